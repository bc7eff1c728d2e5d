"""Merchants: register, change, list and close (mission 70-96)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from devkit.people import Guest, NostrKeys
from venue import Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]

PROFILE: dict[str, Any] = {
    "description": "Since 2009.\nOpen late.",
    "address": "Rua da Prata 1",
    "city": "Lisboa",
    "country": "pt",
    "latitude": 38.71,
    "longitude": -9.14,
    "phone": "+351 210 000 000",
    "email": "hello@example.com",
    "website": "https://example.com/table",
    "accepts_lightning": True,
    "accepts_onchain": False,
    "uses_lawallet_pos": True,
    "operating_hours": "Mo-Su 12:00-23:00",
    "images": ["https://example.com/front.jpg"],
}


@pytest.fixture(scope="module")
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


async def test_a_merchant_keeps_what_it_is_told(new_venue: NewVenue) -> None:
    more = {"timezone": "Europe/Lisbon", "currency": "eur", "external_ids": ["tpos:7"]}
    venue = await new_venue(**PROFILE, **more)
    read = await venue.do("GET", f"/merchants/{venue.id}")
    assert read.pop("may"), "what its owner may"
    assert {name: read[name] for name in venue.merchant} == venue.merchant
    assert (read["verified"], read["rating"], read["is_stale"]) == (False, None, False)
    assert {name: read[name] for name in PROFILE} == {**PROFILE, "country": "PT"}
    assert (read["currency"], read["timezone"]) == ("EUR", "Europe/Lisbon")
    assert (read["mode"], read["status"]) == ("full", "pending")
    assert (read["external_ids"], read["day_start_hour"]) == (["tpos:7"], 4)


async def test_a_put_changes_what_it_sends_and_nothing_else(venue: Venue) -> None:
    path = f"/merchants/{venue.id}"
    before = await venue.do("PUT", path, **PROFILE)
    after = await venue.do("PUT", path, name="Nakamoto", city="Porto", phone=None)
    changed = {"name": "Nakamoto", "city": "Porto"}
    kept = {name: value for name, value in before.items() if name not in changed}
    kept["updated_at"] = after["updated_at"]
    assert after == {**kept, **changed}
    again = await venue.do("PUT", path)
    assert again == {**after, "updated_at": again["updated_at"]}


async def test_words_on_receipts_come_as_they_were_written(
    new_venue: NewVenue, guest: Guest
) -> None:
    words = {"receipt_thanks": "Até já, <b>Ana</b> & co", "receipt_footer": "NIF 5"}
    venue = await new_venue(**words, language="es")
    made = await venue.order(5_000)
    path = f"/receipts/{made['receipt_token']}"
    said = (await venue.call("GET", path, {})).json()["merchant"]
    assert {name: said[name] for name in (*words, "language")} == {
        **words,
        "language": "es",
    }
    path = f"/merchants/{venue.id}"
    await venue.do("PUT", path, receipt_thanks="", receipt_footer=None)
    read = await venue.do("GET", path)
    assert (read["receipt_thanks"], read["receipt_footer"]) == ("", "NIF 5")


async def test_what_cannot_be_written_is_ignored(venue: Venue) -> None:
    fixed = {"id": "x", "program_id": "x", "slug": "x", "status": "approved"}
    owned = {"wallet_id": "x", "created_at": 0, "deleted_at": 1, "nonsense": [1]}
    after = await venue.do("PUT", f"/merchants/{venue.id}", **fixed, **owned)
    assert after == {**venue.merchant, "updated_at": after["updated_at"]}


async def test_changes_made_at_once_are_all_kept(venue: Venue) -> None:
    path = f"/merchants/{venue.id}"
    changes = {name: PROFILE[name] for name in ("city", "phone", "email", "address")}
    await asyncio.gather(
        *(venue.do("PUT", path, **{name: changes[name]}) for name in changes)
    )
    after = await venue.do("GET", path)
    assert {name: after[name] for name in changes} == changes


async def test_a_merchant_closed_while_it_is_changed_stays_closed(
    venue: Venue,
) -> None:
    path = f"/merchants/{venue.id}"
    await asyncio.gather(
        *(venue.call("PUT", path, city=f"City {n}") for n in range(4)),
        venue.call("DELETE", path),
        *(venue.call("PUT", path, city=f"City {n}") for n in range(4)),
    )
    assert await venue.refused("GET", path) == (404, "merchant_not_found")


MALFORMED: list[dict[str, Any]] = [
    {"name": ""},
    {"name": "x" * 256},
    {"name": "a\0b"},
    {"name": 7},
    {"category": "cathedral"},
    {"category": []},
    {"mode": "empty"},
    {"day_start_hour": 24},
    {"day_start_hour": 4.0},
    {"day_start_hour": True},
    {"country": "Portugal"},
    {"latitude": 91},
    {"latitude": 10**400},
    {"latitude": "north"},
    {"longitude": -181},
    {"email": "nobody"},
    {"website": "http://example.com"},
    {"website": "javascript:alert(1)"},
    {"images": ["http://example.com/a.jpg"]},
    {"images": ["https://example.com/a.jpg"] * 21},
    {"accepts_lightning": 1},
    {"receipt_thanks": "x" * 201},
    {"receipt_footer": "two\nlines"},
    {"language": "tlh"},
    {"external_ids": ["tpos"]},
    {"external_ids": ["tpos:a b"]},
    {"external_ids": "tpos:7"},
]


@pytest.mark.parametrize("body", MALFORMED, ids=lambda body: str(body)[:40])
async def test_what_is_malformed_is_refused_by_its_field(
    shop: Venue, body: dict[str, Any]
) -> None:
    """By both calls; the words name the field, the answer is never a 422."""
    (field,) = body
    new = {"name": "New", "category": "bar", **body}
    for response in (
        await shop.call("POST", "/merchants", **new),
        await shop.call("PUT", f"/merchants/{shop.id}", **body),
    ):
        assert refusal(response) == (400, "malformed")
        assert response.json()["detail"].startswith(field)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"timezone": "Mars/Olympus"}, "unknown_timezone"),
        ({"currency": "QQQ"}, "unknown_currency"),
        ({"nostr_pubkey": "nobody"}, "bad_pubkey"),
    ],
)
async def test_names_this_server_does_not_know(
    shop: Venue, body: dict[str, Any], code: str
) -> None:
    new = {"name": "New", "category": "bar", **body}
    assert refusal(await shop.call("POST", "/merchants", **new)) == (400, code)
    path = f"/merchants/{shop.id}"
    assert refusal(await shop.call("PUT", path, **body)) == (400, code)


async def test_a_nostr_key_is_kept_as_hex(venue: Venue) -> None:
    from nostr_sdk import PublicKey

    key = NostrKeys.fresh().public
    npub = PublicKey.parse(key).to_bech32()
    after = await venue.do("PUT", f"/merchants/{venue.id}", nostr_pubkey=npub)
    assert after["nostr_pubkey"] == key


@pytest.mark.parametrize("body", [b"", b"[]", b"{", b"null", b'"a"', b"\xff", b"[" * 9])
async def test_a_body_that_is_no_object_is_malformed(shop: Venue, body: bytes) -> None:
    response = await shop.http.post(
        "/loyalty/api/v1/merchants",
        content=body,
        headers={**shop.admin, "Content-Type": "application/json"},
    )
    assert refusal(response) == (400, "malformed")


async def test_a_new_merchant_has_no_field_to_miss(shop: Venue) -> None:
    lacking: list[dict[str, Any]] = [{"name": "New"}, {"category": "bar"}, {}]
    for missing in lacking:
        response = await shop.call("POST", "/merchants", **missing)
        assert refusal(response) == (400, "malformed")


async def test_a_closed_merchant_is_gone_and_its_ids_are_free(venue: Venue) -> None:
    await venue.do("PUT", f"/merchants/{venue.id}", external_ids=["tpos:7"])
    await venue.do("DELETE", f"/merchants/{venue.id}")
    for method in ("GET", "PUT", "DELETE"):
        refused = await venue.refused(method, f"/merchants/{venue.id}")
        assert refused == (404, "merchant_not_found")
    assert (await venue.do("GET", "/merchants?mine=true"))["total"] == 0
    again = await venue.register(external_ids=["tpos:7"])
    assert again.merchant["external_ids"] == ["tpos:7"]


# --- slugs and external ids -----------------------------------------------------------


async def test_slugs_differ_even_for_names_registered_at_once(venue: Venue) -> None:
    from loyalty.callers import Proof
    from loyalty.merchants import services
    from loyalty.merchants.models import MerchantBody
    from loyalty.store import store

    proof = Proof("admin", venue.wallet.id, venue.owner.id)
    for name in ("Café Olé", "Café Olé!", "Café? Olé!"):  # with every connection open
        full_name = f"{name} {venue.id[:6]}"
        body = MerchantBody.parse_obj({"name": full_name, "category": "bar"})
        made = await asyncio.gather(
            *(store.write(services.register, proof, body, []) for _ in range(12))
        )
        slugs = {merchant.slug for merchant in made}
        assert len(slugs) == 12
        assert all(slug.startswith(f"cafe-ole-{venue.id[:6]}") for slug in slugs)


async def test_a_name_of_no_letters_has_a_slug(venue: Venue) -> None:
    assert (await venue.register(name="★ 寿司")).merchant["slug"].startswith("merchant")


async def test_an_external_id_means_one_merchant_of_a_wallet(venue: Venue) -> None:
    bar = await venue.register(external_ids=["tpos:7", "webshop:a.b-c"])
    ids: dict[str, Any] = {"external_ids": ["tpos:7"]}
    body = {"name": "Third", "category": "bar", **ids}
    taken = (409, "external_id_taken")
    assert refusal(await venue.call("POST", "/merchants", **body)) == taken
    path = f"/merchants/{venue.id}"
    ids = {"external_ids": ["tpos:8", "tpos:7"]}
    assert refusal(await venue.call("PUT", path, **ids)) == taken
    assert (await venue.do("GET", path))["external_ids"] == []
    assert (await venue.do("GET", "/merchants?mine=true"))["total"] == 2
    for external in ("ext:tpos:7", "ext:webshop:a.b-c"):
        assert (await venue.do("GET", f"/merchants/{external}"))["id"] == bar.id


async def test_an_external_id_is_the_callers_own(
    venue: Venue, new_venue: NewVenue
) -> None:
    other = await new_venue(external_ids=["tpos:7"])
    path = "/merchants/ext:tpos:7"
    assert await venue.refused("GET", path) == (404, "merchant_not_found")
    await venue.do("PUT", f"/merchants/{venue.id}", external_ids=["tpos:7"])
    for one in (venue, other):
        assert (await one.do("GET", path))["id"] == one.id
        token = await one.token("monitor")
        assert (await one.call("GET", path, token)).json()["id"] == one.id


async def test_external_ids_are_replaced_as_a_list(venue: Venue) -> None:
    path = f"/merchants/{venue.id}"
    await venue.do("PUT", path, external_ids=["b:2", "a:1", "a:1"])
    assert (await venue.do("GET", path))["external_ids"] == ["a:1", "b:2"]
    assert (await venue.do("PUT", path, external_ids=[]))["external_ids"] == []


# --- lists ----------------------------------------------------------------------------


async def test_a_list_is_paged_sorted_and_searched(venue: Venue) -> None:
    for name in ("Apple", "Banana", "Cherry"):
        await venue.register(name=name)

    async def names(query: str) -> tuple[list[str], int]:
        page = await venue.do("GET", f"/merchants?mine=true&{query}")
        return [merchant["name"] for merchant in page["data"]], page["total"]

    by_name = "sortby=name&direction=asc"
    everybody = ["Apple", "Banana", "Cherry", "Satoshi's Table"]
    assert await names(by_name) == (everybody, 4)
    assert await names("sortby=name") == (everybody[::-1], 4)
    assert await names(f"{by_name}&limit=2") == (everybody[:2], 4)
    assert await names(f"{by_name}&limit=2&offset=3") == (everybody[3:], 4)
    assert await names(f"{by_name}&search=AN") == (["Banana"], 1)
    assert await names("search=%00nobody%27--") == ([], 0)


@pytest.mark.parametrize(
    "query",
    [
        "limit=101",
        "limit=0",
        "limit=-1",
        "limit=a",
        "offset=-1",
        "offset=99999999999999999999",
        "direction=up",
        "search=" + "x" * 129,
    ],
)
async def test_a_page_beyond_reason_is_refused(shop: Venue, query: str) -> None:
    path = f"/merchants?mine=true&{query}"
    assert await shop.refused("GET", path) == (400, "malformed")


@pytest.mark.parametrize("column", ["wallet_id", "name;--", "profile"])
async def test_only_some_columns_sort(shop: Venue, column: str) -> None:
    path = f"/merchants?mine=true&sortby={column}"
    assert await shop.refused("GET", path) == (400, "unknown_sort")
