"""Lists of programmes that a programme recommends: signed, published, taken back.

A list is for everybody and published by name, so it goes out wherever the programme
names a relay, whether or not it publishes anything else. When the programme gets
another key, that one signs the lists, too, and what the old one signed is taken back.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace

from nostr_sdk import Nip19Coordinate

from .. import clock
from .. import crud as loyalty
from ..exceptions import Conflict, InvalidInput, NotFound
from ..store import Tx
from . import crud, lists_crud, outbox_crud, server
from . import statements as say
from .event import Draft, NostrEvent, read
from .facts import Signer, Signers
from .keys import KeyLocked
from .models import CuratedList, Outgoing
from .pens import Pen
from .readers import address
from .signing_first import Moved, check_signs, signer_now

MOST_LISTS = 50  # of one programme
_NAME = re.compile(r"[0-9A-Za-z._-]{1,64}")


@dataclass(frozen=True)
class SignedList:
    """A list, or its deletion, signed and not written yet.

    Attributes:
        made: as it will be; before: as it was when it was drawn.
        signed_by: the key that signed for the programme then.
        events: what relays are told.
    """

    made: CuratedList
    before: CuratedList | None
    signed_by: str
    events: list[NostrEvent]


@dataclass(frozen=True)
class DrawnList:
    """A list, or its deletion, that only has to be signed.

    Attributes:
        one: as it will be, without its event; before: as it is.
    """

    signer: Signer
    one: CuratedList
    before: CuratedList | None

    @property
    def pen(self) -> Pen:
        if self.one.deleted_at is not None:
            return self.signer.pens[self.one.author]
        return self.signer.pen

    def signed(self) -> SignedList:
        """What another key signed before is taken back, where that one still opens."""
        events, made = [], self.one
        if self._takes_back and self.before:
            author = self.signer.pens.get(self.before.author)
            if author:
                events.append(author.sign(self._deletion(author.pubkey)))
        if made.deleted_at is None:
            draft = say.curated_list(
                server.KINDS, made.d, made.title, made.programs, made.signed_at
            )
            events.append(self.pen.sign(draft))
            made = replace(made, event=events[-1].to_json())
        return SignedList(made, self.before, self.signer.pubkey, events)

    @property
    def _takes_back(self) -> bool:
        if self.before is None or self.before.deleted_at is not None:
            return False
        is_gone = self.one.deleted_at is not None
        return is_gone or self.before.author != self.one.author

    def _deletion(self, author: str) -> Draft:
        one = self.one
        return say.list_deletion(server.KINDS, author, one.d, one.signed_at)


def draw_list(
    tx: Tx, program_id: str, d: str, title: str, programs: Sequence[str]
) -> DrawnList:
    """A list that is to take the place of the one of that name.

    Args:
        programs: addresses `32604:<key>:<id>`, or `naddr1…`.

    Raises:
        InvalidInput: `bad_list_name`, `bad_program`.
        Conflict: `relays_needed`, `key_locked`, `too_many_lists`.
    """
    if not _NAME.fullmatch(d):
        words = "A list's name has 1 to 64 letters, digits, dots, dashes."
        raise InvalidInput("bad_list_name", words)
    named = tuple(dict.fromkeys(_address(text) for text in programs))
    if not crud.get_program(tx, program_id).relays:
        raise Conflict("relays_needed", "Name a relay first: there is none to send to.")
    before = lists_crud.get_list(tx, program_id, d)
    _check_room(tx, program_id, before)
    signer = signer_now(tx, program_id)
    one = CuratedList(program_id, d, title, named, signer.pubkey, "", _after(before))
    return DrawnList(signer, one, before)


def _check_room(tx: Tx, program_id: str, before: CuratedList | None) -> None:
    if before and before.deleted_at is None:
        return
    if lists_crud.list_lists(tx, program_id, 1, 0)[1] >= MOST_LISTS:
        raise Conflict("too_many_lists", f"{MOST_LISTS} lists are as many as can be.")


def draw_deletion(tx: Tx, program_id: str, d: str) -> DrawnList:
    """A list that is to be taken back: relays are asked to delete it (NIP-09).

    Raises:
        NotFound: `list_not_found`; Conflict: `key_locked`: nobody can sign that.
    """
    found = get_list(tx, program_id, d)
    signer = signer_now(tx, program_id)
    if found.author not in signer.pens:
        raise KeyLocked
    at = _after(found)
    gone = replace(found, programs=(), event="", signed_at=at, deleted_at=clock.now())
    return DrawnList(signer, gone, found)


def put_list(tx: Tx, signed: SignedList) -> CuratedList:
    """Writes a list, or that it is gone, and tells relays.

    Raises:
        Conflict: `too_many_lists`; Moved: the key, or the list, has changed since it
            was drawn.
    """
    made = signed.made
    loyalty.lock_program(tx, made.program_id)
    check_signs(tx, made.program_id, signed.signed_by)
    if lists_crud.get_list(tx, made.program_id, made.d) != signed.before:
        raise Moved
    if made.deleted_at is None:
        _check_room(tx, made.program_id, signed.before)
    lists_crud.put_list(tx, made)
    for event in signed.events:
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


# --- what else changes ----------------------------------------------------------------


def lists_due(
    tx: Tx, server_secret: str, limit: int, program_id: str = ""
) -> list[DrawnList]:
    """Lists whose programme has another key by now, which has to sign them: of one
    programme, or of all whose key is here."""
    signers = Signers(tx, server_secret)
    found = []
    for one in lists_crud.get_lists_due(tx, limit, program_id):
        signer = signers.get(one.program_id)
        if signer is not None:
            new = replace(one, author=signer.pubkey, signed_at=_after(one))
            found.append(DrawnList(signer, new, one))
    return found


def put_due(tx: Tx, signed: Sequence[SignedList]) -> None:
    """Writes them, but for those that have changed meanwhile."""
    for one in signed:
        with suppress(Moved):
            put_list(tx, one)


def send_again(tx: Tx, program_id: str) -> None:
    """The programme has other relays: they get its lists, too."""
    for one in lists_crud.list_lists(tx, program_id, MOST_LISTS, 0)[0]:
        _send(tx, one, read(one.event))
