"""What customers show: a signed request, or the session that one has opened.

`web.py` asks here who is calling. Nothing in here knows what they may.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request, Response
from lnbits.settings import settings

from . import clock, crud, nip98, sessions
from .callers import SESSION, Proof, secret_hash
from .crud import Session
from .exceptions import NotAllowed, NotProved
from .nip98 import Deed, SignedRequest
from .store import Tx, store

COOKIE = "loyalty_session"
PATH = "/loyalty"


@dataclass(frozen=True)
class SignedCall:
    """A request with a signature that has not been looked at yet."""

    signed: str
    url: str
    method: str
    body: bytes

    def verify(self, deed: Deed, now: int) -> SignedRequest:
        """Pure, so that a unit of work may ask. It may have been used before.

        Raises:
            NotProved: a code of `nip98`.
        """
        return nip98.verify(self.signed, self.url, self.method, self.body, now, deed)


async def signed_call(request: Request, shown: str | None = None) -> SignedCall | None:
    """The request as it should have been signed; nothing if it shows no signature.

    Args:
        shown: `Nostr …`, if that is not in the Authorization header.
    """
    if shown is None:
        shown = request.headers.get("Authorization", "")
    scheme, _, signed = shown.partition(" ")
    if scheme != "Nostr":
        return None
    query = f"?{request.url.query}" if request.url.query else ""
    url = f"{base_url()}{request.url.path}{query}"
    return SignedCall(signed, url, request.method, await request.body())


async def signer(request: Request, call: SignedCall) -> str:
    """The key that signed this very request.

    Raises:
        NotProved: a code of `nip98`, `proof_used`.
    """
    proof = call.verify(_deed_of(request, call.body), clock.now())
    await store.write(spend_proof, proof, _call_hash(request, call.body))
    return proof.pubkey


def spend_proof(tx: Tx, proof: SignedRequest, call_hash: str = "") -> None:
    """A proof opens once.

    Raises:
        NotProved: `proof_used`.
    """
    now = clock.now()
    if not crud.use_proof(tx, proof.proof_id, proof.expires_at, now, call_hash):
        raise NotProved("proof_used", "That signed request was used before.")


def base_url() -> str:
    """Where people find this server, whatever a Host header claims."""
    return settings.lnbits_baseurl.rstrip("/")


def _call_hash(request: Request, body: bytes) -> str:
    """What a proof may come again with: the very same call, and nothing else.

    Only where that call is then given its first answer, whatever key others send.
    """
    route = request.scope.get("route")
    idempotency_key = request.headers.get("Idempotency-Key")
    if not idempotency_key or not getattr(route, "keeps_answers", False):
        return ""
    return sha256(idempotency_key.encode() + b"\0" + body).hexdigest()


# --- what a call does, for proofs that name it ----------------------------------------


def purpose(name: str) -> dict[str, Any]:
    """`openapi_extra` of a route that proofs may name by a `purpose` tag."""
    return {"x-purpose": name}


def _deed_of(request: Request, body: bytes) -> Deed:
    """The purpose that the route declares, the order and amount that the call names."""
    extra = getattr(request.scope.get("route"), "openapi_extra", None) or {}
    named = _named_in(body)
    order = request.path_params.get("order_id") or named.get("order_id")
    amount = named.get("amount_sats", named.get("amount"))
    return Deed(
        purpose=extra.get("x-purpose", ""),
        order=order if isinstance(order, str) else "",
        amount=str(amount) if type(amount) is int else "",
    )


def _named_in(body: bytes) -> dict[str, Any]:
    try:
        named = json.loads(body) if body else {}
    except (ValueError, RecursionError):
        return {}  # the endpoint will say so
    return named if isinstance(named, dict) else {}


# --- sessions -------------------------------------------------------------------------


def session_proof(request: Request) -> Proof | None:
    cookie = request.cookies.get(COOKIE)
    if not cookie:
        return None
    writes = request.method not in ("GET", "HEAD")
    if writes:
        check_own_site(request)
    csrf = request.headers.get("X-Loyalty-CSRF", "")
    return Proof(SESSION, secret_hash(cookie), csrf=csrf, writes=writes)


def check_own_site(request: Request) -> None:
    """A second fence beside the CSRF token: browsers say which page is asking.

    Raises:
        NotAllowed: `other_site`.
    """
    ours = _origin(base_url())
    site = request.headers.get("Sec-Fetch-Site", "same-origin")
    if site != "same-origin" or request.headers.get("Origin", ours) != ours:
        raise NotAllowed("other_site", "That came from a page of another site.")


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


class SignIn:
    """Lets an endpoint open a session for a key that it has just seen proved.

    `open` in its unit of work, `give_cookie` once that is committed. The id is always
    ours and new; the session that the browser had is over.
    """

    def __init__(self, request: Request, response: Response) -> None:
        check_own_site(request)
        self._response = response
        self._id = secrets.token_urlsafe(32)
        self._old = request.cookies.get(COOKIE, "")

    def open(self, tx: Tx, pubkey: str) -> Session:
        old = secret_hash(self._old) if self._old else ""
        return sessions.begin(tx, secret_hash(self._id), pubkey, old, clock.now())

    def give_cookie(self) -> None:
        self._response.set_cookie(
            COOKIE,
            self._id,
            max_age=sessions.SECONDS,
            path=PATH,
            httponly=True,
            samesite="lax",
            secure=base_url().startswith("https:"),
        )
