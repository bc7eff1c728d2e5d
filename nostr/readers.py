"""What our kinds of event say, read strictly: who wrote them may be anybody.

Pure. Each reader takes an event whose id and signature are right (`event.read`) and
either returns what it says or raises `Malformed`; it never guesses. Whether the author
may say so is for whoever knows the programme.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from ..ledger import FORMAT_V1
from .event import LATEST, Malformed, NostrEvent
from .kinds import FOREIGN_LISTS, INBOX_RELAYS, RELAY_LIST, Kinds
from .statements import Issuer

MOST_RELAYS = 50  # that are looked at of anybody's list
MOST_LISTED = 1000
_HEX64 = re.compile(r"[0-9a-f]{64}")
_ADDRESS = re.compile(r"(\d{1,5}):([0-9a-f]{64}):(.{0,256})", re.DOTALL)
_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,15}")
_NUMBERS = {
    *("v", "seq", "delta", "base_sats", "base_minor", "tier_bp", "campaign_bp"),
    *("tier_points", "time", "recorded_at"),
}


@dataclass(frozen=True)
class Address:
    """What an `a` tag names."""

    kind: int
    pubkey: str
    d: str


@dataclass(frozen=True)
class ProgramSaid:
    """A programme's statement."""

    author: str
    d: str
    title: str
    issuers: tuple[Issuer, ...]
    created_at: int

    def may_sign(self, pubkey: str, at: int) -> bool:
        """Whether a key signed for the programme at that moment."""
        return any(
            issuer.pubkey == pubkey
            and issuer.from_at <= at
            and (issuer.until_at is None or at < issuer.until_at)
            for issuer in self.issuers
        )


@dataclass(frozen=True)
class CardSaid:
    """A card's statement; who, points and tier only where it can be read by all."""

    author: str
    d: str
    program: Address
    seq: int
    head: str
    customer: str | None
    card_id: str | None
    points: int | None
    tier: str | None
    created_at: int


@dataclass(frozen=True)
class ReceiptSaid:
    """One entry of the ledger, as its issuer signed it."""

    author: str
    program: Address
    customer: str
    entry: dict[str, str | int]
    prev: str
    hash: str

    @property
    def place(self) -> tuple[str, int]:
        """Card and number: two receipts of one place and different hashes prove that
        their issuer told two stories."""
        return str(self.entry["card_id"]), int(self.entry["seq"])


@dataclass(frozen=True)
class VoucherSaid:
    """A promise to one customer. Whether it was used only its issuer knows."""

    id: str
    author: str
    program: Address
    customer: str
    value: tuple[str, ...]
    nonce: str
    expires_at: int


@dataclass(frozen=True)
class ReferralSaid:
    """That somebody invites to a programme; whom, it does not say."""

    author: str
    program: Address
    created_at: int
    expires_at: int


@lru_cache(maxsize=1024)
def address(text: str) -> Address:
    """What an `a` tag's value names.

    Raises:
        Malformed
    """
    match = _ADDRESS.fullmatch(text)
    if not match or int(match[1]) > 65_535:
        raise Malformed("it names something that is no address")
    return Address(int(match[1]), match[2], match[3])


def read_program(kinds: Kinds, event: NostrEvent) -> ProgramSaid:
    """Raises: Malformed."""
    _is_kind(event, kinds.program)
    issuers = tuple(_issuer(values) for values in event.values("issuer"))
    if not issuers:
        raise Malformed("it does not say who signs for it")
    return ProgramSaid(
        author=event.pubkey,
        d=event.one("d"),
        title=event.one("title"),
        issuers=issuers,
        created_at=event.created_at,
    )


def _issuer(values: tuple[str, ...]) -> Issuer:
    if len(values) != 3:
        raise Malformed("its tag 'issuer' is unclear")
    until = None if values[2] == "" else _number(values[2], "issuer")
    return Issuer(_key(values[0], "issuer"), _number(values[1], "issuer"), until)


def read_card(kinds: Kinds, event: NostrEvent) -> CardSaid:
    """Raises: Malformed."""
    _is_kind(event, kinds.card)
    customer, points = event.maybe("p"), event.maybe("points")
    if customer is not None:
        _key(customer, "p")
        event.one("card")
    elif not event.content:
        raise Malformed("it is for nobody, and hides nothing")
    return CardSaid(
        author=event.pubkey,
        d=event.one("d"),
        program=_program(kinds, event),
        seq=_number(event.one("seq"), "seq"),
        head=_hash(event, "head"),
        customer=customer,
        card_id=event.maybe("card"),
        points=None if points is None else _number(points, "points", below_zero=True),
        tier=event.maybe("tier"),
        created_at=event.created_at,
    )


def read_receipt(kinds: Kinds, event: NostrEvent) -> ReceiptSaid:
    """The entry that a receipt commits to, with every tag held against it.

    Raises:
        Malformed
    """
    _is_kind(event, kinds.receipt)
    entry = _entry(event.content)
    prev, hashed = _hash(event, "prev"), _hash(event, "hash")
    if sha256((prev + event.content).encode()).hexdigest() != hashed:
        raise Malformed("its entry is not the one that its hash commits to")
    for tag, name in (
        ("card", "card_id"),
        ("seq", "seq"),
        ("type", "kind"),
        ("delta", "delta"),
    ):
        if event.one(tag) != str(entry[name]):
            raise Malformed(f"its tag '{tag}' says something else than its entry")
    if event.created_at != entry["recorded_at"]:
        raise Malformed("it is dated differently from its entry")
    return ReceiptSaid(
        author=event.pubkey,
        program=_program(kinds, event),
        customer=_key(event.one("p"), "p"),
        entry=entry,
        prev=prev,
        hash=hashed,
    )


