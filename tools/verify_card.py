#!/usr/bin/env python3
"""Checks a loyalty card: that nothing was changed, nothing is missing, and who says so.

    python verify_card.py card.json [--issuer <the merchant's npub or 64 hex digits>]

The card is a file as it was exported (docs/ledger.md), or Nostr events, one on a line:
the programme, the card and its receipts (docs/nostr.md).

It needs Python, this one file and nothing else: no network, no server, none of the
program that wrote the card. Only what carries the merchant's signature needs the
library `coincurve` besides. The card's format is frozen.

It says one of these, and ends with the code in front:

    0   Genuine. 41 entries, none missing.
    1   Not genuine: entry 17 was changed.
    2   Cannot be read: …   or   Cannot be checked: …
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

MAX_BYTES = 64 * 1024 * 1024
# A genuine card of that size has fewer; junk made of empty brackets has many more, and
# would take gigabytes.
MAX_VALUES = 5_000_000
MAX_WHOLE = 2**53 - 1  # what every JSON reader can hold exactly
MAX_DIGITS = 17
GENESIS = "0" * 64
HEAD_KIND = 32605
PROGRAM_KIND = 32604
RECEIPT_KIND = 2604

FIELDS = (
    "v card_id seq merchant_id kind delta base_sats base_minor currency tier_bp "
    "campaign_bp tier_points lots source source_id answers time recorded_at local_day "
    "rule_hash actor_id text_commitment"
).split()
BELOW_ZERO_TOO = {"delta", "base_sats", "base_minor", "tier_points"}
FROM_ZERO = {"v", "seq", "tier_bp", "campaign_bp", "time", "recorded_at"}
TYPES = [int if name in BELOW_ZERO_TOO | FROM_ZERO else str for name in FIELDS]
EARNED = "earned"
HASH = re.compile(r"[0-9a-f]{64}")
HASH_OR_NONE = re.compile(r"([0-9a-f]{64})?")
FORMS = {
    "kind": re.compile(f"{EARNED}|redeemed|expired|granted|revoked"),
    "currency": re.compile(r"([A-Z]{3})?"),
    "answers": re.compile(r"([^:]+:[1-9][0-9]{0,15})?"),
    "local_day": re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"),
    "rule_hash": HASH_OR_NONE,
    "text_commitment": HASH_OR_NONE,
}
LOT = re.compile(r"[0-9]{1,16}@[0-9]{1,16}")


class NotGenuine(Exception):
    """The card can be read and is not what it claims to be."""


class Unreadable(Exception):
    """It is no card that can be read."""


class Uncheckable(Exception):
    """It is a card, and something that the check needs is not there."""


def verdict(raw: bytes, issuer: str | None = None) -> tuple[int, list[str]]:
    """The exit code and what to say, for a file's content.

    Args:
        issuer: the merchant's key, as npub or 64 hex digits; the card has to be
            signed with it.
    """
    try:
        issuer_key = public_key(issuer) if issuer is not None else None
        check = check_events if are_events(raw) else check_document
        entries, signed_by = check(raw, issuer_key)
    except NotGenuine as fault:
        return 1, [f"Not genuine: {fault}."]
    except Unreadable as fault:
        return 2, [f"Cannot be read: {fault}."]
    except Uncheckable as fault:
        return 2, [f"Cannot be checked: {fault}."]
    except MemoryError:
        return 2, ["Cannot be read: this machine has not enough memory for it."]
    return 0, [_genuine(entries), _signed_words(signed_by, issuer_key)]


def check_document(raw: bytes, issuer_key: str | None) -> tuple[int, str | None]:
    """How many entries an exported card has, and the key that signed it, if one did.

    Raises:
        NotGenuine, Unreadable, Uncheckable
    """
    document = read_document(raw)
    check_rules(document["rules"])
    check_chain(document)
    check_end(document)
    return len(document["events"]), check_signature(document, issuer_key)


def _genuine(entries: int) -> str:
    if not entries:
        return "Genuine. No entries yet."
    return f"Genuine. {_count(entries)}, none missing."


def _count(entries: int) -> str:
    return "1 entry" if entries == 1 else f"{entries} entries"


def _signed_words(signed_by: str | None, issuer_key: str | None) -> str:
    if signed_by is None:
        return "Nobody has signed it: it fits together, but does not show who wrote it."
    if issuer_key is None:
        return (
            f"Signed with the key {signed_by}. Ask the merchant whether it is theirs."
        )
    return "Signed by the merchant you named."


# --- reading --------------------------------------------------------------------------


class _NoWhole:
    """Stands for a number that no card holds."""


def read_document(raw: bytes) -> dict[str, Any]:
    """The document, with every part there and of the right kind.

    Raises:
        Unreadable: it is no card of this format.
    """
    document = _decoded(_text(raw))
    _check_kind(document)
    _check_shape(document)
    return dict(document)


def _text(raw: bytes) -> str:
    if len(raw) > MAX_BYTES:
        raise Unreadable("it is larger than 64 MB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("it is not a text") from None
    if sum(map(text.count, ",[{")) > MAX_VALUES:
        raise Unreadable("it holds more than a card can")
    return text


def _decoded(text: str) -> Any:
    try:
        return json.loads(
            text,
            object_pairs_hook=_no_key_twice,
            parse_int=_whole,
            parse_float=lambda _: _NoWhole(),
            parse_constant=lambda _: _NoWhole(),
        )
    except (ValueError, RecursionError):
        raise Unreadable("it is not JSON, or says something twice") from None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Readers disagree on which of two counts; a card leaves no such choice."""
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


