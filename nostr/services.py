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
from .keys import KeyLocked, SealedKey
from .models import FULL, NostrProgram, NostrUpdate, RelayState
from .statements import Issuer

NAMED_BY = "nostr"  # the install's secret that cards and bills are named by
KEPT_SECONDS = 30 * 86_400


@dataclass(frozen=True)
class KeyState:
    """A programme's key as its owner sees it: `none`, `ready` or `locked`."""

    state: str
    pubkey: str
    issuers: tuple[Issuer, ...]


def key_state(tx: Tx, program_id: str, server_secret: str) -> KeyState:
    """The key that signs now, and all that ever did, the newest first."""
    found = crud.get_keys(tx, program_id)
    if not found or found[0].until_at is not None:
        return KeyState("none", "", issuers_of(found))
    try:
        keys.opened(server_secret, found[0])
    except KeyLocked:
        return KeyState("locked", found[0].pubkey, issuers_of(found))
    return KeyState("ready", found[0].pubkey, issuers_of(found))


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
        Conflict: `key_too_new`: two keys in one second would leave one no time at all.
    """
    loyalty.lock_program(tx, program_id)
    crud.make_program(tx, program_id)
    found, now = crud.get_keys(tx, program_id), clock.now()
    if found and found[0].from_at >= now:
        raise Conflict("key_too_new", "The key was made just now. Wait a moment.")
    was_ready = key_state(tx, program_id, server_secret).state == "ready"
    crud.end_key(tx, program_id, now)
    from_at = now if was_ready else 0
    crud.insert_key(tx, keys.make(server_secret, program_id, new_id(), from_at))
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
        KeyLocked
    """
    found = crud.get_keys(tx, program_id)
    if not found or found[0].until_at is not None:
        raise NotFound("no_key", "This programme has no key yet.")
    return keys.opened(server_secret, found[0])


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
