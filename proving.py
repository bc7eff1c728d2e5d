"""Verifies cards' chains, and makes their books again from them.

Chains are the truth, books a cache: what differs is reported, and can be put right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from . import clock, crud, ledger, services
from .ledger import Event, MemoryBooks
from .models import Program
from .services.standing import is_settled, standing_of
from .store import Tx


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


def prove_card(tx: Tx, program: Program, card_id: str) -> CardProof:
    """Verifies a card's chain and compares its books with a replay of it."""
    return _prove(tx, program, card_id)[0]


def rebuild_card(tx: Tx, program: Program, card_id: str) -> CardProof:
    """Replaces a card's books by what its chain says, and reports the difference."""
    program = services.get_program(tx, program.id, hold=True)
    crud.lock_card_by_id(tx, card_id)
    proof, books = _prove(tx, program, card_id)
    if proof.differs:
        crud.replace_books(tx, books)
    return proof


def _prove(tx: Tx, program: Program, card_id: str) -> tuple[CardProof, MemoryBooks]:
    chain = _Pass(crud.read_chain(tx, card_id), MemoryBooks(card_id, program.id))
    faults = list(ledger.faults(chain.events()))
    expected, kept = chain.books, crud.read_books(tx, card_id, program.id)
    _put_tier(tx, program, expected, kept)
    if chain.unreadable:
        faults.append(chain.unreadable)
    proof = CardProof(card_id, chain.count, faults, _differences(kept, expected))
    return proof, expected


def _put_tier(
    tx: Tx, program: Program, expected: MemoryBooks, kept: MemoryBooks
) -> None:
    """Gives the replayed balance its tier.

    A tier that the kept balance says must be looked at again by now proves nothing:
    whoever reads the card computes it. So it may stay as it is.
    """
    now = clock.now()
    if not expected.balance.last_seq:
        return
    if not is_settled(kept.balance, now):
        tier_id, until = kept.balance.tier_id, kept.balance.tier_until
    else:
        tiers = crud.get_tiers(tx, program.id)
        standing = standing_of(tx, program, tiers, expected.balance, now)
        tier_id = standing.tier.id if standing.tier else None
        until = standing.holds_until
    expected.balance = expected.balance._replace(tier_id=tier_id, tier_until=until)


def _differences(kept: MemoryBooks, expected: MemoryBooks) -> list[str]:
    differs = [
        name
        for name, was, should in zip(
            kept.balance._fields, kept.balance, expected.balance, strict=True
        )
        if was != should
    ]
    pairs = {
        "lots": (kept.lots, expected.lots),
        "takings": (kept.all_takings, expected.all_takings),
        "bills": (kept.bills, expected.bills),
    }
    return differs + [name for name, (was, should) in pairs.items() if was != should]


class _Pass:
    """Lets one pass over a chain be verified, replayed and counted."""

    def __init__(self, chain: Iterator[Event], books: MemoryBooks) -> None:
        self._chain = chain
        self.books = books
        self.count = 0
        self.unreadable = ""

    def events(self) -> Iterator[Event]:
        for event in self._chain:
            self.count += 1
            self._post(event)
            yield event

    def _post(self, event: Event) -> None:
        """An altered event may say what no event can; its hash tells that, too."""
        try:
            if not self.unreadable:
                ledger.post(self.books, event)
        except (ValueError, KeyError, StopIteration):
            self.unreadable = f"entry {event.seq} cannot be counted"
