"""Which badges count, and why the others do not: every forgery that we could think of.

Issuers sign with nostr-sdk; nothing of ours made these events.
"""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from badge_cases import (
    ANA,
    BOB,
    CRYPTA,
    DAY,
    DEFINED,
    GIVEN,
    MALLORY,
    MEMBER,
    NOW,
    TRUST,
    code,
    judged,
)

from loyalty.badges.said import picture
from loyalty.badges.verdicts import HOLDS_SECONDS, Trust


def ending(at: int, times: int = 1) -> str:
    more = [("expiration", str(at))] * times
    return CRYPTA.awards(MEMBER, NOW - DAY, ANA.key, more=more)


# (what it is, the events beside the definition, the code)
TABLE: list[tuple[str, list[str], str]] = [
    ("genuine", [GIVEN], ""),
    ("by another key", [MALLORY.awards(MEMBER, NOW, ANA.key)], "forged"),
    ("by its holder", [ANA.awards(MEMBER, NOW, ANA.key)], "forged"),
    (
        "of two badges",
        [CRYPTA.awards(MEMBER, NOW, ANA.key, more=[("a", CRYPTA.badge("gold"))])],
        "unclear",
    ),
    (
        "of the same badge twice",
        [CRYPTA.awards(MEMBER, NOW, ANA.key, more=[("a", MEMBER)])],
        "unclear",
    ),
    ("from the future", [CRYPTA.awards(MEMBER, NOW + 61, ANA.key)], "not_yet"),
    ("by a clock a little ahead", [CRYPTA.awards(MEMBER, NOW + 60, ANA.key)], ""),
    ("with an end ahead", [ending(NOW + 1)], ""),
    ("that has just ended", [ending(NOW)], "ended"),
    ("with two ends", [ending(NOW + DAY, 2)], "unclear"),
    ("that was taken back", [GIVEN, CRYPTA.deletes(NOW, GIVEN)], "taken_back"),
    (
        "taken back before it was given",
        [GIVEN, CRYPTA.deletes(NOW - 5 * DAY, GIVEN)],
        "taken_back",
    ),
    ("taken back by a stranger", [GIVEN, MALLORY.deletes(NOW, GIVEN)], ""),
    ("taken back by its holder", [GIVEN, ANA.deletes(NOW, GIVEN)], ""),
    (
        "of a badge that was ended",
        [GIVEN, CRYPTA.deletes(NOW, badges=[MEMBER])],
        "badge_gone",
    ),
    (
        "of a badge that was ended, and made anew",
        [GIVEN, CRYPTA.deletes(NOW - 11 * DAY, badges=[MEMBER])],
        "",
    ),
    (
        "of a badge that was ended in the second it was made",
        [GIVEN, CRYPTA.deletes(NOW - 10 * DAY, badges=[MEMBER])],
        "badge_gone",
    ),
    (
        "whose definition was deleted",
        [GIVEN, CRYPTA.deletes(NOW, DEFINED)],
        "taken_back",
    ),
    (
        "of a badge that a stranger ended",
        [GIVEN, MALLORY.deletes(NOW, badges=[MEMBER])],
        "",
    ),
    (
        "that ended, and was given again",
        [ending(NOW - 1), CRYPTA.awards(MEMBER, NOW - 2 * DAY, ANA.key)],
        "",
    ),
    (
        "forged beside a genuine one",
        [MALLORY.awards(MEMBER, NOW, ANA.key), GIVEN],
        "",
    ),
    ("to many, her among them", [CRYPTA.awards(MEMBER, NOW, BOB.key, ANA.key)], ""),
]


@pytest.mark.parametrize(
    ("what", "events", "expected"), TABLE, ids=lambda v: str(v)[:40]
)
def test_an_award(what: str, events: list[str], expected: str) -> None:
    assert code(DEFINED, *events) == expected


def test_nobody_gets_what_was_given_to_another() -> None:
    assert judged(DEFINED, CRYPTA.awards(MEMBER, NOW, BOB.key)) == ()
    assert judged(DEFINED, GIVEN, customer=BOB.key) == ()


def test_an_award_without_a_definition_gives_nothing() -> None:
    assert code(GIVEN) == "no_badge"
    # Nor does a definition by somebody else, whatever name it has.
    assert code(GIVEN, MALLORY.defines("member", NOW)) == "no_badge"


def test_a_badge_that_somebody_made_for_themselves_is_nobodys() -> None:
    own = ANA.badge("member")
    (one,) = judged(ANA.defines("member", NOW), ANA.awards(own, NOW, ANA.key))
    assert (one.code, one.trusted, one.valid) == ("untrusted", False, False)


