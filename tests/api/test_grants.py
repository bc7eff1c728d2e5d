"""Points given and taken by hand: with a reason, within limits, never into debt
(mission 36-40, 57-62)."""

from __future__ import annotations

import asyncio
import hmac
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime, timezone
from hashlib import sha256
from typing import Any

import pytest

import records
from devkit.people import Guest, NostrKeys
from lab import DAY, Lab
from proofs import signed
from venue import API, Venue, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
MAX = 2**53 - 1
VERBS = ("grant", "revoke")


def noon(year: int, month: int, day: int) -> int:
    """Unix seconds of a day's noon, UTC."""
    return int(datetime(year, month, day, 12, tzinfo=timezone.utc).timestamp())


@pytest.fixture
def ana() -> str:
    """The key of somebody who was never here."""
    return NostrKeys.fresh().public


async def points_of(venue: Venue, pubkey: str) -> int:
    card = await venue.do("GET", f"/restaurants/{venue.id}/loyalty/{pubkey}")
    return int(card["points"])


async def given(venue: Venue, pubkey: str, points: int, **more: Any) -> Any:
    return answer(await venue.by_hand("grant", pubkey, points, **more))


async def refused(
    venue: Venue, verb: str, pubkey: str, points: int, **more: Any
) -> tuple[int, str]:
    return refusal(await venue.by_hand(verb, pubkey, points, **more))


# --- what they are --------------------------------------------------------------------


async def test_a_grant_gives_a_card_to_somebody_nobody_knew(
    venue: Venue, ana: str
) -> None:
    response = await venue.by_hand("grant", ana, 40, "Old paper card")
    assert response.status_code == 201
    made = response.json()
    card = await venue.do("GET", f"/restaurants/{venue.id}/loyalty/{ana}")
    assert made == {"event": card["recent_events"][0], "points": 40}
    assert card["points"] == 40
    event = made["event"]
    told = ("granted", "staff", 40, "Old paper card", venue.id, 1, None)
    assert told == tuple(
        event[name]
        for name in (
            "kind",
            "source",
            "points_delta",
            "reason",
            "merchant_id",
            "seq",
            "order_id",
        )
    )
    assert (await venue.proof())["wrong"] == 0


async def test_a_revocation_takes_points(venue: Venue, ana: str) -> None:
    await given(venue, ana, 40)
    response = await venue.by_hand("revoke", ana, 15, "Given twice")
    assert response.status_code == 201
    made = response.json()
    assert (made["points"], made["event"]["points_delta"]) == (25, -15)
    assert (made["event"]["kind"], made["event"]["source"]) == ("revoked", "staff")
    assert await points_of(venue, ana) == 25
    assert answer(await venue.by_hand("revoke", ana, 25))["points"] == 0
    assert (await venue.proof())["wrong"] == 0


async def test_an_event_says_who_did_it_and_commits_to_why(
    venue: Venue, ana: str
) -> None:
    token = await venue.token("manage")
    for headers in (venue.admin, token):
        await given(venue, ana, 5, reason="Waited an hour", headers=headers)
    rows = await records.rows(
        "SELECT e.*, t.salt, t.words FROM events e "
        "JOIN event_texts t ON t.card_id = e.card_id AND t.seq = e.seq "
        "JOIN cards c ON c.id = e.card_id WHERE c.customer_pubkey = :ana "
        "ORDER BY e.seq",
        ana=ana,
    )
    by_key, by_token = rows
    assert by_key["actor_id"] == f"wallet:{venue.wallet.id}"
    assert by_token["actor_id"].startswith("token:")
    assert token["X-Loyalty-Token"] not in by_token["actor_id"]
    for row in rows:
        words = hmac.new(row["salt"].encode(), row["words"].encode(), sha256)
        assert row["text_commitment"] == words.hexdigest()
        assert row["source_id"] == f"{row['card_id']}:{row['seq']}"
        assert (row["tier_points"], row["lots"], row["answers"]) == (0, "5@0", "")
    assert by_key["text_commitment"] != by_token["text_commitment"]  # salted


