"""Pages. Each is LNbits' own shell, whose script then loads `static/routes.json`.

What a page shows comes from the REST API, so a shell differs only in who is signed in.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from functools import lru_cache
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse
from fastapi.templating import Jinja2Templates
from jinja2 import Template
from lnbits.core.models import User
from lnbits.decorators import check_user_exists
from lnbits.helpers import template_renderer

from .directory import preview
from .directory.preview import Preview
from .store import store

loyalty_generic_router = APIRouter(tags=["Pages"], include_in_schema=False)

SHELL_SECONDS = 60
HOME_SCREEN = "/loyalty/static/places.webmanifest"
# What programs say of a link that somebody shares. Jinja escapes all of it.
_SHARED = """{% extends "base.html" %}
{% block title %}{{ seen.title }}{% endblock %}
{% block head_scripts %}
<link rel="canonical" href="{{ seen.url }}" />
<meta name="description" content="{{ seen.description }}" />
<meta property="og:type" content="website" />
<meta property="og:title" content="{{ seen.title }}" />
<meta property="og:description" content="{{ seen.description }}" />
<meta property="og:url" content="{{ seen.url }}" />
<meta property="og:site_name" content="{{ seen.site or SITE_TITLE }}" />
{% if seen.image %}
<meta property="og:image" content="{{ seen.image }}" />
{% endif %}
<meta name="twitter:card" content="{{ "summary_large_image" if seen.image else "summary" }}" />
{% endblock %}"""  # noqa: E501

SignedIn = Annotated[User, Depends(check_user_exists)]


@loyalty_generic_router.get("/")
async def page_home(request: Request, user: SignedIn) -> HTMLResponse:
    return _shell(request, user)


@loyalty_generic_router.get("/community")
async def page_community(request: Request, user: SignedIn) -> HTMLResponse:
    return _shell(request, user)


@loyalty_generic_router.get("/report/{merchant_id}")
async def page_report(
    request: Request, merchant_id: str, user: SignedIn
) -> HTMLResponse:
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


@loyalty_generic_router.get("/places")
async def page_places(request: Request) -> HTMLResponse:
    return _shared(request, await store.read(preview.of_directory))


@loyalty_generic_router.get("/places/{place}")
async def page_place(request: Request, place: str) -> HTMLResponse:
    seen = await store.read(preview.of_place, place)
    if seen:
        return _shared(request, seen)
    shell = _shell(request, None)
    shell.status_code = HTTPStatus.NOT_FOUND
    return shell


def _shell(request: Request, user: User | None) -> HTMLResponse:
    who = {"user": user.json()} if user else {"public": True}
    found = _templates(int(time.time()) // SHELL_SECONDS).lnbits
    return found.TemplateResponse(request, "base.html", who, headers=_guards())


def _shared(request: Request, seen: Preview) -> HTMLResponse:
    """A page for everybody whose link says what it leads to."""
    shared = _templates(int(time.time()) // SHELL_SECONDS).shared
    page = shared.render(
        request=request, public=True, seen=seen, web_manifest=HOME_SCREEN
    )
    return HTMLResponse(page, headers=_guards())


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


@dataclass(frozen=True)
class _Templates:
    """LNbits' renderer, and its shell with a place for what is said of a link."""

    lnbits: Jinja2Templates
    shared: Template


@lru_cache(maxsize=1)
def _templates(minute: int) -> _Templates:
    """Kept for a minute.

    A new renderer compiles 658 KB of templates, 110 ms for every page; a minute is how
    long a setting that the admin changes (theme, title) may take to be seen.
    """
    lnbits = template_renderer()
    return _Templates(lnbits, lnbits.env.from_string(_SHARED))