def test_altered_content_with_the_old_id_is_not_even_read() -> None:
    event = json.loads(GIVEN)
    event["tags"] = [["a", MEMBER], ["p", BOB.key]]
    assert judged(DEFINED, json.dumps(event), customer=BOB.key) == ()
    event = json.loads(CRYPTA.awards(MEMBER, NOW, ANA.key)) | {"created_at": NOW - 1}
    assert judged(DEFINED, json.dumps(event)) == ()
    assert (
        judged(DEFINED, json.dumps(json.loads(GIVEN) | {"pubkey": MALLORY.key})) == ()
    )


def test_any_badge_of_a_trusted_issuer_counts() -> None:
    gold = CRYPTA.badge("gold")
    events = [CRYPTA.defines("gold", NOW), CRYPTA.awards(gold, NOW, ANA.key)]
    assert code(*events) == "untrusted"
    trust = Trust({}, {CRYPTA.key: 0})
    assert code(*events, trust=trust) == ""
    forged = MALLORY.awards(gold, NOW, ANA.key)
    (one,) = judged(events[0], forged, trust=trust)
    assert (one.code, one.trusted) == ("forged", True)


def test_words_name_the_issuer() -> None:
    (one,) = judged(DEFINED, MALLORY.awards(MEMBER, NOW, ANA.key))
    assert one.reason == "Not signed by La Crypta."
    (one,) = judged(DEFINED, ending(NOW - DAY))
    assert one.reason == "It ended on 14 January."
    (one,) = judged(DEFINED, GIVEN, checked_at=0)
    assert one.reason == "Badges can't be checked right now."


def test_what_was_not_checked_does_not_count() -> None:
    """Not long ago, not since it was first seen, not since the badge is on the list."""
    assert code(DEFINED, GIVEN, checked_at=0) == "unchecked"
    old = NOW - HOLDS_SECONDS
    listed = replace(TRUST, badges={MEMBER: 0})
    assert code(DEFINED, GIVEN, checked_at=old, seen_at=old, trust=listed) == ""
    before = old - 1
    seen = {"checked_at": before, "seen_at": before}
    assert code(DEFINED, GIVEN, trust=listed, **seen) == "unchecked"
    assert code(DEFINED, GIVEN, checked_at=NOW - 1, seen_at=NOW) == "unchecked"
    just_listed = replace(TRUST, badges={MEMBER: NOW})
    assert code(DEFINED, GIVEN, trust=just_listed, checked_at=NOW - 1) == "unchecked"
    # What speaks against it is known for good, asked lately or not.
    gone = CRYPTA.deletes(NOW, GIVEN)
    assert code(DEFINED, GIVEN, gone, checked_at=0) == "taken_back"


def test_name_and_picture_are_the_definitions() -> None:
    picture_of = "https://crypta.example/member.png"
    newer = CRYPTA.defines("member", NOW - DAY, "Member of\nLa Crypta", picture_of)
    (one,) = judged(DEFINED, newer, GIVEN)
    assert (one.name, one.image) == ("Member of La Crypta", picture_of)
    (one,) = judged(CRYPTA.defines("member", NOW, "M", "http://x.example/a.png"), GIVEN)
    assert one.image == ""


@pytest.mark.parametrize(
    "address",
    [
        "http://a.example/x.png",
        "javascript:alert(1)",
        "data:image/png;base64,x",
        "/api/v1/assets/x/y",
        'https://a.example/"onerror=x',
        "https://me@a.example/x.png",
    ],
)
def test_pictures_are_https_or_none(address: str) -> None:
    assert picture(address) == ""


def test_what_is_worn_is_shown_as_worn_and_counts_no_more() -> None:
    award_id = json.loads(GIVEN)["id"]
    for kind, more in ((10008, []), (30008, [("d", "profile_badges")])):
        shows = ANA.says(kind, NOW, *more, ("a", MEMBER), ("e", award_id))
        (one,) = judged(DEFINED, GIVEN, shows)
        assert (one.is_worn, one.valid) == (True, True)
    others = MALLORY.says(10008, NOW, ("a", MEMBER), ("e", award_id))
    (one,) = judged(DEFINED, GIVEN, others)
    assert not one.is_worn
    empty = ANA.says(10008, NOW + 1)
    (one,) = judged(DEFINED, GIVEN, empty, ANA.says(10008, NOW, ("e", award_id)))
    assert (one.is_worn, one.valid) == (False, True)