async def test_the_customer_reads_the_reason_and_nobody_else_does(
    venue: Venue, guest: Guest
) -> None:
    await given(venue, guest.pubkey, 5, reason="For the long wait")
    path = API + venue.card_path(guest)
    theirs = await venue.card(guest, signed(guest.keys, "GET", path))
    staffs = await venue.card(guest, await venue.token("monitor"))
    for card in (theirs, staffs):
        assert card["recent_events"][0]["reason"] == "For the long wait"
    stranger = signed(NostrKeys.fresh(), "GET", path)
    refused = await venue.refused("GET", venue.card_path(guest), stranger)
    assert refused == (403, "not_your_card")


async def test_they_count_for_no_tier(venue: Venue, guest: Guest) -> None:
    """Tiers count what was earned (mission 11-19)."""
    await venue.tier("Gold", 10)
    await given(venue, guest.pubkey, 500)
    card = await venue.card(guest)
    assert (card["tier"], card["lifetime_points"]) == (None, 0)
    await venue.serve(guest, 10_000)
    await venue.by_hand("revoke", guest.pubkey, 505)
    card = await venue.card(guest)
    assert (card["points"], card["tier"]["name"]) == (5, "Gold")
    assert card["lifetime_points"] == 10
    assert card["visits_this_month"] == 1
    assert (await venue.proof())["wrong"] == 0


async def test_a_grant_ends_by_the_rule_of_now(
    new_lab: Callable[..., Awaitable[Lab]],
) -> None:
    lab = await new_lab(noon(2040, 1, 30))
    ana = lab.guest()
    await lab.by_hand("grant", ana, 7)  # never ends
    await lab.settings(expiry_mode="months", expiry_months=1)
    lab.now = noon(2040, 1, 31)
    await lab.by_hand("grant", ana, 10)
    lab.now = noon(2040, 3, 1) - 8 * 3600  # all of 29 February, and its night
    assert await lab.points(ana) == 7
    lab.pass_time(-1)
    assert await lab.points(ana) == 17
    await lab.prove()


# --- never more than there is ---------------------------------------------------------


async def test_more_than_there_is_cannot_be_taken(venue: Venue, ana: str) -> None:
    await given(venue, ana, 340)
    response = await venue.by_hand("revoke", ana, 352)
    assert refusal(response) == (409, "insufficient_points")
    words = "12 points short: 340 of 352. Nothing was taken."
    assert response.json()["detail"] == words
    response = await venue.by_hand("revoke", ana, 341)
    assert response.json()["detail"].startswith("1 point short: ")
    assert await points_of(venue, ana) == 340
    proof = await venue.proof()
    assert (proof["events"], proof["wrong"]) == (1, 0)


async def test_nothing_can_be_taken_from_somebody_nobody_knows(
    venue: Venue, ana: str
) -> None:
    assert await refused(venue, "revoke", ana, 1) == (409, "insufficient_points")
    assert (await venue.proof())["cards"] == 0


async def test_points_that_have_ended_cannot_be_taken(
    new_lab: Callable[..., Awaitable[Lab]],
) -> None:
    """Whether or not a sweep has posted that they ended."""
    from loyalty.exceptions import Conflict

    lab = await new_lab(noon(2040, 1, 31))
    await lab.settings(expiry_mode="months", expiry_months=1)
    ana = lab.guest()
    await lab.by_hand("grant", ana, 10)
    lab.pass_time(40 * DAY)
    await lab.by_hand("grant", ana, 3)
    with pytest.raises(Conflict, match="1 point short: 3 of 4"):
        await lab.by_hand("revoke", ana, 4)
    assert (await lab.by_hand("revoke", ana, 3))[1] == 0
    await lab.prove()


