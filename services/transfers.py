"""What moves from card to card: a bill to the right one, and one card into another.

Each move is a pair, `revoked` on the one card and `granted` on the other, source
`transfer`, with one id of their own. Both say which event they answer: the one that put
it on the first card; and both keep its time, day, rule and multipliers, so that
visits, windows, tiers and later refunds go by the bill and not by the move.

What must always hold: the two halves are written together and add up to nothing, so a
programme has as many points after a move as before it.
"""

from __future__ import annotations

from dataclasses import dataclass

from .. import clock, crud, ledger, nostr_publish
from ..exceptions import Conflict, InvalidInput, NotFound
from ..expiry import LATE_KEEPS_SECONDS
from ..ledger import GRANTED, REVOKED, TRANSFER, Event, Lot
from ..models import Card, Program
from ..store import Tx
from .due import post_due
from .movement import BEYOND, Movement, open_movement
from .programs import get_program
from .welcome import follow_bill

Parts = list[tuple[int, int]]  # points, and until when they can be used


@dataclass(frozen=True)
class Share:
    """What is left of an event, and goes over to another card.

    Attributes:
        parts: points, and until when; tier_points, base_sats, base_minor: of its bill.
    """

    parts: Parts
    tier_points: int = 0
    base_sats: int = 0
    base_minor: int = 0

    @property
    def points(self) -> int:
        return sum(points for points, _ in self.parts)

    def __bool__(self) -> bool:
        figures = (self.points, self.tier_points, self.base_sats, self.base_minor)
        return any(figures)


def holder_of(tx: Tx, event: Event) -> Event:
    """The event that holds an event's bill today: itself, or the last one it moved by.

    Whoever takes something back of a bill posts it on that event's card and answers
    that event.
    """
    while moved := crud.find_moved(tx, event):
        event = moved
    return event


# --- one bill -------------------------------------------------------------------------


def move_bill(
    tx: Tx, event: Event, to_pubkey: str, actor_id: str, reason: str
) -> tuple[Event, Event]:
    """Puts a bill on the card where it belongs; the halves `revoked` and `granted`.

    The right card gets all that the bill still earned, with its dates; the wrong card
    owes what was used of it there. What ended by itself is not revived, what a refund
    took back does not move. What had been used keeps at least seven days.

    Args:
        event: what posted the bill, wherever it has moved since.
        reason: what both cards say of it.

    Raises:
        InvalidInput: `not_a_bill`.
        Conflict: `already_there`, `nothing_left`.
    """
    program = get_program(tx, event.program_id, hold=True)
    target = crud.make_card(tx, program.id, to_pubkey, clock.now())
    event = holder_of(tx, event)
    wrong_id, right_id = event.card_id, target.merged_into or target.id
    cards = crud.lock_cards(tx, (wrong_id, right_id))
    if holder_of(tx, event) != event or cards[right_id].merged_into:
        # Somebody moved the bill or merged the card while we waited for it.
        return move_bill(tx, event, to_pubkey, actor_id, reason)
    if wrong_id == right_id:
        raise Conflict("already_there", "That bill is on this card already.")
    wrong = open_movement(tx, program, cards[wrong_id])
    right = open_movement(tx, program, cards[right_id])
    share = _share_of_bill(wrong, event)
    source_id = wrong.next_id
    taken = wrong.post(_half(wrong, event, share, -1, source_id, actor_id), reason)
    given = right.post(_half(right, event, share, 1, source_id, actor_id), reason)
    follow_bill(wrong, event.seq, right, given.seq)
    wrong.finish()
    right.finish()
    crud.move_claw_backs(tx, wrong_id, {event.seq: given})
    return taken, given


def _share_of_bill(wrong: Movement, event: Event) -> Share:
    bill = wrong.books.bill(event.seq)
    if bill is None:
        raise InvalidInput("not_a_bill", "Only a bill can be put on another card.")
    lots = wrong.books.lots_of(event.seq)
    parts = _parts_of(lots, crud.taken_back(wrong.tx, event), wrong.now)
    share = Share(parts, bill.tier_points, bill.base_sats, bill.base_minor)
    if not share:
        raise Conflict("nothing_left", "All of that bill was given back.")
    return share


def _parts_of(lots: list[Lot], taken_back: int, now: int) -> Parts:
    """What is left of a bill's lots, those parts included that were used.

    What was used may have an end that is over by now; it gets a week, as everything
    that is written late.
    """
    parts: Parts = []
    for lot in lots:
        used = lot.points - lot.left - lot.expired
        gone = min(used, taken_back)
        taken_back -= gone
        until = lot.until if lot.until > now else now + LATE_KEEPS_SECONDS
        parts += [(lot.left, lot.until), (used - gone, until)]
    return _together(parts)


def _together(parts: Parts) -> Parts:
    """One part for each end, soonest first; none is empty."""
    ends = dict[int, int]()
    for points, until in parts:
        ends[until] = ends.get(until, 0) + points
    return [(points, until) for until, points in sorted(ends.items()) if points]


def _half(
    move: Movement,
    origin: Event,
    share: Share,
    sign: int,
    source_id: str,
    actor_id: str,
) -> Event:
    """One half of a pair: what is left of an event leaves a card, or comes to it."""
    return origin._replace(
        card_id=move.card.id,
        kind=GRANTED if sign > 0 else REVOKED,
        delta=sign * share.points,
        base_sats=sign * share.base_sats,
        base_minor=sign * share.base_minor,
        tier_points=sign * share.tier_points,
        lots=ledger.as_text(share.parts) if sign > 0 else "",
        source=TRANSFER,
        source_id=source_id,
        answers=origin.id,
        recorded_at=move.now,
        actor_id=actor_id,
        text_commitment="",
    )


# --- a whole card ---------------------------------------------------------------------


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
        pairs = follow_merge(tx, program, old, actor_id)
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
    if crud.has_reserved(tx, old.id):
        raise Conflict(
            "open_reward", "A reward is waiting on the old card. Use it or cancel it."
        )
    pairs = _move_all(tx, program, old, kept, actor_id)
    crud.merge_into(tx, old.id, kept.id)
    return pairs


def follow_merge(tx: Tx, program: Program, old: Card, actor_id: str = "") -> int:
    """Moves on what came back to a card after it was merged; returns how many pairs.

    For whoever gives points back to a card by its id (a reward that is undone): they
    belong to the card that it has become. Both cards have to be locked, in the order
    of their ids.
    """
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
        source.post_together(_half(source, event, share, -1, source_id, actor_id))
        moved[seq] = target.post_together(
            _half(target, event, share, 1, source_id, actor_id)
        )
    owes = source.points < 0
    if owes:
        _move_debt(source, target, actor_id)
    source.finish()
    target.finish()
    for welcome in crud.get_coming(tx, old.id):
        if welcome.seq in moved:
            follow_bill(source, welcome.seq, target, moved[welcome.seq].seq)
    crud.move_claw_backs(tx, old.id, moved)
    return len(moved) + owes


def _shares(source: _Bulk) -> dict[int, Share]:
    """By the number of the event that brought it: whatever is left on a card."""
    parts: dict[int, Parts] = {}
    for lot in source.memory.lots.values():
        if lot.left:
            parts.setdefault(lot.seq, []).append((lot.left, lot.until))
    shares = {seq: Share(_together(some)) for seq, some in parts.items()}
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
        self.memory = crud.read_books(tx, card.id, program.id)
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
