"""The event log by the page (mission 57-62 "event log with CSV")."""

from __future__ import annotations

import pytest
from nostr_sdk import PublicKey

from devkit.people import Guest, NostrKeys
from evening import (
    FORMULA,
    Evening,
    NewGuest,
    NewVenue,
    Row,
    ids,
    lived,
    page,
    place,
    sheet,
)
from venue import Venue, answer


@pytest.fixture(scope="module")
async def evening(new_venue: NewVenue, new_guest: NewGuest) -> Evening:
    return await lived(new_venue, new_guest)


# --- what a row says ------------------------------------------------------------------


async def test_a_bill_and_what_staff_did_are_told_in_full(evening: Evening) -> None:
    """Mission 26-35: every field, and the words of the reason beside the event."""
    rows = {row["id"]: row for row in (await page(evening.venue))["data"]}
    bill, revoked = rows[evening.bills[0]], rows[evening.revoked]
    entry = (await evening.venue.card(evening.alice))["recent_events"][-1]
    told = ("id", "seq", "kind", "points_delta", "order_id", "time", "base_sats")
    assert {name: bill[name] for name in told} == {name: entry[name] for name in told}
    assert (bill["points_delta"], bill["base_sats"], bill["tier_bp"]) == (
        34,
        34_000,
        10_000,
    )
    assert (bill["source"], bill["actor_id"], bill["reason"]) == (
        "payment",
        "system",
        None,
    )
    assert bill["customer_pubkey"] == evening.alice.pubkey
    assert (bill["name"], bill["merchant_id"]) == (FORMULA, evening.venue.id)
    assert (revoked["points_delta"], revoked["reason"]) == (-17, "=1+1")
    assert revoked["answers"] == ""  # it takes nothing back, it takes
    assert all(len(row["hash"]) == 64 for row in rows.values())


async def test_a_guest_without_a_nickname_is_called_by_the_key(
    venue: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 1_000)
    (row,) = (await page(venue))["data"]
    assert row["name"] == f"Guest …{guest.pubkey[-4:]}"


async def test_nothing_has_happened_yet(venue: Venue) -> None:
    assert await page(venue) == {"data": [], "total": 0}
    assert await sheet(venue) == []


# --- order and pages ------------------------------------------------------------------


async def test_the_newest_comes_first(evening: Evening) -> None:
    assert await ids(evening.venue) == evening.newest_first
    assert await ids(evening.venue, direction="asc") == evening.newest_first[::-1]


@pytest.mark.parametrize(
    ("column", "field"),
    [("recorded_at", "recorded_at"), ("time", "time"), ("delta", "points_delta")],
)
async def test_it_sorts_by(evening: Evening, column: str, field: str) -> None:
    for direction in ("asc", "desc"):
        rows = (await page(evening.venue, sortby=column, direction=direction))["data"]
        told = [(row[field], place(row)) for row in rows]
        assert len(told) == 5
        assert told == sorted(told, reverse=direction == "desc")


async def test_every_column_sorts_within_every_filter(evening: Evening) -> None:
    """Filters and sorts meet in the same statement, in each pairing once."""
    for query in ({"since": 0, "until": 2**53 - 1}, {"search": "bob"}, {"kind": ""}):
        for column in ("recorded_at", "time", "delta"):
            found = await ids(evening.venue, sortby=column, **query)
            whole = await ids(evening.venue, sortby=column)
            assert found == [one for one in whole if one in found]


# --- filters --------------------------------------------------------------------------


async def test_each_filter_alone(evening: Evening) -> None:
    venue, bills, every = evening.venue, evening.bills, evening.newest_first
    rows = {row["id"]: row for row in (await page(venue))["data"]}
    middle = rows[bills[1]]
    npub = PublicKey.parse(evening.bob.pubkey).to_bech32()
    of_bob = [evening.granted, bills[1]]
    for query, expected in (
        ({"kind": "earned"}, bills[::-1]),
        ({"kind": "granted"}, [evening.granted]),
        ({"kind": "revoked"}, [evening.revoked]),
        ({"kind": "expired"}, []),
        ({"source": "payment"}, bills[::-1]),
        ({"source": "staff"}, [evening.revoked, evening.granted]),
        ({"source": "nothing"}, []),
        ({"customer_pubkey": evening.bob.pubkey}, of_bob),
        ({"customer_pubkey": evening.bob.pubkey.upper()}, of_bob),
        ({"customer_pubkey": npub}, of_bob),
        ({"customer_pubkey": NostrKeys.fresh().public}, []),
        ({"actor": "token:ann"}, [evening.granted]),
        ({"actor": "system"}, bills[::-1]),
        ({"actor": "token:nobody"}, []),
        ({"order_id": middle["order_id"]}, [bills[1]]),
        ({"order_id": "' OR ''='"}, []),
        ({"since": middle["time"]}, [one for one in every if one != bills[0]]),
        ({"since": middle["time"] + 1}, every[:3]),
        ({"until": middle["time"]}, [bills[0]]),
        ({"until": middle["time"] + 1}, [bills[1], bills[0]]),
        ({"since": middle["time"], "until": middle["time"]}, []),
        ({"search": "BUILD"}, of_bob),
        ({"search": evening.bob.pubkey[:12]}, of_bob),
        ({"search": npub}, of_bob),
        ({"search": "%"}, []),
    ):
        assert await ids(venue, **query) == expected, query


