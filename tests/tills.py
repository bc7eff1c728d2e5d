"""Invoices as other extensions of LNbits make them: the same `extra`, the same memo."""

from __future__ import annotations

import json
from typing import Any

from devkit.people import Guest, NostrKeys
from proofs import signed_event
from venue import Venue, answer

EVERYTHING = (
    "events",
    "lnurlp",
    "nostrmarket",
    "paywall",
    "plain",
    "restaurant",
    "satspay",
    "tabs",
    "tpos",
    "tpos_cash",
    "webshop",
)


async def switch(venue: Venue, *adapters: str) -> Any:
    """The owner says whose payments count, from now on."""
    path = f"/merchants/{venue.id}"
    return await venue.do("PUT", path, adapters=list(adapters))


async def invoice(venue: Venue, sats: int, extra: Any, memo: str = "sale") -> str:
    """Made through LNbits' own REST, with the wallet's invoice key."""
    made = await venue.http.post(
        "/api/v1/payments",
        headers=venue.invoice,
        json={"out": False, "amount": sats, "memo": memo, "extra": extra},
    )
    return str(answer(made)["bolt11"])


async def sell(
    venue: Venue, payer: Guest, sats: int, extra: Any, memo: str = "sale"
) -> str:
    """Paid by the payer's own wallet; the payment's hash."""
    return await venue.pay(payer, await invoice(venue, sats, extra, memo))


# --- their extras ---------------------------------------------------------------------


def tpos(amount: Any, tip: Any = None, **more: Any) -> dict[str, Any]:
    """A sale at TPoS."""
    return {
        "tag": "tpos",
        "tip_amount": tip,
        "tpos_id": "T1LL",
        "amount": amount,
        "exchangeRate": None,
        "details": {
            "currency": "sats",
            "exchangeRate": None,
            "items": None,
            "taxIncluded": True,
            "taxValue": 0.0,
        },
        "notes": None,
        "lnaddress": None,
        "internal_memo": None,
        "paid_in_fiat": False,
        "base_url": "http://127.0.0.1:5000/",
        **more,
    }


def sold(*items: Any, currency: str = "sats", rate: Any = None) -> dict[str, Any]:
    """TPoS's `details` of a sale of items."""
    return {
        "currency": currency,
        "exchangeRate": rate,
        "items": list(items),
        "taxIncluded": True,
        "taxValue": 0.0,
    }


def item(title: str, price: Any, quantity: Any = 1) -> dict[str, Any]:
    return {
        "id": "a1",
        "image": None,
        "title": title,
        "price": price,
        "quantity": quantity,
        "tax": 0,
        "formattedPrice": str(price),
    }


def lnurlp(nostr: Any = None, link: str = "aBc123") -> dict[str, Any]:
    """A payment to a lightning address, a zap if it has a request."""
    made = {"tag": "lnurlp", "link": link, "extra": "34000000", "comment": "Thanks"}
    return made | ({"nostr": nostr} if nostr is not None else {})


def zap(author: NostrKeys, sats: int | None, *more: list[str], **changes: Any) -> str:
    """A zap request as an app signs it (NIP-57)."""
    tags = [["p", NostrKeys.fresh().public], ["relays", "wss://relay.example"], *more]
    if sats is not None:
        tags.append(["amount", str(sats * 1000)])
    event = signed_event(author, tags, kind=9734, content="Nice place")
    return json.dumps({**event, **changes})


def nostrmarket() -> dict[str, Any]:
    return {"tag": "nostrmarket", "order_id": "ord-1", "merchant_pubkey": "ab" * 32}


def market_memo(pubkey: str, order: str = "ord-1") -> str:
    return f"Order '{order}' for pubkey '{pubkey}'"


# One sale of five thousand sats for each switch but that for cash.
ALL: dict[str, dict[str, Any]] = {
    "tpos": tpos(5_000),
    "lnurlp": lnurlp(),
    "nostrmarket": nostrmarket(),
    "restaurant": {"tag": "restaurant", "order_id": "o-1"},
    "webshop": {"tag": "webshop", "order_id": "w-1"},
    "events": {"tag": "events", "name": "Ana", "email": "ana@example.com"},
    "tabs": {"tag": "tabs", "tab_id": "t-1"},
    "satspay": {"tag": "charge", "charge": "c-1"},
    "paywall": {"tag": "paywall", "id": "p-1"},
    "plain": {},
}
