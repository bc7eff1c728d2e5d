"""The page's check of a card says what the stand-alone program says (mission 210):
the same files, genuine and tampered with, the same words."""

from __future__ import annotations

import json
import os
from copy import deepcopy
from random import Random
from typing import Any

import event_cards as events
import pytest
import signed_cards as signed
from page_check import judged

from card_files import LONG, SHORT, exported, sealed
from tampering import falsified
from verify_card import verdict

Card = tuple[bytes, str]
MANY = 4_000 if os.environ.get("LOYALTY_PROVE") == "1" else 200
OTHERS = json.loads(exported(sealed(SHORT, "d" * 32)))["events"]
ODD = '\x00\x1f\x7f\x80\u2028\u2029\ufeff\uffff😀é"\\/\b\f\n\r\t</script>'


def raw(document: Any) -> bytes:
    return json.dumps(document).encode()


def agrees(cards: list[Card]) -> list[int]:
    """Both say the same of each; their codes."""
    ours = [verdict(card, issuer or None) for card, issuer in cards]
    for (card, _), mine, page in zip(cards, ours, judged(cards), strict=True):
        assert page == mine, card[:2000]
    return [code for code, _ in ours]


def test_what_is_genuine() -> None:
    odd = SHORT[0]._replace(delta=2**53 - 1, base_sats=1 - 2**53, source_id=ODD)
    chains = [LONG, SHORT, [], LONG[:1], sealed([*SHORT, odd, odd])]
    documents = [exported(chain).encode() for chain in chains]
    marked = b"\xef\xbb\xbf" + documents[0]
    assert set(agrees([(text, "") for text in [*documents, marked]])) == {0}


def test_the_demo_s_words() -> None:
    document = json.loads(exported(LONG))
    document["events"][16]["hashed"][5] += 1
    genuine, forged = judged([(exported(LONG).encode(), ""), (raw(document), "")])
    assert genuine[1][0] == "Genuine. 41 entries, none missing."
    assert forged == (1, ["Not genuine: entry 17 was changed."])


def test_what_was_falsified() -> None:
    dice = Random(7)
    cards = [
        (raw(falsified(exported(dice.choice([SHORT, LONG])), OTHERS, dice)), "")
        for _ in range(MANY)
    ]
    assert not set(agrees(cards)) - {1, 2}


def tagged(name: str, value: str | None) -> Any:
    """A card whose signed head lacks a tag, or has another value there."""
    changed: dict[str, Any] = {name: value}
    return signed.signed_card(**changed)


def test_signed_heads() -> None:
    merchant, mallory = signed.MERCHANT, signed.MALLORY
    documents = [
        signed.signed_card(),
        signed.signed_card(keys=mallory),
        signed.signed_card(kind=1),
        signed.signed_card(LONG[:40]),
        *(tagged(name, value) for name in signed.TAGS for value in (None, "0")),
        signed.signed_card(more=[["p", mallory.public]]),
        json.loads(exported(LONG)),
    ]
    for name, value in (("sig", "0" * 128), ("content", "x"), ("tags", [[]])):
        documents.append(signed.signed_card())
        documents[-1]["signed_head"][name] = value
    issuers = ("", merchant.public)
    codes = agrees([(raw(d), issuer) for d in documents for issuer in issuers])
    assert {0, 1, 2} <= set(codes)


def lines(card: events.Lines) -> bytes:
    return "".join(f"{line.to_json()}\n" for line in card).encode()


def test_cards_as_events() -> None:
    whole = events.whole()
    cards = [events.whole(n) for n in (0, 1, 4)]
    cards += [list(reversed(whole)), whole + whole]
    cards += [change(whole) for change, _ in events.WRONG.values()]
    venue = events.VENUE.public
    codes = agrees([(lines(card), key) for card in cards for key in (venue, "")])
    assert codes[:10] == [0] * 10 and {1, 2} <= set(codes[10:])


WHOLE = [json.loads(line.to_json()) for line in events.whole()]


def changed_lines(dice: Random) -> bytes:
    """One value of one line is another, and the line is not signed again."""
    card = deepcopy(WHOLE)
    line = dice.choice(card)
    name = dice.choice(list(line))
    if name == "tags":
        tag = dice.choice(line["tags"])
        tag[dice.randrange(len(tag))] = dice.choice(["", "x", "0", "é\u2028"])
    else:
        line[name] = dice.choice([0, -1, "", "0" * 64, None, [], 2604, 1.0, True])
    if card == WHOLE:
        return changed_lines(dice)
    return "\n".join(json.dumps(one) for one in card).encode()


def test_changed_lines() -> None:
    dice = Random(8)
    codes = agrees([(changed_lines(dice), "") for _ in range(MANY // 4)])
    assert not set(codes) - {1, 2}


@pytest.mark.parametrize("length", [0, 3])
def test_a_line_may_hold_what_others_call_its_end(length: int) -> None:
    """Names can have any character; only a line feed ends a line."""
    entries = events.chain(length)
    card = events.card(entries, tier="Gold\u2028\x85\x1c")
    text = lines([events.program(), card, *map(events.receipt, entries)])
    assert agrees([(text, events.VENUE.public)]) == [0]


JUNK = [
    *("", "{", "[]", "null", "1", '"x"', "{}", "[" * 5_000, "NaN", "-Infinity"),
    *('{"a":1,"a":1}', '{"a":1,}', "[1,]", "[01]", "[1.]", "[-]", "[.5]", "{a:1}"),
    *('["\\x"]', '["\n"]', '["\\ud800"]', '{"sig":1}', '{"sig":{}}', "\ufeff{}"),
    '{"format":"loyalty-card","version":1.0}',
    '{"format":"loyalty-card","version":1}',
    '{"format":"loyalty-card","version":1,"__proto__":{}}',
    '{"sig":null,"kind":1}',
]


def test_junk() -> None:
    cards = [(text.encode("utf-8"), "") for text in JUNK]
    cards += [(b"\xff\xfe", ""), (b"{\x00}", "")]
    assert set(agrees(cards)) == {2}


NUMBERS = ["-0", "1e0", "9007199254740992", "99999999999999999", "123456789012345678"]


@pytest.mark.parametrize("number", NUMBERS)
def test_numbers_are_read_alike(number: str) -> None:
    text = exported(LONG)
    places = ('"earned",67,', '"points": ', '"exported_at": ')
    cards = []
    for place in places:
        start, found, rest = text.partition(place)
        if place.startswith('"earned"'):
            cards.append(f'{start}"earned",{number},{rest}')
            continue
        cards.append(f"{start}{found}{number}{rest.lstrip('0123456789')}")
    agrees([(card.encode(), "") for card in cards])