def _entry(content: str) -> dict[str, str | int]:
    """The fields of format v1 by name, if the text is exactly how they are written."""
    try:
        values = json.loads(content)
        again = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    except (ValueError, RecursionError):
        raise Malformed("its entry is not JSON") from None
    if again != content or not isinstance(values, list):
        raise Malformed("its entry is not written as entries are")
    if len(values) != len(FORMAT_V1):
        raise Malformed("its entry has other fields than this program knows")
    for name, value in zip(FORMAT_V1, values, strict=True):
        if type(value) is not (int if name in _NUMBERS else str):
            raise Malformed(f"its entry's '{name}' is broken")
        if type(value) is int and abs(value) > LATEST:
            raise Malformed(f"its entry's '{name}' is far too much")
    entry = dict(zip(FORMAT_V1, values, strict=True))
    if entry["v"] != 1 or entry["seq"] < 1:
        raise Malformed("its entry is of a version that this program does not know")
    return entry


def read_voucher(kinds: Kinds, event: NostrEvent) -> VoucherSaid:
    """Raises: Malformed."""
    _is_kind(event, kinds.voucher)
    found = event.values("value")
    if len(found) != 1 or len(found[0]) != 2 or not all(found[0]):
        raise Malformed("its tag 'value' is unclear")
    value = found[0]
    if value[0] != "perk" and not (
        value[1] == "points" and _number(value[0], "value") > 0
    ):
        raise Malformed("it promises nothing that one can have")
    nonce = event.one("nonce")
    if len(nonce) < 16:
        raise Malformed("its tag 'nonce' is too short")
    return VoucherSaid(
        id=event.id,
        author=event.pubkey,
        program=_program(kinds, event),
        customer=_key(event.one("p"), "p"),
        value=value,
        nonce=nonce,
        expires_at=_number(event.one("expiration"), "expiration"),
    )


def read_referral(kinds: Kinds, event: NostrEvent) -> ReferralSaid:
    """Raises: Malformed."""
    _is_kind(event, kinds.referral)
    if len(event.one("nonce")) < 16:
        raise Malformed("its tag 'nonce' is too short")
    return ReferralSaid(
        author=event.pubkey,
        program=_program(kinds, event),
        created_at=event.created_at,
        expires_at=_number(event.one("expiration"), "expiration"),
    )


def read_list(kinds: Kinds, event: NostrEvent) -> tuple[list[Address], list[str]]:
    """The programmes of a list, and the people: whose programmes are meant, all of
    them. Ours, and NIP-51 lists that others made.

    Raises:
        Malformed
    """
    if event.kind not in (kinds.curated, *FOREIGN_LISTS):
        raise Malformed(f"it is no list, but of the kind {event.kind}")
    event.one("d")
    named = _values(event, "a")
    programs = [address(value) for value in named]
    people = []
    if event.kind != kinds.curated:
        programs = [one for one in programs if one.kind == kinds.program]
        people = [_key(value, "p") for value in _values(event, "p")]
    elif any(one.kind != kinds.program for one in programs):
        raise Malformed("it lists something that is no programme")
    return programs, people


def read_relays(event: NostrEvent) -> list[str]:
    """Where somebody reads (NIP-65), or gets their messages (NIP-17), as they wrote it;
    no address among them was looked at.

    Raises:
        Malformed
    """
    if event.kind == INBOX_RELAYS:
        return _values(event, "relay")[:MOST_RELAYS]
    _is_kind(event, RELAY_LIST)
    found = [v for v in event.values("r") if v and v[1:2] in ((), ("read",), ("",))]
    return [values[0] for values in found][:MOST_RELAYS]


def newest(events: Sequence[NostrEvent]) -> NostrEvent | None:
    """Of the versions of one replaceable event the one that counts (NIP-01)."""
    order = sorted(events, key=lambda event: (-event.created_at, event.id))
    return order[0] if order else None


# --- parts ----------------------------------------------------------------------------


def _values(event: NostrEvent, name: str) -> list[str]:
    found = event.values(name)
    if len(found) > MOST_LISTED or not all(found):
        raise Malformed(f"its tags '{name}' are unclear")
    return [values[0] for values in found]


def _is_kind(event: NostrEvent, kind: int) -> None:
    if event.kind != kind:
        raise Malformed(f"it is of the kind {event.kind}, not {kind}")


def _program(kinds: Kinds, event: NostrEvent) -> Address:
    program = address(event.one("a"))
    if program.kind != kinds.program:
        raise Malformed("it belongs to no programme")
    return program


def _key(text: str, name: str) -> str:
    if not _HEX64.fullmatch(text):
        raise Malformed(f"its tag '{name}' names no key")
    return text


def _hash(event: NostrEvent, name: str) -> str:
    value = event.one(name)
    if not _HEX64.fullmatch(value):
        raise Malformed(f"its tag '{name}' is no hash")
    return value


def _number(text: str, name: str, below_zero: bool = False) -> int:
    if not _NUMBER.fullmatch(text) or (text[0] == "-" and not below_zero):
        raise Malformed(f"its tag '{name}' is no whole number")
    if abs(int(text)) > LATEST:
        raise Malformed(f"its tag '{name}' is far too much")
    return int(text)
