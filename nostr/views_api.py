"""REST for a programme on Nostr: its key, its switch, its relays. Its owner's alone.

No answer ever has a secret key in it, but for the export, which is under a password.
"""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.concurrency import run_in_threadpool

from .. import clock
from ..callers import Proof
from ..keys import npub
from ..merchants.views_program import as_owner
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Page, page_of
from . import crud, lists, remotely, server, services
from .bunker import READY
from .keys import LOCKED, exported
from .models import ExportBody, NostrUpdate, RelayState, RetryBody

WAITS = "What is to be published waits; points go on as before."
SIGNER_LOCKED = (
    "The server's secret key has changed, so the signer cannot be reached. "
    f"{WAITS} Put the old secret back (AUTH_SECRET_KEY), or name the signer again."
)
nostr_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Nostr"])


@nostr_api_router.get("/merchants/{merchant_id}/nostr")
async def api_get_nostr(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """Whether the programme publishes, under which key, and where."""

    def get(tx: Tx) -> dict[str, Any]:
        return _view(tx, _program_id(tx, proof, merchant_id))

    return await store.read(get)


@nostr_api_router.put("/merchants/{merchant_id}/nostr")
async def api_change_nostr(
    merchant_id: str, body: NostrUpdate, proof: AnyProof
) -> dict[str, Any]:
    """Switch publishing on or off, name the relays, or a remote signer (NIP-46) that
    keeps the key; what is not sent stays.

    The key is made when it is first needed. What was published stays on the relays when
    you switch it off, but for the cards, which relays are asked to delete. A `signer`
    is a `bunker://` link, used now and not kept; `null`: the key is made and kept here.
    """
    bunker = None
    if body.signer:
        await store.read(_program_id, proof, merchant_id)  # before anything is dialled
        bunker = await remotely.connect(body.signer)

    def change(tx: Tx) -> dict[str, Any]:
        access = as_owner(tx, proof, merchant_id)
        program_id = access.merchant.program_id
        services.change(tx, program_id, body, access.actor_id)
        if body.relays:
            lists.send_again(tx, program_id)
        if body.names_signer:
            services.name_signer(tx, program_id, bunker, server.secret())
        if services.publishes(tx, program_id):
            # Not by the first job that needs it: guests may take their cards along.
            services.make_key(tx, program_id, server.secret())
        return _view(tx, program_id)

    return await store.write(change)


@nostr_api_router.post("/merchants/{merchant_id}/nostr/rotate")
async def api_rotate_key(merchant_id: str, proof: AnyProof) -> dict[str, Any]:
    """A new key signs from now on. What the old one signed stays good."""

    def rotate(tx: Tx) -> dict[str, Any]:
        program_id = _program_id(tx, proof, merchant_id)
        services.rotate(tx, program_id, server.secret())
        return _view(tx, program_id)

    return await store.write(rotate)


@nostr_api_router.post("/merchants/{merchant_id}/nostr/export")
async def api_export_key(
    merchant_id: str, body: ExportBody, proof: AnyProof
) -> dict[str, Any]:
    """The key under a password of yours (NIP-49): a backup, or a way to move.

    Whoever has both can sign in the programme's name.
    """

    def get(tx: Tx) -> bytes:
        program_id = _program_id(tx, proof, merchant_id)
        return services.key_to_export(tx, program_id, server.secret())

    secret = await store.read(get)
    return {"ncryptsec": await run_in_threadpool(exported, secret, body.password)}


@nostr_api_router.get("/merchants/{merchant_id}/nostr/relays")
async def api_list_relays(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """How each relay stands, in words: those you name, and those of customers that
    something did not reach."""

    def listed(tx: Tx) -> dict[str, Any]:
        program_id = _program_id(tx, proof, merchant_id)
        found, total = services.relay_states(tx, program_id, page.limit, page.offset)
        now = clock.now()
        return page_of([_relay_view(state, now) for state in found], total)

    return await store.read(listed)


@nostr_api_router.post("/merchants/{merchant_id}/nostr/relays/retry")
async def api_retry_relays(
    merchant_id: str, body: RetryBody, proof: AnyProof
) -> dict[str, Any]:
    """Send again what was given up, to one relay or to all of them."""

    def retry(tx: Tx) -> dict[str, Any]:
        program_id = _program_id(tx, proof, merchant_id)
        return {"retried": services.retry(tx, program_id, body.relay or "")}

    return await store.write(retry)


def _program_id(tx: Tx, proof: Proof | None, merchant_id: str) -> str:
    return as_owner(tx, proof, merchant_id).merchant.program_id


def _view(tx: Tx, program_id: str) -> dict[str, Any]:
    key = services.key_state(tx, program_id, server.secret())
    publishes = services.publishes(tx, program_id)
    relays = list(crud.get_program(tx, program_id).relays)
    return {
        "publish": publishes,
        "relays": relays,
        "key": key.state,
        "pubkey": key.pubkey or None,
        "npub": npub(key.pubkey) if key.pubkey else None,
        "signer": _signer_view(key),
        "issuers": [{**vars(one), "npub": npub(one.pubkey)} for one in key.issuers],
        "words": _words(key, publishes, bool(relays)),
    }


def _signer_view(key: services.KeyState) -> dict[str, Any]:
    """Who keeps the key, and whether it can be used."""
    if key.signer is None:
        return {"kind": "local", "state": key.state, "words": _LOCAL[key.state]}
    if key.state == "locked":
        return {"kind": "remote", "state": "locked", "words": SIGNER_LOCKED}
    words = key.signer.reason or "Your signer keeps the key, and signs."
    return {"kind": "remote", "state": key.signer.state, "words": words}


_LOCAL = {
    "none": "A key is made here when it is first needed.",
    "ready": "The key is kept on this server, sealed.",
    "locked": LOCKED,
}


def _words(key: services.KeyState, publishes: bool, has_relays: bool) -> str:
    if key.state == "locked":
        return SIGNER_LOCKED if key.signer else LOCKED
    if key.signer and key.signer.state != READY:
        return f"{key.signer.reason} {WAITS}"
    if not publishes:
        return "Nothing is published, but for cards whose holders asked for it."
    if not has_relays:
        return "Name a relay: there is none to publish to."
    return "The programme is published."


def _relay_view(state: RelayState, now: int) -> dict[str, Any]:
    return {
        "id": state.url,
        "url": state.url,
        "state": _state(state, now),
        "words": _relay_words(state, now),
        "tries": state.fails,
        "reason": state.reason,
        "waiting": state.waiting,
        "dead": state.dead,
        "dead_reason": state.dead_reason if state.dead else "",
        "last_ok_at": state.last_ok_at or None,
        "next_try_at": state.paused_until if state.paused_until > now else None,
    }


def _state(state: RelayState, now: int) -> str:
    if state.fails:
        return "failing"
    if state.paused_until > now:
        return "paused"
    return "ok" if state.last_ok_at else "new"


def _relay_words(state: RelayState, now: int) -> str:
    if state.fails:
        return f"{state.reason} Tried {_times(state.fails)}."
    if state.dead:
        return f"{_events(state.dead)} not taken: {state.dead_reason}."
    if state.paused_until > now:
        return f"{state.reason}. Sending goes on in a moment."
    if state.waiting:
        return f"{_events(state.waiting)} on the way."
    return "All has arrived." if state.last_ok_at else "Nothing was sent there yet."


def _times(n: int) -> str:
    return "once" if n == 1 else f"{n} times"


def _events(n: int) -> str:
    return "1 event" if n == 1 else f"{n} events"
