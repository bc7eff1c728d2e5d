"""Rewards as tests know them: made by the owner, asked for by guests and staff."""

from __future__ import annotations

import json
import os
from typing import Any

import httpx

import records
from devkit.people import Guest
from proofs import signed
from venue import API, Venue, answer

TABLES = ("events", "balances", "lots", "takings", "redemptions", "rewards", "payouts")


async def reward(venue: Venue, **changed: Any) -> Any:
    """A free dessert for 300 points, unless something else is said."""
    body = {"name": "Free dessert", "kind": "free_item", "cost_points": 300, **changed}
    return await venue.do("POST", f"/merchants/{venue.id}/rewards", **body)


def fresh_key() -> dict[str, str]:
    return {"Idempotency-Key": os.urandom(8).hex()}


async def ask(
    venue: Venue,
    guest: Guest,
    reward_id: str,
    headers: dict[str, str] | None = None,
    **more: Any,
) -> httpx.Response:
    """Asks for a reward with a new Idempotency-Key, as the owner if nobody is said."""
    who = {**fresh_key(), **(venue.admin if headers is None else headers)}
    path = f"{venue.card_path(guest)}/redeem"
    return await venue.call("POST", path, who, reward_id=reward_id, **more)


async def sign(
    venue: Venue,
    guest: Guest,
    path: str,
    key: dict[str, str] | None = None,
    **body: Any,
) -> httpx.Response:
    """A POST that the guest signs."""
    text = json.dumps(body).encode()
    headers = {
        **(fresh_key() if key is None else key),
        **signed(guest.keys, "POST", API + path, text),
        "Content-Type": "application/json",
    }
    return await venue.http.post(API + path, content=text, headers=headers)


async def reserve(venue: Venue, guest: Guest, reward_id: str, **more: Any) -> Any:
    """The guest reserves a reward on their phone; the answer."""
    path = f"{venue.card_path(guest)}/redeem"
    return answer(await sign(venue, guest, path, reward_id=reward_id, **more))


async def end(
    venue: Venue, made: Any, how: str, who: dict[str, str] | None = None, **body: Any
) -> httpx.Response:
    """Fulfils, cancels or undoes what `reserve` or `ask` has answered."""
    path = f"/redemptions/{made['redemption']['id']}/{how}"
    return await venue.call("POST", path, who, **body)


async def fulfilled(venue: Venue, made: Any) -> Any:
    """Staff gives it for the code."""
    code = made["redemption"]["code"]
    return answer(await end(venue, made, "fulfil", code=code))


async def everything(venue: Venue) -> dict[str, Any]:
    """All that a refusal must leave as it was."""
    program = venue.merchant["program_id"]
    cards = "card_id IN (SELECT id FROM cards WHERE program_id = :program)"
    where = dict.fromkeys(TABLES, "program_id = :program")
    where |= {"lots": cards, "takings": cards}
    return {
        name: sorted(
            json.dumps(row)
            for row in await records.rows(
                f"SELECT * FROM {name} WHERE {where[name]}",  # noqa: S608
                program=program,
            )
        )
        for name in TABLES
    }
