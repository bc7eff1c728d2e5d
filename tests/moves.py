"""Everything that can happen to a card, as guests, staff and the owner do it.

Each is one errand or a few, at the throw of a die. What servers acknowledge is put
down as told: the audit holds the tables against it.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from audit import TIP_SATS
from devkit.people import Guest, NostrKeys
from devkit.processes import wait_until
from errands import Errand

if TYPE_CHECKING:
    from siege import House

REWARDS = (40, 150, 300)  # what they cost
PAID_SECONDS = 60.0  # until a server has heard of a payment, it may have to restart
Move = Callable[["House", Guest, random.Random], None]


# --- bills ----------------------------------------------------------------------------


def pay_order(house: House, guest: Guest, dice: random.Random) -> None:
    """A bill of ours, made once whatever happens to the call, and paid."""
    keys = dice.choice(house.people)
    sats = dice.randint(100, 5_000)
    bill = {"amount_sats": sats, "tip_sats": TIP_SATS, "merchant_id": house.id}
    order = Errand(
        "order",
        "POST",
        "/orders",
        house.owner,
        bill | {"customer_pubkey": keys.public},
        essence=lambda answer: (answer["order"]["id"], answer["payment_hash"]),
    )
    made = house.run(order, dice)
    if made:
        with house.flying("bill"):
            guest.wallet.pay(made["payment_request"])
        house.bills.append((made["order"]["id"], sats + TIP_SATS))
        house.look(keys)


def pay_elsewhere(house: House, guest: Guest, dice: random.Random) -> None:
    """An invoice that another program made on the venue's wallet."""
    keys = dice.choice(house.people)
    names = {"customer_pubkey": keys.public}
    sats = dice.randint(100, 5_000)
    invoice = house.account.wallet.make_invoice(sats, "bill", names)
    with house.flying("bill"):
        guest.wallet.pay(invoice["bolt11"])
    house.look(keys)


def refund(house: House, guest: Guest, dice: random.Random) -> None:
    """A part of a bill, or all of it, goes back."""
    if not house.bills:
        return
    order_id, paid = dice.choice(house.bills)
    sats = dice.choice((paid, dice.randint(1, paid)))
    body = {"amount_sats": sats, "reason": "Cold soup"}
    path = f"/orders/{order_id}/refund"
    house.run(Errand("refund", "POST", path, house.manager, body), dice)


def claim_bill(house: House, guest: Guest, dice: random.Random) -> None:
    """A bill of nobody's is paid, and two people claim its receipt at once."""
    sats = dice.randint(100, 5_000)
    order_id, token = nobodys_bill(house, guest, sats)
    claims = [claim(house, keys, token) for keys in dice.sample(house.people, 2)]
    house.run_all(claims)
    if any(errand.answer for errand in claims):
        house.bills.append((order_id, sats + TIP_SATS))


def nobodys_bill(house: House, guest: Guest, sats: int) -> tuple[str, str]:
    """A bill without a customer, as soon as it is paid: the order, and its receipt."""
    bill = {"amount_sats": sats, "tip_sats": TIP_SATS, "merchant_id": house.id}
    made = house.do("POST", "/orders", **bill)
    with house.flying("bill"):
        guest.wallet.pay(made["payment_request"])
    token = str(made["receipt_token"])

    def is_paid() -> bool:
        return bool(house.do("GET", f"/receipts/{token}")["bill"] == "paid")

    wait_until(is_paid, PAID_SECONDS)
    return str(made["order"]["id"]), token


def claim(house: House, keys: NostrKeys, token: str) -> Errand:
    """Signed by whoever wants its points."""
    path = f"/receipts/{token}/claim"
    return Errand("claim", "POST", path, house.signer(keys), {"name": "Ana"})


# --- points by hand -------------------------------------------------------------------


def grant(house: House, guest: Guest, dice: random.Random) -> None:
    """Staff gives points."""
    _by_hand(house, dice, "grant", dice.randint(50, 500))


def revoke(house: House, guest: Guest, dice: random.Random) -> None:
    """Staff takes points."""
    _by_hand(house, dice, "revoke", dice.randint(1, 100))


def _by_hand(house: House, dice: random.Random, verb: str, points: int) -> None:
    keys = dice.choice(house.people)
    house.run(by_hand(house, keys, verb, points), dice)


def by_hand(house: House, keys: NostrKeys, verb: str, points: int) -> Errand:
    """`grant` or `revoke`, and why."""
    body = {"points": points, "reason": "Because"}
    path = f"{house.card(keys)}/{verb}"
    return Errand(verb, "POST", path, house.manager, body)


def use_voucher(house: House, guest: Guest, dice: random.Random) -> None:
    """Somebody gets a voucher, and shows it from two phones at once."""
    keys = dice.choice(house.people)
    points = dice.randint(50, 500)
    given = house.run(promise(house, keys, points), dice)
    if given and given["voucher"]["event"]:  # else they were forgotten meanwhile
        event = given["voucher"]["event"]
        house.run_all([show_voucher(house, keys, event) for _ in range(2)])


def promise(house: House, keys: NostrKeys, points: int) -> Errand:
    """Staff gives points as a voucher."""
    return Errand(
        "promise",
        "POST",
        f"{house.path}/vouchers",
        house.manager,
        {"customer_pubkey": keys.public, "points": points, "reason": "Because"},
        essence=lambda answer: answer["voucher"]["id"],
    )


def show_voucher(house: House, keys: NostrKeys, event: dict[str, Any]) -> Errand:
    """Its holder uses it."""
    return Errand(
        "voucher",
        "POST",
        "/vouchers/redeem",
        house.signer(keys),
        {"voucher": event},
        essence=lambda answer: (answer["voucher"]["id"], answer["event"]["id"]),
    )


