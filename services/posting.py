"""A movement: one locked card, and the events that are put on it.

What must always hold: every event moves its card's books in the transaction that writes
it, and whatever came due on the card is posted before anything else happens to it. So
no lot is spent beyond its end, sweep or no sweep.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from .. import crud, ledger, nostr_publish, webhook_notes
from ..clock import LocalClock
from ..exceptions import InvalidInput
from ..expiry import lot_end
from ..ledger import Event, Head
from ..models import Card, Program, ProgramSettings
from ..points import ONE_BP, Tier
from ..store import Tx
from ..tiers import Standing
from .standing import is_settled, standing_of

SYSTEM = "system"  # the actor of what nobody does by hand
BEYOND = "That is more than a card can hold."


class Movement:
    """A card held for writing.

    Attributes:
        now: Unix seconds; one moment for all that happens here.
        program: as it stands now; it is held, and so are its tiers.
        books: what the card's events add up to, this movement's included.
    """

    def __init__(self, tx: Tx, program: Program, card: Card, now: int) -> None:
        self.tx = tx
        self.now = now
        self.program = program
        self.card = card
        self.tiers: list[Tier] = crud.get_tiers(tx, program.id)
        balance, self._head = crud.get_balance_and_head(tx, card.id)
        self.books: ledger.Books = _books(tx, card, balance, self._head)
        self._tier_before = balance.tier_id if balance else None
        self._knows_tier = bool(balance) or not self._head.seq
        self._first_seq = self._head.seq

    @property
    def points(self) -> int:
        """What the customer can use now; below zero it is what they owe."""
        return self.books.balance.points

    @property
    def final_points(self) -> int:
        """What of them may buy sats: none of money that can be reversed."""
        bound = crud.bound_points(self.tx, self.card.id, self.now)
        return max(self.points - bound, 0)

    @property
    def next_id(self) -> str:
        """The public id that the next event will have: its own cause, if it has none
        outside the ledger."""
        return f"{self.card.id}:{self._head.seq + 1}"

    @property
    def has_moved(self) -> bool:
        """Whether anything was posted, what came due included."""
        return self._head.seq != self._first_seq

    def standing(self) -> Standing:
        """The tier that the card holds now."""
        balance = self.books.balance
        return standing_of(self.tx, self.program, self.tiers, balance, self.now)

    def tier_bp(self) -> int:
        """The multiplier of the tier that the card holds now, 10000 = 1×."""
        balance = self.books.balance
        if not is_settled(balance, self.now):
            tier = self.standing().tier
            return tier.multiplier_bp if tier else ONE_BP
        held = (t.multiplier_bp for t in self.tiers if t.id == balance.tier_id)
        return next(held, ONE_BP)

    def rebate_bp(self) -> int:
        """What the tier that the card holds now gives back of a bill; 10000 = all."""
        if not any(tier.rebate_bp for tier in self.tiers):
            return 0
        tier = self.standing().tier
        return tier.rebate_bp if tier else 0

    def post(self, event: Event, reason: str = "") -> Event:
        """Puts an event on the chain and lets it move the books.

        Args:
            reason: the words that the event commits to.

        Raises:
            DuplicateRow: what caused it has been posted before.
            InvalidInput: `too_many_points`.
        """
        salt = secrets.token_hex(16) if reason else ""
        sealed = ledger.seal(
            event._replace(text_commitment=commitment_of(salt, reason)), self._head
        )
        ledger.post(self.books, sealed)
        if not ledger.fits(self.books.balance):
            raise InvalidInput("too_many_points", BEYOND)
        crud.insert_event(self.tx, sealed)
        if reason:
            crud.insert_text(self.tx, self.card.id, sealed.seq, salt, reason)
        nostr_publish.queue_event(self.tx, self.program, sealed)
        webhook_notes.tell_event(self.tx, sealed, self.points)
        self._head = ledger.Head(sealed.seq, sealed.hash, sealed.recorded_at)
        return sealed

    def draft(
        self, merchant_id: str, clock_of: LocalClock, time: int, **fields: object
    ) -> Event:
        """An event of this card that happens now, or happened at `time`."""
        return ledger.draft(
            self.card.id,
            merchant_id,
            self.program.id,
            time=time,
            recorded_at=self.now,
            local_day=clock_of.day(time),
            **fields,  # type: ignore[arg-type]
        )

    def finish(self) -> None:
        """Writes the balance, with the tier that goes with it."""
        if not self.has_moved:
            return
        standing = self.standing()
        tier_id = standing.tier.id if standing.tier else None
        self.books.balance = self.books.balance._replace(
            tier_id=tier_id, tier_until=standing.holds_until
        )
        crud.put_balance(self.tx, self.books.balance)
        if self._knows_tier:
            before = self._tier_before
            webhook_notes.tell_tier(
                self.tx, self.program.id, self.card.id, before, tier_id
            )


def lot_until(
    settings: ProgramSettings, clock_of: LocalClock, time: int, recorded_at: int
) -> int:
    """Until when a lot lasts that is opened at a moment, or `NEVER`.

    Args:
        settings: of the lot's time.
    """
    return lot_end(
        settings.expiry_mode,
        settings.expiry_months,
        clock_of.date(time),
        time,
        recorded_at,
        clock_of.timezone,
        clock_of.day_start_hour,
    )


def commitment_of(salt: str, reason: str) -> str:
    """What an event commits to of its reason: salt and words can be erased."""
    if not reason:
        return ""
    return hmac.new(salt.encode(), reason.encode(), sha256).hexdigest()


def _books(
    tx: Tx, card: Card, balance: ledger.Balance | None, head: Head
) -> crud.SqlBooks:
    """The card's books; lost ones, and an older release's, are made again first."""
    version = balance.books_version if balance else None
    if head.seq and version != ledger.BOOKS_VERSION:
        books = ledger.replay(card.id, card.program_id, crud.read_chain(tx, card.id))
        # A replay leaves the tier open: whoever reads the card next looks at it.
        books.balance = books.balance._replace(tier_until=0)
        crud.replace_books(tx, books)
        balance = books.balance
    # Nothing is kept of a new card; its tier, if it has one, has to be looked up.
    new = ledger.Balance(card.id, card.program_id, tier_until=0)
    return crud.SqlBooks(tx, balance or new)
