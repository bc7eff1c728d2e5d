"""Asking for a place in the directory, and deciding (mission 181, 182, 192)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any

import listed
import pytest
from listed import InThread, Keeper, found

from devkit.people import CallFailed, NostrKeys, Operator
from venue import Venue, ago

NewVenue = Callable[..., Awaitable[Venue]]


@pytest.fixture(scope="module")
async def keeper(superuser: Operator, in_thread: InThread) -> Keeper:
    return await listed.keeper_of(superuser, in_thread)


def checks(shown: Any) -> dict[str, tuple[str, str]]:
    return {one["name"]: (one["state"], one["why"]) for one in shown["checklist"]}


async def test_a_draft_asks_waits_and_is_let_in(
    new_venue: NewVenue, keeper: Keeper
) -> None:
    venue = await new_venue(
        name="Patience", status="draft", website="https://www.patience.example/menu"
    )
    path = f"/merchants/{venue.id}/verification"
    assert (await venue.do("GET", path))["status"] == "draft"
    body: dict[str, Any] = {
        "domain": "patience.example",
        "osm_id": "node/42",
        "statement": "It is us.",
    }
    asked = await venue.do("POST", path, evidence=body)
    assert (asked["status"], asked["verified"]) == ("pending", False)
    assert checks(asked)["domain"] == ("holds", "same_host")
    assert checks(asked)["osm_id"] == ("holds", "well_formed")
    assert checks(asked)["nip05"] == ("open", "not_shown")
    queue = await keeper.call("GET", "/community/merchants?status=pending&limit=100")
    (waiting,) = [one for one in queue["data"] if one["id"] == venue.id]
    assert waiting["evidence"]["statement"] == "It is us."
    decided = await keeper.decides(venue, "approved")
    assert (decided["status"], decided["reason"]) == ("approved", "")
    assert decided["verified_by"].startswith("community:")
    profile = await found(venue, f"/merchants/{venue.id}")
    assert (profile["verified"], profile["verified_by"]) == (True, "community")
    again = await venue.refused("POST", path, **body)
    assert again == (409, "already_approved")
    audit = await venue.do("GET", f"/merchants/{venue.id}/audit?about=settings")
    acts = {act["kind"]: act for act in audit["data"]}
    assert acts["status_changed"]["subject"] == "approved"
    assert acts["status_changed"]["actor"]["kind"] == "community"
    assert "verification_asked" in acts


async def test_a_refusal_says_why_and_can_be_answered(
    new_venue: NewVenue, keeper: Keeper
) -> None:
    venue = await new_venue(name="Second Try")
    with pytest.raises(CallFailed, match="reason_needed"):
        await keeper.decides(venue, "rejected")
    await keeper.decides(venue, "rejected", "The street is wrong")
    path = f"/merchants/{venue.id}/verification"
    told = await venue.do("GET", path)
    assert (told["status"], told["reason"]) == ("rejected", "The street is wrong")
    asked = await venue.do("POST", path)
    assert asked["status"] == "pending"
    await keeper.decides(venue, "suspended", "Complaints")
    assert (await venue.do("POST", path))["status"] == "suspended"
    assert await venue.order(1_000), "everything else goes on working"
    with pytest.raises(CallFailed, match="merchant_not_found"):
        await keeper.call("PUT", "/merchants/nobody/status", status="approved")
    with pytest.raises(CallFailed, match="malformed"):
        await keeper.decides(venue, "famous")


async def test_only_the_community_decides(venue: Venue) -> None:
    path = f"/merchants/{venue.id}/status"
    for headers, status in ((venue.admin, 403), ({}, 401)):
        response = await venue.call("PUT", path, headers, status="approved")
        assert response.status_code == status
    assert (await venue.call("GET", "/community/merchants")).status_code == 403
    after = await venue.do("PUT", f"/merchants/{venue.id}", status="approved")
    assert after["status"] == "pending"


async def test_what_has_changed_since_is_seen(
    new_venue: NewVenue, keeper: Keeper
) -> None:
    venue = await new_venue(name="Honest Coffee", city="Lisbon")
    await keeper.approves(venue)
    path = f"/merchants/{venue.id}"
    await venue.do("PUT", path, description="Better beans")
    queue = "/community/merchants?changed=true&limit=100"

    async def changed() -> dict[str, Any]:
        page = await keeper.call("GET", queue)
        return {one["id"]: one["changed_since"] for one in page["data"]}

    assert venue.id not in await changed()
    await venue.do("PUT", path, name="Casino Royale", city="Macau")
    assert (await changed())[venue.id] == ["name", "city"]
    assert (await found(venue, path))["name"] == "Casino Royale"
    await venue.do("POST", f"{path}/verification", statement="We have moved")
    await keeper.approves(venue)
    assert venue.id not in await changed()
    await venue.do("PUT", path, name="Other")
    await venue.do("PUT", path, name="Casino Royale")
    assert venue.id not in await changed()


async def test_after_a_year_somebody_has_to_look_again(
    new_venue: NewVenue, keeper: Keeper
) -> None:
    venue = await new_venue(name="Long Ago")
    with ago(days=366):
        await keeper.approves(venue)
    path = f"/merchants/{venue.id}"
    profile = await found(venue, path)
    assert (profile["verified"], profile["is_stale"]) == (True, True)
    await venue.do("POST", f"{path}/verification")
    await keeper.approves(venue)
    assert (await found(venue, path))["is_stale"] is False


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"domain": "nothing"}, "bad_domain"),
        ({"domain": "https://a.example/b"}, "bad_domain"),
        ({"nip05": "ana"}, "bad_nostr_address"),
        ({"osm_id": "node/0"}, "bad_osm_id"),
        ({"statement": "x" * 2001}, "malformed"),
        ({"evidence": {"domain": 7}}, "malformed"),
    ],
)
async def test_evidence_that_is_none_is_refused(
    venue: Venue, body: dict[str, Any], code: str
) -> None:
    path = f"/merchants/{venue.id}/verification"
    assert await venue.refused("POST", path, **body) == (400, code)


async def test_a_nostr_address_is_looked_up(
    new_venue: NewVenue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty.directory import evidence
    from loyalty.fetching import FetchFailed

    key, asked = NostrKeys.fresh().public, []
    names: dict[str, Any] = {"bar": key, "mallory": NostrKeys.fresh().public, "odd": 7}

    async def fetch(url: str, most_bytes: int) -> bytes:
        asked.append(url)
        if "away.example" in url:
            raise FetchFailed("It took too long.")
        return json.dumps({"names": names}).encode()

    monkeypatch.setattr(evidence, "fetch", fetch)
    venue = await new_venue(name="Named", nostr_pubkey=key)
    path = f"/merchants/{venue.id}/verification"
    for nip05, expected in (
        ("Bar@named.example", ("holds", "matches")),
        ("mallory@named.example", ("fails", "other_key")),
        ("odd@named.example", ("fails", "other_key")),
        ("nobody@named.example", ("fails", "other_key")),
        ("bar@away.example", ("open", "no_answer")),
    ):
        shown = await venue.do("POST", path, nip05=nip05)
        assert checks(shown)["nip05"] == expected
    assert asked[0] == "https://named.example/.well-known/nostr.json?name=bar"
    keyless = await new_venue(name="Keyless")
    path = f"/merchants/{keyless.id}/verification"
    shown = await keyless.do("POST", path, nip05="bar@named.example")
    assert checks(shown)["nip05"] == ("open", "no_key")


async def test_fetching_passes_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """And follows nobody elsewhere, nor without end."""
    from loyalty.fetching import FetchFailed, fetch

    answers = {
        "/ok": b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok",
        "/away": b"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1/\r\n"
        b"Content-Length: 0\r\nConnection: close\r\n\r\n",
        "/long": b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + b"x" * 9_000,
    }

    async def serve(reader: Any, writer: Any) -> None:
        path = (await reader.readuntil(b"\r\n\r\n")).split()[1].decode()
        writer.write(answers[path])
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    at = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        with pytest.raises(FetchFailed):
            await fetch(f"{at}/ok", 100)
        monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")
        assert await fetch(f"{at}/ok", 100) == b"ok"
        for path in ("/away", "/long"):
            with pytest.raises(FetchFailed):
                await fetch(at + path, 100)
        with pytest.raises(FetchFailed):
            await fetch("ftp://example.com/x", 100)
    finally:
        server.close()
        await server.wait_closed()


async def test_who_asked_first_is_first_in_the_queue(
    new_venue: NewVenue, keeper: Keeper
) -> None:
    """Whoever never asked has waited since they came."""
    with ago(days=40):
        early = await new_venue(name="Early")
    with ago(days=50):
        old = await new_venue(name="Old")
    with ago(days=30):
        await old.do("POST", f"/merchants/{old.id}/verification")
    path = "/community/merchants?status=pending&direction=asc&limit=100"
    page = await keeper.call("GET", f"{path}&sortby=asked_at")
    waiting = [one["id"] for one in page["data"]]
    assert waiting.index(early.id) < waiting.index(old.id)
    assert page["total"] >= 2
    page = await keeper.call("GET", f"{path}&sortby=name")
    names = [one["name"] for one in page["data"]]
    assert names.index("Early") < names.index("Old")
