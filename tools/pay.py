"""`make pay`: a guest pays a bill at the running demo.

WHO=Ana AMOUNT=34000 TIP=0. The waiter makes a real order, the guest's own wallet
really pays it, and what is printed is read from the card afterwards.
"""

from __future__ import annotations

import os
import sys
from typing import Any

import httpx

from demo import book
from demo.book import Book, NoDemo
from demo.venue import API, NotEarned, Waiter
from devkit.people import CallFailed


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def sentence(name: str, sats: int, tip: int, earned: int, card: dict[str, Any]) -> str:
    tipped = f" and a tip of {tip:,}" if tip else ""
    tier = f"{card['tier']['name']} tier" if card["tier"] else "No tier yet"
    visits = f"{ordinal(card['visits_this_month'])} visit this month"
    return (
        f"{name} paid {sats:,} sats{tipped}: {earned:+,} points. "
        f"{tier} — {visits}. {card['points']:,} points."
    )


def is_running(http: httpx.Client) -> bool:
    try:
        return http.get(f"{API}/health", timeout=10).is_success
    except httpx.HTTPError:
        return False


def pay(demo: Book, who: str, sats: int, tip: int) -> str:
    with httpx.Client(base_url=demo.url, timeout=30) as http:
        guest = demo.guest(who, http)
        if not is_running(http):
            raise NoDemo(f"No demo is running at {demo.url}. Start it with: make run")
        waiter = Waiter(http, demo.merchant_id, demo.waiter_token)
        earned, card = waiter.serve(guest, sats, tip)
        return sentence(guest.name, sats, tip, earned, card)


def whole_number(name: str, default: int) -> int:
    text = os.environ.get(name) or str(default)
    if not text.isdecimal():
        raise NoDemo(f"{name} is a whole number of sats, not {text}")
    return int(text)


def main() -> int:
    try:
        who = os.environ.get("WHO") or "Ana"
        sats, tip = whole_number("AMOUNT", 34_000), whole_number("TIP", 0)
        print(pay(book.load(), who, sats, tip))
    except (NoDemo, CallFailed, NotEarned) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
