"""REST for holders of vouchers: which ones they have, and using one."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from .. import changes, clock
from .. import services as core
from ..crud.vouchers import find_voucher
from ..customers.crud import get_shown_ids
from ..customers.views_own import holder, signer
from ..customers.views_redemption import codes_of, redemption_view
from ..exceptions import Conflict, InvalidInput, NotFound
from ..ledger import entry_of
from ..merchants import crud as merchants
from ..merchants.models import Merchant
from ..merchants.views_card import entry_view
from ..nostr.event import NostrEvent
from ..nostr.readers import VoucherSaid
from ..orders import open_bill
from ..orders.models import Order
from ..orders.payments.invoicing import invoice
from ..orders.services import hold_open_order
from ..signatures import purpose
from ..store import Tx, store
from ..voucher import NOTHING_USED, Voucher, unknown
from ..web import AnyProof, LoyaltyRoute, Once, Page, page_of
from . import crud, services
from .models import RedeemBody
from .views import State, kept_view, told_holder, voucher_view

own_vouchers_api_router = APIRouter(route_class=LoyaltyRoute, tags=["Vouchers"])

NOT_THERE = NotFound("order_not_found", "There is no such order.")


@own_vouchers_api_router.get("/me/vouchers", openapi_extra=purpose("vouchers"))
async def api_own_vouchers(
    page: Page, proof: AnyProof, state: State = None
) -> dict[str, Any]:
    """Vouchers that your key was given on this server, newest first, each with its
    signed event: keep it wherever you like."""

    def listed(tx: Tx) -> dict[str, Any]:
        cards = get_shown_ids(tx, holder(tx, proof))
        found, total = crud.list_of_cards(
            tx, cards, state, clock.now(), page.limit, page.offset
        )
        return page_of([voucher_view(one) for one in found], total)

    return await store.read(listed)


@own_vouchers_api_router.post("/vouchers/redeem", openapi_extra=purpose("voucher"))
async def api_redeem_voucher(
    body: RedeemBody, proof: AnyProof, key: Once
) -> dict[str, Any]:
    """Use a voucher: its points come to your card, its reward waits for you.

    Takes a signed request by the key that the voucher names, never a session. A reward
    goes on the open bill `order_id`, if that is said, and is used when the bill is
    paid; else it is reserved, and the answer has its code to show. One that comes to
    nothing leaves its voucher open. Needs an Idempotency-Key.
    """

    def redeem(tx: Tx) -> dict[str, Any]:
        pubkey = signer(tx, proof)
        event, said = services.read_shown(body.voucher)
        kept = key.once(tx, lambda: _used(tx, pubkey, event, said, body))
        return _told(tx, kept)

    answer = await store.write(redeem)
    if body.order_id is not None:
        await invoice(body.order_id)  # its amount has changed
    changes.announce(answer["voucher"]["merchant"]["id"])
    return answer


def _used(
    tx: Tx, pubkey: str, event: NostrEvent, said: VoucherSaid, body: RedeemBody
) -> dict[str, Any]:
    services.check_issuer(tx, event, said)
    voucher = find_voucher(tx, event.id, clock.now())
    if not voucher:
        raise unknown()
    if body.order_id is None:
        order, place = None, services.place_of(tx, voucher)
    else:
        order, place = _bill(tx, voucher, pubkey, body.order_id)
    used = core.use_voucher(tx, event.id, pubkey, place.id, place.clock)
    return _answer(tx, used, order, body)


def _bill(
    tx: Tx, voucher: Voucher, pubkey: str, order_id: str
) -> tuple[Order, Merchant]:
    """The open bill that a reward is for, held, and where it is.

    Raises:
        InvalidInput: `points_off_bills`.
        NotFound: `order_not_found`; Conflict: `bill_closed`, `other_customer`,
            `loyalty_off`.
    """
    if not voucher.perk:
        raise InvalidInput(
            "points_off_bills", f"Points go on your card, not on a bill. {NOTHING_USED}"
        )
    order = hold_open_order(tx, order_id)
    if order.program_id != voucher.program_id:
        raise NOT_THERE
    if order.customer_pubkey != pubkey:
        raise Conflict("other_customer", f"This bill is not yours. {NOTHING_USED}")
    place = merchants.get_merchant(tx, order.merchant_id)
    if not place or not place.shows_loyalty:
        raise Conflict("loyalty_off", f"Loyalty is off there. {NOTHING_USED}")
    return order, place


def _answer(
    tx: Tx, used: core.UsedVoucher, order: Order | None, body: RedeemBody
) -> dict[str, Any]:
    """What is kept of it: no words, no key, no code."""
    redemption = used.redemption
    if redemption and order:
        actor_id = redemption.actor_id
        open_bill.put_reward(tx, order.id, redemption.id, body.line_id, actor_id)
        redemption = core.get_redemption(tx, redemption.id)
    listed = crud.get_listed(tx, used.voucher.id, clock.now())
    if not listed:
        raise unknown()
    return {
        "voucher": kept_view(listed),
        "points": used.points,
        "event": entry_view(entry_of(used.event), None),
        "redemption": redemption_view(redemption, clock.now()) if redemption else None,
    }


def _told(tx: Tx, kept: dict[str, Any]) -> dict[str, Any]:
    """The answer with what is in no stored one: words, the event, the codes."""
    listed = crud.get_listed(tx, kept["voucher"]["id"], clock.now())
    voucher, made = told_holder(kept["voucher"], listed), kept["redemption"]
    if made:
        made = {**made, **codes_of(tx, core.get_redemption(tx, made["id"]))}
    return {
        **kept,
        "voucher": voucher,
        "event": {**kept["event"], "reason": voucher["reason"]},
        "redemption": made,
    }
