"""A signed zap request as a proof (NIP-57). Pure.

The request names our own address in its tag `lnurl`, and in that the link's secret
and the amount that the guest was shown: so it says what it confirms, and opens nothing
else. A wallet that leaves that tag out can say the link's secret as its comment.
"""

from __future__ import annotations

import hmac

from bech32 import bech32_encode, convertbits

from ..exceptions import NotProved
from ..nostr.event import Malformed, NostrEvent, read

KIND = 9734
LONGEST = 16 * 1024
AHEAD_SECONDS = 60
LEAST_MSAT, MOST_MSAT = 1_000, 1_000_000


def lnurl_of(url: str) -> str:
    """An address as wallets scan it (LUD-01)."""
    return str(bech32_encode("lnurl", convertbits(url.encode(), 8, 5) or []))


def author_of(
    text: str, url: str, nonce: str, venue: str, msat: int, since: int, now: int
) -> str:
    """Who has signed a zap request for a link.

    Args:
        url: our own address, as the wallet was given it.
        venue: the programme's key, which is to be zapped.
        msat: that the wallet asks an invoice for.
        since: when the link was made.

    Raises:
        NotProved: `zap_malformed`, `zap_wrong_kind`, `zap_anonymous`,
            `zap_wrong_receiver`, `zap_wrong_amount`, `zap_wrong_link`, `zap_too_old`,
            `zap_in_future`.
    """
    try:
        event = read(text[: LONGEST + 1])
    except Malformed as exc:
        raise _refused("zap_malformed", exc.message) from exc
    if event.kind != KIND:
        raise _refused("zap_wrong_kind", "it is no zap request")
    if event.values("anon"):
        raise _refused("zap_anonymous", "it is by nobody; do not zap anonymously")
    if event.values("p") != [(venue,)]:
        raise _refused("zap_wrong_receiver", "it is for somebody else")
    if event.values("amount") != [(str(msat),)]:
        raise _refused("zap_wrong_amount", "it is over another amount")
    if not _names(event, url, nonce):
        raise _refused("zap_wrong_link", "it was signed for another link")
    if event.created_at < since - AHEAD_SECONDS:
        raise _refused("zap_too_old", "it is from before the link was made")
    if event.created_at > now + AHEAD_SECONDS:
        raise _refused("zap_in_future", "it is from the future; check the clock")
    return event.pubkey


def _names(event: NostrEvent, url: str, nonce: str) -> bool:
    named = [values[0] if values else "" for values in event.values("lnurl")]
    if named:
        return len(named) == 1 and _same(named[0].lower(), lnurl_of(url))
    return _same(event.content.strip(), nonce)


def _same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _refused(code: str, words: str) -> NotProved:
    return NotProved(code, f"That zap confirms nothing: {words}.")
