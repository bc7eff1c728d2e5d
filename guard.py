"""Where this server may dial: one guard for every address that somebody else named.

Whoever names a relay (or a webhook, or a picture) must not make the server knock on its
own doors or its neighbours'. So: an encrypted scheme, a host that resolves to public
addresses only, and the connection goes to the very address that was looked at, not to
whatever the name says a moment later. Redirects are for the caller to refuse.

`LOYALTY_LOCAL_DIALS=1` in the server's environment allows this machine itself, and only
it, without encryption: for tests, and for a relay that runs beside LNbits.
"""

from __future__ import annotations

import asyncio
import ipaddress
import os
import re
import socket
from dataclasses import dataclass
from urllib.parse import SplitResult, urlsplit

from .exceptions import InvalidInput

LONGEST = 255
RESOLVE_SECONDS = 4
_ENCRYPTED = {"wss": 443, "https": 443}
_PLAIN = {"ws": 80, "http": 80}
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?|\[[0-9a-f:.]+\]")
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class DialRefused(InvalidInput):
    """That is nowhere this server dials; the message says why."""

    def __init__(self, words: str) -> None:
        super().__init__("bad_address", words)


@dataclass(frozen=True)
class Door:
    """Where to dial: `address` is pinned, `host` is for TLS and the Host header."""

    url: str
    host: str
    port: int
    address: str
    is_encrypted: bool


def check_url(text: str, schemes: tuple[str, ...] = ("wss", "ws")) -> str:
    """A URL in the one form that it is kept in, if it could be dialled at all.

    Args:
        schemes: the encrypted one and the plain one.

    Raises:
        DialRefused
    """
    parts = _split(text)
    local = allows_local()
    if parts.scheme not in schemes or (parts.scheme in _PLAIN and not local):
        raise DialRefused(f"Addresses begin with {schemes[0]}://.")
    host = (parts.hostname or "").lower()
    if parts.username or parts.password or parts.fragment or not _is_host(host):
        raise DialRefused("That is not an address that one can dial.")
    if parts.scheme in _PLAIN and host not in ("localhost", "127.0.0.1", "::1"):
        raise DialRefused("Without encryption only this machine itself can be dialled.")
    if not local and ("." not in host or host.endswith((".localhost", ".local"))):
        raise DialRefused("That is an address within this server's own network.")
    return _canonical(parts, host)


def _split(text: str) -> SplitResult:
    if len(text) > LONGEST or not text.isascii() or not text.isprintable():
        raise DialRefused("That is not an address that one can dial.")
    try:
        parts = urlsplit(text.strip())
        _ = parts.port
    except ValueError:
        raise DialRefused("That is not an address that one can dial.") from None
    if " " in text.strip():
        raise DialRefused("That is not an address that one can dial.")
    return parts


def _is_host(host: str) -> bool:
    shown = f"[{host}]" if ":" in host else host
    return bool(_HOST.fullmatch(shown))


def _canonical(parts: SplitResult, host: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    port = parts.port
    if port and port != (_ENCRYPTED | _PLAIN)[parts.scheme]:
        shown = f"{shown}:{port}"
    path = "" if parts.path == "/" else parts.path
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.scheme}://{shown}{path}{query}"


def allows_local() -> bool:
    """Whether this server's own machine may be dialled."""
    return os.environ.get("LOYALTY_LOCAL_DIALS") == "1"


async def door_of(url: str, schemes: tuple[str, ...] = ("wss", "ws")) -> Door:
    """The address behind a URL of `check_url`, looked up now and looked at.

    Raises:
        DialRefused: there is none, or it is not public.
    """
    parts = urlsplit(check_url(url, schemes))
    host = parts.hostname or ""
    port = parts.port or (_ENCRYPTED | _PLAIN)[parts.scheme]
    loop = asyncio.get_running_loop()
    try:
        found = await asyncio.wait_for(
            loop.getaddrinfo(host, port, type=socket.SOCK_STREAM), RESOLVE_SECONDS
        )
    except (OSError, UnicodeError, asyncio.TimeoutError):
        raise DialRefused("There is no such address just now.") from None
    addresses = [str(entry[4][0]) for entry in found]
    if not addresses or not all(map(may_dial, addresses)):
        raise DialRefused("That is an address within this server's own network.")
    return Door(url, host, port, addresses[0], parts.scheme in _ENCRYPTED)


def may_dial(text: str) -> bool:
    """Whether an IP address is public, or this machine where that is allowed."""
    try:
        address = _carried(ipaddress.ip_address(text.partition("%")[0]))
    except ValueError:
        return False
    if address.is_loopback:
        return allows_local()
    return address.is_global and not address.is_multicast


def _carried(address: _Address) -> _Address:
    """The IPv4 address that an IPv6 one only carries to its destination."""
    if isinstance(address, ipaddress.IPv4Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address
