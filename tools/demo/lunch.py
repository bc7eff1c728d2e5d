"""Lunch goes on: regulars order and pay, the staff move their orders along.

Everything is a call that other programs could make. Ana is left to the viewer: nobody
here orders for her.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from typing import Any

from devkit.people import Guest, Wallet, call

from . import story
from .story import Plate
from .venue import Waiter

Order = dict[str, Any]

# The kitchen's pace, in minutes since a bill was paid.
NEXT = {"new": ("accepted", 4), "accepted": ("ready", 10), "ready": ("served", 16)}
FORGOTTEN_MINUTES = 25
A_FULL_TABLET = 7
A_COLUMN = 3
A_LUNCH = 3


def lay(waiter: Waiter, guest: Guest, plate: Plate) -> None:
    """Bring one order to where the story has it."""
    bill = waiter.make_bill(guest, plate.sats, table=plate.table, note=plate.note)
    order_id = bill["order"]["id"]
    if plate.is_paid:
        guest.wallet.pay(bill["payment_request"])
        waiter.counted(guest, order_id)
    if plate.kitchen != "new":
        waiter.move(order_id, plate.kitchen)


def minutes(order: Order) -> float:
    since: int = order["paid_at"] or order["created_at"]
    return (time.time() - since) / 60


def make_room(waiter: Waiter) -> None:
    """The kitchen keeps up, so that the next order is seen without scrolling."""
    columns: dict[str, list[Order]] = {name: [] for name in NEXT}
    for order in waiter.active_orders():
        if order["bill"] == "paid":
            columns[order["kitchen"]].append(order)
    moved: list[Order] = []
    for name, keep in (("new", 0), ("accepted", A_COLUMN), ("ready", A_COLUMN)):
        column = [*columns[name], *moved]
        moved = column[: max(0, len(column) - keep)]
        for order in moved:
            waiter.move(order["id"], NEXT[name][0])


class Lunch:
    """The regulars and the staff, one step at a time."""

    def __init__(
        self, waiter: Waiter, till: Wallet, guests: list[Guest], chance: random.Random
    ) -> None:
        self.waiter = waiter
        self.till = till
        self.guests = {guest.pubkey: guest for guest in guests}
        self.chance = chance

    def open(self) -> None:
        """Clear what an earlier sitting left, and see that somebody is here."""
        for order in self._orders():
            if order["bill"] == "open":
                self._cancel_if_dead(order)
            elif minutes(order) > FORGOTTEN_MINUTES:
                self.waiter.move(order["id"], "served")
        orders = self._orders()
        seated = {self.guests[order["customer_pubkey"]].name for order in orders}
        for plate in story.OPENING:
            is_wanted = len(orders) < A_LUNCH or not plate.is_paid
            if is_wanted and plate.guest not in seated:
                lay(self.waiter, self._named(plate.guest), plate)

    def step(self, fund: Callable[[Guest, int], None]) -> None:
        """Somebody pays, or somebody orders; and the kitchen does one thing.

        Args:
            fund: sees that the guest can pay.
        """
        orders = self._orders()
        owed = [order for order in orders if order["bill"] == "open"]
        if owed:
            self._pay(owed[0], fund)
        elif len(orders) < A_FULL_TABLET:
            self._order({order["customer_pubkey"] for order in orders})
        self._cook(orders)

    def _orders(self) -> list[Order]:
        active = self.waiter.active_orders()
        return [order for order in active if order["customer_pubkey"] in self.guests]

    def _named(self, name: str) -> Guest:
        return next(guest for guest in self.guests.values() if guest.name == name)

    def _pay(self, order: Order, fund: Callable[[Guest, int], None]) -> None:
        if self._cancel_if_dead(order):
            return
        invoice = self._invoice(order)
        if invoice["status"] == "success":
            return  # paid a moment ago, and about to be counted
        guest = self.guests[order["customer_pubkey"]]
        fund(guest, order["amount_sats"])
        guest.wallet.pay(invoice["bolt11"])

    def _cancel_if_dead(self, order: Order) -> bool:
        """LNbits' play money forgets open invoices when LNbits ends."""
        is_dead = bool(self._invoice(order)["status"] == "failed")
        if is_dead:
            self.waiter.move(order["id"], "canceled")
        return is_dead

    def _invoice(self, order: Order) -> dict[str, Any]:
        headers = {"X-Api-Key": self.till.invoice_key}
        path = f"/api/v1/payments/{order['payment_hash']}"
        return dict(call(self.till.http, "GET", path, headers=headers)["details"])

    def _order(self, seated: set[str]) -> None:
        free = [guest for key, guest in self.guests.items() if key not in seated]
        if free:
            sats, note = self.chance.choice(list(story.DISHES.items()))
            table = self.chance.choice(story.TABLES)
            self.waiter.make_bill(
                self.chance.choice(free), sats, table=table, note=note
            )

    def _cook(self, orders: list[Order]) -> None:
        for order in orders:
            status, due = NEXT[order["kitchen"]]
            if order["bill"] == "paid" and minutes(order) >= due:
                self.waiter.move(order["id"], status)
                return