async def test_filters_together_let_through_what_passes_each(evening: Evening) -> None:
    """Any two, and then all of them at once."""
    rows = (await page(evening.venue))["data"]
    first = next(row for row in rows if row["id"] == evening.granted)
    filters: Row = {
        "kind": "granted",
        "source": "staff",
        "customer_pubkey": evening.bob.pubkey,
        "actor": "token:ann",
        "since": first["time"],
        "until": first["time"] + 1,
        "search": "bob",
        "scope": "program",
    }
    assert await ids(evening.venue, **filters) == [evening.granted]
    alone = {
        name: await ids(evening.venue, **{name: filters[name]}) for name in filters
    }
    for one in filters:
        for other in filters:
            both = {one: filters[one], other: filters[other]}
            expected = set(alone[one]) & set(alone[other])
            if "scope" not in both and one != other:
                assert set(await ids(evening.venue, **both)) == expected, both


async def test_an_empty_filter_lets_everything_through(evening: Evening) -> None:
    """Forms send their empty fields too."""
    empty = dict.fromkeys(
        ("kind", "source", "customer_pubkey", "actor", "order_id", "search"), ""
    )
    assert await ids(evening.venue, **empty) == evening.newest_first


# --- whose events ---------------------------------------------------------------------


async def test_a_branch_sees_its_own_and_the_owner_all(evening: Evening) -> None:
    """Mission 4-10: the card is the programme's, each event its merchant's."""
    assert await ids(evening.branch) == [evening.at_branch]
    every = [evening.at_branch, *evening.newest_first]
    assert await ids(evening.venue, scope="program") == every
    assert await ids(evening.venue, scope="branch") == evening.newest_first
    for query in (
        {"customer_pubkey": evening.bob.pubkey},
        {"order_id": (await page(evening.branch))["data"][0]["order_id"]},
        {"kind": "earned"},
        {"sortby": "time"},
        {"since": 0},
        {"search": "bob"},
    ):
        assert evening.at_branch in await ids(evening.venue, scope="program", **query)
        assert evening.at_branch not in await ids(evening.venue, **query)


@pytest.mark.parametrize("path", ["events", "events.csv"])
async def test_the_whole_programme_is_for_its_owners_key(
    evening: Evening, path: str
) -> None:
    whole = f"/merchants/{{}}/{path}?scope=program"
    branch, venue = evening.branch, evening.venue
    assert await branch.refused("GET", whole.format(branch.id)) == (403, "not_owner")
    token = await venue.token("read")
    refused = await venue.refused("GET", whole.format(venue.id), token)
    assert refused == (403, "not_owner")
    assert (await venue.call("GET", whole.format(venue.id))).is_success


async def test_another_merchants_events_are_never_seen(evening: Evening) -> None:
    """Not with the guest's key, not with the order's id, not in the file."""
    (theirs,) = (await page(evening.rival))["data"]
    assert theirs["customer_pubkey"] == evening.alice.pubkey
    for query in (
        {},
        {"scope": "program"},
        {"customer_pubkey": evening.alice.pubkey},
        {"order_id": theirs["order_id"]},
        {"search": evening.alice.pubkey},
        {"since": theirs["time"], "until": theirs["time"] + 1},
    ):
        assert theirs["id"] not in await ids(evening.venue, **query)
        assert theirs["id"] not in [row["id"] for row in await sheet(evening.venue)]


# --- what makes no sense --------------------------------------------------------------

BAD = [
    ("kind=stolen", "unknown_kind"),
    ("kind=EARNED", "unknown_kind"),
    ("from=2&to=1", "bad_period"),
    ("customer_pubkey=nobody", "bad_pubkey"),
    (f"customer_pubkey={'0' * 64}", "bad_pubkey"),
    ("customer_pubkey=npub1qqq", "bad_pubkey"),
    ("from=soon", "malformed"),
    ("from=-1", "malformed"),
    ("to=1.5", "malformed"),
    (f"to={2**63}", "malformed"),
    ("scope=world", "malformed"),
    ("source=a%00b", "malformed"),
    ("actor=a%0Ab", "malformed"),
    (f"order_id={'x' * 501}", "malformed"),
    ("direction=up", "malformed"),
]


@pytest.mark.parametrize(("query", "code"), BAD)
async def test_what_makes_no_sense_is_refused(
    evening: Evening, query: str, code: str
) -> None:
    for path in ("events", "events.csv"):
        call = f"/merchants/{evening.venue.id}/{path}?{query}"
        assert await evening.venue.refused("GET", call) == (400, code)


@pytest.mark.parametrize(
    ("query", "code"),
    [("limit=101", "malformed"), ("offset=-1", "malformed"), ("sortby=hash", None)],
)
async def test_a_page_that_is_none(
    evening: Evening, query: str, code: str | None
) -> None:
    call = f"/merchants/{evening.venue.id}/events?{query}"
    expected = (400, code or "unknown_sort")
    assert await evening.venue.refused("GET", call) == expected


async def test_the_contract_is_described(evening: Evening) -> None:
    """Both calls stand in LNbits' own OpenAPI page, with every filter."""
    described = answer(await evening.venue.http.get("/openapi.json"))["paths"]
    for path in ("events", "events.csv"):
        call = described[f"/loyalty/api/v1/merchants/{{merchant_id}}/{path}"]["get"]
        names = {parameter["name"] for parameter in call["parameters"]}
        assert {"kind", "source", "customer_pubkey", "actor", "order_id"} <= names
        assert {"from", "to", "scope", "search", "direction"} <= names
