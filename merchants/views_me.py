"""REST for what customers do with their own cards."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from pydantic import BaseModel

from .. import changes
from .. import services as loyalty
from ..callers import CUSTOMER, Proof
from ..exceptions import NotAllowed
from ..fields import Flag, Label, Name
from ..keys import customer_key
from ..store import Tx, store
from ..web import AnyProof, LoyaltyRoute, Once, OtherSigner
from .access import get_public_merchant

me_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Card"])


class MergeBody(BaseModel):
    """Both keys sign it, so both agree on which card stays.

    Attributes:
        merchant_id: one of the programme's merchants; only its cards are put together.
        from_pubkey: whose card goes; into_pubkey: whose card stays.
        retire: whether the key whose card goes opens nothing any more.
    """

    merchant_id: Name
    from_pubkey: Label
    into_pubkey: Label
    retire: Flag = False


@me_api_router.post("/me/merge")
async def api_merge(
    body: MergeBody, proof: AnyProof, other: OtherSigner, once: Once
) -> dict[str, Any]:
    """Put one person's two cards together.

    `Authorization` is signed by the key that stays, `X-Loyalty-Other-Proof: Nostr …` by
    the other one, each for this very request. Everything of the other card moves, and
    later bills of either key land on the card that stays. With `retire` the other key
    is taken off it, for one that somebody else may have seen: on paper, say.
    """
    into = customer_key(body.into_pubkey)
    gone = customer_key(body.from_pubkey)
    _check_signers(proof, other, gone, into)
    put_together = loyalty.merge_and_retire if body.retire else loyalty.merge_cards

    def merge(tx: Tx) -> dict[str, Any]:
        merchant = get_public_merchant(tx, body.merchant_id)
        merged = put_together(tx, merchant.program_id, gone, into)
        return {"merged": True, "merchant_id": merchant.id, "points": merged.points}

    answer = await store.write(lambda tx: once.once(tx, lambda: merge(tx)))
    changes.announce(answer.get("merchant_id"))
    return answer


def _check_signers(proof: Proof | None, other: str, gone: str, into: str) -> None:
    if proof != Proof(CUSTOMER, into) or other != gone:
        raise NotAllowed(
            "not_your_card", "Both keys sign it, each for the card that is its own."
        )
