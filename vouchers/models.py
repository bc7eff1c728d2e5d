"""The bodies that make and use vouchers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final

from pydantic import BaseModel, root_validator

from ..fields import Label, Positive, Reason
from ..nostr.event import LONGEST


class DaysGood(Positive):
    """How many days a voucher is good for; at most ten years."""

    le = 3650


class GiveBody(BaseModel):
    """Who gets a voucher, what it is worth, why, and for how long.

    Attributes:
        points, perk: one of them; a perk is a reward's id.
    """

    class Config:
        schema_extra: Final = {
            "example": {
                "customer_pubkey": "npub1…",
                "points": 50,
                "reason": "Happy birthday",
            }
        }

    customer_pubkey: Any
    points: Positive | None
    perk: Label | None
    reason: Reason
    expires_in_days: DaysGood = DaysGood(30)

    @root_validator(skip_on_failure=True, allow_reuse=True)
    def worth_one_thing(cls, values: dict[str, Any]) -> dict[str, Any]:
        if (values["points"] is None) == (values["perk"] is None):
            raise ValueError("send points, or a perk")
        return values


class WithdrawBody(BaseModel):
    """Why: it stays with the voucher."""

    reason: Reason


class Shown:
    """A voucher as somebody shows it: the event, or its text."""

    @classmethod
    def __get_validators__(cls) -> Iterator[Callable[..., Any]]:
        yield cls.check

    @classmethod
    def __modify_schema__(cls, schema: dict[str, Any]) -> None:
        schema.update(title="Voucher", anyOf=[{"type": "object"}, {"type": "string"}])

    @classmethod
    def check(cls, value: Any) -> Any:
        if not isinstance(value, dict | str):
            raise TypeError("is neither an event nor its text")
        if isinstance(value, str) and len(value) > LONGEST:
            raise ValueError("is too long for an event")
        return value


class RedeemBody(BaseModel):
    """The voucher, and the open bill that a reward goes on.

    Attributes:
        line_id: which line of that bill is free, if it is not clear.
    """

    voucher: Shown
    order_id: Label | None
    line_id: Label | None
