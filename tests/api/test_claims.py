"""A receipt is claimed by whoever is first, once, ever (missions 215, 221)."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import Any

import chits
import pytest
from chits import TAKEN
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import perks
from browsers import COOKIE, SESSION
from devkit.people import Guest, NostrKeys
from proofs import signed
from venue import API, Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NOTHING = (409, "nothing_to_claim")
DAY = 86_400


@pytest.fixture
def keys() -> NostrKeys:
    return NostrKeys.fresh()


@pytest.fixture
def other() -> NostrKeys:
    return NostrKeys.fresh()


# --- once, ever -----------------------------------------------------------------------


async def test_whoever_holds_the_receipt_gets_its_points(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    await perks.reward(venue, name="Free coffee", cost_points=100)
    token = await chits.paid_bill(venue, guest, 34_000)
    said = await chits.claimed(venue, keys, token)
    reward = {
        "name": "Free coffee",
        "kind": "free_item",
        "cost_points": 100,
        "missing": 66,
    }
    assert said == {
        "claimed": True,
        "points": 34,
        "merchant": {"id": venue.id, "name": "Satoshi's Table"},
        "customer_pubkey": keys.public,
        "card": {"points": 34, "tier": None, "next_reward": reward},
        "words": "Yours: 34 points at Satoshi's Table. Next: free coffee at 100.",
    }
    card = await chits.card(venue, keys)
    assert (card["points"], card["lifetime_points"]) == (34, 34)
    assert (await chits.points(venue, token))["state"] == "kept"
    assert (await venue.proof())["wrong"] == 0


async def test_it_happens_once_ever(
    venue: Venue, guest: Guest, keys: NostrKeys, other: NostrKeys
) -> None:
    """The same key is told the same, also by another Idempotency-Key; others are told
    that it is taken, and not by whom."""
    token = await chits.paid_bill(venue, guest, 34_000)
    first = await chits.claim(venue, keys, token, "one")
    for key in ("one", "two", ""):
        again = await chits.claim(venue, keys, token, key)
        assert (again.status_code, again.json()) == (200, first.json())
    taken = await chits.claim(venue, other, token)
    assert refusal(taken) == TAKEN
    assert taken.json()["detail"] == (
        "These points are already on a card. Not yours? Show this receipt to the staff."
    )
    assert keys.public not in taken.text
    assert len(await chits.earned_events(token)) == 1
    assert (await chits.card(venue, other))["points"] == 0


async def test_whoever_says_their_name_is_called_so(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    """On their own card, by a claim that succeeds; the receipt tells nobody else."""
    token, second = [await chits.paid_bill(venue, guest, 34_000) for _ in range(2)]
    answer(await chits.claim(venue, keys, token, name="Ana Maria"))
    assert (await chits.claim(venue, NostrKeys.fresh(), token, name="Eve")).is_error
    answer(await chits.claim(venue, keys, second))
    for receipt in (token, second):
        shown = await chits.read(venue, receipt, chits.signature(keys, receipt))
        assert shown["mine"]["name"] == "Ana Maria"
        assert "Ana Maria" not in (await chits.see(venue, receipt)).text


async def test_a_bill_that_has_its_customer_is_on_their_card(
    venue: Venue, guest: Guest, other: NostrKeys
) -> None:
    order = await venue.order(34_000, customer_pubkey=guest.pubkey)
    token = order["receipt_token"]
    for holder in (guest.keys, other):
        assert await chits.refused(venue, holder, token) == (409, "not_paid")
    await venue.pay(guest, order["payment_request"])
    await venue.counted(guest, order["order"]["id"])
    assert await chits.refused(venue, other, token) == TAKEN
    assert (await chits.claimed(venue, guest.keys, token))["points"] == 34
    assert len(await chits.earned_events(token)) == 1


# --- how it is asked for --------------------------------------------------------------


async def test_it_takes_an_idempotency_key(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    token = await chits.paid_bill(venue, guest, 34_000)
    path = f"{API}/receipts/{token}/claim"
    for key, code in ((None, "idempotency_key_needed"), ("x" * 129, "bad_")):
        headers = signed(keys, "POST", path, b"{}")
        headers |= {"Content-Type": "application/json"}
        headers |= {"Idempotency-Key": key} if key else {}
        said = await venue.http.post(path, content=b"{}", headers=headers)
        assert said.status_code == 400
        assert said.json()["code"].startswith(code)
    assert (await chits.points(venue, token))["state"] == "waiting"
    answer(await chits.claim(venue, keys, token, "one"))
    changed = await chits.claim(venue, keys, token, "one", name="Ana")
    assert refusal(changed) == (409, "idempotency_mismatch")


async def test_only_a_signature_claims(venue: Venue, guest: Guest) -> None:
    """No session, no wallet's key, no token; and a signature for this very call."""
    token = await chits.paid_bill(venue, guest, 34_000)
    path, keys = f"{API}/receipts/{token}/claim", NostrKeys.fresh()
    signed_in = await venue.http.post(SESSION, headers=signed(keys, "POST", SESSION))
    venue.http.cookies.clear()
    session = {
        "Cookie": f"{COOKIE}={signed_in.cookies[COOKIE]}",
        "X-Loyalty-CSRF": signed_in.json()["csrf"],
    }
    elsewhere = signed(keys, "POST", path + "s", b"{}")
    everything = await venue.token("pos", "manage", "redeem", "read", "orders")
    for headers in ({}, session, venue.admin, everything, elsewhere):
        said = await venue.http.post(
            path, json={}, headers={**headers, **perks.fresh_key()}
        )
        assert said.status_code == 401, headers
    assert (await chits.points(venue, token))["state"] == "waiting"


