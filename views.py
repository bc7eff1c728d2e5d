"""Pages. They are shells: what they show comes from the REST API."""

from __future__ import annotations

from fastapi import APIRouter, Depends
from lnbits.core.views.generic import index
from lnbits.decorators import check_user_exists

loyalty_generic_router = APIRouter(tags=["Pages"])

loyalty_generic_router.add_api_route(
    "/",
    methods=["GET"],
    endpoint=index,
    dependencies=[Depends(check_user_exists)],
    include_in_schema=False,
)
