"""What becomes of vouchers: forged ones, erased and merged holders, the way to an inbox
(mission 52, 53, 219)."""

from __future__ import annotations

import json
import string
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import airwaves
import gifts
import nostr_sdk
import pytest
from broadcast import ENVELOPE, Broadcast, on_air, publishing
from hypothesis import given, settings
from hypothesis import strategies as st

import perks
import records
from devkit.people import Guest, NostrKeys
from proofs import signed
from venue import API, Venue, answer, refusal, until

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
HEX = "0123456789abcdef"


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


@pytest.fixture
def ana() -> NostrKeys:
    return NostrKeys.fresh()


# --- nothing of it can be changed -----------------------------------------------------


@pytest.fixture(scope="module")
async def held(new_venue: NewVenue) -> AsyncIterator[tuple[Venue, NostrKeys, Any]]:
    """A voucher that stays good whatever is made of it."""
    venue, keys = await new_venue(), NostrKeys.fresh()
    voucher = await gifts.given(venue, keys.public)
    yield venue, keys, voucher["event"]
    assert (await gifts.show(venue, keys, voucher["event"])).is_success
    assert await gifts.points(venue, keys) == 50


def other(text: str, place: int, sign: str) -> str:
    """The text with one character of it changed."""
    place %= len(text) + 1
    return (
        text[:place]
        + (sign if text[place : place + 1] != sign else "~")
        + text[place + 1 :]
    )


@st.composite
def changes(draw: Any) -> Callable[[Any], Any]:
    """Changes one thing in an event."""
    what = draw(st.sampled_from(["text", "hex", "number", "tag", "tags", "members"]))
    place = draw(st.integers(0, 200))
    sign = draw(st.sampled_from(string.printable))
    if what == "text":
        return lambda event: {**event, "content": other(event["content"], place, sign)}
    if what == "hex":
        name = draw(st.sampled_from(["id", "pubkey", "sig"]))
        digit = draw(st.sampled_from(HEX))
        return lambda event: {**event, name: other(event[name], place, digit)}
    if what == "number":
        name = draw(st.sampled_from(["created_at", "kind"]))
        more = draw(st.integers(-1000, 1000).filter(bool))
        return lambda event: {**event, name: event[name] + more}
    if what == "tag":
        return lambda event: _with_tag(event, place, sign)
    if what == "tags":
        how = draw(st.sampled_from(["twice", "none", "turned", "more"]))
        return lambda event: {**event, "tags": _other_tags(event["tags"], place, how)}
    name = draw(st.sampled_from(["id", "pubkey", "created_at", "kind", "tags", "sig"]))
    value = draw(st.sampled_from([None, True, 1.5, "", [], {}, -1, 2**70, "\ud800"]))
    return lambda event: {**event, name: value}


def _with_tag(event: Any, place: int, sign: str) -> Any:
    tags = [list(tag) for tag in event["tags"]]
    tag = tags[place % len(tags)]
    part = place % len(tag)
    tag[part] = other(tag[part], place, sign)
    return {**event, "tags": tags}


def _other_tags(tags: Any, place: int, how: str) -> Any:
    place %= len(tags)
    if how == "twice":
        return [*tags, tags[place]]
    if how == "none":
        return tags[:place] + tags[place + 1 :]
    if how == "turned":
        return list(reversed(tags))
    return [*tags, ["p", "0" * 64]]


@given(change=changes())
@settings(max_examples=60, deadline=None)
async def test_any_one_change_is_refused(
    held: tuple[Venue, NostrKeys, Any], change: Callable[[Any], Any]
) -> None:
    venue, keys, event = held
    changed = change(event)
    assert changed != event
    status, code = refusal(await gifts.show(venue, keys, changed))
    assert (status, code) in {(400, "voucher_altered"), (400, "bad_voucher")}, changed


# --- whose it is, when that changes ---------------------------------------------------


async def test_an_erased_guests_vouchers_go(
    new_venue: NewVenue, new_guest: NewGuest
) -> None:
    venue, guest = await new_venue(), await new_guest()
    news = Broadcast(venue)
    await venue.do("PUT", news.path, relays=["ws://127.0.0.1:1"])
    kept = await gifts.give(venue, guest.pubkey, key="again")
    voucher = kept.json()["voucher"]
    used = await gifts.given(venue, guest.pubkey)
    await gifts.show(venue, guest.keys, used["event"], key="once")
    assert await news.letters() == 2
    erased = signed(guest.keys, "DELETE", API + venue.card_path(guest))
    answer(await venue.call("DELETE", venue.card_path(guest), erased))
    assert await news.letters() == 0
    assert await gifts.listed(venue) == []
    for table in ("vouchers", "nostr_letters", "idempotency_keys", "acts"):
        rows = await records.rows(f"SELECT * FROM {table}")  # noqa: S608
        assert guest.pubkey not in json.dumps(rows), table
    shown = await gifts.show(venue, guest.keys, voucher["event"])
    assert refusal(shown) == (404, "voucher_unknown")
    again = answer(await gifts.give(venue, guest.pubkey, key="again"))["voucher"]
    assert (again["id"], again["event"], again["reason"]) == (voucher["id"], None, "")
    audit = await venue.do("GET", f"/merchants/{venue.id}/audit?about=points")
    assert [(one["kind"], one["guest"]) for one in audit["data"]] == [
        ("voucher_made", None)
    ] * 2
    assert (await venue.proof())["wrong"] == 0