def _whole(digits: str) -> int | _NoWhole:
    return int(digits) if len(digits) <= MAX_DIGITS else _NoWhole()


PARTS = {
    "program": dict,
    "card": dict,
    "merchants": dict,
    "exported_at": int,
    "fields": list,
    "events": list,
    "rules": dict,
    "head": dict,
    "balance": dict,
}
MEMBERS = (
    ("program", "id", str),
    ("program", "name", str),
    ("card", "id", str),
    ("card", "customer_pubkey", str),
    ("head", "seq", int),
    ("head", "hash", str),
    ("balance", "points", int),
    ("balance", "lifetime_points", int),
)


def _check_kind(document: Any) -> None:
    if type(document) is not dict or document.get("format") != "loyalty-card":
        raise Unreadable("it is not a loyalty card")
    version = document.get("version")
    if type(version) is not int or version != 1:
        raise Unreadable("it is of a version that this program does not know")


def _check_shape(document: dict[str, Any]) -> None:
    for part, kind in PARTS.items():
        if type(document.get(part)) is not kind:
            raise Unreadable(f"its part '{part}' is missing or broken")
    for part, name, kind in MEMBERS:
        if type(document[part].get(name)) is not kind:
            raise Unreadable(f"its part '{part}' is broken")
    for part in ("merchants", "rules"):
        if not all(type(text) is str for text in document[part].values()):
            raise Unreadable(f"its part '{part}' is broken")
    if type(document.get("signed_head", 0)) not in (dict, type(None)):
        raise Unreadable("its part 'signed_head' is missing or broken")
    if document["fields"] != FIELDS:
        raise Unreadable("its entries have other fields than this program knows")
    if not HASH.fullmatch(document["card"]["customer_pubkey"]):
        raise Unreadable("it does not say whose it is")


# --- the chain ------------------------------------------------------------------------


def check_rules(rules: dict[str, str]) -> None:
    """Raises: NotGenuine, a rule's text is not what its hash commits to."""
    for rule_hash, text in rules.items():
        if not _commits(rule_hash, text):
            raise NotGenuine("a rule for earning was changed")


def check_chain(document: dict[str, Any]) -> None:
    """Raises: NotGenuine, naming the first entry that is not what it was."""
    prev = GENESIS
    for number, event in enumerate(document["events"], 1):
        entry = _sealed_entry(number, event)
        _check_place(number, entry, document["card"]["id"])
        if event["prev"] != prev:
            raise NotGenuine(f"entry {number} does not follow the one before")
        _check_values(number, entry)
        _check_answers(number, entry)
        if entry["rule_hash"] and entry["rule_hash"] not in document["rules"]:
            raise NotGenuine(f"the rule that entry {number} was earned by is missing")
        prev = event["hash"]


