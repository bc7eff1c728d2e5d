"""A card of another place is shown: “Gold there is Silver here” (mission 64)."""

from __future__ import annotations

import copy
import json
import time
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from abroad import Abroad
from holders import send

import records
from devkit.people import Guest, NostrKeys
from proofs import signed_event
from venue import Venue, ago, answer, refusal, until

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
DAY = 86_400


@pytest.fixture
async def abroad(new_venue: NewVenue) -> Abroad:
    here = await new_venue()
    await here.program(refund_window_days=0)
    return await Abroad.opened(await new_venue(name="Hal's Bar"), here)


async def test_gold_there_is_silver_here_and_points_come_once(
    abroad: Abroad, guest: Guest
) -> None:
    await abroad.there.serve(guest, 6_000)
    events = await abroad.card_of(guest)
    first = answer(await abroad.show(guest.keys, events, key="k"))
    assert (first["tier"]["name"], first["points"]) == ("Silver", 40)
    assert first["tier"]["until"] > time.time() + 29 * DAY
    again = answer(await abroad.show(guest.keys, events))  # longer, and no more points
    assert (again["tier"]["name"], again["points"]) == ("Silver", 0)
    card = await abroad.here.card(guest)
    assert (card["tier"]["name"], card["points"]) == ("Silver", 0)
    event = await abroad.here.serve(guest, 10_000)
    assert event["points_delta"] == 10

    async def given() -> Any:
        card = await abroad.here.card(guest)
        return card if card["points"] == 50 else None

    card = await until(given)
    gift = next(e for e in card["recent_events"] if e["source"] == "visit")
    assert (gift["kind"], gift["points_delta"]) == ("granted", 40)
    assert card["tier"]["holds_until"] and card["tier"]["keep_missing"] == 90
    assert (await abroad.here.proof())["wrong"] == 0


async def test_a_guest_hears_whether_a_place_takes_such_cards(
    abroad: Abroad, guest: Guest
) -> None:
    """And no more: whom it trusts is the owner's."""

    async def told(place: Venue) -> Any:
        path = f"/merchants/{place.id}/visiting"
        return answer(await send(place.http, guest.keys, "GET", path))

    await abroad.there.serve(guest, 6_000)
    await abroad.here.serve(guest, 1_000)
    said = await told(abroad.here)
    assert (said["is_on"], set(said)) == (True, {"is_on", "merchant"})
    assert (await told(abroad.there))["is_on"] is False
    await abroad.here.do("PUT", f"/merchants/{abroad.here.id}", mode="bar")
    assert (await told(abroad.here))["is_on"] is False


async def test_the_tier_multiplies_ends_and_is_known_as_of(
    new_venue: NewVenue, new_guest: NewGuest
) -> None:
    ana = await new_guest()
    with ago(days=40):
        here = await new_venue()
        there = await new_venue(name="Hal's Bar")
        abroad = await Abroad.opened(there, here, fresh_days=1)
        await here.do("PUT", f"/tiers/{abroad.silver['id']}", multiplier_bp=20_000)
        await there.serve(ana, 6_000)
        assert (await abroad.shown(ana))["tier"]["name"] == "Silver"
        assert (await here.serve(ana, 10_000))["points_delta"] == 20
        card = await here.card(ana)
        assert card["tier"]["name"] == "Silver"
        assert (await here.proof())["wrong"] == 0
        then = int(time.time())
    card = await here.card(ana)
    assert card["tier"] is None  # thirty days are over
    assert (await here.serve(ana, 10_000))["points_delta"] == 10
    path = f"{here.card_path(ana)}?at={then}"
    assert (await here.do("GET", path))["tier"]["name"] == "Silver"
    assert (await here.proof())["wrong"] == 0
    # Put off, it holds nobody up.
    await abroad.shown(ana)
    assert (await here.card(ana))["tier"]["name"] == "Silver"
    await abroad.trust(tier_days=0)
    assert (await here.card(ana))["tier"] is None
    assert (await here.proof())["wrong"] == 0


async def test_a_tier_from_elsewhere_is_not_passed_on(
    abroad: Abroad, guest: Guest
) -> None:
    """Or places that trust each other would keep it for ever."""
    await abroad.there.serve(guest, 6_000)
    await abroad.shown(guest)
    await abroad.here.serve(guest, 1_000)
    await abroad.here.do("POST", f"/merchants/{abroad.here.id}/nostr/rotate")
    back = Abroad(abroad.here, abroad.there, "", {})
    said = [e for e in await back.card_of(guest) if e["kind"] == 32605]
    assert [tag for tag in said[0]["tags"] if tag[0] == "tier"] == []


async def test_who_has_been_here_gets_no_points_for_it(
    abroad: Abroad, guest: Guest
) -> None:
    await abroad.there.serve(guest, 6_000)
    await abroad.here.serve(guest, 1_000)
    shown = await abroad.shown(guest)
    assert (shown["tier"]["name"], shown["points"]) == ("Silver", 0)
    await abroad.trust(tier_days=0)
    events = await abroad.card_of(guest)
    nothing = await abroad.show(guest.keys, events)
    assert refusal(nothing) == (409, "nothing_for_it")


async def test_what_is_kept_leads_to_no_card_elsewhere(
    abroad: Abroad, guest: Guest
) -> None:
    await abroad.there.serve(guest, 6_000)
    await abroad.shown(guest)
    events = await abroad.card_of(guest)
    rows = await records.rows("SELECT * FROM shown_cards")
    text = json.dumps(rows)
    ids = {tag[1] for event in events for tag in event["tags"] if tag[0] == "card"}
    assert not any(one in text for one in (*ids, guest.pubkey, abroad.program))


