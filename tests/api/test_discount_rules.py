"""Rules: whose they are, what bounds them, who would get them (mission 98–120, 199)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import offers
import pytest

import records
from devkit.people import Guest, NostrKeys
from venue import Venue, answer, refusal, until

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture
def community(app: Any, monkeypatch: pytest.MonkeyPatch) -> Callable[[Venue], None]:
    """Makes a venue's owner an LNbits admin, for the time of the test."""
    from lnbits.settings import settings

    def let(venue: Venue) -> None:
        admins = [*settings.lnbits_admin_users, venue.owner.id]
        monkeypatch.setattr(settings, "lnbits_admin_users", admins)

    return let


async def offer(keeper: Venue, **said: Any) -> Any:
    return await keeper.do("POST", "/rules", **{**offers.ANYBODY, **said})


# --- made and changed -----------------------------------------------------------------


async def test_a_rule_is_made_changed_and_ended(venue: Venue, guest: Guest) -> None:
    body = {
        "badge": offers.coordinate("gold"),
        "discount_value": 12.5,
        "max_discount_sats": 500,
        "valid_from": 1,
        "valid_until": 4_000_000_000,
        "usage_limit": 3,
        "budget_sats": 10_000,
        "stackable": True,
        "priority": 4,
    }
    made = await offers.rule(venue, **body)
    assert {name: made[name] for name in body} == body
    assert made["badge_issuer"] == offers.ISSUER.public
    changed = await venue.do(
        "PUT", f"/rules/{made['id']}", usage_limit=None, active=False, badge_issuer="*"
    )
    assert (changed["usage_limit"], changed["active"]) == (None, False)
    assert changed["badge_issuer"] == "*"
    assert changed["discount_value"] == 12.5
    await venue.do("DELETE", f"/rules/{made['id']}")
    assert (await venue.do("GET", f"/rules/{venue.id}"))["total"] == 0
    gone = await venue.refused("PUT", f"/rules/{made['id']}", active=True)
    assert gone == (404, "rule_not_found")


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"discount_value": 100.5}, "bad_value"),
        ({"discount_value": True}, "malformed"),
        ({"discount_type": "gift"}, "malformed"),
        ({"badge": "gold"}, "bad_badge"),
        ({"same_day": True}, "event_needed"),
        ({"event": "1:2:3"}, "bad_event"),
        ({"valid_from": 9, "valid_until": 9}, "bad_period"),
        ({"usage_limit": 0}, "malformed"),
        ({"description": "x" * 501}, "malformed"),
    ],
)
async def test_nonsense_is_refused(
    venue: Venue, said: dict[str, Any], code: str
) -> None:
    body = {"merchant_id": venue.id, **offers.ANYBODY, **said}
    assert await venue.refused("POST", "/rules", **body) == (400, code)


async def test_the_public_sees_what_holds_and_no_budget(
    venue: Venue, new_venue: NewVenue
) -> None:
    await offers.rule(venue, budget_sats=9)
    await offers.rule(venue, active=False)
    hidden = await venue.call("GET", f"/rules/{venue.id}", {})
    assert hidden.status_code == 401  # not verified yet
    own = await venue.do("GET", f"/rules/{venue.id}")
    assert own["total"] == 2
    assert {rule["budget_sats"] for rule in own["data"]} == {9, None}
    await in_directory(venue, "approved")
    public = answer(await venue.call("GET", f"/rules/{venue.id}", {}))
    await in_directory(venue, "pending")
    assert public["total"] == 1
    assert not {"budget_sats", "spent_sats", "uses"} & set(public["data"][0])


async def in_directory(venue: Venue, status: str) -> None:
    """As the community says: no call does that yet."""
    from loyalty.store import store

    await store.write(
        lambda tx: tx.execute(
            "UPDATE merchants SET status = :status WHERE id = :id",
            {"status": status, "id": venue.id},
        )
    )


