"""What guests say of a place (mission 197): only who has paid a bill there may.

One review for each key and quarter of a year, in the place's own days; whoever wrote it
may change it or take it away, the merchant may answer, anybody concerned may report it,
and the community may hide it. Stars of hidden reviews do not count.
"""

from __future__ import annotations

from dataclasses import replace

from .. import acts, clock
from .. import services as loyalty
from ..exceptions import NotAllowed, NotFound
from ..ids import new_id
from ..keys import refuse_secret
from ..merchants import crud as merchants
from ..merchants import services
from ..merchants.models import Merchant
from ..store import Tx
from ..webhook_notes import tell
from . import listing, listing_crud, reviews_crud
from .models import Review, ReviewBody
from .standing import known_as


def write(
    tx: Tx, merchant: Merchant, pubkey: str, body: ReviewBody
) -> tuple[Review, bool]:
    """What a guest says this quarter; again, it is changed. And whether it is new.

    Raises:
        NotAllowed: `not_a_guest`, no bill of theirs is settled there.
        InvalidInput: `secret_key`; NotFound: `merchant_not_found`.
    """
    merchant = services.lock(tx, merchant)
    if not reviews_crud.has_paid(tx, merchant.id, pubkey):
        words = "Reviews are for guests who have paid a bill here with this key."
        raise NotAllowed("not_a_guest", words)
    refuse_secret(body.text)
    now = clock.now()
    quarter = quarter_of(merchant, now)
    before = reviews_crud.find_review(tx, merchant.id, pubkey, quarter)
    if before:
        return _changed(tx, merchant, before, body), False
    review = Review(
        id=new_id(),
        merchant_id=merchant.id,
        customer_pubkey=pubkey,
        quarter=quarter,
        stars=body.rating,
        words=body.text,
        created_at=now,
        updated_at=now,
    )
    reviews_crud.insert_review(tx, review)
    _recount(tx, merchant)
    _tell(tx, review)
    return review, True


def _tell(tx: Tx, review: Review) -> None:
    """What webhooks are told: the stars; what was said is on the merchant's page."""
    data = {"review_id": review.id, "rating": review.stars}
    data |= {"merchant_id": review.merchant_id, "updated_at": review.updated_at}
    tell(tx, "review.posted", review.merchant_id, f"review:{review.id}", data)


def quarter_of(merchant: Merchant, at: int) -> str:
    """`2026Q4`, in the merchant's own days."""
    day = merchant.clock.date(at)
    return f"{day.year}Q{(day.month + 2) // 3}"


def change(tx: Tx, review_id: str, pubkey: str, body: ReviewBody) -> Review:
    """Raises: NotFound `review_not_found`, also for one that somebody else wrote."""
    review, merchant = _own(tx, review_id, pubkey)
    refuse_secret(body.text)
    return _changed(tx, merchant, review, body)


def _changed(tx: Tx, merchant: Merchant, before: Review, body: ReviewBody) -> Review:
    review = replace(before, stars=body.rating, words=body.text, updated_at=clock.now())
    reviews_crud.update_review(tx, review)
    _recount(tx, merchant)
    _tell(tx, review)
    return review


def take_away(tx: Tx, review_id: str, pubkey: str) -> None:
    """Raises: as `change`."""
    review, merchant = _own(tx, review_id, pubkey)
    reviews_crud.delete_review(tx, review.id)
    _recount(tx, merchant)


def _own(tx: Tx, review_id: str, pubkey: str) -> tuple[Review, Merchant]:
    review, merchant = held(tx, review_id)
    if review.customer_pubkey != pubkey:
        raise review_not_found()
    return review, merchant


def held(tx: Tx, review_id: str) -> tuple[Review, Merchant]:
    """A review and its merchant, whose writers take turns.

    Raises:
        NotFound: `review_not_found`, `merchant_not_found`.
    """
    review = reviews_crud.get_review(tx, review_id)
    merchant = merchants.get_merchant(tx, review.merchant_id) if review else None
    if merchant is None:
        raise review_not_found()
    merchant = services.lock(tx, merchant)
    review = reviews_crud.get_review(tx, review_id)
    if review is None:
        raise review_not_found()
    return review, merchant


def answer(tx: Tx, review: Review, text: str) -> Review:
    """What the merchant says to a held review; empty: nothing any more."""
    refuse_secret(text)
    at = clock.now() if text else None
    changed = replace(review, reply=text, replied_at=at)
    reviews_crud.update_review(tx, changed)
    return changed


def report(
    tx: Tx, review: Review, merchant: Merchant, pubkey: str | None, reason: str
) -> Review:
    """Asks the community to look at a held review; each counts once.

    Args:
        pubkey: the guest who does; None: the merchant itself.
    """
    refuse_secret(reason)
    reporter = "merchant"
    if pubkey:  # not by their key: whoever is forgotten has left none here
        reporter = loyalty.person(tx, merchant.program_id, pubkey)
    if reviews_crud.add_report(tx, review.id, reporter, reason, clock.now()):
        review = replace(review, reports=review.reports + 1)
        reviews_crud.update_review(tx, review)
    return review


def hide(
    tx: Tx,
    review: Review,
    merchant: Merchant,
    is_hidden: bool,
    reason: str,
    actor_id: str,
) -> Review:
    """Takes a held review away from the public, or puts it back."""
    kind: acts.Kind = "review_hidden" if is_hidden else "review_shown"
    acts.note(tx, kind, merchant, known_as(actor_id), review.id, reason)
    changed = replace(
        review,
        hidden_at=clock.now() if is_hidden else None,
        hidden_reason=reason if is_hidden else "",
    )
    reviews_crud.update_review(tx, changed)
    _recount(tx, merchant)
    return changed


def _recount(tx: Tx, merchant: Merchant) -> None:
    count, rating = listing.rating_of(tx, merchant.id)
    listing_crud.set_rating(tx, merchant.id, rating, count, clock.now())


def review_not_found() -> NotFound:
    return NotFound("review_not_found", "There is no such review.")
