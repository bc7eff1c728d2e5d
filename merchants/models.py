"""Nouns of the merchants' slice, and the bodies that change them.

Validators may be declared again: LNbits imports a package anew when it is upgraded.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from pydantic import BaseModel, Field, root_validator, validator

from ..clock import DAY_STARTS_AT_HOUR, LocalClock
from ..fields import Hour, Label, Line, Name, Note
from .profile import Profile

FULL_MODE: Final = "full"  # loyalty is visible, bills earn
Mode = Literal["bar", "bistro", "full"]
Category = Literal[
    "restaurant",
    "bar",
    "retail",
    "services",
    "tech",
    "entertainment",
    "health",
    "education",
    "travel",
    "other",
]
Scope = Literal[
    "monitor", "pos", "redeem", "read", "orders", "manage", "payout", "metrics"
]
# Other extensions whose payments may count, each with a switch of the owner's.
Adapter = Literal[
    "tpos",
    "tpos_cash",
    "lnurlp",
    "nostrmarket",
    "restaurant",
    "webshop",
    "events",
    "tabs",
    "satspay",
    "paywall",
    "plain",
]

# Those that `static/i18n` has words in; empty: whatever the guest's browser speaks.
Language = Literal["", "en", "es", "de", "pt"]

_EXTERNAL_ID = re.compile(r"[0-9A-Za-z._-]{1,64}:[0-9A-Za-z._-]{1,128}")


@dataclass(frozen=True)
class Merchant:
    """A place that belongs to a programme and receives payments in one wallet.

    Attributes:
        status: pending, approved, …; it governs the public directory only.
        day_start_hour: when the business day starts, in `timezone`.
        profile: what the directory shows: description, address, contact, images …
        deleted_at: Unix seconds of the (soft) deletion.
        receipt_thanks, receipt_footer: its own words on its receipts; empty: ours.
        language: in which it speaks to guests whose browser speaks none of ours; empty:
            English.
    """

    id: str
    program_id: str
    wallet_id: str
    slug: str
    mode: str
    status: str
    timezone: str
    day_start_hour: int
    currency: str
    name: str
    category: str
    profile: dict[str, Any]
    created_at: int
    updated_at: int
    deleted_at: int | None
    receipt_thanks: str = ""
    receipt_footer: str = ""
    language: str = ""

    @property
    def owner_id(self) -> str:
        """What whoever has its admin key acts under."""
        return f"wallet:{self.wallet_id}"

    @property
    def brief(self) -> dict[str, str]:
        """What a guest's page says first: whose it is, and in which language."""
        return {"id": self.id, "name": self.name, "language": self.language}

    @property
    def clock(self) -> LocalClock:
        """The merchant's days."""
        return LocalClock(self.timezone, self.day_start_hour)

    @property
    def shows_loyalty(self) -> bool:
        return self.mode == FULL_MODE

    @property
    def is_verified(self) -> bool:
        """Whether the public may see it."""
        return self.status == "approved" and self.deleted_at is None


@dataclass(frozen=True)
class MerchantVersion:
    """Which wallet a merchant had, and in which mode, from a moment on.

    `wallet_id` is empty while no wallet is linked.
    """

    merchant_id: str
    version: int
    effective_from: int
    wallet_id: str
    mode: str


@dataclass(frozen=True)
class Link:
    """A merchant's hold on a wallet at one moment.

    Attributes:
        since: when this unbroken hold began; what settled before is not the merchant's.
    """

    merchant_id: str
    mode: str
    since: int


def link_at(
    versions: Sequence[MerchantVersion], wallet_id: str, at: int
) -> Link | None:
    """The link of one merchant to a wallet at a moment, or nothing.

    Args:
        versions: of one merchant, oldest first; of two in one second the later holds.
    """
    link: Link | None = None
    for version in versions:
        if version.effective_from > at:
            break
        if version.wallet_id != wallet_id:
            link = None
        else:
            since = link.since if link else version.effective_from
            link = Link(version.merchant_id, version.mode, since)
    return link


Role = Literal["waiter", "manager"]
ROLE_SCOPES: Final[dict[str, tuple[Scope, ...]]] = {
    "waiter": ("monitor", "pos", "redeem"),
    "manager": ("monitor", "pos", "redeem", "read", "manage"),
}


