"""A card of another place, checked by a server: as strict as the stand-alone tool, with
words and a code of its own for each refusal."""

from __future__ import annotations

import json

import pytest
from event_cards import (
    ANA,
    KINDS,
    NOW,
    PROGRAM,
    RIVAL,
    VENUE,
    WRONG,
    Lines,
    card,
    chain,
    check,
    program,
    receipt,
    whole,
)

from loyalty.exceptions import LoyaltyError
from loyalty.nostr.foreign import ForeignCard, check_card, read_shown
from loyalty.nostr.readers import Address


def looked_at(lines: Lines, trusted: str = VENUE.public) -> ForeignCard:
    text = "".join(f"{line.to_json()}\n" for line in lines)
    return check_card(
        KINDS,
        read_shown(text),
        ANA.public,
        lambda one: one == Address(KINDS.program, trusted, PROGRAM),
    )


@pytest.mark.parametrize("length", [0, 1, 4])
def test_what_the_tool_finds_genuine_is_taken(length: int) -> None:
    found = looked_at(whole(length))
    assert (found.entries, found.signed_at, found.tier) == (length, NOW, "")
    assert looked_at(list(reversed(whole(length)))) == found
    assert looked_at([*whole(length), *whole(length)]) == found
    gold = [program(), card(chain(2), tier="Gold"), *map(receipt, chain(2))]
    assert looked_at(gold).tier == "Gold"


@pytest.mark.parametrize("wrong", WRONG)
def test_what_the_tool_refuses_is_refused(wrong: str) -> None:
    change, _ = WRONG[wrong]
    assert check(change(whole()))[0] != 0
    with pytest.raises(LoyaltyError) as refused:
        looked_at(change(whole()))
    assert refused.value.code.startswith("foreign_")
    assert refused.value.message.endswith("Nothing was given.")


def test_nobody_is_trusted_for_being_named_by_somebody() -> None:
    """A rival's statement of the same programme names the real issuers, and itself."""
    forged = [program(RIVAL), *whole()[1:]]
    with pytest.raises(LoyaltyError) as refused:
        looked_at(forged)
    assert refused.value.code == "foreign_not_trusted"


def test_one_line_that_is_no_event_is_named() -> None:
    text = f"{whole()[0].to_json()}\n{json.dumps({'kind': 1})}\n"
    with pytest.raises(LoyaltyError) as refused:
        read_shown(text)
    assert refused.value.message.startswith("Line 2 cannot be taken")
