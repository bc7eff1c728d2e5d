"""Nouns of referrals, and the bodies that change them."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from ..fields import Line, Text


@dataclass(frozen=True)
class Invitation:
    """What somebody signs who wants to bring a friend, and what that would bring.

    Attributes:
        points: for them, after the friend's first bill; bonus: for the friend.
        program, kind: what the signed event names, and of which kind it is.
    """

    is_on: bool
    points: int
    bonus: int
    program: str
    kind: int


class Link(Text):
    """A signed link: an event's JSON, or that in base64url."""

    longest = 4000
    shortest = 1


class LinkBody(BaseModel):
    """What `POST L/me/referrals` takes."""

    link: Link


class ReferrerBody(BaseModel):
    """What `PUT L/orders/{id}/referrer` takes: who has brought the guest."""

    referrer_pubkey: Line