async def test_rules_are_their_owners_only(
    venue: Venue, new_venue: NewVenue, new_guest: NewGuest
) -> None:
    """Nor does anybody of the staff make one for themselves."""
    made = await offers.rule(venue)
    rival = await new_venue()
    path = f"/rules/{made['id']}"
    body: dict[str, Any]
    assert await rival.refused("PUT", path, active=False) == (404, "rule_not_found")
    assert await rival.refused("DELETE", path) == (404, "rule_not_found")
    body = {"merchant_id": venue.id, **offers.ANYBODY}
    assert await rival.refused("POST", "/rules", **body) == (404, "merchant_not_found")
    everything = await venue.token("monitor", "pos", "redeem", "read", "manage")
    refused = await venue.refused("POST", "/rules", everything, **body)
    assert refused == (403, "scope_missing")
    refused = await venue.refused("PUT", path, venue.invoice, active=False)
    assert refused == (403, "admin_key_needed")
    refused = await venue.refused("POST", "/rules", None, **offers.ANYBODY)
    assert refused == (403, "community_only")
    tier = await rival.tier("Gold", 1)
    with_tier = {**body, "tier_id": tier["id"]}
    assert await venue.refused("POST", "/rules", **with_tier) == (
        404,
        "tier_not_found",
    )


async def test_staff_give_themselves_nothing(venue: Venue, guest: Guest) -> None:
    """A token takes the guest's word for each bill (issue, point 8)."""
    await offers.rule(venue)
    pos = await venue.token("pos")
    asked: dict[str, Any] = {
        "merchant_id": venue.id,
        "customer_pubkey": guest.pubkey,
        "amount": 1_000,
    }
    for who in (pos, venue.invoice):
        refused = await venue.once("/apply", who, **asked)
        assert refusal(refused) == (403, "guest_proof_needed")
    reader = await venue.token("read")
    assert refusal(await venue.once("/apply", reader, **asked))[0] == 403
    path = f"/merchants/{venue.id}/staff"
    person = await venue.do("POST", path, initials="AN", pin="1234")
    by_name = {**pos, "X-Loyalty-Staff": person["id"]}
    refused = await venue.once("/apply", by_name, **asked)
    assert refusal(refused) == (403, "guest_proof_needed")
    by_pin = {**by_name, "X-Loyalty-Pin": "1234"}
    answer(await venue.once("/apply", by_pin, **asked))
    (row,) = await records.rows(
        "SELECT actor_id FROM discount_usages WHERE merchant_id = :id", id=venue.id
    )
    assert row["actor_id"] == f"staff:{person['id']}"
    assert answer(await venue.once("/apply", None, **asked))["final_amount"] == 900


# --- offers to every partner ----------------------------------------------------------


async def test_an_offer_holds_where_it_is_joined(
    venue: Venue,
    guest: Guest,
    new_venue: NewVenue,
    community: Callable[[Venue], None],
) -> None:
    """With the merchant's own cap and budget (mission 120)."""
    keeper, far = await new_venue(name="Keeper"), await new_venue(name="Far")
    community(keeper)
    made = await offer(keeper, discount_value=20, budget_sats=1_000)
    assert (made["is_offer"], made["merchant_id"]) == (True, None)
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 0
    path = f"/merchants/{venue.id}/rules/{made['id']}"
    joined = await venue.do("PUT", path, max_discount_sats=150, budget_sats=200)
    assert joined["joined"]["budget_sats"] == 200
    assert joined["budget_sats"] is None  # the community's own is not told
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 150
    assert (await offers.estimate(far, guest, 1_000))["discount_amount"] == 0
    await offers.discounted(venue, guest)
    told = await offers.estimate(venue, guest, 1_000)
    assert told["not_applied"][0]["code"] == "budget_spent"
    await far.do("PUT", f"/merchants/{far.id}/rules/{made['id']}")
    assert (await offers.estimate(far, guest, 1_000))["discount_amount"] == 200
    shown = await keeper.do("GET", "/rules/community")
    found = next(one for one in shown["data"] if one["id"] == made["id"])
    assert (found["budget_sats"], found["spent_sats"]) == (1_000, 150)
    assert found["partners"] == 2
    partners = await keeper.do("GET", f"/rules/{made['id']}/partners")
    limits = {one["name"]: one["budget_sats"] for one in partners["data"]}
    assert limits == {venue.merchant["name"]: 200, "Far": None}
    others = await venue.do("GET", "/rules/community")
    assert all("budget_sats" not in one for one in others["data"])
    refused = await venue.refused("PUT", f"/rules/{made['id']}", active=False)
    assert refused == (403, "community_only")
    await venue.do("DELETE", path)
    assert (await offers.estimate(venue, guest, 100))["not_applied"] == []
    assert await venue.refused("DELETE", path) == (404, "rule_not_found")
    own = await offers.rule(far)
    foreign = f"/merchants/{venue.id}/rules/{own['id']}"
    assert await venue.refused("PUT", foreign) == (404, "rule_not_found")


