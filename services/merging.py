"""One person's two cards become one: everything of the one moves to the other.

Written as pairs like any other move (see `transfers`), thousands of them together.
Afterwards the old card is zero in every figure, and names the one that it has become.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import clock, crud, ledger, nostr_publish
from ..exceptions import Conflict, InvalidInput, NotFound
from ..ledger import GRANTED, REVOKED, TRANSFER, Event
from ..models import Card, Program
from ..store import Tx
from . import gifts
from .due import post_due
from .limits import join_people
from .movement import open_movement
from .posting import BEYOND, Movement
from .programs import get_program
from .transfers import Parts, Share, half, together
from .welcome import follow_bill


@dataclass(frozen=True)
class Merged:
    """What one card is after another one was merged into it.

    Attributes:
        points: what can be used of it now; below zero it is what is owed.
        moved: how many pairs it took.
    """

    card_id: str
    points: int
    moved: int


def merge_cards(
    tx: Tx, program_id: str, from_pubkey: str, into_pubkey: str, actor_id: str = ""
) -> Merged:
    """Moves everything of one card to another; later bills of its key land there too.

    Merging again moves what came back to the old card in the meantime, mostly nothing.

    Args:
        actor_id: who did it; the card that stays, if nobody is named.

    Raises:
        InvalidInput: `same_card`.
        NotFound: `card_not_found`: the first key has no card.
        Conflict: `already_merged`, `open_reward`.
    """
    if from_pubkey == into_pubkey:
        raise InvalidInput("same_card", "That is one card, not two.")
    program = get_program(tx, program_id, hold=True)
    old, kept = _lock_both(tx, program_id, from_pubkey, into_pubkey)
    if old.merged_into == kept.id and old.id != kept.id:
        pairs = _follow(tx, program, old, actor_id)
    elif old.merged_into or old.id == kept.id:
        raise Conflict("already_merged", "Those cards were put together already.")
    else:
        pairs = _merge(tx, program, old, kept, actor_id)
    balance = crud.get_balance(tx, kept.id)
    return Merged(kept.id, balance.points if balance else 0, pairs)


def _lock_both(
    tx: Tx, program_id: str, from_pubkey: str, into_pubkey: str
) -> tuple[Card, Card]:
    """The old key's own card, and the card that stays, whatever it is part of."""
    old = crud.own_card(tx, program_id, from_pubkey)
    if not old:
        raise NotFound("card_not_found", "That key has no card here.")
    into = crud.make_card(tx, program_id, into_pubkey, clock.now())
    parts = [card.id for card in crud.merged_cards(tx, old.id)]
    kept_id = into.merged_into or into.id
    cards = crud.lock_cards(tx, [*parts, into.id, kept_id])
    if cards[kept_id].merged_into or cards[into.id].merged_into != into.merged_into:
        # Merged into yet another one while we waited.
        return _lock_both(tx, program_id, from_pubkey, into_pubkey)
    return cards[old.id], cards[kept_id]


def _merge(tx: Tx, program: Program, old: Card, kept: Card, actor_id: str) -> int:
    open_movement(tx, program, old).finish()  # what nobody came for has lapsed
    if crud.lock_reserved(tx, old.id):
        raise Conflict(
            "open_reward", "A reward is waiting on the old card. Use it or cancel it."
        )
    pairs = _move_all(tx, program, old, kept, actor_id)
    crud.merge_into(tx, old.id, kept.id, clock.now())
    join_people(tx, old.customer_pubkey or "", kept.customer_pubkey or "")
    crud.mark_published(tx, old.id)
    return pairs


def _follow(tx: Tx, program: Program, old: Card, actor_id: str) -> int:
    """Moves on what came back to a card after it was merged; how many pairs it took."""
    if not old.merged_into or _is_empty(crud.get_balance(tx, old.id)):
        return 0
    kept = crud.lock_card_by_id(tx, old.merged_into)
    return _move_all(tx, program, old, kept, actor_id)


