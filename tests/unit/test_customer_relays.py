"""A customer may name any relays, and is followed to three of them at most."""

from __future__ import annotations

from loyalty.nostr.event import Draft, NostrEvent, sign
from loyalty.nostr.kinds import INBOX_RELAYS
from loyalty.nostr.preparing import relays_of

ANA, MALLORY = bytes.fromhex("a1" * 32), bytes.fromhex("b2" * 32)
MANY = tuple(f"wss://relay{number}.example.com" for number in range(20))


def inbox(secret: bytes, *urls: str, at: int = 1_800_000_000) -> NostrEvent:
    tags = tuple(("relay", url) for url in urls)
    return sign(Draft(INBOX_RELAYS, at, tags), secret)


def test_three_of_many_are_dialled() -> None:
    said = inbox(ANA, "http://relay.example.com", "no address", MANY[0], *MANY)
    assert relays_of([said], said.pubkey, INBOX_RELAYS) == list(MANY[:3])


def test_the_newest_list_counts_and_only_their_own() -> None:
    old, new = inbox(ANA, MANY[5], at=1), inbox(ANA, MANY[6], at=2)
    other = inbox(MALLORY, MANY[7], at=3)
    assert relays_of([old, new, other], new.pubkey, INBOX_RELAYS) == [MANY[6]]
    assert relays_of([other], new.pubkey, INBOX_RELAYS) == []