async def test_a_merged_card_brings_its_vouchers(
    new_venue: NewVenue, new_guest: NewGuest
) -> None:
    """They name the old key: both keys are at the card, so either uses them."""
    from loyalty import services
    from loyalty.store import store

    venue = await new_venue()
    program = str(venue.merchant["program_id"])
    old, kept, stranger = [NostrKeys.fresh() for _ in range(3)]
    for keys in (old, kept, stranger):
        await venue.by_hand("grant", keys.public, 1)
    first, second = [await gifts.given(venue, old.public) for _ in range(2)]
    early = await gifts.show(venue, kept, first["event"])
    assert refusal(early) == (403, "not_the_holder")
    await store.write(services.merge_cards, program, old.public, kept.public)
    assert len(await gifts.own(venue, kept, "open")) == 2
    assert (await gifts.show(venue, kept, first["event"])).is_success
    assert (await gifts.show(venue, old, second["event"])).is_success
    assert await gifts.points(venue, kept) == 102
    assert (await venue.proof())["wrong"] == 0


async def test_a_retired_key_uses_nothing_any_more(new_venue: NewVenue) -> None:
    """Somebody else may have seen it; whoever has the card now uses it."""
    from loyalty import services
    from loyalty.store import store

    venue = await new_venue()
    program = str(venue.merchant["program_id"])
    paper, phone = NostrKeys.fresh(), NostrKeys.fresh()
    await venue.by_hand("grant", paper.public, 1)
    voucher = await gifts.given(venue, paper.public)
    await store.write(services.merge_and_retire, program, paper.public, phone.public)
    shown = await gifts.show(venue, paper, voucher["event"])
    assert refusal(shown) == (403, "not_the_holder")
    await venue.by_hand("grant", paper.public, 1)  # a new card of the old key
    shown = await gifts.show(venue, paper, voucher["event"])
    assert refusal(shown) == (403, "not_the_holder")
    assert (await gifts.show(venue, phone, voucher["event"])).is_success
    assert await gifts.points(venue, phone) == 51


# --- the way to an inbox --------------------------------------------------------------


async def test_it_goes_to_the_inbox_though_nothing_else_is_published(
    new_venue: NewVenue, tmp_path: Path, ana: NostrKeys
) -> None:
    venue, bob = await new_venue(), NostrKeys.fresh()
    dessert = await perks.reward(venue)
    news = Broadcast(venue)
    async with on_air(str(tmp_path), 1) as (station,):
        inbox = airwaves.inbox_of(ana, [station.url])
        assert (await airwaves.say(station.url, inbox))[2] is True
        await venue.do("PUT", news.path, relays=[station.url])
        vouchers = [
            await gifts.given(venue, ana.public),
            await gifts.given(venue, ana.public, perk=dessert["id"]),
        ]
        homeless = await gifts.given(venue, bob.public)  # has no inbox

        async def sent() -> bool:
            return not await news.letters() and not await news.waiting(station.url)

        async with publishing(2):
            await until(sent)
        said = await airwaves.heard(station.url)
        assert {event["kind"] for event in said} == {10050, ENVELOPE}
        envelopes = [event for event in said if event["kind"] == ENVELOPE]
        opened = [await airwaves.opened(one, ana) for one in envelopes]
        assert sorted(one["id"] for one in opened) == sorted(
            one["event"]["id"] for one in vouchers
        )
        for event in opened:
            assert nostr_sdk.Event.from_json(json.dumps(event)).verify()
            assert (await gifts.show(venue, ana, event)).is_success
    assert (await gifts.own(venue, bob))[0]["event"] == homeless["event"]


async def test_one_that_is_withdrawn_is_called_back(
    new_venue: NewVenue, tmp_path: Path, ana: NostrKeys
) -> None:
    from loyalty.nostr import preparing

    venue = await new_venue()
    news, nowhere = Broadcast(venue), "ws://127.0.0.1:1"
    async with on_air(str(tmp_path), 1) as (station,):
        await airwaves.say(station.url, airwaves.inbox_of(ana, [nowhere]))
        await venue.do("PUT", news.path, relays=[station.url])
        soon, later = [await gifts.given(venue, ana.public) for _ in range(2)]
        answer(await gifts.withdraw(venue, soon))
        assert await news.letters() == 1
        await preparing.ask()
        await preparing.prepare()
        assert (await news.letters(), await news.waiting(nowhere)) == (0, 1)
        answer(await gifts.withdraw(venue, later))
        assert await news.waiting(nowhere) == 0


async def test_a_locked_key_holds_up_nobody_elses_letters(
    new_venue: NewVenue,
    tmp_path: Path,
    ana: NostrKeys,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from lnbits.settings import settings as server

    from loyalty.nostr import preparing

    locked, open_one = await new_venue(), await new_venue()
    waiting, sent = Broadcast(locked), Broadcast(open_one)
    async with on_air(str(tmp_path), 1) as (station,):
        await airwaves.say(station.url, airwaves.inbox_of(ana, [station.url]))
        for venue in (locked, open_one):
            await venue.do("PUT", Broadcast(venue).path, relays=[station.url])
        await gifts.given(locked, ana.public)
        with monkeypatch.context() as patch:
            patch.setattr(server, "auth_secret_key", "another")
            await gifts.given(open_one, ana.public)
            await preparing.ask()
            await preparing.prepare()
            assert (await waiting.letters(), await sent.letters()) == (1, 0)
        await preparing.prepare()
        assert await waiting.letters() == 0
