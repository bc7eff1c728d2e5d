"""Verbs of a programme's key and of what is published; nothing here dials anywhere.

The key is made when it is first needed. A new one takes over from a moment on: the
programme names both with the time that each signed in, so that what the old one signed
stays good.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass

from .. import clock
from .. import crud as loyalty
from ..exceptions import Conflict, InvalidInput, NotFound
from ..guard import DialRefused, check_url
from ..ids import new_id
from ..models import ProgramUpdate
from ..services import get_program, update_program
from ..store import Tx
from . import cards_crud, crud, keys, notes_crud, outbox_crud
from .bunker import Bunker
from .keys import KeyLocked, SealedKey
from .models import FULL, NostrProgram, NostrUpdate, RelayState, RemoteSigner
from .statements import Issuer

NAMED_BY = "nostr"  # the install's secret that cards and bills are named by
KEPT_SECONDS = 30 * 86_400


@dataclass(frozen=True)
class KeyState:
    """A programme's key as its owner sees it: `none`, `ready` or `locked`.

    Attributes:
        signer: keeps it, if it is not kept here.
    """

    state: str
    pubkey: str
    issuers: tuple[Issuer, ...]
    signer: RemoteSigner | None = None


def key_state(tx: Tx, program_id: str, server_secret: str) -> KeyState:
    """The key that signs now, and all that ever did, the newest first."""
    found = crud.get_keys(tx, program_id)
    if not found or found[0].until_at is not None:
        return KeyState("none", "", issuers_of(found))
    signer = crud.get_signer(tx, program_id)
    try:
        if signer:
            keys.opened_bunker(server_secret, signer)
        else:
            keys.opened(server_secret, found[0])
    except KeyLocked:
        return KeyState("locked", found[0].pubkey, issuers_of(found), signer)
    return KeyState("ready", found[0].pubkey, issuers_of(found), signer)


def issuers_of(found: Sequence[SealedKey]) -> tuple[Issuer, ...]:
    return tuple(Issuer(key.pubkey, key.from_at, key.until_at) for key in found)


def make_key(tx: Tx, program_id: str, server_secret: str) -> list[SealedKey]:
    """All keys of a programme, the one that signs now first; made if there is none.

    The first key signs for all that happened before it was made, too: nobody else did.
    """
    found = crud.get_keys(tx, program_id)
    if found and found[0].until_at is None:
        return found
    loyalty.lock_program(tx, program_id)
    from_at = clock.now() if found else 0
    crud.insert_key(tx, keys.make(server_secret, program_id, new_id(), from_at))
    return crud.get_keys(tx, program_id)


def rotate(tx: Tx, program_id: str, server_secret: str) -> None:
    """A new key signs from this second on. All of the programme is said again by it.

    Where the old one is locked, the new one signs for the past, too: nobody else can.

    Raises:
        Conflict: `remote_signer`: the key is not ours to change; `key_too_new`: two
            keys in one second would leave one no time at all.
    """
    loyalty.lock_program(tx, program_id)
    if crud.get_signer(tx, program_id):
        raise _kept_elsewhere()
    from_at = _end_key(tx, program_id, server_secret)
    crud.insert_key(tx, keys.make(server_secret, program_id, new_id(), from_at))
    _say_all_again(tx, program_id)


def name_signer(
    tx: Tx, program_id: str, bunker: Bunker | None, server_secret: str
) -> None:
    """A remote signer's key signs from this second on; or, without one, a key that is
    made here, if there was a signer.

    A signer that is given up signs no more, so its successor signs for the past, too.
    The same key again only changes how it is reached.

    Raises:
        Conflict: `key_too_new`; `signer_key_used`: the key has signed for this or
            another programme, and its time is over.
    """
    loyalty.lock_program(tx, program_id)
    before = crud.get_signer(tx, program_id)
    if bunker is None and before is None:
        return
    if bunker and before and bunker.pubkey == before.pubkey:
        crud.put_signer(tx, keys.sealed_bunker(server_secret, program_id, bunker))
        return
    from_at = _end_key(tx, program_id, server_secret)
    if bunker is None:
        crud.delete_signer(tx, program_id)
        key = keys.make(server_secret, program_id, new_id(), from_at)
    else:
        crud.put_signer(tx, keys.sealed_bunker(server_secret, program_id, bunker))
        key = keys.kept_elsewhere(program_id, new_id(), bunker.pubkey, from_at)
    if not crud.insert_key(tx, key):
        raise Conflict(
            "signer_key_used",
            "That key has signed for a programme before. Give your signer another.",
        )
    _say_all_again(tx, program_id)


def _end_key(tx: Tx, program_id: str, server_secret: str) -> int:
    """Ends the key that signs now; says from when the next one has to sign."""
    crud.make_program(tx, program_id)
    found, now = crud.get_keys(tx, program_id), clock.now()
    if found and found[0].from_at >= now:
        raise Conflict("key_too_new", "The key was made just now. Wait a moment.")
    state = key_state(tx, program_id, server_secret)
    crud.end_key(tx, program_id, now)
    return now if state.state == "ready" and state.signer is None else 0


def _say_all_again(tx: Tx, program_id: str) -> None:
    open_up(tx, program_id)
    crud.unsay(tx, program_id)
    if crud.get_program(tx, program_id).fill_after is not None:
        crud.put_fill(tx, program_id, "")
    cards_crud.mark_visible(tx, program_id)


def open_up(tx: Tx, program_id: str) -> None:
    """A programme can speak from now on; what had to wait for that goes on its way."""
    crud.put_ready(tx, program_id, True)
    notes_crud.release_of(tx, program_id)


def key_to_export(tx: Tx, program_id: str, server_secret: str) -> bytes:
    """The secret half of the key that signs now.

    Raises:
        NotFound: `no_key`.
        Conflict: `remote_signer`.
        KeyLocked
    """
    if crud.get_signer(tx, program_id):
        raise _kept_elsewhere()
    found = crud.get_keys(tx, program_id)
    if not found or found[0].until_at is not None:
        raise NotFound("no_key", "This programme has no key yet.")
    return keys.opened(server_secret, found[0])


def _kept_elsewhere() -> Conflict:
    return Conflict(
        "remote_signer",
        "A remote signer keeps this key: it is not on this server. Change it there.",
    )


# --- the switch, and where to ---------------------------------------------------------


def change(tx: Tx, program_id: str, update: NostrUpdate, actor_id: str) -> None:
    """Switches publishing, or names the relays.

    Raises:
        InvalidInput: `bad_relay`.
        Conflict: `relays_needed`: there is nowhere to publish to.
    """
    crud.make_program(tx, program_id)
    if update.relays is not None:
        crud.put_relays(tx, program_id, checked_relays(update.relays))
        cards_crud.ask_again(tx, program_id)
        cards_crud.mark_visible(tx, program_id)
    if update.publish is None:
        return
    if update.publish and not crud.get_program(tx, program_id).relays:
        raise Conflict("relays_needed", "Name a relay first: there is none to send to.")
    switch = ProgramUpdate(publish_events=update.publish)
    update_program(tx, program_id, switch, actor_id)


def checked_relays(named: Sequence[str]) -> list[str]:
    """Relays as they are kept, each once.

    Raises:
        InvalidInput: `bad_relay`.
    """
    found: list[str] = []
    for text in named:
        try:
            url = check_url(text)
        except DialRefused as exc:
            raise InvalidInput("bad_relay", f"{text[:100]}: {exc.message}") from exc
        if url not in found:
            found.append(url)
    return found


def relay_states(
    tx: Tx, program_id: str, limit: int, offset: int
) -> tuple[list[RelayState], int]:
    named = crud.get_program(tx, program_id).relays
    return outbox_crud.relay_states(tx, program_id, named, limit, offset)


def retry(tx: Tx, program_id: str, relay: str) -> int:
    """Sends a programme's dead letters again; says how many there were."""
    return outbox_crud.retry_dead(tx, program_id, relay, clock.now())


