"""REST for whoever runs the server: how we are doing, for people and for Prometheus."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Request, Response
from pydantic import BaseModel

from .. import clock
from ..callers import TOKEN, Proof, secret_hash
from ..fields import Name
from ..merchants.models import Token
from ..store import Tx, store
from ..web import AnyProof, CommunityAdmin, LoyaltyRoute, Page, page_of
from . import metrics, services
from .models import Probed, worst

operations_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Operations"])

BEARER = "Bearer "


class MetricsTokenBody(BaseModel):
    """Who reads the metrics."""

    name: Name


@operations_api_router.get("/admin/health")
async def api_admin_health(actor_id: CommunityAdmin) -> dict[str, Any]:
    """How the extension is doing, for LNbits admins.

    `status` is the worst of its parts: `ok`, `warning` (somebody should look) or
    `trouble`. A part that could not even be asked has `failed`.
    """
    found = await services.look()
    return {
        "status": worst([probed.finding.state for probed in found]),
        "version": services.version(),
        "checked_at": clock.now(),
        "parts": [_view(probed) for probed in found],
    }


async def scraper(request: Request, proof: AnyProof) -> Proof | None:
    """Whoever asks for metrics: Prometheus can also send its token as a bearer's."""
    said = request.headers.get("Authorization", "")
    if proof is None and said.startswith(BEARER):
        return Proof(TOKEN, secret_hash(said.removeprefix(BEARER).strip()))
    return proof


@operations_api_router.get("/metrics")
async def api_metrics(proof: Annotated[Proof | None, Depends(scraper)]) -> Response:
    """The same figures in Prometheus' text format, for a token with `metrics`.

    LNbits admins make one (`POST …/admin/tokens`). It may come as `X-Loyalty-Token` or
    as `Authorization: Bearer`.
    """
    await store.read(services.admit, proof)
    text = metrics.text(await services.look(), services.version())
    return Response(text, media_type=metrics.MEDIA_TYPE)


@operations_api_router.get("/admin/tokens")
async def api_list_metrics_tokens(
    page: Page, actor_id: CommunityAdmin
) -> dict[str, Any]:
    """Who can read the metrics, without their secrets."""
    found, total = await store.read(services.list_tokens, page.limit, page.offset)
    return page_of([_token_view(token) for token in found], total)


@operations_api_router.post("/admin/tokens", status_code=HTTPStatus.CREATED)
async def api_create_metrics_token(
    body: MetricsTokenBody, actor_id: CommunityAdmin
) -> dict[str, Any]:
    """Make a token that reads metrics and nothing else; its secret is shown once."""

    def create(tx: Tx) -> dict[str, Any]:
        token, secret = services.create_token(tx, body.name, actor_id)
        return {**_token_view(token), "secret": secret}

    return await store.write(create)


@operations_api_router.delete("/admin/tokens/{token_id}")
async def api_revoke_metrics_token(
    token_id: str, actor_id: CommunityAdmin
) -> dict[str, Any]:
    """End a metrics token, for the very next scrape."""
    await store.write(services.revoke_token, token_id, actor_id)
    return {"id": token_id, "revoked": True}


def _view(probed: Probed) -> dict[str, Any]:
    finding = probed.finding
    return {
        "part": probed.name,
        "state": finding.state,
        "figures": finding.figures,
        "rows": finding.rows,
        "failed": probed.failed,
    }


def _token_view(token: Token) -> dict[str, Any]:
    shown = ("id", "name", "created_at", "last_used_at")
    return {name: getattr(token, name) for name in shown}
