"""A genuine zap is its author's, and any other is nobody's (mission 216)."""

from __future__ import annotations

import json
from typing import Any

import pytest

from devkit.people import NostrKeys
from loyalty.orders.payments.adapters import lnurlp
from proofs import signed_event
from tills import zap

ALICE, MALLORY = NostrKeys.from_secret("a1" * 32), NostrKeys.from_secret("b2" * 32)


def test_a_zap_is_its_authors() -> None:
    for request in (zap(ALICE, 34), zap(ALICE, None)):
        assert lnurlp.author_of(request, 34_000) == ALICE.public


RECEIVER = ["p", MALLORY.public]
FORGED: dict[str, Any] = {
    "another amount": zap(ALICE, 35),
    "author": zap(MALLORY, 34, pubkey=ALICE.public),
    "signature": zap(ALICE, 34, sig="00" * 64),
    "text": zap(ALICE, 34, content="x"),
    "time": zap(ALICE, 34, created_at=1),
    "id": zap(ALICE, 34, id="00" * 32),
    "another kind": zap(ALICE, 34, kind=1),
    "two receivers": zap(ALICE, 34, RECEIVER),
    "anonymous": zap(ALICE, 34, ["anon"]),
    "anonymous, in private": zap(ALICE, 34, ["anon", "pzap1…"]),
    "two amounts": zap(ALICE, 34, ["amount", "1"]),
    "no JSON": "{",
    "nested": "[" * 10_000,
    "a list": "[]",
    "an event that is decoded": json.loads(zap(ALICE, 34)),
    "very long": zap(ALICE, 34, ["e", "0" * 20_000]),
    "surrogates": "\ud800",
    "nothing": "",
    "a number": 7,
}


@pytest.mark.parametrize("request_", FORGED.values(), ids=list(FORGED))
def test_a_zap_request_that_is_none_names_nobody(request_: Any) -> None:
    assert lnurlp.author_of(request_, 34_000) is None


def test_a_signed_event_of_another_kind_is_no_zap() -> None:
    tags = [RECEIVER]
    note = json.dumps(signed_event(ALICE, tags, kind=1))
    assert lnurlp.author_of(note, 34_000) is None
    request = json.dumps(signed_event(ALICE, tags, kind=9734))
    assert lnurlp.author_of(request, 34_000) == ALICE.public
    assert lnurlp.author_of(json.dumps(signed_event(ALICE, [], kind=9734)), 1) is None
