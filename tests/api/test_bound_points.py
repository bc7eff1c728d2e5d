"""Points of money that can be reversed buy no sats (design: Earning)."""

from __future__ import annotations

import random
from collections.abc import Awaitable, Callable
from typing import Any

import bills
import chits
import pytest
import sats

import perks
import records
from devkit.people import Guest, NostrKeys
from histories import START, History, merge
from lab import DAY, Lab
from venue import Venue, answer, refusal

NewLab = Callable[..., Awaitable[Lab]]
REFUSED = (409, "points_buy_no_sats")


async def pay_by_card(venue: Venue, payer: Guest, amount: int, **extra: Any) -> str:
    """A payment that LNbits took in money that can be reversed; its hash."""
    request = await venue.foreign_invoice(amount, {"paid_in_fiat": True, **extra})
    hash_ = str(await venue.pay(payer, request))
    assert await records.outcome(hash_) == "earned"
    return hash_


async def asks(venue: Venue, guest: Guest, reward: Any) -> Any:
    path = f"{venue.card_path(guest)}/redeem"
    return await perks.sign(venue, guest, path, reward_id=reward["id"])


@pytest.fixture
async def payout(venue: Venue) -> Any:
    """A thousand sats for five points; a card's bills earn, too."""
    await venue.program(
        earn_on_reversible=True,
        refund_window_days=0,
        accept_cash=True,
        earn_on_cash=True,
    )
    return await perks.reward(
        venue, name="Sats", kind="sats_payout", cost_points=5, value=1_000
    )


# --- what a guest sees ----------------------------------------------------------------


async def test_points_from_a_card_buy_coffee_and_no_sats(
    venue: Venue, guest: Guest, payout: Any
) -> None:
    coffee = await perks.reward(venue, name="Coffee", cost_points=5)
    await pay_by_card(venue, guest, 7_000, customer_pubkey=guest.pubkey)
    card = await venue.card(guest)
    assert card["points"] == 7
    assert [one["name"] for one in card["rewards_ready"]] == ["Coffee"]
    before = await perks.everything(venue)
    refused = await asks(venue, guest, payout)
    assert refusal(refused) == REFUSED
    assert refused.json()["detail"] == (
        "Points from card payments buy no sats. Others: 0 of 5. Nothing was taken."
    )
    assert await perks.everything(venue) == before
    await venue.serve(guest, 4_000)
    assert refusal(await asks(venue, guest, payout)) == REFUSED
    await venue.serve(guest, 1_000)
    ready = (await venue.card(guest))["rewards_ready"]
    assert {one["name"] for one in ready} == {"Coffee", "Sats"}
    made = answer(await asks(venue, guest, payout))
    assert made["points"] == 7
    assert refusal(await asks(venue, guest, payout)) == REFUSED
    await perks.fulfilled(venue, await perks.reserve(venue, guest, coffee["id"]))
    assert (await venue.card(guest))["points"] == 2
    assert (await venue.proof())["wrong"] == 0
    assert [row["amount_sats"] for row in await sats.payouts(venue)] == [1_000]


async def test_canceled_sats_can_be_had_again(
    venue: Venue, guest: Guest, payout: Any
) -> None:
    await pay_by_card(venue, guest, 9_000, customer_pubkey=guest.pubkey)
    await venue.serve(guest, 5_000)
    for _ in range(3):
        made = answer(await asks(venue, guest, payout))
        path = f"/redemptions/{made['redemption']['id']}/cancel"
        answer(await perks.sign(venue, guest, path))
    answer(await asks(venue, guest, payout))
    assert refusal(await asks(venue, guest, payout)) == REFUSED
    assert (await venue.proof())["wrong"] == 0


async def test_whoever_claims_such_a_receipt_gets_points_of_that_kind(
    venue: Venue, guest: Guest, payout: Any
) -> None:
    request, token = await chits.open_bill(venue, 9_000)
    from loyalty.orders.payments import cases

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cases.Case, "is_reversible", property(lambda case: True))
        await venue.pay(guest, request)
        await chits.settled(venue, token)
    keys = NostrKeys.fresh()
    answer(await chits.claim(venue, keys, token))
    holder = Guest("Bob", keys, guest.wallet)
    assert (await venue.card(holder))["points"] == 9
    assert refusal(await asks(venue, holder, payout)) == REFUSED


async def test_a_card_terminals_money_can_be_reversed_and_cash_cannot(
    venue: Venue, guest: Guest, payout: Any
) -> None:
    waiter = await bills.taking_cash(venue)
    for method, expected in (("card", REFUSED), ("cash", None)):
        made = await venue.order(5_000, customer_pubkey=guest.pubkey)
        order_id = made["order"]["id"]
        answer(await bills.by_hand(venue, order_id, waiter, method=method))
        asked = await asks(venue, guest, payout)
        assert (refusal(asked) if asked.is_error else None) == expected


