"""The checking program reads whatever it is given and always ends in words
(mission 210): never in a traceback, never without an answer."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from card_files import LONG, SHORT, TOOL, bare_check, exported, saved
from verify_card import MAX_BYTES, main, verdict

CARD_TEXT = exported(SHORT)
SECONDS = 20
MEMORY_BYTES = 1000 * 2**20  # and no more is there to be had


def answered(raw: bytes) -> int:
    """The exit code; the words have to go with it, and are plain ASCII."""
    code, lines = verdict(raw)
    starts = {0: "Genuine.", 1: "Not genuine: ", 2: "Cannot be "}
    assert lines[0].startswith(starts[code]), lines
    assert all(line.isascii() and line.endswith(".") for line in lines)
    return code


def unreadable(raw: bytes) -> str:
    code, lines = verdict(raw)
    assert code == 2 and lines[0].startswith("Cannot be read: "), lines
    return lines[0]


# --- junk -----------------------------------------------------------------------------


@given(st.binary(max_size=400))
def test_random_bytes_are_no_card(raw: bytes) -> None:
    unreadable(raw)


junk = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.just("0" * 64),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.text(max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)
PLACES = [
    *[(part,) for part in json.loads(CARD_TEXT)],
    ("events", 0),
    ("events", 1, "hashed"),
    ("events", 2, "hashed", 0),
    ("events", 2, "hashed", 5),
    ("events", 2, "hashed", 12),
    ("events", 3, "prev"),
    ("events", 4, "hash"),
    ("card", "id"),
    ("card", "customer_pubkey"),
    ("program", "name"),
    ("head", "seq"),
    ("balance", "points"),
]


@settings(deadline=None, max_examples=500)
@given(junk, st.sampled_from(PLACES))
def test_junk_in_the_place_of_anything_is_answered(value: Any, place: Any) -> None:
    document = json.loads(CARD_TEXT)
    part = document
    for step in place[:-1]:
        part = part[step]
    part[place[-1]] = value
    answered(json.dumps(document).encode())


@settings(deadline=None, max_examples=500)
@given(st.randoms(use_true_random=True))
def test_damaged_files_are_answered(dice: Random) -> None:
    """Bytes flipped, lost, repeated; a genuine one left over says what it said."""
    raw = bytearray(CARD_TEXT.encode())
    for _ in range(dice.choice([1, 1, 2, 20])):
        at = dice.randrange(len(raw))
        to = at + dice.choice([1, 1, 2, 300])
        raw[at:to] = dice.choice([dice.randbytes(1), b"", raw[at:to] * 2])
    if answered(bytes(raw)) == 0:
        assert json.loads(raw)["events"] == json.loads(CARD_TEXT)["events"]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" ",
        b"null",
        b"[]",
        b"{}",
        b'"loyalty-card"',
        b'{"format": "loyalty-card"}',
        b'{"format": "loyalty-card", "version": 2}',
        b'{"format": "loyalty-card", "version": true}',
        b'{"format": "loyalty-card", "version": 1.0}',
        b"\xff\xfe{\x00}\x00",
        b"\x00" * 100,
        b"%PDF-1.7",
        b"<html></html>",
        b"NaN",
        b"-",
        b"[" * 1_000_000,
        b'{"a":' * 1_000_000,
        b"[" * 100_000 + b"]" * 100_000,
        b"9" * 5_000_000,
        b"1e" + b"9" * 1_000_000,
        b'"' + b"\\ud800" * 100_000,
        CARD_TEXT.encode()[:-3],
        CARD_TEXT.encode() * 2,
        CARD_TEXT.encode("utf-16"),
    ],
    ids=lambda raw: repr(raw[:24]),
)
def test_what_is_no_card_is_said_to_be_none(raw: bytes) -> None:
    unreadable(raw)


def inside(find: str, put: str) -> bytes:
    assert CARD_TEXT.count(find) >= 1
    return CARD_TEXT.replace(find, put, 1).encode()


@pytest.mark.parametrize(
    "number",
    ["NaN", "Infinity", "-Infinity", "51.0", "5.1e1", "1e999", "9" * 100_000, '"51"'],
    ids=lambda number: number[:9],
)
def test_a_number_that_is_no_whole_one_is_a_change(number: str) -> None:
    """`51.0` is 51 in JavaScript; whoever writes it did not get it from us."""
    raw = inside('"earned",51,', f'"earned",{number},')
    assert verdict(raw) == (1, ["Not genuine: entry 1 was changed."])


def test_nothing_may_be_said_twice() -> None:
    """Of two values one reader takes the first and another the last."""
    for find in ('"balance": ', '"prev":', '"points": '):
        unreadable(inside(find, f"{find}0, {find}"))


def test_depth_inside_a_card_is_junk_too() -> None:
    unreadable(inside('"signed_head": null', '"signed_head": ' + '{"a":' * 100_000))


@pytest.mark.parametrize("key", ["", "0" * 63, "npub1", "A" * 64])
def test_a_card_says_whose_it_is(key: str) -> None:
    document = json.loads(CARD_TEXT)
    document["card"]["customer_pubkey"] = key
    assert "whose it is" in unreadable(json.dumps(document).encode())


def test_a_byte_order_mark_is_no_change() -> None:
    """Some editors put one there when they save."""
    assert answered(b"\xef\xbb\xbf" + CARD_TEXT.encode()) == 0


# --- files ----------------------------------------------------------------------------


def test_what_cannot_be_opened_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for path in (tmp_path / "none.json", tmp_path, tmp_path / ("x" * 5000), "\0"):
        assert main([str(path)]) == 2
        assert capsys.readouterr().out.startswith("Cannot be read: ")


def test_a_file_has_to_be_named() -> None:
    command = [sys.executable, "-I", "-S", str(TOOL)]
    ran = subprocess.run(command, capture_output=True, text=True)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "usage:" in ran.stderr and "Traceback" not in ran.stderr


# --- size -----------------------------------------------------------------------------


def filler(piece: bytes, begin: bytes = b"[", end: bytes = b"0]") -> bytes:
    """A file of 64 MB that repeats one piece."""
    return begin + piece * ((MAX_BYTES - len(begin + end)) // len(piece)) + end


def test_more_than_64_megabytes_are_not_read() -> None:
    at_most = CARD_TEXT.encode().ljust(MAX_BYTES)
    assert answered(at_most) == 0
    assert "larger than 64 MB" in unreadable(at_most + b" ")


HUGE = {
    "empty lists": lambda: filler(b"[],"),
    "empty objects": lambda: filler(b"{},"),
    "small numbers": lambda: filler(b"7,"),
    "one number": lambda: filler(b"7", b"[", b"]"),
    "one text": lambda: filler("😀".encode(), b'["', b'"]'),
    "deep": lambda: filler(b"[", b"", b""),
    "blanks": lambda: filler(b" ", b"", b"{}"),
    "as many texts as are read": lambda: filler(b'"abcdefghijk",'),
    "as many objects as are read": lambda: filler(b'{"a":7}       ,'),
    "one endless text of lots": lambda: inside(
        '"51@0"', '"' + "1@1 " * (15 * 2**20) + '"'
    ),
    "too large": lambda: b"0" * (MAX_BYTES + 1),
}


@pytest.mark.parametrize("name", HUGE)
def test_a_huge_file_takes_neither_long_nor_much(tmp_path: Path, name: str) -> None:
    path = tmp_path / "huge.json"
    path.write_bytes(HUGE[name]())
    command = [sys.executable, "-I", "-S", str(TOOL), str(path)]
    little = (MEMORY_BYTES, MEMORY_BYTES)
    ran = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, little),
    )
    assert ran.returncode in (1, 2) and ran.stderr == ""
    assert ran.stdout and "memory" not in ran.stdout


def test_a_card_goes_through_the_same_door(tmp_path: Path) -> None:
    """What the tests above ask of `verdict` is what a stranger's shell gets."""
    document = json.loads(exported(LONG))
    assert bare_check(saved(document, tmp_path))[0] == 0
    document["events"][16]["hashed"][5] = 10**6
    said = bare_check(saved(document, tmp_path))
    assert said == (1, ["Not genuine: entry 17 was changed."])
    assert bare_check(saved("junk", tmp_path))[0] == 2