async def test_who_was_at_a_partner_gets_it(
    venue: Venue, guest: Guest, new_venue: NewVenue
) -> None:
    """Proved by the ledger (mission 199); a bill that was refunded is none."""
    bar = await new_venue(name="Bar")
    await offers.rule(venue, partner_days=7, partner_id=bar.id)
    await venue.serve(guest, 5_000)  # here does not count
    told = await offers.estimate(venue, guest, 1_000)
    assert told["not_applied"][0]["code"] == "partner_needed"
    event = await bar.serve(guest, 5_000)
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 100
    answer(await bar.refund(event["order_id"], amount_sats=5_000))
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 0


async def test_a_tier_opens_a_rule(venue: Venue, guest: Guest) -> None:
    """Who holds it or a higher one (mission 17–19)."""
    await venue.program(earn_per_sats=1)
    silver = await venue.tier("Silver", 1_000)
    await venue.tier("Gold", 3_000)
    await offers.rule(venue, tier_id=silver["id"])
    told = await offers.estimate(venue, guest, 1_000)
    assert told["not_applied"][0]["code"] == "tier_needed"
    await venue.serve(guest, 1_000)
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 100
    await venue.serve(guest, 3_000)
    assert (await offers.estimate(venue, guest, 1_000))["discount_amount"] == 100


# --- before, and afterwards -----------------------------------------------------------


