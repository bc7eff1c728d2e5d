"""REST for reviews: read by anybody, written by guests who have paid there."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import APIRouter, Response

from ..callers import ADMIN, CUSTOMER, SESSION, Proof
from ..customers.views_own import holder, signer
from ..exceptions import InvalidInput, NotFound
from ..merchants.access import OWNER, authorize, get_public_merchant
from ..signatures import purpose
from ..store import Tx, store
from ..web import AnyProof, Community, LoyaltyRoute, Page, Paging, page_of
from . import listing, reviews, reviews_crud
from .access import shown_merchant
from .models import HideBody, ReplyBody, ReportBody, Review, ReviewBody

reviews_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Directory"])

PURPOSE = purpose("review")
MOST_REASONS = 20


@reviews_api_router.get("/merchants/{merchant_id}/reviews")
async def api_list_reviews(
    merchant_id: str, page: Page, proof: AnyProof
) -> dict[str, Any]:
    """What guests say of a place, without who they are; the newest first.

    `rating` is the mean with one decimal, from five reviews on. `mine` is true for what
    was written by whoever signs, or whose session it is. `sortby`: created_at, stars.
    """
    return await store.read(_list, merchant_id, page, proof)


def _list(
    tx: Tx, merchant_id: str, page: Paging, proof: Proof | None
) -> dict[str, Any]:
    reader = holder(tx, proof) if proof and proof.kind in (CUSTOMER, SESSION) else ""
    merchant = shown_merchant(tx, merchant_id, proof)
    found, total = reviews_crud.list_reviews(
        tx, merchant.id, page.order(reviews_crud.SORTS[:2]), page.limit, page.offset
    )
    count, rating = listing.rating_of(tx, merchant.id)
    return {
        **page_of([review_view(review, reader) for review in found], total),
        "rating": rating / 10 if rating else None,
        "rating_count": count,
    }


@reviews_api_router.post("/merchants/{merchant_id}/reviews", openapi_extra=PURPOSE)
async def api_write_review(
    merchant_id: str, body: ReviewBody, response: Response, proof: AnyProof
) -> dict[str, Any]:
    """Say something of a place where a bill of your key was paid; signed by the key.

    Once in a quarter of a year: again, what you said is changed.
    """

    def write(tx: Tx) -> tuple[Review, bool]:
        pubkey = signer(tx, proof)
        merchant = get_public_merchant(tx, merchant_id)
        return reviews.write(tx, merchant, pubkey, body)

    review, is_new = await store.write(write)
    if is_new:
        response.status_code = HTTPStatus.CREATED
    return review_view(review, review.customer_pubkey or "")


@reviews_api_router.put("/reviews/{review_id}", openapi_extra=PURPOSE)
async def api_change_review(
    review_id: str, body: ReviewBody, proof: AnyProof
) -> dict[str, Any]:
    """Change what you said, with the key that said it."""

    def change(tx: Tx) -> dict[str, Any]:
        pubkey = signer(tx, proof)
        return review_view(reviews.change(tx, review_id, pubkey, body), pubkey)

    return await store.write(change)


@reviews_api_router.delete("/reviews/{review_id}", openapi_extra=PURPOSE)
async def api_delete_review(review_id: str, proof: AnyProof) -> dict[str, Any]:
    """Take back what you said, with the key that said it."""

    def delete(tx: Tx) -> dict[str, Any]:
        reviews.take_away(tx, review_id, signer(tx, proof))
        return {"id": review_id, "deleted": True}

    return await store.write(delete)


@reviews_api_router.put("/reviews/{review_id}/reply")
async def api_reply(review_id: str, body: ReplyBody, proof: AnyProof) -> dict[str, Any]:
    """Answer as the merchant, in sight of everybody; an empty text takes it away."""

    def reply(tx: Tx) -> dict[str, Any]:
        review = _owned(tx, proof, review_id)
        return review_view(reviews.answer(tx, review, body.text), "")

    return await store.write(reply)


def _owned(tx: Tx, proof: Proof | None, review_id: str) -> Review:
    """A review of the caller's own place, held.

    Raises:
        NotFound: `review_not_found`: not there, or not of theirs.
    """
    found = reviews_crud.get_review(tx, review_id)
    try:
        authorize(tx, proof, found.merchant_id if found else "", OWNER)
    except NotFound as exc:
        raise reviews.review_not_found() from exc
    return reviews.held(tx, review_id)[0]


@reviews_api_router.post("/reviews/{review_id}/report", openapi_extra=PURPOSE)
async def api_report(
    review_id: str, body: ReportBody, proof: AnyProof
) -> dict[str, Any]:
    """Ask the community to look at a review: as a guest, signed, or as the merchant."""

    def report(tx: Tx) -> dict[str, Any]:
        pubkey = None
        if proof and proof.kind == ADMIN:
            _owned(tx, proof, review_id)
        else:
            pubkey = signer(tx, proof)
        review, merchant = reviews.held(tx, review_id)
        reviews.report(tx, review, merchant, pubkey, body.reason)
        return {"id": review_id, "reported": True}

    return await store.write(report)


# --- the community --------------------------------------------------------------------


@reviews_api_router.get("/community/reviews")
async def api_list_reported(page: Page, actor_id: Community) -> dict[str, Any]:
    """Reviews that somebody has reported, and why; those already hidden, too.

    `sortby`: reports, created_at.
    """

    def listed(tx: Tx) -> dict[str, Any]:
        order = page.order(("reports", "created_at"))
        found, total = reviews_crud.list_reported(tx, order, page.limit, page.offset)
        return page_of([_reported_view(tx, review) for review in found], total)

    return await store.read(listed)


@reviews_api_router.put("/reviews/{review_id}/hidden")
async def api_hide(
    review_id: str, body: HideBody, actor_id: Community
) -> dict[str, Any]:
    """Hide a review, with a `reason`, or show it again."""
    if body.hidden and not body.reason:
        raise InvalidInput("reason_needed", "Say why: whoever wrote it is told.")

    def hide(tx: Tx) -> dict[str, Any]:
        review, merchant = reviews.held(tx, review_id)
        changed = reviews.hide(tx, review, merchant, body.hidden, body.reason, actor_id)
        return _reported_view(tx, changed)

    return await store.write(hide)


def _reported_view(tx: Tx, review: Review) -> dict[str, Any]:
    return {
        **review_view(review, ""),
        "merchant_id": review.merchant_id,
        "reports": review.reports,
        "reasons": reviews_crud.get_reasons(tx, review.id, MOST_REASONS),
        "hidden_at": review.hidden_at,
        "hidden_reason": review.hidden_reason,
    }


def review_view(review: Review, reader: str) -> dict[str, Any]:
    """A review as anybody sees it: never whose it is, but to themselves."""
    is_mine = bool(reader) and review.customer_pubkey == reader
    view = {
        "id": review.id,
        "rating": review.stars,
        "text": review.words,
        "reply": review.reply,
        "replied_at": review.replied_at,
        "created_at": review.created_at,
        "updated_at": review.updated_at,
        "mine": is_mine,
    }
    if is_mine and review.hidden_at:
        view["hidden_reason"] = review.hidden_reason
    return view
