"""What is said to a remote signer (NIP-46), and what it may answer. Pure.

A signer is named by a `bunker://` link: its key, where it listens, and a secret that
lets one client in, once. What passes between the two is NIP-44 from a key that only
this connection uses.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from ..exceptions import InvalidInput
from ..guard import DialRefused, check_url
from ..keys import refuse_secret
from .event import Draft, Malformed, NostrEvent, read_value, sign
from .kinds import AUTH, AWARD, BADGE, DELETION, SEAL, Kinds
from .nip44 import decrypt, encrypt

KIND = 24133
LONGEST_LINK = 1000
MOST_RELAYS = 3
NO_LINK = "That is no link to a signer (bunker://…)."
AWAY, REFUSED, LIED, READY = "away", "refused", "lied", "ready"


class SignerFailed(Exception):
    """A signer did not do what it was asked.

    Attributes:
        state: `away`: nothing was heard; `refused`: it says no; `lied`: what it sent
            is not what it was asked for.
    """

    def __init__(self, state: str, words: str) -> None:
        super().__init__(words)
        self.state = state


@dataclass(frozen=True)
class Bunker:
    """A remote signer, and how it is talked to.

    Attributes:
        signer: the key that answers; not the one that it signs with.
        client: the secret of our own end.
        pubkey: the key that it signs with; empty: not asked yet.
        secret: of the link, shown once.
    """

    signer: str
    relays: tuple[str, ...]
    client: bytes = field(repr=False)
    pubkey: str = ""
    secret: str = field(default="", repr=False)


def read_link(text: str, client: bytes) -> Bunker:
    """The signer that a `bunker://` link names.

    Raises:
        InvalidInput: `bad_signer`, `secret_key`. They never say the link again.
    """
    refuse_secret(text)
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        raise _bad(NO_LINK) from None
    asked = parse_qs(parts.query)
    signer = (parts.hostname or "").lower()
    is_key = len(signer) == 64 and not set(signer) - set("0123456789abcdef")
    if parts.scheme != "bunker" or not is_key:
        raise _bad(NO_LINK)
    try:
        relays = tuple(dict.fromkeys(map(check_url, asked.get("relay", []))))
    except DialRefused as exc:
        raise _bad(f"One of the signer's relays cannot be used. {exc.message}") from exc
    if not relays:
        raise _bad("The link names no relay to find the signer at.")
    (secret,) = asked.get("secret", [""])[:1]
    return Bunker(signer, relays[:MOST_RELAYS], client, secret=secret)


def _bad(words: str) -> InvalidInput:
    return InvalidInput("bad_signer", words)


def permissions(kinds: Kinds) -> str:
    """All that a programme's signer is asked for: its owner need allow no more."""
    others_sign = {kinds.referral}  # a guest, not the programme
    ours = set(vars(kinds).values()) - others_sign
    signed = (*ours, BADGE, AWARD, DELETION, SEAL, AUTH)
    named = [f"sign_event:{kind}" for kind in sorted(signed)]
    return ",".join([*named, "nip44_encrypt"])


def request(
    bunker: Bunker, number: str, method: str, params: list[str], now: int
) -> NostrEvent:
    """A request in its envelope."""
    text = json.dumps({"id": number, "method": method, "params": params})
    content = encrypt(bunker.client, bunker.signer, text)
    return sign(Draft(KIND, now, (("p", bunker.signer),), content), bunker.client)


def answer(bunker: Bunker, event: NostrEvent) -> tuple[str, str, str] | None:
    """Of an event: which request it answers, the result, the error; nothing if it is
    no answer by that signer."""
    if event.kind != KIND or event.pubkey != bunker.signer:
        return None
    try:
        said = json.loads(decrypt(bunker.client, bunker.signer, event.content))
    except (Malformed, ValueError, RecursionError):
        return None
    if not isinstance(said, dict) or not isinstance(said.get("id"), str):
        return None
    return said["id"], _text(said.get("result")), _text(said.get("error"))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def unsigned(pubkey: str, draft: Draft) -> str:
    """A draft as a signer is given it."""
    return json.dumps(
        {
            "pubkey": pubkey,
            "kind": draft.kind,
            "created_at": draft.created_at,
            "tags": [list(tag) for tag in draft.tags],
            "content": draft.content,
        },
        ensure_ascii=False,
    )


def signed(text: str, pubkey: str, draft: Draft) -> NostrEvent:
    """The event that a signer made of a draft, if it is that very draft by that key.

    Raises:
        SignerFailed: `lied`.
    """
    try:
        event = read_value(json.loads(text))
    except (Malformed, ValueError, RecursionError):
        raise _lied("what it sent is no genuine event") from None
    if event.pubkey != pubkey:
        raise _lied("it signed with another key")
    said = Draft(event.kind, event.created_at, event.tags, event.content)
    if said != draft:
        raise _lied("it signed something else")
    return event


def sealed(text: str) -> str:
    """A text that a signer encrypted, as far as one can tell without its key.

    Raises:
        SignerFailed: `lied`.
    """
    if len(text) < 132 or len(text) % 4 or not text.startswith("A"):
        raise _lied("what it sent is not encrypted")
    return text


def _lied(what: str) -> SignerFailed:
    return SignerFailed(LIED, f"The signer is not to be trusted: {what}.")
