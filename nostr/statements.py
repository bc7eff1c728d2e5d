"""What a programme says on Nostr, as events that only have to be signed.

Pure builders, specified in `docs/nostr.md`. The same facts make the same event: a
receipt that is signed again is the same receipt.
"""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

from ..ledger import Event, Head, canonical
from ..models import ProgramSettings
from ..points import Tier
from .event import Draft, NostrEvent, Tags
from .kinds import AWARD, BADGE, DELETION, Kinds

AWARD_SECONDS = 90 * 86_400


@dataclass(frozen=True)
class Issuer:
    """A key that signs for a programme, and from when until when (None: still)."""

    pubkey: str
    from_at: int
    until_at: int | None


@dataclass(frozen=True)
class CardState:
    """What a card's statement says.

    Attributes:
        d: what names the card on Nostr: see `card_name`.
        points: what its entries add up to.
        tier: the name of the tier it holds, or empty.
    """

    card_id: str
    program_id: str
    customer_pubkey: str
    d: str
    head: Head
    points: int
    tier: str


def card_name(secret: bytes, program_id: str, customer_pubkey: str) -> str:
    """The `d` of a customer's card: tells a reader neither who nor where else.

    A plain hash would be reversed by hashing every key that one knows.
    """
    named = f"{program_id}:{customer_pubkey}".encode()
    return hmac.new(secret, named, sha256).hexdigest()[:32]


def order_name(secret: bytes, order_id: str) -> str:
    """What names a bill in its receipts, without saying which bill it was."""
    return hmac.new(secret, f"order:{order_id}".encode(), sha256).hexdigest()


def address(kind: int, pubkey: str, d: str) -> str:
    """What names an addressable event, whatever its version."""
    return f"{kind}:{pubkey}:{d}"


def badge_name(tier_id: str) -> str:
    """The `d` of the badge that stands for a tier."""
    return f"tier-{tier_id}"


def program_event(
    kinds: Kinds,
    signer: str,
    program_id: str,
    settings: ProgramSettings,
    tiers: Sequence[Tier],
    issuers: Sequence[Issuer],
    relays: Sequence[str],
    api: str,
    at: int,
) -> Draft:
    """The programme, for everybody: its rules, its tiers, and who signs for it."""
    tags: list[tuple[str, ...]] = [
        ("d", program_id),
        ("title", settings.name),
        _earn(settings),
    ]
    for tier in tiers:
        badge = address(BADGE, signer, badge_name(tier.id))
        tags.append(("tier", tier.name, str(tier.threshold), badge))
    tags += _expiry(settings)
    for issuer in issuers:
        until = "" if issuer.until_at is None else str(issuer.until_at)
        tags.append(("issuer", issuer.pubkey, str(issuer.from_at), until))
    tags += [("relay", url) for url in relays]
    tags += [("r", api), ("t", "loyalty"), ("alt", "A loyalty programme")]
    return Draft(kinds.program, at, tuple(tags))


def _earn(settings: ProgramSettings) -> tuple[str, ...]:
    """Points, per how many of what: sats, minor units of a currency, visits, items."""
    points = str(settings.earn_points)
    if settings.earn_by != "spend":
        return ("earn", points, "1", settings.earn_by)
    return ("earn", points, str(settings.earn_per), settings.currency or "sat")


def _expiry(settings: ProgramSettings) -> list[tuple[str, ...]]:
    if settings.expiry_mode == "none":
        return []
    if settings.expiry_mode == "year_end":
        return [("expires_after", "year_end")]
    months = str(settings.expiry_months)
    return [("expires_after", months, settings.expiry_mode)]


def card_event(kinds: Kinds, signer: str, card: CardState, at: int) -> Draft:
    """A card that anybody may read: whose it is, where its chain ends, what it shows.

    The tags `card`, `p`, `seq` and `head` are those of the card document's signed head.
    """
    tags: list[tuple[str, ...]] = [
        ("d", card.d),
        ("a", address(kinds.program, signer, card.program_id)),
        ("card", card.card_id),
        ("p", card.customer_pubkey),
        ("seq", str(card.head.seq)),
        ("head", card.head.hash),
        ("points", str(card.points)),
    ]
    if card.tier:
        tags.append(("tier", card.tier))
    return Draft(kinds.card, at, (*tags, ("alt", "A loyalty card")))


def private_card_event(kinds: Kinds, readable: NostrEvent, sealed: str) -> Draft:
    """The same card for its holder only.

    Args:
        readable: the card as everybody could read it, signed.
        sealed: that event's JSON, encrypted to the customer (NIP-44).
    """
    kept = [tag for tag in readable.tags if tag[0] in ("d", "a", "seq", "head", "alt")]
    return Draft(kinds.card, readable.created_at, tuple(kept), sealed)


