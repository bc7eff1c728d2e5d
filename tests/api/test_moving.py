"""What a programme's file holds against: every change is found before it is in."""

from __future__ import annotations

import json
from typing import Any

import pytest

from devkit.people import Guest, NostrKeys
from venue import API, Venue, refusal


async def leave(venue: Venue, name: str = "Satoshi's Table") -> Any:
    path = f"{API}/merchants/{venue.id}/move"
    body = {"confirm": name}
    return await venue.http.post(path, headers=venue.admin, json=body)


def resealed(document: dict[str, Any]) -> bytes:
    """The file with a hash that fits: whoever changes it can do that, too."""
    from loyalty.moving.document import _hash

    members = {k: v for k, v in document.items() if k != "hash"}
    return json.dumps(members | {"hash": _hash(members)}).encode()


def cell(document: Any, table: str, column: str, value: Any, row: int = 0) -> None:
    told = document["tables"][table]
    told["rows"][row][told["columns"].index(column)] = value


async def test_a_file_holds_against_whoever_changes_it(
    venue: Venue, guest: Guest
) -> None:
    """Looked at with no programme of that id here: what is refused, is for itself."""
    from loyalty.exceptions import InvalidInput
    from loyalty.moving import document

    await venue.tier("Gold", 5)
    await venue.serve(guest, 7000)
    await venue.by_hand("grant", guest.pubkey, 5)
    outlook = await venue.do("GET", f"/merchants/{venue.id}/move")
    assert (outlook["cards"], outlook["events"], outlook["points"]) == (1, 2, 12)
    assert outlook["left_behind"]["bills"] == 1
    assert refusal(await leave(venue, "Another")) == (400, "not_confirmed")
    response = await leave(venue)
    content = response.content
    assert document.read(content).points == 12

    def refused(change: Any, *how: Any) -> str:
        changed = json.loads(content)
        change(changed, *how)
        with pytest.raises(InvalidInput) as caught:
            document.read(resealed(changed))
        return caught.value.code

    stranger = NostrKeys.fresh().public
    assert refused(cell, "events", "delta", 700) == "not_genuine"
    assert refused(cell, "events", "merchant_id", "f" * 32) == "bad_document"
    assert refused(cell, "event_texts", "words", "Thanks") == "not_genuine"
    assert refused(cell, "rule_snapshots", "rule", "[1]") == "not_genuine"
    assert refused(cell, "cards", "merged_into", stranger) == "bad_document"
    assert refused(cell, "tiers", "threshold", "5") == "bad_document"
    assert refused(cell, "tiers", "threshold", 5.0) == "bad_document"
    assert refused(cell, "tiers", "threshold", True) == "bad_document"
    assert refused(cell, "tiers", "name", "a\0b") == "bad_document"
    assert refused(cell, "program_versions", "settings", "[]") == "bad_document"
    wild = '{"name": "x", "earn_points": "many"}'
    assert refused(cell, "program_versions", "settings", wild) == "bad_document"
    assert refused(lambda d: d["tables"].pop("cards")) == "bad_document"
    assert refused(lambda d: d["tables"]["events"]["rows"].pop(0)) == "not_genuine"
    assert refused(lambda d: d["tables"]["merchants"]["rows"].clear()) == "bad_document"
    assert refused(lambda d: d.update(version=2)) == "bad_document"
    for text in (b"", b"[]", b"{}", b"\xff", content[:-2], content + b" 1"):
        with pytest.raises(InvalidInput, match="Nothing was taken in"):
            document.read(text)


async def test_what_has_left_stands_still_and_can_be_forgotten(
    venue: Venue, guest: Guest, new_guest: Any
) -> None:
    await venue.serve(guest, 7000)
    invited = await venue.do("POST", f"/merchants/{venue.id}/program/invitations")
    first = await leave(venue)
    assert first.is_success, first.text
    assert (await leave(venue)).content == first.content
    assert (await venue.card(guest))["points"] == 0
    assert (await venue.proof())["wrong"] == 0
    branch: dict[str, Any] = {"name": "Two", "category": "bar"}
    branch["program_id"] = venue.merchant["program_id"]
    branch["invitation"] = invited["invitation"]
    assert await venue.refused("POST", "/merchants", **branch) == (409, "moved_away")
    again = await venue.refused("PUT", f"/merchants/{venue.id}", mode="full")
    assert again == (409, "moved_away")
    tier = f"/merchants/{venue.id}/tiers"
    new = await venue.refused("POST", tier, name="Gold", threshold=1)
    assert new == (409, "moved_away")
    # It is all on this server already, and is taken in by nobody.
    path = f"{API}/moves"
    renamed = resealed(first.json() | {"program_id": "another"})
    for content in (first.content, renamed):
        moves = await venue.http.post(path, headers=venue.admin, content=content)
        assert refusal(moves) == (409, "already_here")
    # What guests may ask of us holds on, and the file says no more of them either.
    erased = await venue.do("DELETE", venue.card_path(guest))
    assert erased["points_ended"] == 0
    assert guest.pubkey in first.text and guest.pubkey not in (await leave(venue)).text


async def test_no_event_of_what_has_left_can_be_written_past_us(
    venue: Venue, guest: Guest
) -> None:
    """The database itself refuses it, whatever our code forgets."""
    from loyalty.store import store

    await venue.serve(guest, 7000)
    await leave(venue)

    def copy(tx: Any) -> None:
        (event,) = tx.all(
            "SELECT * FROM events WHERE program_id = :id",
            {"id": venue.merchant["program_id"]},
        )
        tx.insert("events", event | {"seq": 2, "source_id": "another"})

    with pytest.raises(Exception, match="this programme has moved"):
        await store.write(copy)
