"""A list of customers comes in: each line once, ever, and what is wrong is said."""

from __future__ import annotations

import csv as csv_module
import io
import json
import os
import zipfile
from typing import Any

import httpx
import pytest

from devkit.people import NostrKeys
from venue import API, Venue, answer, refusal, until


async def send(
    venue: Venue, text: str | bytes, confirm: int | None = None, **headers: str
) -> httpx.Response:
    query = "" if confirm is None else f"?confirm_points={confirm}"
    path = f"{API}/merchants/{venue.id}/customers/import{query}"
    content = text.encode() if isinstance(text, str) else text
    sent = headers or venue.admin
    return await venue.http.post(path, headers=sent, content=content)


def listed(*rows: tuple[Any, ...], head: str = "customer_pubkey,points") -> str:
    return "\r\n".join([head, *(",".join(map(str, row)) for row in rows)])


async def points(venue: Venue, pubkey: str) -> int:
    card = await venue.do("GET", f"/restaurants/{venue.id}/loyalty/{pubkey}")
    return int(card["points"])


async def test_a_list_is_looked_at_put_right_and_taken_in_once(venue: Venue) -> None:
    ana, bo, cy = (NostrKeys.fresh().public for _ in range(3))
    head = "Customer_Pubkey;Points;Nickname;Reason;Phone"
    rows = [
        f"{ana};300;Ana;From the old till;555",
        f"{bo};12.5;Bo;;",
        "not-a-key;5;;;",
        f"{ana};1;;;",
        f"{cy};0;'=Cy;;",
        "",
    ]
    file = "\ufeff" + "\n".join([head, *rows])
    outlook = answer(await send(venue, file))
    assert (outlook["lines"], outlook["points"]) == (2, 300)
    assert outlook["unread_columns"] == ["phone"]
    errors = {error["line"]: error["code"] for error in outlook["errors"]}
    assert errors == {3: "bad_points", 4: "bad_pubkey", 5: "said_twice"}
    assert await points(venue, ana) == 0  # it was only looked at

    wrong = await send(venue, file, confirm=312)
    assert refusal(wrong) == (400, "not_confirmed")
    job = answer(await send(venue, file, confirm=300))["job"]
    assert (job["state"], job["done"], job["events"]) == ("done", 2, 2)
    assert await points(venue, ana) == 300
    put_right = file.replace("12.5", "12")
    job = answer(await send(venue, put_right, confirm=312))["job"]
    assert (job["done"], job["events"]) == (3, 1)  # only Bo was new
    assert (await points(venue, ana), await points(venue, bo)) == (300, 12)

    card = await venue.do("GET", f"/restaurants/{venue.id}/loyalty/{ana}")
    event = card["recent_events"][0]
    assert (event["kind"], event["reason"]) == ("granted", "From the old till")
    assert card["lifetime_points"] == 0 or card["tier"] is None  # for no tier
    found = await venue.do("GET", f"/merchants/{venue.id}/customers?search=Ana")
    assert [row["nickname"] for row in found["data"]] == ["Ana"]
    log = await venue.do("GET", f"/merchants/{venue.id}/events?source=import")
    assert log["total"] == 2
    path = f"/restaurants/{venue.id}/loyalty/{ana}/export"
    assert ana not in json.dumps((await venue.do("GET", path))["events"])
    assert (await venue.proof())["wrong"] == 0


async def test_row_ids_let_one_customer_have_several_lines(venue: Venue) -> None:
    ana = NostrKeys.fresh().public
    head = "row_id,customer_pubkey,points"
    file = listed(("a", ana, 10), ("b", ana, 5), head=head)
    for _ in range(2):
        answer(await send(venue, file, confirm=15))
        assert await points(venue, ana) == 15


