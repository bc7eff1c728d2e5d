"""The waiter asks a new guest who has brought them, and puts it on the open bill."""

from __future__ import annotations

from .. import clock, services
from .. import crud as loyalty
from ..customers import crud as customers
from ..exceptions import Conflict
from ..glance import guest_name
from ..keys import customer_key
from ..merchants.access import Access
from ..merchants.staff import StaffSaid, named_staff
from ..models import Program
from ..orders import crud as orders
from ..orders.models import OPEN, Order
from ..orders.services import get_order, hold_open_order
from ..store import Tx
from .services import is_new, is_on


def name_referrer(
    tx: Tx, access: Access, order_id: str, referrer: str, said: StaffSaid
) -> Order:
    """Puts on an open bill who has brought its guest.

    Raises:
        InvalidInput: `bad_pubkey`; NotFound: `order_not_found`.
        NotAllowed: `unknown_staff`, where somebody is named who does not work there.
        Conflict: `bill_closed`, `referral_off`, `own_referral`, `referrer_is_staff`,
            `not_new`.
    """
    pubkey = customer_key(referrer)
    order = hold_open_order(tx, order_id)
    program = services.get_program(tx, order.program_id)
    if not is_on(program) or not access.merchant.shows_loyalty:
        raise Conflict("referral_off", "Bringing friends is switched off here.")
    card = loyalty.find_card(tx, program.id, pubkey)
    if card and services.is_staff(tx, card):
        words = "That is somebody of the staff. They bring nobody."
        raise Conflict("referrer_is_staff", words)
    if order.customer_pubkey:
        _check_guest(tx, program, order.customer_pubkey, pubkey)
    by = named_staff(tx, access, said).actor_id if said.staff_id else access.actor_id
    orders.set_referrer(tx, order.id, pubkey, by)
    return get_order(tx, order.id)


def _check_guest(tx: Tx, program: Program, guest: str, referrer: str) -> None:
    cards = [loyalty.find_card(tx, program.id, key) for key in (guest, referrer)]
    is_same_card = cards[0] is not None and cards[0] == cards[1]
    if guest == referrer or is_same_card:
        raise Conflict("own_referral", "That is the same guest.")
    if not is_new(tx, program, guest, clock.now()):
        raise Conflict("not_new", "This guest has been here before.")


def forget_referrer(tx: Tx, order_id: str) -> Order:
    """Takes it off an open bill again. Raises: as `hold_open_order`."""
    order = hold_open_order(tx, order_id)
    orders.set_referrer(tx, order.id, None, "")
    return get_order(tx, order.id)


def asked_of(tx: Tx, order: Order, is_shown: bool) -> dict[str, object]:
    """Whether the waiter should ask who brought the guest, and who it was.

    Args:
        is_shown: whether the place shows loyalty at all.
    """
    if not is_shown or order.bill != OPEN:
        return {"asks": False, "referrer": None}
    program = services.get_program(tx, order.program_id)
    referrer = order.referrer_pubkey
    name = None
    if referrer:
        nickname = customers.get_name(tx, program.id, referrer)
        name = guest_name(nickname, referrer)
    guest = order.customer_pubkey
    asks = not referrer and is_on(program) and bool(guest)
    return {
        "asks": asks and is_new(tx, program, guest or "", clock.now()),
        "referrer": name,
    }
