"""How the community's pages are set up: its name, and the map's pictures.

Without a tile address no page loads a map, and nobody else is asked for anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urlsplit

from pydantic import BaseModel

from .. import acts, guard
from ..exceptions import InvalidInput
from ..fields import Line, Note
from ..keepers import COMMUNITY
from ..store import Tx
from . import settings_crud as crud

# What the page's map fills in; it picks no subdomain, which HTTP/2 has made useless.
_NEEDED = frozenset({"{z}", "{x}", "{y}"})
_KNOWN = _NEEDED | {"{r}"}


@dataclass(frozen=True)
class Settings:
    """What the community's keepers have set; empty: not set.

    Attributes:
        name: what the community is called.
        tile_url: where a page gets the map's pictures, with `{z}`, `{x}` and `{y}`.
        tile_attribution: who made them, as their licence wants it said; no markup.
    """

    name: str = ""
    tile_url: str = ""
    tile_attribution: str = ""


class TileAddress(Line):
    """Where tiles are, or nothing."""

    @classmethod
    def check(cls, value: Any) -> str:
        text = super().check(value)
        if text and not _is_tile_address(text):
            raise ValueError(
                "is not an https:// address with {z}, {x} and {y} and nothing else "
                "in braces"
            )
        return text


class SettingsBody(BaseModel):
    """What `PUT L/community/settings` takes; a field that is not sent stays."""

    name: Note | None
    tile_url: TileAddress | None
    tile_attribution: Line | None


def _is_tile_address(text: str) -> bool:
    asked = re.findall(r"\{[^}]*\}", text)
    bare = re.sub(r"\{[a-z]\}", "0", text)
    return (
        set(asked) >= _NEEDED
        and set(asked) <= _KNOWN
        and _is_address(bare)
        and not any(part in urlsplit(text).netloc for part in "{}")
    )


def _is_address(text: str) -> bool:
    try:
        guard.check_url(text, ("https", "http"))
    except guard.DialRefused:
        return False
    return not re.search(r"[\"'<>\\{}]", text)


def get(tx: Tx) -> Settings:
    """As they stand."""
    names = {field.name for field in fields(Settings)}
    kept = crud.get_settings(tx)
    return Settings(**{name: kept[name] for name in names & kept.keys()})


def change(tx: Tx, body: SettingsBody, actor_id: str) -> Settings:
    """Changes what was sent.

    Raises:
        InvalidInput: `attribution_needed`: a map has to say who made it.
    """
    before = get(tx)
    sent = body.dict(exclude_unset=True).items()
    changed = replace(before, **{name: str(value or "") for name, value in sent})
    if changed.tile_url and not changed.tile_attribution:
        raise InvalidInput("attribution_needed", "Say who made the map.")
    named = [
        name for name, value in vars(changed).items() if value != vars(before)[name]
    ]
    crud.put_settings(tx, {name: vars(changed)[name] for name in named})
    if named:
        words = ",".join(sorted(named))
        acts.note(tx, "community_changed", COMMUNITY, actor_id, words=words)
    return changed
