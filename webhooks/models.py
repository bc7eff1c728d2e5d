"""Nouns of the webhooks' slice, and the bodies that change them."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel, Field

from ..fields import Flag, Label, Line
from ..webhook_notes import AskedTopic

MOST_HOOKS = 10  # of one merchant
MOST_TOPICS = 20


@dataclass(frozen=True)
class Webhook:
    """An address that is told what happens at a merchant.

    Attributes:
        with_customers: whether it is told whose card or bill it was.
        secret_version: which of its secrets signs.
        fails: how often in a row it could not be told anything; paused_until: from
            when on it is tried again, Unix seconds; reason: why, in words.
        last_ok_at: 0: never.
    """

    id: str
    merchant_id: str
    name: str
    url: str
    is_enabled: int
    with_customers: int
    secret_version: int
    created_at: int
    fails: int = 0
    paused_until: int = 0
    reason: str = ""
    last_ok_at: int = 0


@dataclass(frozen=True)
class Notice:
    """Something that a webhook is told.

    Attributes:
        number: its place in the order of what happened.
        data: JSON, as it was when it happened.
        state: `waiting`, `sent`, or `dead`: given up.
        status: what the receiver answered last; 0: nothing.
    """

    number: int
    webhook_id: str
    event_id: str
    topic: str
    subject: str
    data: str
    state: str
    tries: int
    due_at: int
    status: int
    reason: str
    created_at: int
    ended_at: int | None


class Address(Line):
    """Where a webhook is."""

    longest = 255
    shortest = 1


class WebhookBody(BaseModel):
    """What `POST L/merchants/{id}/webhooks` takes.

    Attributes:
        events: what it is to be told.
        with_customers: whether it is told customers' keys, too.
    """

    url: Address
    events: list[AskedTopic] = Field(..., min_items=1, max_items=MOST_TOPICS)
    name: Label | None
    enabled: Flag = True
    with_customers: Flag = False


class WebhookUpdate(BaseModel):
    """What `PUT L/webhooks/{id}` takes; what is not sent stays."""

    url: Address | None
    events: list[AskedTopic] | None = Field(None, min_items=1, max_items=MOST_TOPICS)
    name: Label | None
    enabled: Flag | None
    with_customers: Flag | None
