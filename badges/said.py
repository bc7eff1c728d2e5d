"""What events about badges say, as far as it is kept: who wrote them may be anybody.

Pure. An award names everybody who got it, and may be as long as a relay allows; kept is
what the verdict needs, and of all those people the one customer only.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace

from ..exceptions import InvalidInput
from ..images import checked_image
from ..nostr.event import Malformed, NostrEvent, Tags
from ..nostr.kinds import BADGE, DELETION, OLD_WORN_BADGES, WORN_BADGES
from ..nostr.readers import Address
from .addresses import kept

MOST_OF_A_TAG = 2  # one more than may stand there: that it is too much is kept, too
LONGEST_NAME, LONGEST_WORDS = 100, 500
MOST_WORN = 200
_HEX64 = re.compile(r"[0-9a-f]{64}")
_OLD_NAME = "profile_badges"


def trimmed_award(event: NostrEvent, customer: str) -> NostrEvent | None:
    """An award as it is kept; nothing, if it is none for that customer.

    `nostr.awards` says the same of it as of the whole one.
    """
    if ("p", customer) not in [tag[:2] for tag in event.tags]:
        return None
    if claimed_badge(event) is None:
        return None
    tags: list[tuple[str, ...]] = [("p", customer)]
    for name in ("a", "expiration"):
        found = event.values(name)[:MOST_OF_A_TAG]
        tags += [(name, *(value[:500] for value in values[:1])) for values in found]
    return replace(event, tags=tuple(tags), content="", sig="")


def claimed_badge(award: NostrEvent) -> Address | None:
    """The badge that an award says it gives, whether it may or not."""
    found = award.values("a")
    return kept(found[0][0]) if found and found[0] else None


def trimmed_badge(event: NostrEvent) -> NostrEvent | None:
    """A badge's definition as it is kept; nothing, if it is none."""
    try:
        is_badge = event.kind == BADGE and kept(event.address) is not None
        if not is_badge or event.maybe("d") is None:
            return None
    except Malformed:
        return None
    name = one_line(_first(event, "name"), LONGEST_NAME)
    about = one_line(_first(event, "description"), LONGEST_WORDS)
    image = picture(_first(event, "image")) or picture(_first(event, "thumb"))
    tags: Tags = (
        ("d", event.one("d")),
        ("name", name),
        ("description", about),
        ("image", image),
    )
    return replace(event, tags=tags, content="", sig="")


def deletes(event: NostrEvent) -> tuple[set[str], set[str]]:
    """Which events, and which addresses of its author's own, a deletion takes back."""
    if event.kind != DELETION:
        return set(), set()
    ids = {values[0] for values in event.values("e") if values}
    named = {values[0] for values in event.values("a") if values}
    own = {text for text in named if text.split(":")[1:2] == [event.pubkey]}
    return {text for text in ids if _HEX64.fullmatch(text)}, own


def worn(event: NostrEvent) -> tuple[str, ...]:
    """The awards that somebody shows on their profile, by their ids."""
    is_old = event.kind == OLD_WORN_BADGES and _first(event, "d") == _OLD_NAME
    if event.kind != WORN_BADGES and not is_old:
        return ()
    ids = [values[0] for values in event.values("e") if values]
    return tuple(text for text in ids if _HEX64.fullmatch(text))[:MOST_WORN]


def one_line(text: str, longest: int) -> str:
    """A text of anybody's, fit to be kept and shown in one line."""
    printable = "".join(c if c.isprintable() else " " for c in text[: 4 * longest])
    return " ".join(printable.split())[:longest]


def picture(text: str) -> str:
    """An `https` address of a picture, or empty. Nothing is fetched from it here."""
    try:
        address = checked_image(text.strip()[:500]) or ""
    except InvalidInput:
        return ""
    return address if address.startswith("https://") else ""


def _first(event: NostrEvent, name: str) -> str:
    found = event.values(name)
    return found[0][0] if found and found[0] else ""


def profile_name(event: NostrEvent) -> str:
    """What somebody calls themselves (kind 0), or nothing."""
    try:
        said = json.loads(event.content)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(said, dict):
        return ""
    named = [said.get("display_name"), said.get("name")]
    names = [one_line(one, 64) for one in named if isinstance(one, str)]
    return next((name for name in names if name), "")
