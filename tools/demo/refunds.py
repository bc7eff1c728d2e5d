"""[Refund half of Ana's bill]: what it would do is said first, and then done."""

from __future__ import annotations

import os
from typing import Any

from . import story
from .stage import House, Stage

REASON = "The ribeye was cold"
NO_BILL = "Ana has no bill to refund. Let her pay first."


def refund_half(stage: Stage) -> None:
    """Half of Ana's last bill goes back in cash, and its points with it."""
    with stage.house() as house:
        bill = last_bill(house)
        if not bill:
            stage.say(NO_BILL, "calm")
            return
        before = house.waiter.card(house.ana)["points"]
        body = {"amount_sats": bill["amount_sats"] // 2, "reason": REASON}
        stage.say(f"Before: {refund(house, bill, body, preview=True)['words']}")
        stage.beat()
        stage.beat()
        done = refund(house, bill, {**body, "return_by": "cash"})
        after = house.waiter.card(house.ana)["points"]
    sum_up = f"{before} − {done['points_taken']} = {after} points on her card."
    stage.say(done["words"], "good", f"{sum_up} The rule of that bill's own time.")


def last_bill(house: House) -> dict[str, Any] | None:
    """Ana's newest bill that was paid on the stage and not refunded yet."""
    for order in house.waiter.newest_orders():
        is_ana_s = order["customer_pubkey"] == house.ana.pubkey
        if is_ana_s and order["bill"] == "paid" and order["table"] == story.ANA_TABLE:
            return order
    return None


def refund(
    house: House, bill: dict[str, Any], body: dict[str, Any], preview: bool = False
) -> dict[str, Any]:
    path = f"/orders/{bill['id']}/refund{'?preview=true' if preview else ''}"
    return dict(house.owner.send("POST", path, body, once=os.urandom(16).hex()))
