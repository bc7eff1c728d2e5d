"""A Nostr event (NIP-01): made, signed, and read strictly.

Pure. What is read comes from anybody: only the seven members, each of its kind, within
bounds, with an id and a signature that are right. Whatever else it may be, it is
refused with words, and nothing but `Malformed` is raised.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from json.encoder import encode_basestring as _quoted
from typing import Any

from coincurve import PrivateKey, PublicKeyXOnly

from ..exceptions import InvalidInput

LONGEST = 128 * 1024  # bytes of an event's JSON
MOST_TAGS = 2000
LATEST = 2**53 - 1
_MEMBERS = {"id", "pubkey", "created_at", "kind", "tags", "content", "sig"}
_HEX = {64: re.compile(r"[0-9a-f]{64}"), 128: re.compile(r"[0-9a-f]{128}")}
_TEXTS = (str, bytes)
_NO_EXTRA = bytes(32)  # the same event signed twice is the same text (BIP-340)

Tags = tuple[tuple[str, ...], ...]


class Malformed(InvalidInput):
    """An event that is not what it has to be; the message says what is wrong."""

    def __init__(self, words: str) -> None:
        super().__init__("bad_nostr_event", words)


class Altered(Malformed):
    """An event that somebody has changed, or signed in another's name."""


@dataclass(frozen=True)
class Draft:
    """What an event says, before anybody has signed it."""

    kind: int
    created_at: int
    tags: Tags
    content: str = ""


@dataclass(frozen=True)
class NostrEvent:
    """A signed event whose id and signature are right."""

    id: str
    pubkey: str
    created_at: int
    kind: int
    tags: Tags
    content: str
    sig: str

    def to_json(self) -> str:
        """The text that relays are sent and that signatures of wraps cover."""
        return json.dumps(
            {**vars(self), "tags": [list(tag) for tag in self.tags]},
            ensure_ascii=False,
            separators=(",", ":"),
        )

    @property
    def address(self) -> str:
        """What names an addressable event whatever its version: `kind:pubkey:d`."""
        return f"{self.kind}:{self.pubkey}:{self.maybe('d') or ''}"

    def values(self, name: str) -> list[tuple[str, ...]]:
        """What stands behind the name in every tag of that name."""
        return [tag[1:] for tag in self.tags if tag[0] == name]

    def maybe(self, name: str) -> str | None:
        """The value of a tag that may be missing.

        Raises:
            Malformed: it stands there twice, or says nothing.
        """
        found = [tag for tag in self.tags if tag[0] == name]
        if not found:
            return None
        if len(found) > 1 or len(found[0]) < 2:
            raise Malformed(f"its tag '{name}' is unclear")
        return found[0][1]

    def one(self, name: str) -> str:
        """The value of a tag that has to stand there exactly once.

        Raises:
            Malformed
        """
        value = self.maybe(name)
        if value is None:
            raise Malformed(f"its tag '{name}' is missing")
        return value


def sign(draft: Draft, secret: bytes) -> NostrEvent:
    """The event by that key. The same draft by the same key gives the same text."""
    key = PrivateKey(secret)
    pubkey = key.public_key.format()[1:].hex()
    event_id = sha256(committed(pubkey, draft).encode()).digest()
    return NostrEvent(
        id=event_id.hex(),
        pubkey=pubkey,
        created_at=draft.created_at,
        kind=draft.kind,
        tags=draft.tags,
        content=draft.content,
        sig=key.sign_schnorr(event_id, _NO_EXTRA).hex(),
    )


def committed(pubkey: str, draft: Draft | NostrEvent) -> str:
    """The text that an event's id is the SHA-256 of.

    It is the JSON of a list, put together here: an encoder for anything takes as long
    as a sixth of the signature.
    """
    tags = ",".join([f"[{','.join(map(_quoted, tag))}]" for tag in draft.tags])
    head = f"[0,{_quoted(pubkey)},{draft.created_at:d},{draft.kind:d}"
    return f"{head},[{tags}],{_quoted(draft.content)}]"


# --- reading --------------------------------------------------------------------------


def read(text: str | bytes) -> NostrEvent:
    """An event from its JSON.

    Raises:
        Malformed: with words for what is wrong with it first.
    """
    return read_value(_decoded(text))


def read_value(value: Any) -> NostrEvent:
    """The same for JSON that was decoded already.

    Raises:
        Malformed
    """
    if not isinstance(value, dict) or value.keys() != _MEMBERS:
        raise Malformed("it is no Nostr event")
    event = NostrEvent(
        id=_hex(value["id"], 64, "id"),
        pubkey=_hex(value["pubkey"], 64, "pubkey"),
        created_at=_whole(value["created_at"], LATEST, "created_at"),
        kind=_whole(value["kind"], 65_535, "kind"),
        tags=_tags(value["tags"]),
        content=_text(value["content"], "content"),
        sig=_hex(value["sig"], 128, "sig"),
    )
    _check(event)
    return event


def _decoded(text: str | bytes) -> Any:
    if not isinstance(text, _TEXTS) or len(text) > LONGEST:
        raise Malformed("it is too long for an event")
    try:
        return _decode(text if isinstance(text, str) else text.decode())
    except (ValueError, RecursionError):
        raise Malformed("it is not JSON, or says something twice") from None


def _no_key_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands there twice")
    return found


# Made once: `json.loads` makes another each time it is asked for more than the usual.
_decode = json.JSONDecoder(object_pairs_hook=_no_key_twice).decode


def _hex(value: Any, digits: int, name: str) -> str:
    if not isinstance(value, str) or not _HEX[digits].fullmatch(value):
        raise Malformed(f"its {name} is not {digits} hex digits")
    return value


def _whole(value: Any, most: int, name: str) -> int:
    if type(value) is not int or not 0 <= value <= most:
        raise Malformed(f"its {name} is no number that one can be")
    return value


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise Malformed(f"its {name} is no text")
    return value


def _tags(value: Any) -> Tags:
    if not isinstance(value, list) or len(value) > MOST_TAGS:
        raise Malformed("its tags are no list")
    for tag in value:
        if type(tag) is not list or not tag or set(map(type, tag)) != {str}:
            raise Malformed("one of its tags is no list of texts")
    return tuple(map(tuple, value))


def _check(event: NostrEvent) -> None:
    try:
        event_id = sha256(committed(event.pubkey, event).encode()).digest()
    except UnicodeEncodeError:  # half a character
        raise Malformed("it is no text") from None
    if event_id.hex() != event.id:
        raise Altered("it was changed: its id is of something else")
    try:
        genuine = _key(event.pubkey).verify(bytes.fromhex(event.sig), event_id)
    except ValueError:
        genuine = False
    if not genuine:
        raise Altered("its signature is forged")


@lru_cache(maxsize=256)
def _key(pubkey: str) -> PublicKeyXOnly:
    """The point that a key is: many events are by few authors.

    Raises:
        ValueError: it is none.
    """
    return PublicKeyXOnly(bytes.fromhex(pubkey))