async def test_points_stay_of_their_kind_on_another_card(
    venue: Venue, guest: Guest, payout: Any, new_guest: Callable[..., Awaitable[Guest]]
) -> None:
    """A bill put on the right card, and two cards that become one."""
    bob = await new_guest("Bob")
    hash_ = await pay_by_card(venue, guest, 6_000, customer_pubkey=guest.pubkey)
    order_id = (await records.order_of(hash_))["id"]
    body: Any = {"customer_pubkey": bob.pubkey, "reason": "Bob's"}
    moved = await venue.call("PUT", f"/orders/{order_id}/customer", **body)
    answer(moved)
    assert (await venue.card(bob))["points"] == 6
    assert refusal(await asks(venue, bob, payout)) == REFUSED
    from loyalty import services
    from loyalty.store import store

    program = venue.merchant["program_id"]
    await store.write(services.merge_cards, program, bob.pubkey, guest.pubkey)
    assert (await venue.card(guest))["points"] == 6
    assert refusal(await asks(venue, guest, payout)) == REFUSED
    assert (await venue.proof())["wrong"] == 0


async def test_welcome_points_are_of_the_kind_of_their_bill(
    venue: Venue, guest: Guest, payout: Any, new_guest: Callable[..., Awaitable[Guest]]
) -> None:
    bob = await new_guest("Bob")
    await venue.program(welcome_points=50)
    await pay_by_card(venue, guest, 1_000, customer_pubkey=guest.pubkey)
    assert (await venue.card(guest))["points"] == 51
    assert refusal(await asks(venue, guest, payout)) == REFUSED
    await venue.serve(bob, 1_000)
    answer(await asks(venue, bob, payout))


# --- whatever happens -----------------------------------------------------------------


@pytest.mark.parametrize("seed", range(3))
async def test_sats_never_cost_more_than_final_money_has_brought(
    new_lab: NewLab, seed: int
) -> None:
    """A random life of two cards; what may buy sats is counted beside the ledger."""
    dice, lab = random.Random(seed), await new_lab(START, refund_window_days=0)
    await lab.settings(expiry_mode="months", expiry_months=1, deficit_policy="carry")
    life = Life(lab, dice)
    for _ in range(60):
        await life.step()
        assert life.sats_out <= life.final_in
    while life.waiting:  # a card whose sats are on their way stays
        await life.gives_back()
    await merge(lab, life.ana, life.bob)
    while await life.buys_sats(life.bob, 1):
        assert life.sats_out <= life.final_in
    await lab.prove()


class Life:
    """Two guests, who pay by Lightning and by card, and buy coffee and sats."""

    def __init__(self, lab: Lab, dice: random.Random) -> None:
        self.lab, self.dice, self.history = lab, dice, History(lab)
        self.ana, self.bob = lab.guest(), lab.guest()
        self.final_in = self.sats_out = 0
        self.waiting: list[tuple[Any, str, int]] = []
        self.bills: list[tuple[Any, str]] = []

    async def step(self) -> None:
        who = self.dice.choice((self.ana, self.bob))
        points = self.dice.randint(1, 30)
        roll = self.dice.random()
        if roll < 0.45:
            is_card = self.dice.random() < 0.5
            sats_paid = points * 1_000
            bill = await self.lab.earn(who, sats_paid, is_reversible=is_card)
            self.final_in += 0 if is_card else bill.delta
            self.bills.append((bill, who))
        elif roll < 0.65:
            await self.buys_sats(who, points)
        elif roll < 0.75:
            await self.buys(who, points, "free_item")
        elif roll < 0.87 and self.waiting:
            await self.gives_back()
        elif roll < 0.93 and self.bills:
            bill, whose = self.bills.pop(self.dice.randrange(len(self.bills)))
            await self.history.refund(bill, whose)
        else:
            self.lab.pass_time(self.dice.randint(1, 12) * DAY)

    async def buys_sats(self, who: str, points: int) -> bool:
        if not await self.buys(who, points, "sats_payout"):
            return False
        self.sats_out += points
        return True

    async def buys(self, who: str, points: int, kind: str) -> bool:
        from loyalty.exceptions import Conflict

        try:
            made = await self.history.redeem(who, points, kind)
        except Conflict as refused:
            assert refused.code in ("insufficient_points", "points_buy_no_sats")
            return False
        self.waiting.append((made, kind, points))
        return True

    async def gives_back(self) -> None:
        from loyalty import services
        from loyalty.exceptions import Conflict

        index = self.dice.randrange(len(self.waiting))
        made, kind, points = self.waiting.pop(index)
        try:
            await self.lab.run(services.cancel, made, "token:till", "Sorry")
        except Conflict:  # it has lapsed, and its points went back by themselves
            return
        self.sats_out -= points if kind == "sats_payout" else 0
