"""A card that anybody can check (mission 210): what is genuine passes, and of
what was changed nothing does."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from card_files import (
    BILL,
    CARD,
    LONG,
    OTHER_CARD,
    RULES,
    SHORT,
    as_events,
    bare_check,
    chains,
    claimed,
    events,
    exported,
    saved,
    sealed,
)
from loyalty import ledger
from loyalty.ledger import Event
from tampering import falsified
from verify_card import FIELDS, verdict

MANY = 10_000 if os.environ.get("LOYALTY_PROVE") == "1" else 1_000
UNSIGNED = "Nobody has signed it: it fits together, but does not show who wrote it."

OTHERS = json.loads(exported(sealed(SHORT, OTHER_CARD)))["events"]


def check(document: Any) -> tuple[int, str]:
    """Exit code and verdict for a decoded document."""
    code, lines = verdict(json.dumps(document).encode())
    return code, lines[0]


# --- what is genuine ------------------------------------------------------------------


def test_a_genuine_card_is_called_so_by_a_stranger(tmp_path: Path) -> None:
    """No package is installed for the program, and nothing of ours is there."""
    path = saved(exported(LONG), tmp_path)
    assert bare_check(path) == (0, ["Genuine. 41 entries, none missing.", UNSIGNED])


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        (0, "Genuine. No entries yet."),
        (1, "Genuine. 1 entry, none missing."),
        (2, "Genuine. 2 entries, none missing."),
    ],
)
def test_entries_are_counted_in_words(entries: int, words: str) -> None:
    assert verdict(exported(LONG[:entries]).encode())[1][0] == words


@settings(deadline=None)
@given(chains)
def test_any_sealed_chain_is_genuine(chain: Sequence[Event]) -> None:
    code, lines = verdict(exported(chain).encode())
    assert (code, lines[0].split(".")[0]) == (0, "Genuine")
    assert list(ledger.faults(chain)) == []


@settings(deadline=None)
@given(chains)
def test_a_document_is_read_back_as_the_chain_it_was(chain: list[Event]) -> None:
    document = json.loads(exported(chain))
    assert document["fields"] == list(ledger.FORMAT_V1) == FIELDS
    assert as_events(document) == [
        event._replace(order_id=None, purse="") for event in chain
    ]
    told = claimed(chain)
    assert tuple(document["balance"].values()) == (told.points, told.lifetime_points)
    head = (chain[-1].seq, chain[-1].hash) if chain else ledger.START[:2]
    assert tuple(document["head"].values()) == head


def test_ten_thousand_entries_are_one_document() -> None:
    chain = sealed([BILL] * 10_000)
    code, lines = verdict(exported(chain).encode())
    assert (code, lines[0]) == (0, "Genuine. 10000 entries, none missing.")


def test_what_a_later_release_adds_does_no_harm() -> None:
    document = json.loads(exported(SHORT)) | {"reasons": {"1": "Lunch"}}
    assert check(document)[0] == 0


def test_what_an_earlier_release_did_not_say_does_no_harm() -> None:
    document = json.loads(exported(SHORT))
    assert document.pop("satoshi_balance") == 210
    assert check(document)[0] == 0


# --- JavaScript -----------------------------------------------------------------------

IN_JAVASCRIPT = """
const {createHash} = require('node:crypto')
const sha256 = text => createHash('sha256').update(text).digest('hex')
const {events} = JSON.parse(require('node:fs').readFileSync(process.argv[1], 'utf8'))
for (const {hashed, prev, hash} of events)
  if (sha256(prev + JSON.stringify(hashed)) !== hash) throw new Error(`${hashed}`)
console.log(events.length)
"""


@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.large_base_example,
    ],
)
@given(st.lists(events, min_size=40, max_size=60).map(sealed))
def test_one_line_of_javascript_checks_an_entry(
    tmp_path: Path, chain: list[Event]
) -> None:
    """Also where numbers are as large as they get, and characters as odd."""
    odd = '\x00\x1f\x7f\x80\u2028\u2029\ufeff\uffff😀é"\\/\b\f\n\r\t</script>'
    most = BILL._replace(delta=2**53 - 1, base_sats=1 - 2**53, source_id=odd)
    path = saved(exported(sealed([*chain, most])), tmp_path)
    command = ["node", "-e", IN_JAVASCRIPT, str(path)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (ran.stderr, ran.stdout.strip()) == ("", str(len(chain) + 1))


# --- what is not ----------------------------------------------------------------------


@settings(max_examples=MANY, deadline=None)
@given(st.randoms(use_true_random=True), st.sampled_from([SHORT, LONG]))
def test_no_change_passes(dice: Random, chain: list[Event]) -> None:
    code, words = check(falsified(exported(chain), OTHERS, dice))
    assert code in (1, 2), words
    assert words.startswith(("Not genuine: ", "Cannot be read: ")), words


@settings(max_examples=MANY // 5, deadline=None)
@given(st.randoms(use_true_random=True))
def test_what_the_ledger_finds_at_fault_is_not_genuine(dice: Random) -> None:
    """Our own proof and the stranger's agree."""
    document = falsified(exported(SHORT), OTHERS, dice)
    try:
        found = list(ledger.faults(as_events(document)))
    except (TypeError, KeyError, UnicodeEncodeError):
        found = ["no chain at all"]
    if found:
        assert check(document)[0] != 0


