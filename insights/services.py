"""What of the event log a caller gets to see, by the page and as a file."""

from __future__ import annotations

from .. import clock
from ..merchants.access import Access
from ..merchants.services import check_program_owner
from ..store import Tx
from . import crud, sheet
from .models import LogEntry, Place, Selection, Wanted

SHEET_PAGE = 2000
MANY_CARDS = 100  # that many are found faster along the log than card by card


def select(tx: Tx, access: Access, wanted: Wanted) -> Selection:
    """Settles what somebody may see of what they want; a stranger has no events.

    Raises:
        NotAllowed: `not_owner`: the whole programme is for its owner's admin key.
    """
    is_program = wanted.scope == "program"
    if is_program:
        check_program_owner(tx, access)
    program_id = access.merchant.program_id
    card_ids = _named_cards(tx, program_id, wanted)
    return Selection(
        program_id=program_id,
        merchant_id="" if is_program else access.merchant.id,
        card_ids=card_ids,
        kind=wanted.kind,
        source=wanted.source,
        actor_id=wanted.actor_id,
        order_id=wanted.order_id,
        since=wanted.since,
        until=wanted.until,
        search=wanted.search if card_ids is None else "",
    )


def _named_cards(tx: Tx, program_id: str, wanted: Wanted) -> tuple[str, ...] | None:
    """The cards of whom somebody wants to see; nothing: of anybody, or of very many."""
    pubkey, search = wanted.customer_pubkey, wanted.search
    if not pubkey and not search:
        return None
    found = crud.find_card_ids(tx, program_id, pubkey, search, MANY_CARDS)
    return tuple(found) if len(found) < MANY_CARDS else None


def select_sheet(tx: Tx, access: Access, wanted: Wanted) -> Selection:
    """The same for a file, which cannot be refused any more once it has begun.

    Raises:
        NotAllowed: `not_owner`.
        InvalidInput: `unknown_timezone`: the server has lost its zone database.
    """
    clock.zone(access.merchant.timezone)
    return select(tx, access, wanted)


def read_log(
    tx: Tx, selection: Selection, order: str, limit: int, offset: int
) -> tuple[list[LogEntry], int]:
    """A page of the log, and how many events there are."""
    entries = crud.list_events(tx, selection, order, limit, offset)
    return entries, crud.count_events(tx, selection)


def next_lines(
    tx: Tx, selection: Selection, place: Place | None, descending: bool
) -> tuple[str, Place | None]:
    """The next lines of the file, and the place behind them; none: that was all."""
    entries = crud.events_behind(tx, selection, place, descending, SHEET_PAGE)
    is_last = len(entries) < SHEET_PAGE
    return sheet.lines(entries), None if is_last else entries[-1].place