@dataclass(frozen=True)
class Token:
    """A scoped secret that opens one merchant to a program or a device.

    Attributes:
        role: whose link it is, `waiter` or `manager`; empty: it is no staff link.
        last_used_at: Unix seconds, to the minute; None if it never was.
    """

    id: str
    merchant_id: str
    name: str
    scopes: tuple[str, ...]
    created_at: int
    revoked_at: int | None
    role: str = ""
    last_used_at: int | None = None


class ReceiptWords(Line):
    """One line on a receipt."""

    longest = 200


class MerchantFields(Profile):
    """What an owner may say of a merchant."""

    mode: Mode | None
    timezone: Label | None
    day_start_hour: Hour | None
    currency: Note | None
    receipt_thanks: ReceiptWords | None
    receipt_footer: ReceiptWords | None
    language: Language | None
    external_ids: list[Line] | None = Field(None, max_items=20)
    adapters: list[Adapter] | None = Field(None, max_items=20)

    @validator("external_ids", each_item=True, allow_reuse=True)
    @classmethod
    def _source_and_id(cls, value: str) -> str:
        if not _EXTERNAL_ID.fullmatch(value):
            raise ValueError("is not of the form source:id")
        return value


class MerchantBody(MerchantFields):
    """What `POST L/merchants` takes."""

    name: Name
    category: Category
    mode: Mode = FULL_MODE
    timezone: Label = Label("UTC")
    day_start_hour: Hour = Hour(DAY_STARTS_AT_HOUR)
    program_id: Label | None
    invitation: Label | None
    status: Literal["draft", "pending"] = "pending"


class MerchantUpdate(MerchantFields):
    """What `PUT L/merchants/{id}` takes; a field that is not sent stays as it is."""

    name: Name | None
    category: Category | None


class TokenBody(BaseModel):
    """What `POST L/merchants/{id}/tokens` takes: what it may, or whose link it is."""

    class Config:
        schema_extra: Final = {"example": {"name": "Web shop", "scopes": ["orders"]}}

    name: Name
    scopes: list[Scope] | None = Field(None, min_items=1, max_items=8)
    role: Role | None

    @root_validator(skip_on_failure=True, allow_reuse=True)
    @classmethod
    def _one_of_both(cls, values: dict[str, Any]) -> dict[str, Any]:
        if (values.get("scopes") is None) == (values.get("role") is None):
            raise ValueError("send either scopes or a role")
        return values

    @property
    def allowed(self) -> tuple[str, ...]:
        """What the token may."""
        if self.role:
            return ROLE_SCOPES[self.role]
        return tuple(dict.fromkeys(self.scopes or ()))


# --- staff ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Staff:
    """Somebody who works for a merchant, and needs no account for it.

    Attributes:
        initials: one to four capitals, nobody else's there.
        pin_hash: salt and scrypt of their PIN, or None while they have none.
        card_pubkey: the key of their own card as a guest: it brings no new guests.
    """

    id: str
    merchant_id: str
    initials: str
    name: str | None
    pin_hash: str | None
    created_at: int
    deleted_at: int | None
    card_pubkey: str | None = None

    @property
    def actor_id(self) -> str:
        """What their acts are put on record under: an id, and no name."""
        return f"staff:{self.id}"


class Initials(Line):
    """One to four letters, kept as capitals."""

    longest = 4
    shortest = 1

    @classmethod
    def check(cls, value: Any) -> str:
        text = unicodedata.normalize("NFC", super().check(value)).upper()
        if not text.isalpha() or len(text) > cls.longest:
            raise ValueError("are not one to four letters")
        return text


class Pin(Line):
    """Exactly four digits."""

    longest = 4
    shortest = 4

    @classmethod
    def check(cls, value: Any) -> str:
        pin = super().check(value)
        if not re.fullmatch("[0-9]{4}", pin):
            raise ValueError("is not four digits")
        return pin


class StaffFields(BaseModel):
    """What an owner may say of somebody who works there."""

    name: Note | None
    pin: Pin | None
    card_pubkey: Line | None


class StaffBody(StaffFields):
    """What `POST L/merchants/{id}/staff` takes."""

    initials: Initials


class StaffUpdate(StaffFields):
    """What changes them; a field that is not sent stays as it is.

    `null` takes away the name, the PIN or the card.
    """

    initials: Initials | None