async def test_only_the_owner_and_only_where_cards_are(venue: Venue) -> None:
    ana = NostrKeys.fresh().public
    file = listed((ana, 10))
    assert refusal(await send(venue, file, 10, **venue.invoice))[0] == 403
    manager = await venue.token("manage", "read")
    assert refusal(await send(venue, file, 10, **manager)) == (403, "scope_missing")
    secret = NostrKeys.fresh().secret
    outlook = answer(await send(venue, listed((f"nsec1{secret}"[:63], 1))))
    assert outlook["errors_total"] == 1 and secret not in json.dumps(outlook)
    await venue.do("PUT", f"/merchants/{venue.id}", mode="bar")
    assert refusal(await send(venue, file, 10)) == (409, "loyalty_off")
    await venue.do("PUT", f"/merchants/{venue.id}", mode="full")
    await venue.program(is_enabled=False)
    assert refusal(await send(venue, file, 10)) == (409, "loyalty_off")


@pytest.mark.parametrize(
    "file",
    [
        b"",
        b"\xff\xfe",
        b"name,points\nAna,3",
        b"customer_pubkey\nabc",
        b"customer_pubkey,points,points\nabc,1,2",
        b'customer_pubkey,points\n"' + b"x" * 200_000,
    ],
)
async def test_what_is_no_list_is_refused_whole(venue: Venue, file: bytes) -> None:
    assert refusal(await send(venue, file)) == (400, "bad_file")


async def test_a_long_list_shows_how_far_it_is_and_people_pay_meanwhile(
    venue: Venue, guest: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty.importing import views_api

    monkeypatch.setattr(views_api, "ANSWER_SECONDS", 0)
    keys = [NostrKeys.fresh().public for _ in range(20)]
    many = [(key, 1) for key in keys] + [(os.urandom(32).hex(), 1) for _ in range(600)]
    sheet = listed(*many)
    outlook = answer(await send(venue, sheet))
    response = await send(venue, sheet, outlook["points"])
    job = response.json()["job"]
    await venue.serve(guest, 3000)
    path = f"/merchants/{venue.id}/jobs/{job['id']}"

    async def is_done() -> Any:
        found = await venue.do("GET", path)
        return found if found["state"] == "done" else None

    done = await until(is_done)
    assert done["kind"] == "import"
    assert done["done"] == done["total"] == outlook["lines"] >= 20
    assert await points(venue, keys[0]) == 1
    assert (await venue.proof())["wrong"] == 0


async def test_everything_goes_out_and_customers_come_in_elsewhere(
    venue: Venue, new_venue: Any, guest: Any
) -> None:
    """What one place has goes out; another one takes its customers in."""
    await venue.serve(guest, 7000)
    path = f"/merchants/{venue.id}/customers/{guest.pubkey}"
    await venue.do("PUT", path, nickname="=Ana")
    await venue.tier("Gold", 5)
    files = await archive(venue)
    assert set(files) == {"customers.csv", "events.csv", "bills.csv", "programme.json"}
    (row,) = table(files["customers.csv"])
    assert (row["customer_pubkey"], row["points"]) == (guest.pubkey, "7")
    assert (row["nickname"], row["tier"]) == ("'=Ana", "Gold")
    assert [event["points_delta"] for event in table(files["events.csv"])] == ["7"]
    assert [bill["amount_sats"] for bill in table(files["bills.csv"])] == ["7000"]
    settings = json.loads(files["programme.json"])
    assert [tier["name"] for tier in settings["tiers"]] == ["Gold"]
    for secret in (venue.wallet.admin_key, venue.wallet.invoice_key):
        assert not any(secret in text for text in files.values())

    reader = await venue.token("read")
    where = f"{API}/merchants/{venue.id}"
    csv = await venue.http.get(f"{where}/customers.csv", headers=reader)
    assert csv.text == files["customers.csv"]
    refused = await venue.http.get(f"{where}/everything.zip", headers=reader)
    assert refusal(refused) == (403, "scope_missing")

    other = await new_venue()
    answer(await send(other, csv.text, 7))
    assert await points(other, guest.pubkey) == 7
    found = await other.do("GET", f"/merchants/{other.id}/customers")
    assert [one["nickname"] for one in found["data"]] == ["=Ana"]


async def archive(venue: Venue) -> dict[str, str]:
    path = f"{API}/merchants/{venue.id}/everything.zip"
    response = await venue.http.get(path, headers=venue.admin)
    assert response.is_success, response.text
    with zipfile.ZipFile(io.BytesIO(response.content)) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def table(text: str) -> list[dict[str, str]]:
    return list(csv_module.DictReader(io.StringIO(text, newline="")))