# --- what is refused ------------------------------------------------------------------


def resigned(event: dict[str, Any], keys: NostrKeys, **changed: Any) -> dict[str, Any]:
    event = {**event, **changed}
    return signed_event(
        keys, event["tags"], event["created_at"], event["kind"], event["content"]
    )


def of_kind(events: list[dict[str, Any]], kind: int) -> list[dict[str, Any]]:
    return [event for event in events if event["kind"] == kind]


async def test_forged_stale_foreign_altered_and_cut_cards_are_refused(
    abroad: Abroad, new_guest: NewGuest
) -> None:
    ana, eve = await new_guest(), await new_guest()
    for sats in (6_000, 7_000):
        await abroad.there.serve(ana, sats)
    events = await abroad.card_of(ana)
    program, card = of_kind(events, 32604)[0], of_kind(events, 32605)[0]
    receipts = of_kind(events, 2604)
    mallory = NostrKeys.fresh()
    gold = [["tier", "Gold"] if tag[0] == "tier" else tag for tag in card["tags"]]
    own_gold = resigned(card, mallory, tags=gold)
    own_entry = resigned(receipts[0], mallory)
    altered = copy.deepcopy(events)
    altered[2]["content"] = altered[2]["content"].replace("earned", "granted")
    old_program = resigned(
        program,
        mallory,
        tags=[["issuer", mallory.public, "0", ""], *program["tags"]],
    )
    for what, code in (
        ([program, *receipts], "foreign_no_card"),
        ([card, *receipts], "foreign_no_program"),
        ([program, card, receipts[1]], "foreign_incomplete"),
        ([program, card, receipts[0]], "foreign_incomplete"),
        ([program, card], "foreign_incomplete"),
        (altered, "foreign_unreadable"),
        ([program, own_gold, *receipts], "foreign_bad_issuer"),
        ([old_program, resigned(card, mallory), *receipts], "foreign_not_trusted"),
        ([program, card, own_entry, receipts[1]], "foreign_bad_issuer"),
        ([], "foreign_no_card"),
        ([{"kind": 1}], "foreign_unreadable"),
        ("nothing that one can read", "foreign_unreadable"),
        ([program] * 3_001, "foreign_too_long"),
    ):
        response = await abroad.show(ana.keys, what)
        assert refusal(response) == (400, code), response.text
    assert refusal(await abroad.show(eve.keys, events)) == (400, "foreign_not_yours")
    # In any order, and as lines, it is good.
    lines = "\n".join(json.dumps(one) for one in reversed(events))
    assert (await abroad.show(ana.keys, lines)).is_success


async def test_an_old_card_is_refused(new_venue: NewVenue, guest: Guest) -> None:
    with ago(days=3):
        there = await new_venue(name="Hal's Bar")
        abroad = await Abroad.opened(there, await new_venue(), fresh_days=2)
        await there.serve(guest, 6_000)
        events = await abroad.card_of(guest)
    assert refusal(await abroad.show(guest.keys, events)) == (400, "foreign_stale")
    fresh = await abroad.card_of(guest)
    assert (await abroad.show(guest.keys, fresh)).is_success
    with ago(days=1):
        early = await abroad.show(guest.keys, fresh)
    assert refusal(early) == (400, "foreign_future")


async def test_a_place_that_trusts_nobody_takes_no_card(
    abroad: Abroad, guest: Guest, new_venue: NewVenue
) -> None:
    await abroad.there.serve(guest, 6_000)
    events = await abroad.card_of(guest)
    await abroad.trust(programs=[f"32604:{'ab' * 32}:other"])
    not_trusted = await abroad.show(guest.keys, events)
    assert refusal(not_trusted) == (400, "foreign_not_trusted")
    await abroad.trust(programs=[])
    assert refusal(await abroad.show(guest.keys, events)) == (409, "visiting_off")
    await abroad.here.do("PUT", f"/merchants/{abroad.here.id}", mode="bar")
    assert refusal(await abroad.show(guest.keys, events)) == (409, "loyalty_off")


async def test_its_own_cards_count_already(abroad: Abroad, guest: Guest) -> None:
    here = abroad.here
    await here.do("POST", f"/merchants/{here.id}/nostr/rotate")
    said = await here.do("GET", f"/merchants/{here.id}/nostr")
    own = f"32604:{said['pubkey']}:{here.merchant['program_id']}"
    await abroad.trust(programs=[own])
    await here.serve(guest, 6_000)
    events = await Abroad(here, here, own, {}).card_of(guest)
    assert refusal(await abroad.show(guest.keys, events)) == (400, "foreign_own_card")


async def test_what_an_owner_cannot_trust(abroad: Abroad) -> None:
    path = f"/merchants/{abroad.here.id}/program/trust"
    for body, code in (
        ({"programs": ["nonsense"]}, "bad_program"),
        ({"programs": [f"30023:{'ab' * 32}:x"]}, "bad_program"),
        ({"lists": [abroad.program]}, "bad_list"),
        ({"lists": ["naddr1xyz"]}, "bad_list"),
        ({"tiers": [{"their_tier": "Gold", "tier_id": "x"}]}, "unknown_tier"),
        ({"welcome_points": 1_001}, "welcome_over_budget"),
    ):
        refused = await abroad.here.refused("PUT", path, **body)
        assert refused == (400, code)
    kept = await abroad.here.do("GET", path)
    assert kept["programs"] == [abroad.program]
    (row,) = kept["tiers"]
    assert (row["their_tier"], row["tier_name"]) == ("gold", "Silver")
    assert (kept["tier_days"], kept["welcome_points"]) == (30, 40)
