"""What the owner's pages ask for when they are opened, page by page."""

from __future__ import annotations

import time
from dataclasses import dataclass

DAY = 86_400


@dataclass(frozen=True)
class Look:
    """Something that a page asks for."""

    name: str
    path: str


def looks(merchant_id: str, pubkey: str, guests: int, actor: str) -> list[Look]:
    """All of them, at a house of that many guests.

    Args:
        pubkey: the guest with the most movements.
        actor: the member of staff who did the most.
    """
    here = f"/merchants/{merchant_id}"
    return [
        *_of_guests(here, pubkey, guests),
        *_of_history(here, pubkey),
        *_of_acts(here, actor),
        *_of_settings(here),
    ]


def _of_guests(here: str, pubkey: str, guests: int) -> list[Look]:
    listed, one = f"{here}/customers?", f"{here}/customers/{pubkey}"
    last = f"limit=20&offset={guests - 40}"
    return [
        *(
            Look(f"guests by {column}", f"{listed}sortby={column}")
            for column in ("last_seen", "points", "visits", "spent_sats", "tier")
        ),
        Look("guests, the last page", f"{listed}sortby=points&{last}"),
        Look("guests by tier, the last page", f"{listed}sortby=tier&{last}"),
        Look("search that finds some", f"{listed}search=ana ba&sortby=points"),
        Look("search of one letter", f"{listed}search=a&sortby=points"),
        Look("search of a key", f"{listed}search={pubkey[:8]}"),
        Look("a guest of 10,000 movements", one),
        Look("their statement", f"{one}/statement"),
        Look("their statement, the end", f"{one}/statement?offset=9980"),
        Look("lost cards", f"{here}/recoveries"),
    ]


def _of_history(here: str, pubkey: str) -> list[Look]:
    log, since = f"{here}/events?", int(time.time()) - 20 * DAY
    return [
        Look("overview", f"{here}/overview"),
        Look("history, newest first", log),
        Look("history, twenty days of bills", f"{log}kind=earned&from={since}"),
        Look("history of a guest", f"{log}customer_pubkey={pubkey}"),
        Look("history, search of a name", f"{log}search=ana ba"),
        Look("what needs a look", f"{here}/problems"),
        Look("when cards were last proved", f"{here}/jobs?limit=20&sortby=started_at"),
    ]


def _of_acts(here: str, actor: str) -> list[Look]:
    trail = f"{here}/audit?limit=20"
    return [
        Look("who did what", trail),
        Look("who did what, all branches", f"{trail}&scope=program"),
        Look("who did what, rewards", f"{trail}&about=rewards"),
        Look("who did what, points by hand", f"{trail}&about=points"),
        Look("who did what, one person", f"{trail}&actor={actor}"),
        Look("who did what, page 100", f"{trail}&offset=1980"),
    ]


def _of_settings(here: str) -> list[Look]:
    return [
        Look("programme", f"{here}/program"),
        Look("programme, its history", f"{here}/program/versions?limit=10"),
        Look("campaigns", f"{here}/campaigns?limit=100"),
        Look("campaigns, a week of their calendar", f"{here}/campaigns/calendar"),
        Look("tiers", f"{here}/tiers?limit=100"),
        Look("rewards", f"{here}/rewards?limit=100"),
        Look("staff", f"{here}/staff?limit=100"),
        Look("keys", f"{here}/tokens?kind=program&limit=20"),
        Look("links", f"{here}/tokens?kind=staff&limit=20"),
        Look("branches", f"{here}/branches?limit=20"),
        Look("settings", here),
        Look("tables", f"{here}/tables?limit=100"),
        Look("checklist", f"{here}/checklist"),
        Look("nostr", f"{here}/nostr"),
        Look("nostr, relays", f"{here}/nostr/relays"),
    ]
