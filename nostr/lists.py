"""Lists of programmes that a programme recommends: signed, published, taken back.

A list is for everybody and published by name, so it goes out wherever the programme
names a relay, whether or not it publishes anything else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nostr_sdk import Nip19Coordinate

from .. import clock
from .. import crud as loyalty
from ..exceptions import Conflict, InvalidInput, NotFound
from ..store import Tx
from . import crud, keys, lists_crud, outbox_crud, server, services
from . import statements as say
from .event import NostrEvent, read, sign
from .keys import KeyLocked, SealedKey
from .models import CuratedList, Outgoing
from .readers import address

MOST_LISTS = 50  # of one programme
_NAME = re.compile(r"[0-9A-Za-z._-]{1,64}")


def put_list(
    tx: Tx, program_id: str, d: str, title: str, programs: Sequence[str]
) -> CuratedList:
    """Publishes a list, in place of the one of that name.

    Args:
        programs: addresses `32604:<key>:<id>`, or `naddr1…`.

    Raises:
        InvalidInput: `bad_list_name`, `bad_program`.
        Conflict: `relays_needed`, `key_locked`, `too_many_lists`.
    """
    if not _NAME.fullmatch(d):
        words = "A list's name has 1 to 64 letters, digits, dots, dashes."
        raise InvalidInput("bad_list_name", words)
    named = list(dict.fromkeys(_address(text) for text in programs))
    loyalty.lock_program(tx, program_id)
    if not crud.get_program(tx, program_id).relays:
        raise Conflict("relays_needed", "Name a relay first: there is none to send to.")
    before = lists_crud.get_list(tx, program_id, d)
    if not before or before.deleted_at:
        _check_room(tx, program_id)
    key = services.make_key(tx, program_id, server.secret())[0]
    return _publish(tx, key, program_id, d, title, named, before)


def _check_room(tx: Tx, program_id: str) -> None:
    if lists_crud.list_lists(tx, program_id, 1, 0)[1] >= MOST_LISTS:
        raise Conflict("too_many_lists", f"{MOST_LISTS} lists are as many as can be.")


def _publish(
    tx: Tx,
    key: SealedKey,
    program_id: str,
    d: str,
    title: str,
    programs: Sequence[str],
    before: CuratedList | None,
) -> CuratedList:
    """Raises: KeyLocked."""
    at = _after(before)
    draft = say.curated_list(server.KINDS, d, title, programs, at)
    event = sign(draft, keys.opened(server.secret(), key))
    text = event.to_json()
    made = CuratedList(program_id, d, title, tuple(programs), key.pubkey, text, at)
    lists_crud.put_list(tx, made)
    _send(tx, made, event)
    return made


def _after(before: CuratedList | None) -> int:
    """Relays keep the later one of two, and none that is dated before a deletion."""
    return max(clock.now(), before.signed_at + 1 if before else 0)


def _send(tx: Tx, one: CuratedList, event: NostrEvent) -> None:
    relays = crud.get_program(tx, one.program_id).relays
    slot = f"list:{one.program_id}:{event.pubkey}:{one.d}"
    going = Outgoing(event, one.program_id, relays, slot)
    outbox_crud.put_outgoing(tx, [going], clock.now())


def _address(text: str) -> str:
    """A programme's address, as its `a` tag has it.

    Raises:
        InvalidInput: `bad_program`.
    """
    named = text.strip().removeprefix("nostr:")
    try:
        if named.lower().startswith("naddr1"):
            found = Nip19Coordinate.from_bech32(named).coordinate()
            kind, author = found.kind().as_u16(), found.public_key().to_hex()
            named = say.address(kind, author, found.identifier())
        parsed = address(named)
    except Exception:  # nostr-sdk has errors of its own for what is no naddr
        parsed = None
    if not parsed or parsed.kind != server.KINDS.program or not parsed.d.isprintable():
        words = f"'{text[:40]}' is no programme: send its naddr1…, or 32604:key:id."
        raise InvalidInput("bad_program", words)
    return named


def get_list(tx: Tx, program_id: str, d: str) -> CuratedList:
    """Raises: NotFound `list_not_found`."""
    found = lists_crud.get_list(tx, program_id, d)
    if not found or found.deleted_at:
        raise NotFound("list_not_found", "There is no such list.")
    return found


def delete_list(tx: Tx, program_id: str, d: str) -> None:
    """Takes a list back: relays are asked to delete it (NIP-09).

    Raises:
        NotFound: `list_not_found`; Conflict: `key_locked`: nobody can sign that.
    """
    loyalty.lock_program(tx, program_id)
    found = get_list(tx, program_id, d)
    author = crud.find_key(tx, found.author)
    if not author:
        raise KeyLocked
    at = _after(found)
    _take_back(tx, found, author, at)
    gone = replace(found, programs=(), event="", signed_at=at, deleted_at=clock.now())
    lists_crud.put_list(tx, gone)


def _take_back(tx: Tx, one: CuratedList, author: SealedKey, at: int) -> None:
    draft = say.list_deletion(server.KINDS, author.pubkey, one.d, at)
    _send(tx, one, sign(draft, keys.opened(server.secret(), author)))


# --- what else changes ----------------------------------------------------------------


def follow_key(tx: Tx, program_id: str) -> None:
    """The programme has a new key: it signs the lists from now on, and what the old one
    signed is taken back, where that one still opens."""
    key = crud.get_keys(tx, program_id)[0]
    for one in lists_crud.list_lists(tx, program_id, MOST_LISTS, 0)[0]:
        author = crud.find_key(tx, one.author)
        try:
            if author and author.pubkey != key.pubkey:
                _take_back(tx, one, author, _after(one))
        except KeyLocked:
            pass  # it stays on relays, and who knows the programme finds the new one
        _publish(tx, key, program_id, one.d, one.title, one.programs, one)


def send_again(tx: Tx, program_id: str) -> None:
    """The programme has other relays: they get its lists, too."""
    for one in lists_crud.list_lists(tx, program_id, MOST_LISTS, 0)[0]:
        _send(tx, one, read(one.event))
