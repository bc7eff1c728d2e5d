"""How people are found by their names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st


def found(name: str, search: str) -> bool:
    from loyalty.searching import parts_of, range_of

    bounds = range_of(search)
    return bounds is not None and any(
        bounds[0] <= part < bounds[1] for part in parts_of(name)
    )


@pytest.mark.parametrize(
    ("name", "search"),
    [
        ("Ana", "an"),
        ("Élodie", "elo"),
        ("ÉLODIE Dupont", "dupônt"),
        ("Anna-Maria O’Brien", "maria o"),
        ("Anna-Maria O’Brien", "brien"),
        ("Ana   María", "ana m"),
        ("Straße 7", "strasse"),
        ("山田太郎", "太郎"),
        ("@satoshi", "satoshi"),
        ("@satoshi", "@sat"),
        ("Off by %", "%"),
        ("x" * 60, "x" * 60),
    ],
)
def test_a_name_is_found_from_each_of_its_words_on(name: str, search: str) -> None:
    assert found(name, search)


@pytest.mark.parametrize(
    ("name", "search"),
    [("Roberto", "berto"), ("Ana", "ana maria"), ("Ana", "%"), ("Ana", " "), ("", "a")],
)
def test_nothing_else_is_found(name: str, search: str) -> None:
    assert not found(name, search)


@given(st.text(max_size=60), st.integers(0, 60))
def test_every_word_and_what_is_behind_it_is_found(name: str, at: int) -> None:
    words = name.split()
    search = " ".join(words[at % len(words) :]) if words else ""
    stripped = "".join(
        c for c in unicodedata.normalize("NFKD", search) if not unicodedata.combining(c)
    )
    assert found(name, search) or not stripped.strip()


@given(st.text(max_size=500))
def test_a_name_has_few_short_parts(name: str) -> None:
    from loyalty.searching import LONGEST, folded, parts_of

    parts = parts_of(name)
    assert len(parts) <= max(len(folded(name)), 0)
    assert all(part and part[0] != " " and len(part) <= LONGEST for part in parts)