def _is_empty(balance: ledger.Balance | None) -> bool:
    """Whether nothing is left: without points there is no lot, and no bill that counts
    without spending."""
    return not balance or not any(
        (balance.points, balance.tier_points, balance.spent_sats, balance.spent_minor)
    )


def _move_all(tx: Tx, program: Program, old: Card, kept: Card, actor_id: str) -> int:
    actor_id = actor_id or f"card:{kept.id}"
    source, target = _Bulk(tx, program, old), _Bulk(tx, program, kept)
    origins = {event.seq: event for event in crud.read_chain(tx, old.id)}
    moved: dict[int, Event] = {}
    for seq, share in _shares(source).items():
        event, source_id = origins[seq], source.next_id
        source.post_together(half(source, event, share, -1, source_id, actor_id))
        moved[seq] = target.post_together(
            half(target, event, share, 1, source_id, actor_id)
        )
    owes = source.points < 0
    if owes:
        _move_debt(source, target, actor_id)
    source.finish()
    target.finish()
    for welcome in crud.get_coming(tx, old.id):
        if welcome.seq in moved:
            follow_bill(source, welcome.seq, target, moved[welcome.seq].seq)
    seqs = {seq: event.seq for seq, event in moved.items()}
    gifts.follow_merge(tx, old.id, kept.id, seqs)
    crud.move_claw_backs(tx, old.id, moved)
    return len(moved) + owes


def _shares(source: _Bulk) -> dict[int, Share]:
    """By the number of the event that brought it: whatever is left on a card."""
    parts: dict[int, Parts] = {}
    for lot in source.memory.lots.values():
        if lot.left:
            parts.setdefault(lot.seq, []).append((lot.left, lot.until))
    shares = {seq: Share(together(some)) for seq, some in parts.items()}
    for seq, bill in source.memory.bills.items():
        share = Share(
            shares[seq].parts if seq in shares else [],
            bill.tier_points,
            bill.base_sats,
            bill.base_minor,
        )
        if share:
            shares[seq] = share
    return dict(sorted(shares.items()))


def _move_debt(source: _Bulk, target: _Bulk, actor_id: str) -> None:
    """Pays what the old card owes, and lets the other one owe it."""
    last = crud.get_event(source.tx, source.card.id, source.books.balance.last_seq)
    merchant_id = last.merchant_id if last else ""
    clock_of = crud.get_local_clock(source.tx, merchant_id)
    source_id, owed = source.next_id, -source.points
    for move, kind, delta in ((source, GRANTED, owed), (target, REVOKED, -owed)):
        move.post_together(
            move.draft(
                merchant_id,
                clock_of,
                move.now,
                kind=kind,
                delta=delta,
                source=TRANSFER,
                source_id=source_id,
                lots=ledger.as_text([(max(delta, 0), ledger.NEVER)]),
                actor_id=actor_id,
            )
        )


class _Bulk(Movement):
    """A movement of thousands of events: kept in memory, and written together."""

    def __init__(self, tx: Tx, program: Program, card: Card) -> None:
        super().__init__(tx, program, card, clock.now())
        post_due(self)
        chain = crud.read_chain(tx, card.id)
        self.memory = ledger.replay(card.id, program.id, chain)
        self.memory.balance = self.books.balance
        self.books = self.memory
        self._together: list[Event] = []

    def post_together(self, event: Event) -> Event:
        """Puts an event on the chain; it is written when the movement finishes."""
        sealed = ledger.seal(event, self._head)
        ledger.post(self.books, sealed)
        if not ledger.fits(self.books.balance):
            raise InvalidInput("too_many_points", BEYOND)
        self._head = ledger.Head(sealed.seq, sealed.hash, sealed.recorded_at)
        self._together.append(sealed)
        return sealed

    def finish(self) -> None:
        crud.insert_events(self.tx, self._together)
        for event in self._together:
            nostr_publish.queue_event(self.tx, self.program, event)
        if self._together:
            crud.replace_books(self.tx, self.memory)
        super().finish()
