"""Nouns of what goes out to Nostr, and the bodies that change it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel, Field

from ..fields import Flag, Line, Name
from .bunker import LONGEST_LINK
from .event import NostrEvent

PRIVATE, TIER_ONLY, FULL = "private", "tier", "full"
Visibility = Literal["private", "tier", "full"]
MOST_RELAYS = 10
MOST_PROGRAMS = 200  # on one list
FILLED = "~"  # after every card id


@dataclass(frozen=True)
class NostrProgram:
    """Where a programme publishes, and what it last said of itself.

    Attributes:
        said: what that was made of, hashed; empty: nothing yet, or not to these relays.
        fill_after: see the schema.
    """

    program_id: str
    relays: tuple[str, ...] = ()
    said: str = ""
    signed_at: int = 0
    is_ready: bool = False
    fill_after: str | None = None


@dataclass(frozen=True)
class NostrCard:
    """What Nostr was told of a card; see the schema for what is not named here.

    Attributes:
        visibility: `private`: for its holder only; `tier`: anybody may see the badge;
            `full`: the whole card.
    """

    card_id: str
    program_id: str
    visibility: str
    marked: int
    signed_at: int
    d: str
    author: str
    award_id: str
    award_tier: str
    award_author: str
    award_until: int
    relays: tuple[str, ...]
    inbox: tuple[str, ...]


@dataclass(frozen=True)
class Outgoing:
    """A signed event and where it goes.

    Attributes:
        slot: of the events of one slot only the newest matters; empty: all do.
        card_id: whose it is, so that an erasure finds it; empty: nobody's.
    """

    event: NostrEvent
    program_id: str
    relays: tuple[str, ...]
    slot: str = ""
    card_id: str = ""


def letter_slot(event_id: str) -> str:
    """The slot of the envelope that a letter to a customer goes out in."""
    return f"letter:{event_id}"


@dataclass(frozen=True)
class Delivery:
    """An event that is to be sent to one relay now."""

    event_id: str
    body: str
    tries: int
    program_id: str


@dataclass(frozen=True)
class RemoteSigner:
    """A remote signer of a programme, and how it behaved.

    Attributes:
        pubkey: the key that it signs with.
        sealed: how it is reached, sealed like a key; `sealed_by`: see there.
        state: `ready`, `away`, `refused` or `lied`; `reason`: in words.
        paused_until: Unix seconds; it is left alone until then.
    """

    program_id: str
    pubkey: str
    sealed: str
    sealed_by: str
    state: str
    reason: str
    fails: int
    paused_until: int


@dataclass(frozen=True)
class CuratedList:
    """A list of programmes that a programme publishes.

    Attributes:
        d: its name; programs: their addresses.
        author, event: the key that signed it last, and what, word for word.
        signed_at: how it, or its deletion, is dated; deleted_at: when that was asked.
    """

    program_id: str
    d: str
    title: str
    programs: tuple[str, ...]
    author: str
    event: str
    signed_at: int
    deleted_at: int | None = None


@dataclass(frozen=True)
class RelayState:
    """How one relay stands for one programme.

    Attributes:
        last_ok_at, last_tried_at, paused_until: Unix seconds, 0: never.
        reason: why it was last left alone, or what it last refused; in words.
    """

    url: str
    waiting: int
    dead: int
    fails: int
    paused_until: int
    reason: str
    dead_reason: str
    last_ok_at: int
    last_tried_at: int


class SignerLink(str):
    """A `bunker://` link. It opens a signer: it is never said again."""

    @classmethod
    def __get_validators__(cls) -> Any:
        yield cls.check

    @classmethod
    def __modify_schema__(cls, schema: dict[str, Any]) -> None:
        schema.update(type="string", maxLength=LONGEST_LINK, format="uri")

    @classmethod
    def check(cls, value: Any) -> str:
        if not isinstance(value, str) or len(value) > LONGEST_LINK:
            raise ValueError("has to be a link to a signer (bunker://…)")
        return value


class NostrUpdate(BaseModel):
    """What `PUT …/nostr` takes; a field that is not sent stays as it is."""

    publish: Flag | None
    relays: list[Line] | None = Field(None, max_items=MOST_RELAYS)
    signer: SignerLink | None

    @property
    def names_signer(self) -> bool:
        """Whether a signer is named, or given up: `null` is not the same as nothing."""
        return "signer" in self.__fields_set__


class ListBody(BaseModel):
    """What a list is called, and the programmes on it."""

    title: Name
    programs: list[Line] = Field(..., max_items=MOST_PROGRAMS)


class Password(str):
    """What an exported key is encrypted with: 10 to 200 characters, as they are."""

    @classmethod
    def __get_validators__(cls) -> Any:
        yield cls.check

    @classmethod
    def __modify_schema__(cls, schema: dict[str, Any]) -> None:
        schema.update(type="string", minLength=10, maxLength=200, format="password")

    @classmethod
    def check(cls, value: Any) -> str:
        if not isinstance(value, str) or not 10 <= len(value) <= 200:
            raise ValueError("has to be 10 to 200 characters")
        if not value.isprintable():
            raise ValueError("holds characters that are not text")
        return value


class ExportBody(BaseModel):
    """The password that opens the exported key again; nobody else knows it."""

    password: Password


class RetryBody(BaseModel):
    """Which relay; all of them, if none is named."""

    relay: Line | None