def _sealed_entry(number: int, event: Any) -> dict[str, Any]:
    """The entry's fields by name, if its hash commits to just these."""
    changed = NotGenuine(f"entry {number} was changed")
    if type(event) is not dict or event.keys() != {"hashed", "prev", "hash"}:
        raise changed
    hashed, prev = event["hashed"], event["prev"]
    if type(hashed) is not list or type(prev) is not str:
        raise changed
    if list(map(type, hashed)) != TYPES:
        raise changed
    if not _commits(event["hash"], prev + _compact(hashed)):
        raise changed
    return dict(zip(FIELDS, hashed))  # noqa: B905  # for Pythons before 3.10


def _check_place(number: int, entry: dict[str, Any], card_id: str) -> None:
    if entry["card_id"] != card_id:
        raise NotGenuine(f"entry {number} is of another card")
    if entry["seq"] > number:
        raise NotGenuine(f"entry {number} is missing")
    if entry["seq"] < number:
        raise NotGenuine(f"entry {number} is one that was there before")


def _check_values(number: int, entry: dict[str, Any]) -> None:
    """What an honest writer never seals is no entry, whatever its hash says."""
    wrong = [name for name in FROM_ZERO if not 0 <= entry[name] <= MAX_WHOLE]
    wrong += [name for name in BELOW_ZERO_TOO if abs(entry[name]) > MAX_WHOLE]
    wrong += [name for name in FORMS if not FORMS[name].fullmatch(entry[name])]
    if entry["v"] != 1:
        wrong.append("v")
    if entry["lots"] and not all(map(LOT.fullmatch, entry["lots"].split(","))):
        wrong.append("lots")
    if wrong:
        raise NotGenuine(f"entry {number} says what no entry can ('{min(wrong)}')")


def _check_answers(number: int, entry: dict[str, Any]) -> None:
    card_id, _, seq = entry["answers"].rpartition(":")
    if card_id == entry["card_id"] and int(seq) >= number:
        raise NotGenuine(f"entry {number} answers one that came later")


def check_end(document: dict[str, Any]) -> None:
    """Raises: NotGenuine, the chain does not end where, or add up to what, it says."""
    events, head, balance = document["events"], document["head"], document["balance"]
    if head["seq"] > len(events):
        raise NotGenuine(f"entry {len(events) + 1} is missing")
    if head["seq"] != len(events):
        raise NotGenuine(f"it says that it ends before entry {len(events)}")
    if head["hash"] != (events[-1]["hash"] if events else GENESIS):
        raise NotGenuine(
            f"entry {len(events)} is not the one that it says it ends with"
        )
    kind, delta, tier_points = map(FIELDS.index, ("kind", "delta", "tier_points"))
    entries = [event["hashed"] for event in events]
    points = sum(entry[delta] for entry in entries)
    earned = sum(
        entry[delta] if entry[kind] == EARNED else entry[tier_points]
        for entry in entries
    )
    if balance["points"] != points:
        raise NotGenuine(f"its entries make {points} points, and it says otherwise")
    if balance["lifetime_points"] != earned:
        raise NotGenuine(f"its entries earned {earned} points, and it says otherwise")


def _compact(value: Any) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def _commits(digest: Any, text: str) -> bool:
    """Whether it is the text's SHA-256."""
    try:
        return bool(digest == sha256(text.encode()).hexdigest())
    except UnicodeEncodeError:  # half a character: nothing that was ever hashed
        return False


# --- who says so ----------------------------------------------------------------------


def check_signature(document: dict[str, Any], issuer_key: str | None) -> str | None:
    """The key that signed the card's head, or nothing if nobody has.

    Raises:
        NotGenuine: somebody else signed, or something else was signed.
        Unreadable: the signed head is no Nostr event.
        Uncheckable: a signature is asked for and there is none, or no library for it.
    """
    event = document["signed_head"]
    if event is None:
        if issuer_key is not None:
            raise Uncheckable("nobody has signed this card")
        return None
    _check_event_shape(event)
    if issuer_key is not None and event["pubkey"] != issuer_key:
        raise NotGenuine("it is signed by somebody else than the merchant you named")
    _check_what_is_signed(event, document)
    _check_schnorr(event)
    return str(event["pubkey"])


