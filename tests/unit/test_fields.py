"""What arrives from outside is taken strictly or not at all."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from loyalty.fields import (
    BasisPoints,
    Color,
    Flag,
    Hour,
    Label,
    Line,
    Name,
    Note,
    Positive,
    Text,
    Whole,
)

MAX = 2**53 - 1


class Form(BaseModel):
    whole: Whole | None
    positive: Positive | None
    share: BasisPoints | None
    hour: Hour | None
    flag: Flag | None
    text: Text | None
    line: Line | None
    name: Name | None
    label: Label | None
    note: Note | None
    color: Color | None


def taken(field: str, value: Any) -> Any:
    return getattr(Form(**{field: value}), field)


def is_refused(field: str, value: Any) -> bool:
    try:
        taken(field, value)
    except ValidationError as exc:
        return bool(exc.errors()[0]["loc"] == (field,))
    return False


@pytest.mark.parametrize("field", ["whole", "positive", "share", "hour"])
@pytest.mark.parametrize(
    "value",
    [1.5, 1.0, 1e3, "7", "", True, False, -1, MAX + 1, 10**400, [], {}, [1], "0x1"],
)
def test_only_whole_numbers_are_whole_numbers(field: str, value: Any) -> None:
    assert is_refused(field, value)


@given(st.integers())
def test_a_whole_number_is_within_its_bounds(value: int) -> None:
    assert is_refused("whole", value) == (not 0 <= value <= MAX)
    assert is_refused("positive", value) == (not 1 <= value <= MAX)
    assert is_refused("share", value) == (not 0 <= value <= 100_000)
    assert is_refused("hour", value) == (not 0 <= value <= 23)


@pytest.mark.parametrize("value", [1, 0, "true", "yes", [], 1.0])
def test_only_true_and_false_are_flags(value: Any) -> None:
    assert is_refused("flag", value)
    assert taken("flag", True) is True


TEXTS = ("text", "line", "name", "label")


@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize(
    "bad", ["a\0b", "a\ud800b", "\udfff", "a\x1bb", "a\x07b", "a\x7fb", "a\rb"]
)
def test_what_is_not_text_is_refused(field: str, bad: str) -> None:
    """NUL and lone surrogates, which PostgreSQL and UTF-8 cannot hold, and controls."""
    assert is_refused(field, bad)


@pytest.mark.parametrize("field", TEXTS)
@pytest.mark.parametrize("value", [7, 1.5, True, b"bytes", ["a"], {"a": 1}])
def test_only_a_text_is_a_text(field: str, value: Any) -> None:
    assert is_refused(field, value)


@pytest.mark.parametrize(
    ("field", "shortest", "longest"),
    [
        ("text", 0, 2000),
        ("line", 0, 500),
        ("name", 1, 255),
        ("label", 1, 64),
        ("note", 0, 64),
    ],
)
def test_a_text_has_its_length(field: str, shortest: int, longest: int) -> None:
    assert taken(field, "é" * longest) == "é" * longest
    assert is_refused(field, "é" * (longest + 1))
    assert is_refused(field, "   ") == (shortest > 0)


def test_a_text_is_trimmed_and_may_have_lines() -> None:
    assert taken("text", " one\n\ttwo ") == "one\n\ttwo"
    assert taken("name", " Ana ") == "Ana"
    assert is_refused("line", "one\ntwo")


@given(st.text(max_size=50))
def test_a_line_taken_can_be_stored_and_sent(value: str) -> None:
    if is_refused("line", value):
        return
    kept = taken("line", value)
    assert kept.encode().decode() == kept
    assert not set(kept) & {"\0", "\n", "\r", "\t", "\x1b"}


@pytest.mark.parametrize("bad", ["red", "#12345", "#1234567", "#12345g", "123456#"])
def test_a_colour_is_six_hex_digits(bad: str) -> None:
    assert is_refused("color", bad)
    assert taken("color", "#D4A017") == "#d4a017"