async def test_who_would_get_it_is_counted(
    venue: Venue, new_guest: NewGuest, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    await venue.program(earn_per_sats=1)
    gold = await venue.tier("Gold", 100)
    path = f"/merchants/{venue.id}/rules/preview"
    body = {"merchant_id": venue.id, **offers.ANYBODY, "tier_id": gold["id"]}
    assert (await venue.do("POST", path, **body))["guests"] == 0
    await venue.serve(guest, 100)
    few = await venue.do("POST", path, **body)
    assert (few["guests"], few["fewer_than"]) == (None, 5)
    others = [Guest(f"G{n}", NostrKeys.fresh(), guest.wallet) for n in range(4)]
    for one in others:
        await venue.by_hand("grant", one.pubkey, 10)
        bill = (await venue.order(200, customer_pubkey=one.pubkey))["payment_request"]
        await venue.pay(guest, bill)
    await offers.rule(venue, stackable=True)

    async def counted() -> Any:
        told = await venue.do("POST", path, **body)
        return told if told["guests"] == 5 else None

    told = await until(counted)
    assert (told["cards"], told["looked_at"]) == (5, 5)
    assert [one["together"] for one in told["overlaps"]] == [False]
    badge = offers.coordinate("x")
    wallets = offers.Wallets.known(monkeypatch)
    for one in [guest, *others]:
        wallets.give(one, offers.held(badge))
    by_badge = {**body, "badge": badge, "tier_id": None}
    assert (await venue.do("POST", path, **by_badge))["guests"] == 5


async def test_guests_see_what_is_theirs(
    venue: Venue, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Mission 175: which badge unlocks what, where, until when, used how often."""
    gold = offers.coordinate("gold")
    wallets = offers.Wallets.known(monkeypatch)
    own = {"usage_limit": 2, "min_purchase_sats": 500, "budget_sats": 10_000}
    await offers.rule(venue, badge=gold, **own)
    await offers.rule(venue, badge=offers.coordinate("other"))

    async def here() -> Any:
        offset, path = 0, "/me/discounts?limit=100&offset={}"
        while True:
            page = await offers.mine(venue, guest, path.format(offset))
            found = [o for o in page["data"] if o["merchant"]["id"] == venue.id]
            if found:
                return found[0]["discounts"]
            offset += 100
            assert offset < page["total"]

    assert await here() == []
    wallets.give(guest, offers.held(gold))
    (one,) = await here()
    assert (one["available"], one["used"], one["usage_limit"]) == (True, 0, 2)
    assert one["badge_summary"]["name"] == "Gold"
    await offers.discounted(venue, guest)
    await offers.discounted(venue, guest)
    (one,) = await here()
    assert (one["available"], one["used"]) == (False, 2)
    assert (one["code"], bool(one["reason"])) == ("limit_reached", True)


# --- with real badges -----------------------------------------------------------------


async def test_a_badge_of_the_house_takes_fifteen_per_cent_off(
    venue: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    """Given and taken back by the owner; relays are not needed for the house's own."""
    here = f"/merchants/{venue.id}/badges/own"
    badge = await venue.do("POST", here, name="Gold")
    await offers.rule(venue, badge=badge["badge"], discount_value=15)
    holders = f"{here}/{badge['id']}/holders"
    award = await venue.do("POST", holders, customer_pubkey=guest.pubkey)
    asked = await offers.quote(venue, guest, 1_000)
    assert (asked["discount_amount"], asked["badges"][0]["valid"]) == (150, True)
    other = await new_guest("Other")
    assert (await offers.estimate(venue, other, 1_000))["discount_amount"] == 0
    await venue.do("DELETE", f"{holders}/{award['id']}")
    refused = await offers.use_refused(venue, asked["quote_id"])
    assert refused == (409, "badge_gone")


async def test_an_attendee_gets_it_on_the_day(venue: Venue, guest: Guest) -> None:
    """Mission 118: at the sponsor, on the same day, as the sponsor counts days."""
    from loyalty import clock
    from loyalty.badges import events
    from loyalty.badges.addresses import event_named
    from loyalty.badges.days import Happening
    from loyalty.merchants.crud import get_merchant
    from loyalty.store import store

    now = clock.now()
    names = ("today", "tomorrow")
    coordinates = [f"31923:{offers.ISSUER.public}:{name}" for name in names]

    def sponsor(tx: Any) -> None:
        place = get_merchant(tx, venue.id)
        assert place
        for days, coordinate in enumerate(coordinates):
            said = Happening("Meetup", starts_at=now + days * 86_400)
            named = event_named(coordinate)
            events.add_event(tx, place, named, said, "", "", "wallet:owner")

    await store.write(sponsor)
    here = f"/merchants/{venue.id}/badges/own"
    badge = await venue.do("POST", here, name="Attendee")
    holders = f"{here}/{badge['id']}/holders"
    await venue.do("POST", holders, customer_pubkey=guest.pubkey)
    for coordinate in coordinates:
        body = {"badge": badge["badge"], "same_day": True, "event": coordinate}
        await offers.rule(venue, **body, discount_value=20)
    told = await offers.estimate(venue, guest, 1_000)
    assert told["discount_amount"] == 200
    assert [one["code"] for one in told["not_applied"]] == ["other_day"]
