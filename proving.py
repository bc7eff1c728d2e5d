"""Verifies cards' chains, and makes their books again from them.

Chains are the truth, books a cache: what differs is reported, and can be put right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from . import clock, crud, ledger, services
from .crud import KeptBooks
from .ledger import Event, MemoryBooks
from .models import Program
from .points import Tier
from .services.standing import is_settled, matches_of, standing_by
from .store import Tx
from .tiers import Match


@dataclass(frozen=True)
class CardProof:
    """What going through one card's chain showed.

    Attributes:
        faults: what is not genuine in the chain, in words; empty if all is.
        differs: what in the kept books was not what the chain says: fields of the
            balance, `lots`, `takings` or `bills`.
    """

    card_id: str
    events: int
    faults: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)

    @property
    def is_right(self) -> bool:
        return not self.faults and not self.differs


def prove_cards(tx: Tx, program: Program, card_ids: Sequence[str]) -> list[CardProof]:
    """Verifies cards' chains and compares their books with a replay of them."""
    if len(card_ids) == 1:  # it may be a long one: read by the page
        return [prove_card(tx, program, card_ids[0])]
    tiers, now = crud.get_tiers(tx, program.id), clock.now()
    chains = crud.read_chains(tx, card_ids)
    kept = crud.read_many_books(tx, card_ids, program.id)
    matches = matches_of(tx, program, card_ids, now)
    return [
        _prove(
            _Measure(program, tiers, now, matches.get(card_id, [])),
            card_id,
            chains[card_id],
            kept[card_id],
        )[0]
        for card_id in card_ids
    ]


def prove_card(tx: Tx, program: Program, card_id: str) -> CardProof:
    """Verifies a card's chain and compares its books with a replay of it."""
    return _prove_one(tx, program, card_id)[0]


def rebuild_card(tx: Tx, program: Program, card_id: str) -> CardProof:
    """Replaces a card's books by what its chain says, and reports the difference."""
    program = services.get_program(tx, program.id, hold=True)
    crud.lock_card_by_id(tx, card_id)
    proof, books = _prove_one(tx, program, card_id)
    if proof.differs:
        crud.replace_books(tx, books)
    return proof


def _prove_one(tx: Tx, program: Program, card_id: str) -> tuple[CardProof, MemoryBooks]:
    tiers = crud.get_tiers(tx, program.id)
    chain = crud.read_chain(tx, card_id)
    kept = crud.read_many_books(tx, [card_id], program.id)[card_id]
    now = clock.now()
    matches = matches_of(tx, program, [card_id], now).get(card_id, [])
    return _prove(_Measure(program, tiers, now, matches), card_id, chain, kept)


@dataclass(frozen=True)
class _Measure:
    """What a card's tier is measured by."""

    program: Program
    tiers: list[Tier]
    now: int
    matches: list[Match]


def _prove(
    measure: _Measure,
    card_id: str,
    chain: Iterable[Event],
    kept: KeptBooks,
) -> tuple[CardProof, MemoryBooks]:
    passing = _Pass(MemoryBooks(card_id, measure.program.id))
    faults = list(ledger.faults(passing.events(chain)))
    if passing.unreadable:
        faults.append(passing.unreadable)
    expected = passing.books
    _put_tier(measure, expected, kept)
    # Where a programme has moved away, books are gone on purpose, and chains stay.
    has_moved = measure.program.moved_at is not None
    differs = [] if has_moved else _differences(kept, expected)
    return CardProof(card_id, passing.count, faults, differs), expected


def _put_tier(measure: _Measure, expected: MemoryBooks, kept: KeptBooks) -> None:
    """Gives the replayed balance its tier.

    A tier that the kept balance says must be looked at again by now proves nothing:
    whoever reads the card computes it. So it may stay as it is.
    """
    balance = expected.balance
    if not balance.last_seq:
        return
    if not is_settled(kept.balance, measure.now):
        tier_id, until = kept.balance.tier_id, kept.balance.tier_until
    else:
        bills = expected.bills.values()
        standing = standing_by(
            measure.program, measure.tiers, balance, bills, measure.now, measure.matches
        )
        tier_id = standing.tier.id if standing.tier else None
        until = standing.holds_until
    expected.balance = balance._replace(tier_id=tier_id, tier_until=until)


def _differences(kept: KeptBooks, expected: MemoryBooks) -> list[str]:
    differs = []
    if kept.balance != expected.balance:
        pairs = zip(kept.balance._fields, kept.balance, expected.balance, strict=True)
        differs = [name for name, was, should in pairs if was != should]
    if kept.lots != expected.lots:
        differs.append("lots")
    if kept.all_takings != expected.all_takings:
        differs.append("takings")
    if kept.bills != expected.bills:
        differs.append("bills")
    return differs


class _Pass:
    """Lets one pass over a chain be verified, replayed and counted."""

    def __init__(self, books: MemoryBooks) -> None:
        self.books = books
        self.count = 0
        self.unreadable = ""

    def events(self, chain: Iterable[Event]) -> Iterator[Event]:
        books, post = self.books, ledger.post
        for event in chain:
            self.count += 1
            if not self.unreadable:
                try:
                    post(books, event)
                except (ValueError, KeyError, StopIteration, TypeError):
                    # An altered event may say what no event can; its hash tells, too.
                    self.unreadable = f"entry {event.seq} cannot be counted"
            yield event
