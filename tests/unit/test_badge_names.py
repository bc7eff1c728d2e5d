"""How badges, events and issuers are named, and on which days an event is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import nostr_sdk
import pytest
from badge_cases import (
    CRYPTA,
    DAY,
    LISBON,
    MEMBER,
    NOW,
)
from hypothesis import given
from hypothesis import strategies as st

from loyalty.badges.addresses import badge_named, event_named, issuer_named
from loyalty.badges.days import Happening, read_happening, same_day
from loyalty.badges.said import one_line
from loyalty.clock import LocalClock
from loyalty.exceptions import InvalidInput
from loyalty.nostr.event import Malformed, read


def naddr(kind: int, key: str, d: str, *relays: str) -> str:
    named = nostr_sdk.Coordinate(
        nostr_sdk.Kind(kind), nostr_sdk.PublicKey.parse(key), d
    )
    urls = [nostr_sdk.RelayUrl.parse(url) for url in relays]
    return str(nostr_sdk.Nip19Coordinate(named, urls).to_bech32())


@pytest.mark.parametrize("wrap", [str, "nostr:{}".format, " {}\n".format])
def test_a_badge_is_named_either_way(wrap: Callable[[str], str]) -> None:
    urls = [f"wss://r{n}.example" for n in range(5)]
    for text in (MEMBER, naddr(30009, CRYPTA.key, "member", "ws://x.example", *urls)):
        named = badge_named(wrap(text))
        assert (named.address.pubkey, named.address.d) == (CRYPTA.key, "member")
        assert set(named.relays) <= set(urls) and len(named.relays) <= 3


@pytest.mark.parametrize(
    "text",
    [
        "",
        "naddr1",
        "naddr1qqqq",
        "30009:x:y",
        f"30009:{'A' * 64}:x",
        f"30009:{CRYPTA.key}:a\x00b",
        f"30009:{CRYPTA.key}:" + "x" * 201,
        f"8:{CRYPTA.key}:x",
        f"31923:{CRYPTA.key}:x",
        naddr(30023, CRYPTA.key, "x"),
        "nevent1qqqq",
        "x" * 5000,
    ],
)
def test_what_names_no_badge_is_refused(text: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        badge_named(text)
    assert refused.value.code == "bad_badge"


def test_secret_keys_are_refused_wherever_they_are_typed() -> None:
    nsec = str(nostr_sdk.Keys.parse(CRYPTA.keys.secret).secret_key().to_bech32())
    for read_name in (badge_named, event_named, issuer_named):
        with pytest.raises(InvalidInput) as refused:
            read_name(nsec)
        assert refused.value.code == "secret_key"


def test_an_issuer_is_named_by_their_key() -> None:
    public = nostr_sdk.PublicKey.parse(CRYPTA.key)
    profile = nostr_sdk.Nip19Profile(
        public, [nostr_sdk.RelayUrl.parse("wss://a.example")]
    )
    assert issuer_named(CRYPTA.key) == (CRYPTA.key, ())
    assert issuer_named(f"nostr:{public.to_bech32()}") == (CRYPTA.key, ())
    assert issuer_named(profile.to_bech32()) == (CRYPTA.key, ("wss://a.example",))
    for text in ("", "nprofile1", "somebody@crypta.example", "0" * 64):
        with pytest.raises(InvalidInput):
            issuer_named(text)


def test_names_are_one_line_of_text() -> None:
    assert one_line(" a\n\tb\u202e\x00c ", 10) == "a b c"
    assert one_line("x" * 500, 10) == "x" * 10


def event_of(kind: int, *tags: tuple[str, str]) -> Happening:
    return read_happening(read(CRYPTA.says(kind, NOW, ("d", "meetup"), *tags)))


def moment(text: str, zone: str = "Europe/Lisbon") -> int:
    from datetime import datetime

    from loyalty.clock import zone as zone_of

    return int(datetime.fromisoformat(text).replace(tzinfo=zone_of(zone)).timestamp())


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("2026-11-22T03:59:59", False),
        ("2026-11-22T04:00:00", True),
        ("2026-11-22T12:00:00", True),
        ("2026-11-23T03:59:59", True),
        ("2026-11-23T04:00:00", False),
    ],
)
def test_the_day_of_an_evening_lasts_until_four(at: str, expected: bool) -> None:
    """18:00 to 23:00: before and after it, the whole day counts."""
    start, end = (moment(f"2026-11-22T{hour}:00:00") for hour in ("18", "23"))
    times = [("title", "Meetup"), ("start", str(start)), ("end", str(end))]
    event = event_of(31923, *times, ("start_tzid", "Europe/Lisbon"))
    assert event.title == "Meetup"
    assert same_day(event, LISBON, moment(at)) == expected


def test_a_night_is_the_evenings_and_its_end_is_no_part_of_it() -> None:
    start, end = moment("2026-11-22T22:00:00"), moment("2026-11-23T04:00:00")
    event = event_of(31923, ("start", str(start)), ("end", str(end)))
    assert same_day(event, LISBON, moment("2026-11-23T03:00:00"))
    assert not same_day(event, LISBON, moment("2026-11-23T04:00:00"))


def test_an_event_elsewhere_is_on_the_merchants_own_day() -> None:
    """20:00 in Buenos Aires is 08:00 of the next day in Tokyo."""
    start = moment("2026-11-22T20:00:00", "America/Argentina/Buenos_Aires")
    event, tokyo = event_of(31923, ("start", str(start))), LocalClock("Asia/Tokyo")
    assert same_day(event, tokyo, moment("2026-11-23T23:00:00", "Asia/Tokyo"))
    assert not same_day(event, tokyo, moment("2026-11-22T23:00:00", "Asia/Tokyo"))


@pytest.mark.parametrize(
    ("end", "last"), [(None, 20), ("2026-11-20", 20), ("2026-11-23", 22)]
)
def test_whole_days_are_the_merchants_and_the_end_is_the_day_after(
    end: str | None, last: int
) -> None:
    more = [("end", end)] if end else []
    event = event_of(31922, ("start", "2026-11-20"), *more)
    for day in range(18, 26):
        is_one = 20 <= day <= last
        assert same_day(event, LISBON, moment(f"2026-11-{day}T12:00:00")) == is_one
        assert same_day(event, LISBON, moment(f"2026-11-{day + 1}T03:59:59")) == is_one


@pytest.mark.parametrize(
    ("kind", "tags"),
    [
        (31923, []),
        (31923, [("start", "soon")]),
        (31923, [("start", "9" * 13)]),
        (31923, [("start", "-5")]),
        (31923, [("start", "1"), ("start", "2")]),
        (31923, [("start", "1"), ("end", "x")]),
        (31922, [("start", "2026-13-01")]),
        (31922, [("start", "20261101")]),
        (31922, [("start", "2026-11-01"), ("end", "0000-00-00")]),
        (30023, [("start", "1")]),
    ],
)
def test_an_event_that_does_not_say_when_is_none(
    kind: int, tags: list[tuple[str, str]]
) -> None:
    with pytest.raises(Malformed):
        event_of(kind, *tags)


@given(start=st.integers(0, 4_000_000_000), length=st.integers(0, 10**6), now=st.data())
def test_while_an_event_is_on_it_is_its_day(start: int, length: int, now: Any) -> None:
    event = Happening("x", start, start + length)
    at = now.draw(st.integers(start, start + max(length - 1, 0)))
    assert same_day(event, LISBON, at)
    assert not same_day(event, LISBON, start - 2 * DAY)
    assert not same_day(event, LISBON, start + length + 2 * DAY)