# --- rewards --------------------------------------------------------------------------


def use_reward(house: House, guest: Guest, dice: random.Random) -> None:
    """A guest reserves a reward, and one of the ends that it can have comes."""
    keys = dice.choice(house.people)
    made = house.run(redeem(house, keys, dice.choice(house.rewards)), dice)
    if made:
        ends = (fulfil, cancel_by_guest, cancel_by_staff, fulfil_and_undo)
        weights = (3, 1, 1, 2)
        if dice.random() < 0.9:  # else nobody comes for it
            dice.choices(ends, weights)[0](house, keys, made["redemption"], dice)


def give_reward(house: House, guest: Guest, dice: random.Random) -> None:
    """The owner gives one at once, and may call it back within its ten seconds."""
    keys = dice.choice(house.people)
    errand = redeem(house, keys, dice.choice(house.rewards))
    errand.kind, errand.who = "give", house.owner
    errand.body = {**(errand.body or {}), "fulfil": True}
    made = house.run(errand, dice)
    if made and dice.random() < 0.5:
        cancel_by_staff(house, keys, made["redemption"], dice)


def redeem(house: House, keys: NostrKeys, reward_id: str) -> Errand:
    """The guest's own signed request for a reward."""
    path = f"{house.card(keys)}/redeem"
    return Errand("redeem", "POST", path, house.signer(keys), {"reward_id": reward_id})


def fulfil(
    house: House, keys: NostrKeys, made: dict[str, Any], dice: random.Random
) -> None:
    """Staff sees the code."""
    house.run(_end(made, "fulfil", house.waiter, code=made["code"]), dice)


def cancel_by_guest(
    house: House, keys: NostrKeys, made: dict[str, Any], dice: random.Random
) -> None:
    """The guest thinks better of it, while staff may be handing it over."""
    if dice.random() < 0.5:
        together = [
            _end(made, "fulfil", house.waiter, code=made["code"]),
            _end(made, "cancel", house.signer(keys)),
        ]
        house.run_all(together)
    else:
        house.run(_end(made, "cancel", house.signer(keys)), dice)


def cancel_by_staff(
    house: House, keys: NostrKeys, made: dict[str, Any], dice: random.Random
) -> None:
    """There is none left in the kitchen."""
    house.run(_end(made, "cancel", house.waiter, reason="Sold out"), dice)


def fulfil_and_undo(
    house: House, keys: NostrKeys, made: dict[str, Any], dice: random.Random
) -> None:
    """It was given, and a manager takes that back."""
    fulfil(house, keys, made, dice)
    house.run(_end(made, "undo", house.manager, reason="Wrong table"), dice)


def _end(made: dict[str, Any], verb: str, who: Any, **body: str) -> Errand:
    """These are idempotent by what they change, without a key."""
    return Errand(
        verb,
        "POST",
        f"/redemptions/{made['id']}/{verb}",
        who,
        dict(body),
        key="",
        essence=lambda answer: (
            answer["redemption"]["id"],
            answer["redemption"]["status"],
        ),
    )


# --- cards ----------------------------------------------------------------------------


def merge(house: House, guest: Guest, dice: random.Random) -> None:
    """Somebody with two keys puts their cards together, and uses one from then on."""
    gone, kept = dice.sample(house.people, 2)
    house.replace(gone)
    body = {
        "merchant_id": house.id,
        "from_pubkey": gone.public,
        "into_pubkey": kept.public,
    }
    signers = house.signer(kept, gone)
    house.run(Errand("merge", "POST", "/me/merge", signers, body), dice)


def erase(house: House, guest: Guest, dice: random.Random) -> None:
    """Somebody asks to be forgotten, while others still do things to their card."""
    gone = dice.choice(house.people)
    house.replace(gone)
    house.run(
        Errand(
            "erase",
            "DELETE",
            house.card(gone),
            house.signer(gone),
            key="",
            essence=lambda answer: answer["erased"],
        ),
        dice,
    )


MOVES: dict[Move, int] = {
    pay_order: 8,
    pay_elsewhere: 5,
    refund: 5,
    grant: 8,
    revoke: 4,
    use_voucher: 4,
    use_reward: 10,
    give_reward: 3,
    merge: 2,
    erase: 1,
    claim_bill: 4,
}
# Every kind of call, and what makes somebody send it.
MAKES: dict[str, Move] = {
    "order": pay_order,
    "bill": pay_elsewhere,
    "refund": refund,
    "grant": grant,
    "revoke": revoke,
    "promise": use_voucher,
    "voucher": use_voucher,
    "redeem": use_reward,
    "fulfil": use_reward,
    "cancel": use_reward,
    "undo": use_reward,
    "give": give_reward,
    "merge": merge,
    "erase": erase,
    "claim": claim_bill,
}
KINDS = tuple(kind for kind in MAKES if kind != "bill")  # LNbits answers for bills
# How a call may be refused in such a throng; everything else is a fault.
REFUSALS = {
    "already_claimed",
    "claim_ended",  # nobody answered before a kill, and weeks have passed since
    "not_paid",  # nobody has told the server yet
    "insufficient_points",
    "voucher_used",
    "voucher_unknown",  # its holder was forgotten
    "voucher_expired",
    "not_the_holder",
    "already_fulfilled",
    "redemption_over",
    "not_fulfilled",
    "refund_too_large",
    "open_reward",
    "already_merged",
    "card_not_found",
    "redemption_not_found",  # a guest's own, after they were forgotten
    "too_many_tries",  # more than five codes of one token at the same moment
}
