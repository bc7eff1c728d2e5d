"""The stand-alone verifier, given a card as Nostr events in a file."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from event_cards import VENUE, WRONG, Lines, chain, check, receipt, whole

from verify_card import verdict


@pytest.mark.parametrize("length", [0, 1, 4])
def test_a_whole_card_is_genuine(length: int) -> None:
    code, words = check(whole(length))
    assert code == 0 and words.endswith("Signed by the merchant you named.")
    assert VENUE.public in check(whole(length), None)[1]
    assert check(list(reversed(whole(length))))[0] == 0  # in whatever order
    assert check([*whole(length), *whole(length)])[0] == 0  # and twice


def relined(change: Callable[[Lines], Lines]) -> tuple[int, str]:
    return check(change(whole()))


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_said(name: str) -> None:
    change, words = WRONG[name]
    code, said = relined(change)
    assert code in (1, 2) and words in said, said


def test_one_number_changed_says_which() -> None:
    lines = [json.loads(line.to_json()) for line in whole()]
    lines[3]["content"] = lines[3]["content"].replace('"earned",3', '"earned",9')
    text = "\n".join(json.dumps(line) for line in lines)
    code, words = verdict(text.encode(), VENUE.public)
    assert (code, words) == (1, ["Not genuine: line 4 was changed."])


def test_changed_and_signed_by_the_venue_itself_it_shows_all_the_same() -> None:
    event = chain(4)[1]._replace(delta=9)
    code, said = relined(lambda f: [*f[:3], receipt(event), *f[4:]])
    assert (code, said) == (1, "Not genuine: the receipt of entry 2 was changed.")


def test_junk_is_no_card() -> None:
    for junk in ('{"sig":1}', '{"sig":[]}\n{', '{"sig":{}}', '{"sig":null,"kind":1}'):
        code, words = verdict(junk.encode(), None)
        assert code == 2 and words[0].startswith("Cannot be read"), junk