def _check_event_shape(event: dict[str, Any], what: str = "its signed head") -> None:
    kinds = {"kind": int, "created_at": int, "content": str, "tags": list}
    fine = all(type(event.get(name)) is kind for name, kind in kinds.items())
    for name, digits in (("id", 64), ("pubkey", 64), ("sig", 128)):
        fine = fine and _is_hex(event.get(name), digits)
    if not (fine and all(map(_is_tag, event["tags"]))):
        raise Unreadable(f"{what} is not a Nostr event")


def _is_hex(value: Any, digits: int) -> bool:
    return type(value) is str and bool(re.fullmatch(f"[0-9a-f]{{{digits}}}", value))


def _is_tag(tag: Any) -> bool:
    return type(tag) is list and tag != [] and all(type(item) is str for item in tag)


def _check_what_is_signed(event: dict[str, Any], document: dict[str, Any]) -> None:
    head, card = document["head"], document["card"]
    if event["kind"] != HEAD_KIND or _tag(event, "card") != card["id"]:
        raise NotGenuine("what the merchant signed is not this card")
    if _tag(event, "p") != card["customer_pubkey"]:
        raise NotGenuine("the merchant signed it for another customer")
    if _tag(event, "seq") != str(head["seq"]):
        raise NotGenuine(f"the merchant did not sign {_count(head['seq'])}")
    if _tag(event, "head") != head["hash"]:
        raise NotGenuine("the merchant signed other entries")


def _tag(event: dict[str, Any], name: str) -> str | None:
    """The value of a tag that stands there once."""
    values = [tag[1:2] for tag in event["tags"] if tag[0] == name]
    return values[0][0] if len(values) == 1 and values[0] else None


def _check_schnorr(
    event: dict[str, Any], what: str = "what the merchant signed"
) -> None:
    names = ("pubkey", "created_at", "kind", "tags", "content")
    committed = [0, *(event[name] for name in names)]
    if not _commits(event["id"], _compact(committed)):
        raise NotGenuine(f"{what} was changed")
    try:
        from coincurve import PublicKeyXOnly
    except ImportError:
        raise Uncheckable(
            "it is signed, and checking that takes a library: pip install coincurve"
        ) from None
    try:
        key = PublicKeyXOnly(bytes.fromhex(event["pubkey"]))
        genuine = key.verify(bytes.fromhex(event["sig"]), bytes.fromhex(event["id"]))
    except ValueError:
        genuine = False
    if not genuine:
        raise NotGenuine(
            "its signature is forged"
            if what.startswith("what")
            else f"{what} has a forged signature"
        )


# --- a card as Nostr events -----------------------------------------------------------


def are_events(raw: bytes) -> bool:
    """Whether a file looks like events, one on a line; a card begins otherwise."""
    first = raw.lstrip(b"\xef\xbb\xbf \r\n\t").partition(b"\n")[0]
    return first.startswith(b"{") and b'"sig"' in first and b'"format"' not in first


def check_events(raw: bytes, issuer_key: str | None) -> tuple[int, str]:
    """How many entries the events have, and whose programme it is.

    Raises:
        NotGenuine, Unreadable, Uncheckable
    """
    events = [
        _line_event(number, line)
        # Not `splitlines`: names hold whatever else some call the end of a line.
        for number, line in enumerate(_text(raw).split("\n"), 1)
        if line.strip()
    ]
    cards = [_readable(event) for event in events if event["kind"] == HEAD_KIND]
    if not cards:
        raise Uncheckable("there is no card among its events")
    card = max(cards, key=lambda event: int(event["created_at"]))
    program = _program_of(events, issuer_key or card["pubkey"], issuer_key)
    issuers = _issuers(program)
    for event in events:
        if event["kind"] != PROGRAM_KIND:
            _check_issuer(event, program, issuers)
    receipts = [event for event in events if event["kind"] == RECEIPT_KIND]
    entries = _entries(receipts, card)
    _check_heads(cards, card, entries)
    return len(entries), str(program["pubkey"])


