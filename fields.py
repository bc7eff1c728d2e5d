"""Strict types for what arrives from outside.

pydantic v1 turns 1.5 and `true` into 1 and lets any text through; these do not. A text
that PostgreSQL or UTF-8 cannot hold (NUL, lone surrogates) is refused at the edge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from typing import Any

from pydantic import ConstrainedInt, StrictBool

from .points import MAX_POINTS, ONE_BP

# And what turns the text after it around: an address or a name reads as another.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202d\u202e\ud800-\udfff]")
_LINE = re.compile(r"[\n\t]")

Flag = StrictBool


class Whole(ConstrainedInt):
    """A whole number from 0 on, small enough for every JSON reader."""

    strict = True
    ge = 0
    le = MAX_POINTS

    @classmethod
    def __get_validators__(cls) -> Generator[Callable[..., Any], None, None]:
        yield _no_boolean
        yield from super().__get_validators__()


class Positive(Whole):
    """A whole number from 1 on."""

    ge = 1


class Number:
    """A number as it was sent, whole or not; what it may be depends on what it is for.

    No `true`, no text: pydantic would take both.
    """

    @classmethod
    def __get_validators__(cls) -> Iterator[Callable[..., Any]]:
        yield cls.check

    @classmethod
    def __modify_schema__(cls, schema: dict[str, Any]) -> None:
        schema.update(type="number")

    @classmethod
    def check(cls, value: Any) -> Any:
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise TypeError("is not a number")
        if not abs(value) <= MAX_POINTS:
            raise ValueError("is far too much")
        return value


class BasisPoints(Whole):
    """10000 = 1× or 100 %; at most ten times."""

    le = 100_000


class Share(Whole):
    """Basis points of something, at most all of it: 10000."""

    le = ONE_BP


class Months(Whole):
    """At most a hundred years."""

    le = 1200


class Days(Whole):
    """At most a hundred years."""

    le = 36_500


class Minutes(Positive):
    """At least one, at most a week."""

    le = 10_080


class Moment(Whole):
    """Unix seconds, within what calendars can say."""

    le = 250_000_000_000


class Hour(Whole):
    """An hour of the day."""

    le = 23


def _no_boolean(value: Any) -> Any:
    if isinstance(value, bool):
        raise TypeError("value is not a valid integer")
    return value


class Text(str):
    """A text of at most `longest` characters, trimmed, without control characters."""

    longest = 2000
    shortest = 0
    lines = True

    @classmethod
    def __get_validators__(cls) -> Iterator[Callable[..., Any]]:
        yield cls.check

    @classmethod
    def __modify_schema__(cls, schema: dict[str, Any]) -> None:
        schema.update(type="string", minLength=cls.shortest, maxLength=cls.longest)

    @classmethod
    def check(cls, value: Any) -> str:
        if not isinstance(value, str):
            raise TypeError("is not a text")
        text = value.strip()
        if not cls.shortest <= len(text) <= cls.longest:
            raise ValueError(f"has to be {cls.shortest} to {cls.longest} characters")
        if _CONTROL.search(text) or (not cls.lines and _LINE.search(text)):
            raise ValueError("holds characters that are not text")
        return text


class Line(Text):
    """One line of at most 500 characters."""

    longest = 500
    lines = False


class Invoice(Line):
    """A BOLT11 invoice."""

    longest = 4096
    shortest = 1


class Reason(Line):
    """Why somebody did it: one line of 1 to 500 characters."""

    shortest = 1


class Name(Line):
    """One line of 1 to 255 characters."""

    longest = 255
    shortest = 1


class Label(Line):
    """One line of 1 to 64 characters."""

    longest = 64
    shortest = 1


class Note(Line):
    """One line of at most 64 characters; an empty one takes away what was there."""

    longest = 64


class OwnName(Line):
    """How somebody wants to be called, at most 40 characters; empty: no longer so."""

    longest = 40


class Color(Line):
    """A colour as `#rrggbb`."""

    longest = 7
    shortest = 7

    @classmethod
    def check(cls, value: Any) -> str:
        color = super().check(value).lower()
        if not re.fullmatch(r"#[0-9a-f]{6}", color):
            raise ValueError("is not a colour like #d4a017")
        return color