def receipt(
    kinds: Kinds,
    signer: str,
    event: Event,
    customer_pubkey: str,
    d: str,
    order: str = "",
) -> Draft:
    """One entry of the ledger, word for word, dated when it was written down.

    Args:
        d: of the customer's card.
        order: as `order_name` has it, or empty.
    """
    tags: list[tuple[str, ...]] = [
        ("a", address(kinds.program, signer, event.program_id)),
        ("p", customer_pubkey),
        ("card", event.card_id, d),
        ("seq", str(event.seq)),
        ("type", event.kind),
        ("delta", str(event.delta)),
        ("prev", event.prev),
        ("hash", event.hash),
    ]
    if order:
        tags.append(("x", order))
    tags.append(("alt", "A loyalty receipt"))
    return Draft(kinds.receipt, event.recorded_at, tuple(tags), canonical(event))


def voucher(
    kinds: Kinds,
    signer: str,
    program_id: str,
    customer_pubkey: str,
    value: tuple[str, ...],
    nonce: str,
    expires_at: int,
    at: int,
) -> Draft:
    """A promise to one customer, which its holder keeps and shows.

    Args:
        value: `("500", "points")`, or `("perk", "A dessert")`.
    """
    tags: Tags = (
        ("a", address(kinds.program, signer, program_id)),
        ("p", customer_pubkey),
        ("value", *value),
        ("expiration", str(expires_at)),
        ("nonce", nonce),
        ("alt", "A voucher of a loyalty programme"),
    )
    return Draft(kinds.voucher, at, tags)


def badge(program_name: str, tier: Tier, at: int) -> Draft:
    """What a tier's badge is (NIP-58)."""
    name = f"{tier.name} at {program_name}"
    return Draft(
        BADGE,
        at,
        (("d", badge_name(tier.id)), ("name", name), ("alt", f"A badge: {name}")),
    )


def award(signer: str, tier_id: str, customer_pubkey: str, at: int) -> Draft:
    """That one customer holds a tier. It ends by itself, and is given again while they
    do."""
    tags: Tags = (
        ("a", address(BADGE, signer, badge_name(tier_id))),
        ("p", customer_pubkey),
        ("expiration", str(at + AWARD_SECONDS)),
        ("alt", "A badge of a loyalty programme"),
    )
    return Draft(AWARD, at, tags)


def own_badge(d: str, name: str, description: str, image: str, at: int) -> Draft:
    """What a badge of the programme's own is (NIP-58)."""
    tags: list[tuple[str, ...]] = [("d", d), ("name", name)]
    tags += [("description", description)] if description else []
    tags += [("image", image)] if image else []
    return Draft(BADGE, at, (*tags, ("alt", f"A badge: {name}")))


def own_award(badge: str, customer_pubkey: str, until: int | None, at: int) -> Draft:
    """That one customer was given a badge, until a moment, or until it is taken back.

    Args:
        badge: its address.
    """
    tags: list[tuple[str, ...]] = [("a", badge), ("p", customer_pubkey)]
    tags += [("expiration", str(until))] if until else []
    return Draft(AWARD, at, (*tags, ("alt", "A badge of a loyalty programme")))


def end_of_badge(badge: str, at: int) -> Draft:
    """That a badge is no more (NIP-09). Args: badge: its address."""
    tags: Tags = (("a", badge), ("k", str(BADGE)), ("alt", "A badge that ended"))
    return Draft(DELETION, at, tags)


def revocation(award_id: str, at: int) -> Draft:
    """That a badge no longer holds (NIP-09)."""
    tags: Tags = (("e", award_id), ("k", str(AWARD)), ("alt", "A badge that ended"))
    return Draft(DELETION, at, tags)


def retirement(kinds: Kinds, signer: str, d: str, at: int) -> Draft:
    """That a card is no more, and relays should keep none of its versions (NIP-09)."""
    tags: Tags = (
        ("a", address(kinds.card, signer, d)),
        ("k", str(kinds.card)),
        ("alt", "A card that ended"),
    )
    return Draft(DELETION, at, tags)


def curated_list(
    kinds: Kinds, d: str, title: str, programs: Sequence[str], at: int
) -> Draft:
    """Programmes that somebody recommends, by their addresses (NIP-51 in shape)."""
    tags: list[tuple[str, ...]] = [("d", d), ("title", title)]
    tags += [("a", program) for program in programs]
    return Draft(kinds.curated, at, (*tags, ("alt", "A list of loyalty programmes")))