@pytest.mark.parametrize("name", [name for name in FIELDS if name != "seq"])
def test_a_changed_field_is_named_by_its_entry(name: str) -> None:
    """As the demo shows it."""
    document = json.loads(exported(LONG))
    hashed = document["events"][16]["hashed"]
    index = FIELDS.index(name)
    hashed[index] = hashed[index] + (1 if isinstance(hashed[index], int) else "x")
    assert check(document) == (1, "Not genuine: entry 17 was changed.")
    assert next(ledger.faults(as_events(document))) == "entry 17 was changed"


@pytest.mark.parametrize("number", [1, 17, 40])
def test_a_missing_entry_is_named(number: int) -> None:
    document = json.loads(exported(LONG))
    del document["events"][number - 1]
    assert check(document) == (1, f"Not genuine: entry {number} is missing.")
    assert list(ledger.faults(as_events(document))) == [f"entry {number} is missing"]


def test_a_missing_last_entry_is_named() -> None:
    """The chain alone does not show it: the head does, and so does the balance."""
    document = json.loads(exported(LONG))
    del document["events"][-1]
    assert list(ledger.faults(as_events(document))) == []
    assert check(document) == (1, "Not genuine: entry 41 is missing.")
    document["head"] = {"seq": 40, "hash": LONG[39].hash}
    points = sum(event.delta for event in LONG[:40])
    words = f"its entries make {points} points, and it says otherwise"
    assert check(document) == (1, f"Not genuine: {words}.")


def test_an_entry_sealed_again_does_not_fit() -> None:
    forged = ledger.seal(BILL._replace(delta=10**6), ledger.Head(16, LONG[15].hash))
    chain = [*LONG[:16], forged, *LONG[17:]]
    words = "entry 18 does not follow the one before"
    assert check(json.loads(exported(chain))) == (1, f"Not genuine: {words}.")
    assert list(ledger.faults(chain)) == [words]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"v": 2}, "says what no entry can ('v')"),
        ({"kind": "stolen"}, "says what no entry can ('kind')"),
        ({"delta": 2**53}, "says what no entry can ('delta')"),
        ({"tier_bp": -1}, "says what no entry can ('tier_bp')"),
        ({"time": -1}, "says what no entry can ('time')"),
        ({"currency": "euro"}, "says what no entry can ('currency')"),
        ({"lots": "51"}, "says what no entry can ('lots')"),
        ({"lots": "51@0,"}, "says what no entry can ('lots')"),
        ({"local_day": "2027-13-01"}, "says what no entry can ('local_day')"),
        ({"rule_hash": "9" * 64}, "was earned by is missing"),
        ({"rule_hash": "none"}, "says what no entry can ('rule_hash')"),
        ({"text_commitment": "C" * 64}, "says what no entry can ('text_commitment')"),
        ({"answers": "5"}, "says what no entry can ('answers')"),
        ({"answers": f"{CARD}:2"}, "answers one that came later"),
        ({"answers": f"{CARD}:3"}, "answers one that came later"),
        ({"card_id": OTHER_CARD}, "is of another card"),
        ({"seq": 1}, "is one that was there before"),
    ],
    ids=str,
)
def test_what_no_honest_writer_seals_is_not_genuine(
    change: dict[str, Any], words: str
) -> None:
    first = sealed([BILL])[0]
    second = BILL._replace(**{"seq": 2, "prev": first.hash, **change})
    chain = [first, second._replace(hash=ledger.event_hash(second))]
    code, said = check(json.loads(exported(chain)))
    assert (code, "entry 2 " in said) == (1, True)
    assert said.endswith(f"{words}.")


def test_a_rule_that_was_rewritten_is_not_genuine() -> None:
    document = json.loads(exported(SHORT))
    document["rules"][RULES[2].hash()] = RULES[0].canonical()
    assert check(document) == (1, "Not genuine: a rule for earning was changed.")
