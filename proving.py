"""Verifies cards' chains, and makes their balances again from them.

Chains are the truth, balances a cache: what differs is reported, and can be put right.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from . import crud, ledger, services
from .ledger import Balance, Event
from .models import Program
from .points import reached_tier
from .store import Tx


@dataclass(frozen=True)
class CardProof:
    """What going through one card's chain showed.

    Attributes:
        faults: what is not genuine in the chain, in words; empty if all is.
        differs: the fields in which the cached balance was not what the chain says.
    """

    card_id: str
    events: int
    faults: list[str]
    differs: list[str]


def prove_card(tx: Tx, program: Program, card_id: str) -> CardProof:
    """Verifies a card's chain and compares its balance with a replay of it."""
    counted = _Counted(crud.read_chain(tx, card_id))
    replayed = ledger.Replay(Balance(card_id, program.id))
    faults = list(ledger.faults(counted.through(replayed)))
    expected = _with_tier(tx, program, replayed.balance)
    cached = crud.get_balance(tx, card_id) or Balance(card_id, program.id)
    differs = [
        name
        for name, was, should in zip(Balance._fields, cached, expected, strict=True)
        if was != should
    ]
    return CardProof(card_id, counted.events, faults, differs)


def rebuild_card(tx: Tx, program: Program, card_id: str) -> CardProof:
    """Replaces a card's balance by what its chain says, and reports the difference."""
    program = services.get_program(tx, program.id, hold=True)
    tx.all("SELECT id FROM cards WHERE id = :id FOR UPDATE", {"id": card_id})
    proof = prove_card(tx, program, card_id)
    if proof.differs:
        balance = ledger.replay(card_id, program.id, crud.read_chain(tx, card_id))
        crud.put_balance(tx, _with_tier(tx, program, balance))
    return proof


def _with_tier(tx: Tx, program: Program, balance: Balance) -> Balance:
    if not balance.last_seq:
        return balance
    tiers = crud.get_tiers(tx, program.id)
    tier = reached_tier(tiers, balance.score(program.settings.tier_basis))
    return balance._replace(tier_id=tier.id if tier else None)


class _Counted:
    """Lets one pass over a chain be verified, replayed and counted."""

    def __init__(self, chain: Iterator[Event]) -> None:
        self._chain = chain
        self.events = 0

    def through(self, replayed: ledger.Replay) -> Iterator[Event]:
        for event in self._chain:
            self.events += 1
            replayed.add(event)
            yield event
