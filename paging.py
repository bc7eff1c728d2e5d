"""What lists, and what looks back, are asked by: a part, an order, a moment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends, Query

from . import clock
from .exceptions import InvalidInput

MAX_PAGE = 100


# --- moments --------------------------------------------------------------------------


def past_moment(
    at: Annotated[
        str | None, Query(description="Unix seconds, not later than now")
    ] = None,
) -> int | None:
    """A moment that has been; nothing where none is asked for.

    Raises:
        InvalidInput: `bad_time`.
    """
    if at is None:
        return None
    if not re.fullmatch("[0-9]{1,12}", at) or int(at) > clock.now():
        raise InvalidInput("bad_time", "Send a time that has been, in Unix seconds.")
    return int(at)


PastMoment = Annotated[int | None, Depends(past_moment)]


# --- lists ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Paging:
    """Which part of a list is asked for."""

    limit: int
    offset: int
    sortby: str | None
    descending: bool
    search: str

    def order(self, columns: tuple[str, ...]) -> str:
        """`column DIRECTION`, the column one of those, the first by default.

        Raises:
            InvalidInput: `unknown_sort`.
        """
        column = self.sortby or columns[0]
        if column not in columns:
            raise InvalidInput("unknown_sort", f"Sort by one of {', '.join(columns)}.")
        return f"{column} {'DESC' if self.descending else 'ASC'}"


def paging(
    limit: Annotated[int, Query(ge=1, le=MAX_PAGE)] = 20,
    offset: Annotated[int, Query(ge=0, le=2**31)] = 0,
    sortby: Annotated[str | None, Query(max_length=64)] = None,
    direction: Annotated[str, Query(pattern="^(asc|desc)$")] = "desc",
    search: Annotated[str, Query(max_length=128)] = "",
) -> Paging:
    return Paging(limit, offset, sortby, direction == "desc", search.replace("\0", ""))


Page = Annotated[Paging, Depends(paging)]


def page_of(data: list[dict[str, Any]], total: int) -> dict[str, Any]:
    """A list's answer."""
    return {"data": data, "total": total}
