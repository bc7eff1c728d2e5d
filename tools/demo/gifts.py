"""[Free dessert: Give]: a reward that is given at the table, and can be called back."""

from __future__ import annotations

import os
from typing import Any

from . import story
from .stage import House, Stage

NAME = "Free dessert"


def give(stage: Stage) -> None:
    """Staff gives Ana her dessert at once; for ten seconds the tablet can undo it."""
    with stage.house() as house:
        card = house.waiter.card(house.ana)
        reward = find(card)
        if not reward:
            stage.say(too_few(card["points"]), "calm")
            return
        cost = reward["cost_points"]
        left = hand_over(house, reward["id"])
        is_seen = any(
            order["customer_pubkey"] == house.ana.pubkey
            for order in house.waiter.active_orders()
        )
    undo = "For ten seconds the tablet can undo it." if is_seen else ""
    sum_up = f"{card['points']} − {cost} = {left} points on her card. {undo}"
    stage.say(f"Enjoy your dessert. {left} left.", "good", sum_up.strip())


def find(card: dict[str, Any]) -> dict[str, Any] | None:
    """The dessert, if Ana can have it now."""
    return next((r for r in card["rewards_ready"] if r["name"] == NAME), None)


def too_few(points: int) -> str:
    cost = dict(story.REWARDS)[NAME]
    return f"{NAME} takes {cost} points, and Ana has {points}. Let her pay first."


def hand_over(house: House, reward_id: str) -> int:
    """Gives it; the points that are left."""
    path = f"/restaurants/{house.demo.merchant_id}/loyalty/{house.ana.pubkey}/redeem"
    body = {"reward_id": reward_id, "fulfil": True}
    made = house.owner.send("POST", path, body, once=os.urandom(16).hex())
    return int(made["points"])