async def test_whoever_owes_has_nothing_to_take_and_pays_with_a_grant(
    new_lab: Callable[..., Awaitable[Lab]],
) -> None:
    from loyalty.exceptions import Conflict

    lab = await new_lab(noon(2040, 1, 31))
    ana = lab.guest()
    bill = await lab.earn(ana, 5_000)
    await lab.by_hand("revoke", ana, 5)
    await lab.take_back(ana, bill, 5_000, 5)
    with pytest.raises(Conflict, match="2 points short: 0 of 2"):
        await lab.by_hand("revoke", ana, 2)
    assert (await lab.by_hand("grant", ana, 4))[1] == -1
    assert (await lab.by_hand("grant", ana, 4))[1] == 3
    await lab.prove()


async def test_forty_at_once_never_take_what_is_not_there(
    venue: Venue, ana: str
) -> None:
    await given(venue, ana, 100)
    tries = (venue.by_hand("revoke", ana, 7) for _ in range(40))
    outcomes = Counter(r.status_code for r in await asyncio.gather(*tries))
    assert outcomes == {201: 14, 409: 26}
    assert await points_of(venue, ana) == 2
    proof = await venue.proof()
    assert (proof["events"], proof["wrong"]) == (15, 0)


# --- when not -------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["bar", "bistro"])
async def test_below_full_nothing_is_given_or_taken(
    venue: Venue, ana: str, mode: str
) -> None:
    """Mission 55-56."""
    await given(venue, ana, 10)
    await venue.do("PUT", f"/merchants/{venue.id}", mode=mode)
    for verb in VERBS:
        assert await refused(venue, verb, ana, 1) == (409, "loyalty_off")
    await venue.do("PUT", f"/merchants/{venue.id}", mode="full")
    assert await points_of(venue, ana) == 10


async def test_a_programme_that_is_off_gives_and_takes_nothing(
    venue: Venue, ana: str
) -> None:
    await given(venue, ana, 10)
    await venue.program(is_enabled=False)
    for verb in VERBS:
        assert await refused(venue, verb, ana, 1) == (409, "loyalty_off")
    assert await points_of(venue, ana) == 10


@pytest.mark.parametrize(
    "body",
    [
        {"reason": "no points"},
        {"points": 5},
        {"points": 5, "reason": ""},
        {"points": 5, "reason": "  "},
        {"points": 5, "reason": "x" * 501},
        {"points": 5, "reason": "two\nlines"},
        {"points": 5, "reason": None},
        {"points": 5, "reason": 5},
        *(
            {"points": points, "reason": "odd"}
            for points in (0, -5, 1.5, 5.0, "5", True, None, MAX + 1, 10**40, [5])
        ),
    ],
    ids=ascii,
)
@pytest.mark.parametrize("verb", VERBS)
async def test_what_is_malformed_is_refused(
    house: Venue, verb: str, body: dict[str, Any]
) -> None:
    path = f"/restaurants/{house.id}/loyalty/{NostrKeys.fresh().public}/{verb}"
    assert refusal(await house.once(path, **body)) == (400, "malformed")
    assert (await house.proof())["cards"] == 0


@pytest.fixture(scope="module")
async def house(new_venue: NewVenue) -> Venue:
    return await new_venue()


async def test_a_reason_has_five_hundred_characters(venue: Venue, ana: str) -> None:
    words = "ö" * 500
    assert (await given(venue, ana, 1, reason=words))["event"]["reason"] == words


async def test_nobody_gives_themself_points(venue: Venue, guest: Guest) -> None:
    for verb in VERBS:
        path = f"{venue.card_path(guest)}/{verb}"
        body = b'{"points":5,"reason":"please"}'
        proof = signed(guest.keys, "POST", API + path, body)
        headers = proof | {
            "Content-Type": "application/json",
            "Idempotency-Key": "mine",
        }
        response = await venue.http.post(API + path, content=body, headers=headers)
        assert refusal(response) == (403, "not_for_customers")