def _line_event(number: int, line: str) -> dict[str, Any]:
    """A genuine event of a kind that belongs here."""
    event = _decoded(line)
    if type(event) is not dict:
        raise Unreadable(f"line {number} is not a Nostr event")
    _check_event_shape(event, f"line {number}")
    if event["kind"] not in (PROGRAM_KIND, HEAD_KIND, RECEIPT_KIND):
        raise Unreadable(f"line {number} is no programme, no card and no receipt")
    _check_schnorr(event, f"line {number}")
    return event


def _readable(event: dict[str, Any]) -> dict[str, Any]:
    if _tag(event, "p") is None or _tag(event, "card") is None:
        raise Uncheckable("its card is private: only its holder can open it")
    return event


def _program_of(
    events: Sequence[dict[str, Any]], author: str, issuer_key: str | None
) -> dict[str, Any]:
    """The newest statement of the programme by that key."""
    programs = [event for event in events if event["kind"] == PROGRAM_KIND]
    if not programs:
        raise Uncheckable("no programme is among its events, to say who may sign")
    own = [event for event in programs if event["pubkey"] == author]
    if not own and issuer_key is not None:
        raise NotGenuine("it is of another programme than the merchant's you named")
    return max(own or programs, key=lambda event: int(event["created_at"]))


def _issuers(program: dict[str, Any]) -> list[tuple[str, int, int]]:
    """Who signs for a programme, and from when until before when."""
    found = []
    for tag in program["tags"]:
        if tag[0] != "issuer":
            continue
        fine = len(tag) == 4 and _is_hex(tag[1], 64)
        if not (fine and all(re.fullmatch("[0-9]{1,16}", t or "0") for t in tag[2:])):
            raise Unreadable("its programme does not say clearly who may sign")
        found.append((tag[1], int(tag[2] or 0), int(tag[3] or MAX_WHOLE)))
    if program["pubkey"] not in [key for key, _, _ in found]:
        raise NotGenuine("its programme was said by somebody who may not sign for it")
    return found


def _check_issuer(
    event: dict[str, Any],
    program: dict[str, Any],
    issuers: Sequence[tuple[str, int, int]],
) -> None:
    """Raises: NotGenuine, whoever signed may not, or not then, or not for this."""
    what = _named(event)
    at = event["created_at"]
    author = event["pubkey"]
    if not any(key == author and start <= at < end for key, start, end in issuers):
        raise NotGenuine(f"{what} was signed by a key that did not sign for it then")
    keys = {key for key, _, _ in issuers}
    kind, _, rest = (_tag(event, "a") or "").partition(":")
    key, _, name = rest.partition(":")
    if kind != str(PROGRAM_KIND) or key not in keys or name != _tag(program, "d"):
        raise NotGenuine(f"{what} is of another programme")


def _named(event: dict[str, Any]) -> str:
    if event["kind"] == HEAD_KIND:
        return "its card"
    return f"the receipt of entry {_tag(event, 'seq') or '?'}"


def _entries(
    receipts: Sequence[dict[str, Any]], card: dict[str, Any]
) -> list[dict[str, Any]]:
    """The chain that the receipts are of, in order, none missing."""
    by_place: dict[int, dict[str, Any]] = {}
    for receipt in receipts:
        entry = _receipt_entry(receipt, card)
        other = by_place.setdefault(entry["seq"], {**receipt, "entry": entry})
        if _tag(other, "hash") != _tag(receipt, "hash"):
            raise NotGenuine(
                f"the merchant has signed two different entries {entry['seq']}"
            )
    prev, chain = GENESIS, []
    for number, place in enumerate(sorted(by_place), 1):
        receipt = by_place[place]
        if place != number:
            raise NotGenuine(f"entry {number} is missing")
        if _tag(receipt, "prev") != prev:
            raise NotGenuine(f"entry {number} does not follow the one before")
        _check_values(number, receipt["entry"])
        _check_answers(number, receipt["entry"])
        prev = _tag(receipt, "hash") or ""
        chain.append(receipt)
    return chain


