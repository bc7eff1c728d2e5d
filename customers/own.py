"""What holders see and do with their own cards on this server.

A card shows while a merchant of its programme is open and in the mode `full`. To leave
is possible in any mode, and after everybody has closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .. import clock, services
from .. import crud as loyalty
from ..crud.names import put_own_name
from ..discounts.models import SETTLED, Usage
from ..discounts.usage_crud import get_usages
from ..exceptions import NotFound
from ..ledger import EARNED, Entry
from ..merchants.models import Merchant
from ..models import Card, Program
from ..services import CardView
from ..store import Tx
from . import crud


@dataclass(frozen=True)
class OwnCard:
    """A card as its holder sees it.

    Attributes:
        merchant: the branch that was visited last, of those that show.
        name: how its holder wants to be called.
    """

    card_id: str
    program: Program
    merchant: Merchant
    view: CardView
    name: str


def list_cards(
    tx: Tx, pubkey: str, limit: int, offset: int
) -> tuple[list[OwnCard], int]:
    """A page of a key's cards, the last used first, and how many there are."""
    found, total = crud.list_shown_cards(tx, pubkey, limit, offset)
    names = crud.get_own_names(tx, [card_id for card_id, _ in found])
    now = clock.now()
    shown = []
    for card_id, program_id in found:
        merchant = shown_merchant(tx, card_id, program_id)
        if not merchant:
            continue
        program = services.get_program(tx, program_id)
        month = clock.month_of(merchant.clock.date(now))
        view = services.view_card(tx, program, pubkey, month, now, entries=0)
        name = names.get(card_id, "")
        shown.append(OwnCard(card_id, program, merchant, view, name))
    return shown, total


def shown_merchant(tx: Tx, card_id: str, program_id: str) -> Merchant | None:
    """The branch that a card was last used at, of those that show cards; or any."""
    return crud.last_branch(tx, card_id, program_id) or crud.any_branch(tx, program_id)


@dataclass(frozen=True)
class OwnEntry:
    """A line of a holder's statement, with the discounts that were on its bill."""

    entry: Entry
    merchant_name: str
    reason: str | None
    discounts: tuple[Usage, ...] = ()


def list_history(
    tx: Tx, pubkey: str, card_id: str, limit: int, offset: int
) -> tuple[list[OwnEntry], int]:
    """A page of what happened on a key's cards that show, newest first.

    Args:
        card_id: of that card only; empty: of all.

    Raises:
        NotFound: `card_not_found`: it is not theirs, or does not show.
    """
    cards = crud.get_shown_ids(tx, pubkey)
    if card_id:
        cards = [one for one in cards if one == card_id]
        if not cards:
            raise card_not_found()
    entries, total = crud.list_entries(tx, cards, limit, offset)
    reasons = _reasons(tx, [entry for entry, _ in entries])
    earned = {e.order_id for e, _ in entries if e.order_id and e.kind == EARNED}
    usages = get_usages(tx, sorted(earned), SETTLED)
    return [
        OwnEntry(
            entry,
            name,
            reasons.get((entry.card_id, entry.seq)),
            tuple(
                usage
                for usage in usages
                if usage.order_id == entry.order_id
                and entry.kind == EARNED
                and usage.customer_pubkey == pubkey
            ),
        )
        for entry, name in entries
    ], total


def _reasons(tx: Tx, entries: Sequence[Entry]) -> dict[tuple[str, int], str]:
    found = {}
    for card_id in {entry.card_id for entry in entries}:
        seqs = [entry.seq for entry in entries if entry.card_id == card_id]
        for seq, words in loyalty.get_texts(tx, card_id, seqs).items():
            found[card_id, seq] = words
    return found


def own_card(tx: Tx, pubkey: str, card_id: str) -> Card:
    """A key's card, whatever the mode of its merchants.

    Raises:
        NotFound: `card_not_found`.
    """
    card = loyalty.get_card(tx, card_id)
    if not card or loyalty.find_card(tx, card.program_id, pubkey) != card:
        raise card_not_found()
    return card


def call_me(tx: Tx, pubkey: str, card_id: str, name: str) -> Card:
    """Sets how a holder wants to be called there; an empty name takes it away.

    Raises:
        NotFound: `card_not_found`.
    """
    own_card(tx, pubkey, card_id)
    card = loyalty.lock_card_by_id(tx, card_id)
    if loyalty.find_card(tx, card.program_id, pubkey) != card:
        raise card_not_found()  # erased or merged just now: it would name nobody
    put_own_name(tx, card_id, name)
    return card


def card_not_found() -> NotFound:
    return NotFound("card_not_found", "There is no such card.")
