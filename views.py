"""Pages. Each is LNbits' own shell, whose script then loads `static/routes.json`.

What a page shows comes from the REST API, so a shell differs only in who is signed in.
"""

from __future__ import annotations

import os
import time
from functools import lru_cache
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from lnbits.core.models import User
from lnbits.decorators import check_user_exists
from lnbits.helpers import template_renderer

loyalty_generic_router = APIRouter(tags=["Pages"], include_in_schema=False)

SHELL_SECONDS = 60

SignedIn = Annotated[User, Depends(check_user_exists)]


@loyalty_generic_router.get("/")
async def page_home(request: Request, user: SignedIn) -> HTMLResponse:
    return _shell(request, user)


@loyalty_generic_router.get("/community")
async def page_community(request: Request, user: SignedIn) -> HTMLResponse:
    return _shell(request, user)


@loyalty_generic_router.get("/monitor/{merchant_id}")
async def page_monitor(request: Request, merchant_id: str) -> HTMLResponse:
    # The public shell: a tablet shows orders, not the login's wallets and their noise.
    return _shell(request, None)


@loyalty_generic_router.get("/pos/{merchant_id}")
async def page_pos(request: Request, merchant_id: str) -> HTMLResponse:
    return _shell(request, None)


@loyalty_generic_router.get("/c/{nonce}")
async def page_confirm(request: Request, nonce: str) -> HTMLResponse:
    return _shell(request, None)


@loyalty_generic_router.get("/t/{table_token}")
async def page_table(request: Request, table_token: str) -> HTMLResponse:
    return _shell(request, None)


@loyalty_generic_router.get("/card/{merchant_id}")
async def page_card(request: Request, merchant_id: str) -> HTMLResponse:
    return _shell(request, None)


@loyalty_generic_router.get("/receipt/{token}")
async def page_receipt(request: Request, token: str) -> HTMLResponse:
    return _shell(request, None)


@loyalty_generic_router.get("/me")
async def page_me(request: Request) -> HTMLResponse:
    return _shell(request, None)


@loyalty_generic_router.get("/check")
async def page_check(request: Request) -> HTMLResponse:
    return _shell(request, None)


def _shell(request: Request, user: User | None) -> HTMLResponse:
    who = {"user": user.json()} if user else {"public": True}
    templates = _templates(int(time.time()) // SHELL_SECONDS)
    return templates.TemplateResponse(request, "base.html", who, headers=_guards())


def _guards() -> dict[str, str]:
    """Links hold secrets, so no page says where it came from, is kept, or is framed.

    `LOYALTY_FRAME_ANCESTORS` names who else may frame it; `make run` does, for the
    demo's stage.
    """
    others = os.environ.get("LOYALTY_FRAME_ANCESTORS", "")
    return {
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": f"frame-ancestors 'self' {others}".strip(),
    }


@lru_cache(maxsize=1)
def _templates(minute: int) -> Jinja2Templates:
    """LNbits' renderer, kept for a minute.

    A new one compiles 658 KB of templates, 110 ms for every page; a minute is how long
    a setting that the admin changes (theme, title) may take to be seen.
    """
    return template_renderer()