# --- what a customer chooses ----------------------------------------------------------


def show_card(tx: Tx, card_id: str, program_id: str, visibility: str) -> None:
    """Lets others see a card, or its tier, or nothing of it from now on.

    Raises:
        Conflict: `not_on_nostr`: the programme has no relay to publish to.
    """
    program: NostrProgram = crud.get_program(tx, program_id)
    card = cards_crud.get_card(tx, card_id)
    if (card.visibility if card else "private") == visibility:
        return
    if visibility != "private" and not program.relays:
        raise Conflict(
            "not_on_nostr", "This place does not publish to Nostr, so nobody could see."
        )
    cards_crud.mark(tx, [card_id], stale_before=0)
    cards_crud.put_visibility(tx, card_id, visibility)


def naming_secret(tx: Tx) -> bytes:
    """What names cards and bills on Nostr, so that only this server can tell whose."""
    return bytes.fromhex(loyalty.install_secret(tx, NAMED_BY, secrets.token_hex(32)))


def forget_sent(tx: Tx, now: int, limit: int) -> int:
    """Lets go of what arrived, or was given up, thirty days ago."""
    return outbox_crud.forget_ended(tx, now - KEPT_SECONDS, limit)


def is_public(visibility: str) -> bool:
    return visibility == FULL


def publishes(tx: Tx, program_id: str) -> bool:
    """Whether a programme publishes unasked, as things stand."""
    return get_program(tx, program_id).settings.publish_events
