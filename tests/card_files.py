"""Card documents made of any chain, and the program that checks them, as strangers
start it: alone, without the packages of this project."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from devkit.layout import ROOT
from loyalty import ledger
from loyalty.card_document import CardHistory, to_json
from loyalty.ledger import Balance, Event
from loyalty.points import EarnRule

TOOL = ROOT / "tools" / "verify_card.py"
CARD, OTHER_CARD = "c" * 32, "d" * 32
CUSTOMER = "f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9"
RULES = [
    EarnRule("spend", 1, 1000, "", 0, 0),
    EarnRule("visit", 10, 1000, "", 500, 0),
    EarnRule("spend", 3, 100, "EUR", 0, 6_000_000),
]

BILL = Event(
    v=1,
    card_id=CARD,
    seq=0,
    merchant_id="café",
    kind="earned",
    delta=51,
    base_sats=34_900,
    base_minor=2094,
    currency="EUR",
    tier_bp=15_000,
    campaign_bp=10_000,
    tier_points=51,
    lots="51@0",
    source="payment",
    source_id='internal "7"\\ \u2028 ☕',
    answers="",
    time=1_800_000_000,
    recorded_at=1_800_000_002,
    local_day="2027-01-15",
    rule_hash=RULES[2].hash(),
    actor_id="system",
    text_commitment="",
    prev="",
    hash="",
    program_id="p",
    order_id=None,
)

# Everything that UTF-8 can hold: no half characters.
texts = st.text(st.characters(blacklist_categories=["Cs"]), max_size=12)
seconds = st.integers(0, 2**40)
whole = st.integers(-(10**9), 10**9)
commitments = st.just("") | st.binary(min_size=32, max_size=32).map(bytes.hex)
events = st.builds(
    Event,
    v=st.just(1),
    card_id=st.just(CARD),
    seq=st.just(0),
    merchant_id=texts,
    kind=st.sampled_from(["earned", "redeemed", "expired", "granted", "revoked"]),
    delta=whole,
    base_sats=whole,
    base_minor=whole,
    currency=st.sampled_from(["", "EUR", "JPY"]),
    tier_bp=st.integers(0, 100_000),
    campaign_bp=st.integers(0, 100_000),
    tier_points=whole,
    lots=st.lists(st.tuples(seconds, seconds), max_size=3).map(
        lambda lots: ",".join(f"{points}@{until}" for points, until in lots)
    ),
    source=texts,
    source_id=texts,
    answers=st.sampled_from(["", f"{OTHER_CARD}:99"]),
    time=seconds,
    recorded_at=seconds,
    local_day=st.dates().map(str),
    rule_hash=st.sampled_from(["", *(rule.hash() for rule in RULES)]),
    actor_id=texts,
    text_commitment=commitments,
    prev=st.just(""),
    hash=st.just(""),
    program_id=st.just("p"),
    order_id=st.none(),
)


def sealed(unsealed: Sequence[Event], card_id: str = CARD) -> list[Event]:
    """The events one behind the other on one card; every third answers the first."""
    chain: list[Event] = []
    head = ledger.START
    for event in unsealed:
        answers = f"{card_id}:1" if head.seq % 3 == 2 else event.answers
        placed = event._replace(card_id=card_id, answers=answers)
        chain.append(ledger.seal(placed, head))
        head = ledger.Head(chain[-1].seq, chain[-1].hash)
    return chain


LONG = sealed([BILL._replace(delta=51 + n, source_id=f"p{n}") for n in range(41)])
SHORT = sealed(
    [
        BILL,
        BILL._replace(kind="redeemed", delta=-20, lots="", rule_hash=""),
        BILL._replace(source_id="b", delta=7, lots="7@1900000000,0@0"),
        BILL._replace(source_id="c", rule_hash=RULES[0].hash()),
        BILL._replace(kind="revoked", delta=-7, lots="", text_commitment="c" * 64),
    ]
)
chains = st.lists(events, max_size=12).map(sealed)


def exported(chain: Sequence[Event]) -> str:
    """The text of the card's document."""
    used = {event.rule_hash for event in chain}
    history = CardHistory(
        program_id="p",
        program_name="Satoshi’s Table ☕",
        card_id=CARD,
        customer_pubkey=CUSTOMER,
        merchants={event.merchant_id: "Satoshi’s Table ☕" for event in chain},
        events=list(chain),
        rules={r.hash(): r.canonical() for r in RULES if r.hash() in used},
        balance=claimed(chain),
        satoshi_balance=210,
        exported_at=1_800_000_000,
    )
    return to_json(history)


def claimed(chain: Sequence[Event]) -> Balance:
    """What the entries add up to: these need not make sense as movements."""
    lifetime = (e.delta if e.kind == "earned" else e.tier_points for e in chain)
    points = sum(event.delta for event in chain)
    return Balance(CARD, "p", points=points, lifetime_points=sum(lifetime))


def as_events(document: Any) -> list[Event]:
    """The chain that a document holds, as our own code sees it."""
    return [
        Event._make([*entry["hashed"], entry["prev"], entry["hash"], "p", None, ""])
        for entry in document["events"]
    ]


def bare_check(path: Path, *options: str) -> tuple[int, list[str]]:
    """Exit code and words of the program, run with the standard library alone."""
    command = [sys.executable, "-I", "-S", str(TOOL), str(path), *options]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ran.stderr == ""
    return ran.returncode, ran.stdout.splitlines()


def saved(document: Any, folder: Path) -> Path:
    """The document in a file."""
    path = folder / "card.json"
    text = document if isinstance(document, str) else json.dumps(document)
    path.write_text(text, encoding="utf-8")
    return path