def _receipt_entry(receipt: dict[str, Any], card: dict[str, Any]) -> dict[str, Any]:
    """What a receipt says, if its hash commits to just that, and its tags agree."""
    what = _named(receipt)
    hashed, prev = _decoded(receipt["content"]), _tag(receipt, "prev")
    if type(hashed) is not list or list(map(type, hashed)) != TYPES or prev is None:
        raise NotGenuine(f"{what} was changed")
    if _compact(hashed) != receipt["content"]:
        raise NotGenuine(f"{what} was changed")
    if not _commits(_tag(receipt, "hash"), prev + receipt["content"]):
        raise NotGenuine(f"{what} was changed")
    entry = dict(zip(FIELDS, hashed))  # noqa: B905  # for Pythons before 3.10
    says = {
        "card": entry["card_id"],
        "seq": str(entry["seq"]),
        "type": entry["kind"],
        "delta": str(entry["delta"]),
    }
    if any(_tag(receipt, name) != value for name, value in says.items()):
        raise NotGenuine(f"{what} says something else outside than inside")
    if receipt["created_at"] != entry["recorded_at"]:
        raise NotGenuine(f"{what} is dated differently outside than inside")
    if entry["card_id"] != _tag(card, "card"):
        raise NotGenuine(f"{what} is of another card")
    if _tag(receipt, "p") != _tag(card, "p"):
        raise NotGenuine(f"{what} is for another customer")
    return entry


def _check_heads(
    cards: Sequence[dict[str, Any]],
    newest: dict[str, Any],
    chain: Sequence[dict[str, Any]],
) -> None:
    """Raises: NotGenuine, what the merchant said of the card is not what the entries
    say, now or earlier."""
    for card in cards:
        if _tag(card, "card") != _tag(newest, "card"):
            raise NotGenuine("its events are of two cards")
        seq = _tag(card, "seq") or ""
        if not re.fullmatch("0|[1-9][0-9]{0,15}", seq):
            raise Unreadable("its card does not say where it ends")
        if int(seq) > len(chain):
            raise NotGenuine(f"entry {len(chain) + 1} is missing")
        expected = _tag(chain[int(seq) - 1], "hash") if int(seq) else GENESIS
        if _tag(card, "head") != expected:
            raise NotGenuine(f"the merchant has signed two different entries {seq}")
        points = sum(receipt["entry"]["delta"] for receipt in chain[: int(seq)])
        if _tag(card, "points") not in (None, str(points)):
            raise NotGenuine(f"its entries make {points} points, and it says otherwise")
    if _tag(newest, "seq") != str(len(chain)):
        raise NotGenuine(f"it says that it ends before entry {len(chain)}")


# --- keys -----------------------------------------------------------------------------


def public_key(text: str) -> str:
    """A Nostr public key as 64 hex digits, from these or from `npub1...`.

    Raises:
        Uncheckable: it is neither.
    """
    key = text.strip()
    key = key[6:] if key.lower().startswith("nostr:") else key
    if HASH.fullmatch(key.lower()):
        return key.lower()
    decoded = _npub(key)
    if decoded is None:
        raise Uncheckable("that is not a Nostr public key (npub1... or 64 hex digits)")
    return decoded


BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)


def _npub(text: str) -> str | None:
    """The 32 bytes of an npub as hex (BIP-173), or nothing."""
    lower = text.lower()
    if text not in (lower, text.upper()) or not re.fullmatch(
        f"npub1[{BECH32}]{{58}}", lower
    ):
        return None
    values = [BECH32.index(character) for character in lower[5:]]
    prefix = [ord(c) >> 5 for c in "npub"] + [0] + [ord(c) & 31 for c in "npub"]
    if _checksum(prefix + values) != 1:
        return None
    number = 0
    for value in values[:-6]:
        number = number << 5 | value
    # 52 characters hold 260 bits: 32 bytes, and four that have to be zero.
    return None if number & 15 else f"{number >> 4:064x}"


def _checksum(values: Sequence[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(GENERATOR):
            checksum ^= generator if top >> bit & 1 else 0
    return checksum


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Checks a loyalty card.")
    parser.add_argument("card", help="the file, as it was exported")
    parser.add_argument("--issuer", help="the merchant's public key, npub or hex")
    options = parser.parse_args(arguments)
    try:
        with open(options.card, "rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        code, lines = (
            2,
            ["Cannot be read: there is no such file, or it may not be read."],
        )
    else:
        code, lines = verdict(raw, options.issuer)
    print(*lines, sep="\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
