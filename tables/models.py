"""Nouns of the tables' slice, and the bodies that change them."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import BaseModel

from ..fields import Label, Line

SECONDS = 3 * 3600  # a guest stays at a table unless they say so again


@dataclass(frozen=True)
class Table:
    """A table, or whatever else has a sticker.

    Attributes:
        name: as staff calls it, `4` or `Terrace 2`; no other open one's there.
    """

    id: str
    merchant_id: str
    name: str
    created_at: int
    deleted_at: int | None


@dataclass(frozen=True)
class Checkin:
    """A guest at a table. Times are Unix seconds."""

    customer_pubkey: str
    merchant_id: str
    table_id: str
    at: int
    until: int


@dataclass(frozen=True)
class Seated:
    """A guest at a table, as staff sees them."""

    checkin: Checkin
    table_name: str


class TableBody(BaseModel):
    """What `POST L/merchants/{id}/tables` takes."""

    name: Label


class CheckinBody(BaseModel):
    """What `POST L/checkins` takes: the secret in the table's link."""

    table_token: Line


def spelled(name: str) -> str:
    """How names of tables are compared: `Terrace  2` and `terrace 2` are one."""
    return " ".join(name.split()).casefold()
