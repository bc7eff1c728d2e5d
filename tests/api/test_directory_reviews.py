"""What guests say of places (mission 197): who may, who sees it, who is forgotten."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import listed
import pytest
from archives import archive_of, erase
from holders import send
from listed import InThread, Keeper, found

from devkit.people import Guest, Operator
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture(scope="module")
async def keeper(superuser: Operator, in_thread: InThread) -> Keeper:
    return await listed.keeper_of(superuser, in_thread)


@pytest.fixture
async def place(new_venue: NewVenue, keeper: Keeper) -> Venue:
    venue = await new_venue(name="Reviewed")
    await keeper.approves(venue)
    return venue


async def says(place: Venue, guest: Guest, stars: int, text: str = "") -> Any:
    path = f"/merchants/{place.id}/reviews"
    return await send(place.http, guest.keys, "POST", path, rating=stars, text=text)


async def test_only_guests_who_have_paid_here(
    place: Venue, new_guest: NewGuest, guest: Guest
) -> None:
    path = f"/merchants/{place.id}/reviews"
    assert refusal(await says(place, guest, 5)) == (403, "not_a_guest")
    await place.order(1_000, customer_pubkey=guest.pubkey)
    assert refusal(await says(place, guest, 5)) == (403, "not_a_guest")
    elsewhere = await place.register(name="Next door")
    await elsewhere.serve(guest, 1_000)
    assert refusal(await says(place, guest, 5)) == (403, "not_a_guest")
    assert await place.refused("POST", path, {}, rating=5) == (401, "not_proved")
    assert await place.refused("POST", path, rating=5) == (403, "not_for_staff")
    await place.serve(guest, 1_000)
    made = await says(place, guest, 4, "Good <b>soup</b>")
    assert made.status_code == 201
    page = await found(place, path)
    (review,) = page["data"]
    assert (review["rating"], review["text"]) == (4, "Good <b>soup</b>")
    assert (page["rating"], page["rating_count"]) == (None, 1)
    assert guest.pubkey not in str(page) and "customer_pubkey" not in review
    mine = await send(place.http, guest.keys, "GET", path)
    assert answer(mine)["data"][0]["mine"] is True


async def test_one_for_each_quarter_and_it_can_be_changed(
    place: Venue, guest: Guest, new_guest: NewGuest
) -> None:
    await place.serve(guest, 1_000)
    path = f"/merchants/{place.id}/reviews"
    with ago(days=120):
        old = answer(await says(place, guest, 1, "Cold"))
    answer(await says(place, guest, 4, "Warm"))
    again = await says(place, guest, 5, "Hot")
    assert again.status_code == 200
    assert [r["text"] for r in (await found(place, path))["data"]] == ["Hot", "Cold"]
    here = f"/reviews/{old['id']}"
    body = {"rating": 2, "text": "Lukewarm"}
    changed = answer(await send(place.http, guest.keys, "PUT", here, **body))
    assert (changed["rating"], changed["text"]) == (2, "Lukewarm")
    other = await new_guest("Other")
    for method in ("PUT", "DELETE"):
        refused = await send(place.http, other.keys, method, here, **body)
        assert refusal(refused) == (404, "review_not_found")
    answer(await send(place.http, guest.keys, "DELETE", here))
    assert (await found(place, path))["total"] == 1


async def test_a_rating_is_shown_from_five_on(
    place: Venue, new_guest: NewGuest, keeper: Keeper
) -> None:
    path = f"/merchants/{place.id}"
    made = []
    for stars in (5, 4, 4, 4, 5):
        assert (await found(place, path))["rating"] is None
        guest = await new_guest("G")
        await place.serve(guest, 1_000)
        made.append(answer(await says(place, guest, stars)))
    profile = await found(place, path)
    assert (profile["rating"], profile["rating_count"]) == (4.4, 5)
    page = await found(place, "/search?q=reviewed&min_rating=4.4&sortby=rating")
    assert place.id in {one["id"] for one in page["data"]}
    page = await found(place, "/search?q=reviewed&min_rating=4.5")
    assert place.id not in {one["id"] for one in page["data"]}
    hide = f"/reviews/{made[0]['id']}/hidden"
    await keeper.call("PUT", hide, hidden=True, reason="An insult")
    profile = await found(place, path)
    assert (profile["rating"], profile["rating_count"]) == (None, 4)
    await keeper.call("PUT", hide, hidden=False)
    assert (await found(place, path))["rating"] == 4.4


async def test_a_merchant_answers_and_the_community_looks(
    place: Venue, guest: Guest, new_guest: NewGuest, keeper: Keeper
) -> None:
    await place.serve(guest, 1_000)
    review = answer(await says(place, guest, 1, "They were rude"))
    here = f"/reviews/{review['id']}"
    replied = await place.do("PUT", f"{here}/reply", text="We are sorry")
    assert replied["reply"] == "We are sorry" and replied["replied_at"]
    rival = await place.register(name="Rival")
    assert rival.id
    body = {"reason": "Not true"}
    await place.do("POST", f"{here}/report", **body)
    await place.do("POST", f"{here}/report", **body)
    other = await new_guest("Other")
    answer(await send(place.http, other.keys, "POST", f"{here}/report", **body))
    page = await keeper.call("GET", "/community/reviews?limit=100")
    (reported,) = [one for one in page["data"] if one["id"] == review["id"]]
    assert (reported["reports"], reported["reasons"]) == (2, ["Not true"] * 2)
    await keeper.call("PUT", f"{here}/hidden", hidden=True, reason="An insult")
    path = f"/merchants/{place.id}/reviews"
    assert (await found(place, path))["data"] == []
    audit = await place.do("GET", f"/merchants/{place.id}/audit?about=settings")
    kinds = {act["kind"]: act for act in audit["data"]}
    assert kinds["review_hidden"]["reason"] == "An insult"


async def test_who_is_forgotten_leaves_stars_and_no_words(
    place: Venue,
    guest: Guest,
    new_guest: NewGuest,
    bench: Any,
    database: str,
    in_thread: InThread,
) -> None:
    archive = archive_of(bench, database, in_thread)
    friend = await new_guest("Friend")
    for one, text in ((guest, "Anastasia was here"), (friend, f"With {guest.pubkey}")):
        await place.serve(one, 1_000)
        answer(await says(place, one, 3, text))
    path = f"/merchants/{place.id}/reviews"
    mine = answer(await send(place.http, guest.keys, "GET", path))["data"]
    (review,) = [one for one in mine if one["mine"]]
    await place.do(
        "PUT", f"/reviews/{review['id']}/reply", text="Come again, Anastasia"
    )
    await erase(place, guest)
    left = await archive.text()
    assert not [
        one for one in await archive.rows("review_reports") if one["reason"] == "My key"
    ]
    assert guest.pubkey not in left and "anastasia" not in left
    page = await found(place, path)
    assert [(r["rating"], r["text"], r["reply"]) for r in page["data"]] == [
        (3, "", ""),
        (3, "", ""),
    ]


@pytest.mark.parametrize(
    "body",
    [
        *({"rating": 0}, {"rating": 6}, {"rating": 4.5}, {"rating": True}, {}),
        {"rating": 3, "text": "x" * 2001},
        {"rating": 3, "text": 7},
    ],
    ids=str,
)
async def test_a_review_that_is_none_is_refused(
    place: Venue, guest: Guest, body: dict[str, Any]
) -> None:
    path = f"/merchants/{place.id}/reviews"
    refused = await send(place.http, guest.keys, "POST", path, **body)
    assert refusal(refused) == (400, "malformed")


async def test_a_secret_key_is_not_kept(place: Venue, guest: Guest) -> None:
    await place.serve(guest, 1_000)
    refused = await says(place, guest, 5, f"My key is nsec1{'q' * 58}")
    assert refusal(refused) == (400, "secret_key")
