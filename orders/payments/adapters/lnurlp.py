"""LNURLp: payments to a lightning address. A zap carries the request that its author
has signed (NIP-57), so it is known whose it is.

LNURLp does not look at the request; here it is verified. What is wrong with it leaves
the payment a bill of nobody's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nostr_sdk import Event

from ....core_payment import CorePayment
from .seen import Seen, key_or_none, words

NAME = "lnurlp"
ZAP_REQUEST = 9734
LONGEST = 16 * 1024


def recognise(payment: CorePayment) -> Seen:
    """A bill of the zap's author, if it is a zap."""
    return Seen(
        NAME,
        customer_pubkey=author_of(payment.extra.get("nostr"), payment.amount_msat),
        reference=words(payment.extra.get("link")),
    )


def author_of(request: Any, paid_msat: int) -> str | None:
    """Who has signed a zap request over that amount; None: nobody, as far as we know.

    An anonymous zap is signed with a key that is thrown away: it is nobody's.
    """
    if not isinstance(request, str) or len(request) > LONGEST:
        return None
    try:
        event = Event.from_json(request)
        if not event.verify() or event.kind().as_u16() != ZAP_REQUEST:
            return None
        tags = [tag.as_vec() for tag in event.tags().to_vec()]
        author = event.author().to_hex()
    except Exception:  # whatever the library makes of junk: it is no zap
        return None
    return key_or_none(author) if _is_for(tags, paid_msat) else None


def _is_for(tags: Sequence[Sequence[str]], paid_msat: int) -> bool:
    """Whether the request names one receiver, its author, and this amount if any."""
    receivers = _values(tags, "p")
    if len(receivers) != 1 or key_or_none(receivers[0]) is None:
        return False
    if any(tag[0] == "anon" for tag in tags if tag):
        return False
    # LNURLp asks for whole sats.
    sats = str(paid_msat // 1000)
    return all(amount[:-3] == sats for amount in _values(tags, "amount"))


def _values(tags: Sequence[Sequence[str]], name: str) -> list[str]:
    return [tag[1] if len(tag) > 1 else "" for tag in tags if tag and tag[0] == name]
