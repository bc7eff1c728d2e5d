"""Ids are opaque: they tell nothing, and nobody can guess the next one."""

from __future__ import annotations

from uuid import uuid4


def new_id() -> str:
    """An opaque id."""
    return uuid4().hex
