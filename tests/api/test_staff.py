"""Staff without accounts: names on a shared tablet, and PINs (mission 220)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

import records
from venue import Venue

NewVenue = Callable[..., Awaitable[Venue]]
MALFORMED = (400, "malformed")
TAKEN = (409, "initials_taken")
NOBODY = (404, "staff_not_found")
MOST = 200


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    """Where nobody works."""
    return await new_venue()


def staff(venue: Venue) -> str:
    return f"/merchants/{venue.id}/staff"


async def hire(venue: Venue, initials: str, **more: Any) -> Any:
    return await venue.do("POST", staff(venue), initials=initials, **more)


async def kept(person: Any) -> dict[str, Any]:
    (row,) = await records.rows("SELECT * FROM staff WHERE id = :id", id=person["id"])
    return row


async def test_somebody_has_initials_and_perhaps_more(venue: Venue) -> None:
    made = await hire(venue, "an")
    assert made.pop("id") and made.pop("created_at")
    expected = {"merchant_id": venue.id, "initials": "AN", "name": None}
    assert made == {**expected, "has_pin": False, "has_card": False}
    joe = await hire(venue, "J", name="Joe", pin="0042")
    assert (joe["name"], joe["has_pin"]) == ("Joe", True)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"initials": None},
        {"initials": ""},
        {"initials": "ABCDE"},
        {"initials": "A1"},
        {"initials": "A B"},
        {"initials": "A."},
        {"initials": "ßßß"},  # six capitals
        {"initials": 7},
        {"initials": "AB", "name": "x" * 65},
        {"initials": "AB", "pin": "123"},
        {"initials": "AB", "pin": "12345"},
        {"initials": "AB", "pin": "12a4"},
        {"initials": "AB", "pin": "١٢٣٤"},
        {"initials": "AB", "pin": 1234},
        {"initials": "AB", "pin": ""},
    ],
)
async def test_nonsense_is_refused(shop: Venue, body: dict[str, Any]) -> None:
    response = await shop.call("POST", staff(shop), **body)
    assert (response.status_code, response.json()["code"]) == MALFORMED
    assert str(body.get("pin") or "-" * 9) not in response.text
    assert (await shop.do("GET", staff(shop)))["total"] == 0


async def test_letters_of_any_language_will_do(venue: Venue) -> None:
    for sent, shown in (("é", "É"), ("e\u0301", "É"), ("жу", "ЖУ"), ("ß", "SS")):
        made = await hire(venue, sent)
        assert made["initials"] == shown
        await venue.do("DELETE", f"/staff/{made['id']}")


async def test_initials_are_one_persons(venue: Venue, new_venue: NewVenue) -> None:
    """Of those who work there: who leaves gives them back."""
    ana, joe = await hire(venue, "AN"), await hire(venue, "JO")
    assert await venue.refused("POST", staff(venue), initials="an") == TAKEN
    path = f"/staff/{joe['id']}"
    assert await venue.refused("PUT", path, initials="An") == TAKEN
    assert (await venue.do("PUT", path, initials="jo"))["initials"] == "JO"
    await hire(await new_venue(), "AN")
    await venue.do("DELETE", f"/staff/{ana['id']}")
    assert (await venue.do("PUT", path, initials="An"))["initials"] == "AN"
    assert await venue.refused("POST", staff(venue), initials="an") == TAKEN


async def test_of_many_at_once_one_gets_the_initials(venue: Venue) -> None:
    calls = [venue.call("POST", staff(venue), initials="AN") for _ in range(8)]
    said = [response.status_code for response in await asyncio.gather(*calls)]
    assert sorted(said) == [201] + [409] * 7


async def test_a_put_changes_what_it_sends(venue: Venue) -> None:
    made = await hire(venue, "AN", name="Ana", pin="1234")
    path, before = f"/staff/{made['id']}", await kept(made)
    assert await venue.do("PUT", path, initials=None, has_pin=False, id="x") == made
    assert await kept(made) == before
    changed = await venue.do("PUT", path, name="Ann", initials="a")
    assert changed == {**made, "name": "Ann", "initials": "A"}
    assert (await venue.do("PUT", path, pin="1234"))["has_pin"]
    assert (await kept(made))["pin_hash"] != before["pin_hash"], "salted anew"
    cleared = await venue.do("PUT", path, name=None, pin=None)
    assert cleared == {**changed, "name": None, "has_pin": False}
    assert (await kept(made))["pin_hash"] is None
    assert await venue.refused("PUT", path, pin="99999") == MALFORMED


async def test_they_are_listed_by_initials(venue: Venue) -> None:
    """For the bar on a tablet: who it is, and whether a PIN will be asked for."""
    made = {who: await hire(venue, who, pin="1234") for who in ("CE", "AN", "BO")}
    await venue.do("DELETE", f"/staff/{made['BO']['id']}")
    expected = {"data": [made["AN"], made["CE"]], "total": 2}
    for scope in ("monitor", "pos"):
        headers = await venue.token(scope)
        assert (await venue.call("GET", staff(venue), headers)).json() == expected
    page = await venue.do("GET", staff(venue) + "?limit=1&offset=1")
    assert page == {"data": [made["CE"]], "total": 2}


async def test_who_left_is_not_there(venue: Venue) -> None:
    made = await hire(venue, "AN", pin="1234")
    path = f"/staff/{made['id']}"
    assert await venue.do("DELETE", path) == {"id": made["id"], "deleted": True}
    for method in ("PUT", "DELETE"):
        assert await venue.refused(method, path) == NOBODY
    row = await kept(made)
    assert (row["initials"], row["pin_hash"]) == ("AN", None)


async def test_anothers_staff_looks_like_nobody(venue: Venue, shop: Venue) -> None:
    made = await hire(venue, "AN")
    for path in (f"/staff/{made['id']}", "/staff/nope"):
        for who in (shop.admin, shop.invoice, await shop.token("pos", "manage")):
            for method in ("PUT", "DELETE"):
                assert await venue.refused(method, path, who) == NOBODY


async def test_there_are_at_most_two_hundred(venue: Venue) -> None:
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    everybody = [a + b for a in letters for b in letters][:MOST]
    await asyncio.gather(*(hire(venue, initials) for initials in everybody))
    refused = await venue.refused("POST", staff(venue), initials="ZZ")
    assert refused == (409, "too_many_staff")


async def test_a_pin_is_kept_as_nothing_that_can_be_guessed(venue: Venue) -> None:
    """Nor can it from the table alone: ten thousand guesses need the pepper, too."""
    import hashlib

    one, two = [await hire(venue, who, pin="0042") for who in ("AN", "BO")]
    rows = [await kept(one), await kept(two)]
    for row in rows:
        salt, _, digest = row["pin_hash"].partition(":")
        assert len(salt) == 32 and len(digest) == 128
        scrypt = hashlib.scrypt(b"0042", salt=bytes.fromhex(salt), n=2**14, r=8, p=1)
        assert digest != scrypt.hex(), "without the pepper"
    assert rows[0]["pin_hash"] != rows[1]["pin_hash"], "salted"
    shown = (await venue.call("GET", staff(venue))).text
    assert "pin_hash" not in shown and rows[0]["pin_hash"] not in shown
