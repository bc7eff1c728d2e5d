"""Each check of the first run. Pure: no I/O, no clock, no database.

A check says whether something is as guests need it, and by a stable word why (not); the
page knows what to do about each. It is advice: nothing is refused for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

DONE, OPEN = "done", "todo"
_LOCAL_ENDINGS = (".local", ".lan", ".internal", ".home.arpa")


@dataclass(frozen=True)
class Check:
    """One line of the list.

    Attributes:
        state: `done` or `todo`.
        why: a stable word for what was found.
    """

    name: str
    state: str
    why: str


def https(base_url: str) -> Check:
    """Whether guests' browsers trust the address: without it they hold no card, and no
    camera opens. A loopback address is trusted, too, by the browser beside it."""
    is_safe = urlsplit(base_url).scheme == "https"
    return Check("https", DONE if is_safe else OPEN, "https" if is_safe else "http")


def reachable(base_url: str) -> Check:
    """Whether codes on paper lead phones to this server: by what its configured address
    says, because nobody outside can be asked."""
    where = _where(urlsplit(base_url).hostname or "")
    return Check("reachable", DONE if where == "public" else OPEN, where)


def _where(host: str) -> str:
    """`public`, `private` (one network only), `loopback` or `unset`."""
    if not host:
        return "unset"
    if host == "localhost" or host.endswith(".localhost"):
        return "loopback"
    try:
        address = ip_address(host)
    except ValueError:
        is_local = "." not in host or host.endswith(_LOCAL_ENDINGS)
        return "private" if is_local else "public"
    if address.is_loopback or address.is_unspecified:
        return "loopback"
    return "public" if address.is_global else "private"


def price(currency: str, live: int | None, kept: int) -> Check:
    """Whether a bill in that currency can be turned into sats.

    Args:
        currency: empty: everything is in sats.
        live: minor units for a bitcoin now; kept: the last ones known, or 0.
    """
    if not currency:
        return Check("price", DONE, "no_currency")
    if live:
        return Check("price", DONE, "live")
    return Check("price", DONE, "kept") if kept else Check("price", OPEN, "none")


def audit(keeps_paths: bool) -> Check:
    """Whether LNbits' own log leaves guests' keys alone, which our paths hold."""
    state, why = (OPEN, "kept") if keeps_paths else (DONE, "left_out")
    return Check("audit", state, why)