async def test_it_signs_the_browser_in(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    token = await chits.paid_bill(venue, guest, 34_000)
    said = await chits.claim(venue, keys, token)
    cookie = said.cookies[COOKIE]
    assert "HttpOnly" in said.headers["set-cookie"]
    me = await venue.http.get(SESSION, headers={"Cookie": f"{COOKIE}={cookie}"})
    assert me.json()["pubkey"] == keys.public
    mine = await chits.read(venue, token, {"Cookie": f"{COOKIE}={cookie}"})
    assert mine["mine"]["points"] == 34
    lost = await chits.claim(venue, NostrKeys.fresh(), token)
    assert COOKIE not in lost.cookies


# --- what it earns --------------------------------------------------------------------


async def test_nobodys_tier_multiplies_it(venue: Venue, guest: Guest) -> None:
    await venue.tier("Gold", 10, multiplier_bp=30_000)
    await venue.serve(guest, 20_000)
    token = await chits.paid_bill(venue, guest, 34_000)
    before = (await venue.card(guest))["points"]
    said = await chits.claimed(venue, guest.keys, token)
    assert said["card"]["tier"]["name"] == "Gold"
    assert (said["points"], said["card"]["points"]) == (34, before + 34)
    (event,) = await chits.earned_events(token)
    assert event["tier_bp"] == 10_000


async def test_campaign_and_rule_of_the_bills_time_count(
    new_venue: NewVenue, guest: Guest, keys: NostrKeys
) -> None:
    with ago(days=3):
        venue = await new_venue()
        campaign = await venue.campaign("Happy hour", 20_000)
        token = await chits.paid_bill(venue, guest, 34_000)
    with ago(days=2):
        await venue.do("DELETE", f"/campaigns/{campaign['id']}")
        await venue.program(earn_points=100, min_spend_sats=1_000_000)
    assert (await chits.points(venue, token))["earned"] == 68
    assert (await chits.claimed(venue, keys, token))["points"] == 68
    (event,) = await chits.earned_events(token)
    assert (event["delta"], event["campaign_bp"]) == (68, 20_000)
    assert event["time"] < time.time() - 2 * DAY, "it is a visit of its day"
    assert (await venue.proof())["wrong"] == 0


async def test_by_visit_a_second_bill_of_the_day_brings_nothing(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    """And the answer says what was posted, not what was hoped for."""
    await venue.program(earn_by="visit", earn_points=7)
    tokens = [await chits.paid_bill(venue, guest, 5_000) for _ in range(2)]
    assert (await chits.claimed(venue, keys, tokens[0]))["points"] == 7
    again = await chits.claimed(venue, keys, tokens[1])
    assert (again["points"], again["card"]["points"]) == (0, 7)


async def test_parts_of_a_bill_are_claimed_one_by_one(
    venue: Venue, guest: Guest
) -> None:
    """Together they earn what the whole bill would have; welcome comes once."""
    await venue.program(welcome_points=50, min_spend_sats=9_000)
    order = await venue.order(10_000, keep_open=True)
    people = [NostrKeys.fresh() for _ in range(3)]
    tokens = []
    for _ in people:
        request, token = await chits.part_of(venue, order["order"]["id"], share=3)
        await venue.pay(guest, request)
        tokens.append(await chits.settled(venue, token))
    got = [
        (await chits.claimed(venue, keys, token))["points"]
        for keys, token in zip(people, tokens, strict=True)
    ]
    assert sum(got) == 10
    coming = [(await chits.card(venue, keys))["coming"] for keys in people]
    assert sorted(len(one) for one in coming) == [0, 0, 1]
    assert (await venue.proof())["wrong"] == 0


async def test_a_first_claim_brings_welcome_points(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    await venue.program(welcome_points=50)
    for turn in range(2):
        token = await chits.paid_bill(venue, guest, 34_000)
        await chits.claimed(venue, keys, token)
        coming = (await chits.card(venue, keys))["coming"]
        assert [one["points"] for one in coming] == [50], turn


# --- money that went back -------------------------------------------------------------


async def end_state(venue: Venue, keys: NostrKeys, token: str) -> Any:
    """What is left on the card, of the bill and of the tier's score."""
    card = await chits.card(venue, keys)
    said = await chits.points(venue, token)
    points = (card["points"], card["lifetime_points"], said["earned"])
    return points, said["taken_back"], said["state"]


@settings(
    deadline=None,
    max_examples=8,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    parts=st.lists(st.integers(1, 9_000), min_size=1, max_size=4),
    turns=st.lists(st.integers(0, 4), min_size=2, max_size=2, unique=True),
    random=st.randoms(use_true_random=False),
)
async def test_refunds_before_or_after_the_claim_lead_to_the_same(
    venue: Venue, guest: Guest, parts: list[int], turns: list[int], random: Any
) -> None:
    ends = []
    for turn in turns:
        keys = NostrKeys.fresh()
        token = await chits.paid_bill(venue, guest, 36_999, tip_sats=77)
        order_id = await chits.order_of(venue, token)
        steps: list[int | None] = list(parts)
        random.shuffle(steps)
        steps.insert(turn, None)
        for sats in steps:
            if sats is None:
                await chits.claimed(venue, keys, token)
            else:
                answer(await venue.refund(order_id, amount_sats=sats))
        ends.append(await end_state(venue, keys, token))
    assert ends[0] == ends[1]
    left = 36 - ends[0][1]
    assert ends[0][0] == (left, left, 36)
    assert left == (36_999 - sum(parts)) // 1_000


async def test_all_of_it_went_back_before(
    venue: Venue, guest: Guest, keys: NostrKeys
) -> None:
    token = await chits.paid_bill(venue, guest, 34_000)
    await venue.refund(await chits.order_of(venue, token), amount_sats=34_000)
    said = await chits.claimed(venue, keys, token)
    assert (said["points"], said["card"]["points"]) == (0, 0)
    assert (await venue.proof())["wrong"] == 0
