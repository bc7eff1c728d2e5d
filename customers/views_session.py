"""REST for a customer's session, and for what seals a key that a page has made."""

from __future__ import annotations

import base64
from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Response

from .. import clock, crud, sessions
from ..callers import CUSTOMER
from ..crud import Session
from ..exceptions import NotProved
from ..signatures import COOKIE, PATH, purpose
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, NewSession

session_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Proofs"])


@session_api_router.post(
    "/me/session", status_code=HTTPStatus.CREATED, openapi_extra=purpose("session")
)
async def api_sign_in(proof: AnyProof, sign_in: NewSession) -> dict[str, Any]:
    """Sign this browser in with a signed request: a cookie for 90 days.

    Wherever a customer may read, the cookie will do from then on.
    """
    if proof is None or proof.kind != CUSTOMER:
        raise NotProved("not_proved", "Sign the request with your key.")
    pubkey = proof.holder

    def begin(tx: Tx) -> dict[str, Any]:
        return _view(tx, sign_in.open(tx, pubkey))

    view = await store.write(begin)
    sign_in.give_cookie()
    return view


@session_api_router.get("/me/session")
async def api_get_session(proof: AnyProof) -> dict[str, Any]:
    """Who is signed in here, and the `csrf` that a write has to say."""

    def get(tx: Tx) -> dict[str, Any]:
        now = clock.now()
        session = sessions.admit(tx, proof, now)
        crud.touch_session(tx, session.id_hash, now)
        return _view(tx, session)

    return await store.write(get)


@session_api_router.delete("/me/session")
async def api_sign_out(proof: AnyProof, response: Response) -> dict[str, Any]:
    """Sign this browser out. The session is over for the very next request."""

    def end(tx: Tx) -> None:
        now = clock.now()
        crud.revoke_session(tx, sessions.admit(tx, proof, now).id_hash, now)

    await store.write(end)
    response.delete_cookie(COOKIE, path=PATH)
    return {"signed_out": True}


@session_api_router.get("/me/wrap", openapi_extra=purpose("wrap"))
async def api_get_wrap(proof: AnyProof) -> dict[str, Any]:
    """What seals a key made in a page: 32 bytes, the same for a key every time.

    Only for whoever has just proved that key, or holds a session for it. The server
    keeps the wrap and not the sealed key, the phone keeps the sealed key and not the
    wrap: a copy of either opens nothing. Asked for with a signature, the key is noted
    as one that a page has made: its cards can be recovered when the phone is lost.
    """

    def wrap(tx: Tx) -> bytes:
        if proof and proof.kind == CUSTOMER:
            crud.put_page_key(tx, proof.holder, clock.now())
            return sessions.wrap_key(tx, proof.holder)
        return sessions.wrap_key(tx, sessions.admit(tx, proof, clock.now()).pubkey)

    return {"wrap": base64.b64encode(await store.write(wrap)).decode()}


def _view(tx: Tx, session: Session) -> dict[str, Any]:
    return {
        "pubkey": session.pubkey,
        "csrf": sessions.csrf_token(tx, session),
        "expires_at": session.expires_at,
    }
