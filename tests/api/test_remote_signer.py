"""A programme's key that a remote signer keeps (NIP-46): a bunker on nostr-tools, over
a real relay, honest, away, refusing and lying (mission 51)."""

from __future__ import annotations

import json
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import airwaves
import nostr_sdk
import pytest
from broadcast import (
    ENVELOPE,
    PROGRAM,
    Broadcast,
    newest_cards,
    on_air,
    publishing,
    value,
)
from foreigners import bunker
from loguru import logger

from devkit.people import NostrKeys
from lab import Lab
from proofs import signed
from venue import API, Venue, until
from verify_card import verdict

NewVenue = Callable[..., Awaitable[Venue]]
pytestmark = pytest.mark.timeout(600)  # the first time, nostr-tools is installed


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


async def lab_of(venue: Venue) -> Lab:
    return await Lab.opened(venue, int(time.time()) - 3600)


async def earn(lab: Lab, pubkey: str, sats: int) -> Any:
    lab.now = int(time.time())
    return await lab.earn(pubkey, sats)


async def stored() -> str:
    """All that our tables keep of signers and keys."""
    from loyalty.store import store

    tables = ("nostr_signers", "program_keys", "nostr_events", "acts")
    rows = [
        await store.read(lambda tx, t=t: tx.all(f"SELECT * FROM {t}"))  # noqa: S608
        for t in tables
    ]
    return str(rows)


async def test_a_bunker_signs_all_that_a_programme_says(
    new_venue: NewVenue, tmp_path: Path
) -> None:
    """It takes over from the key on the server, and gives back to a new one; receipts,
    envelopes and private cards included, and no secret is left anywhere."""
    venue, own, keys, ana = await new_venue(), *(NostrKeys.fresh() for _ in range(3))
    logged: list[str] = []
    sink = logger.add(logged.append, level="TRACE", diagnose=True)
    await venue.tier("Gold", 5)
    lab, news = await lab_of(venue), Broadcast(venue)
    async with (
        on_air(str(tmp_path), 1) as (station,),
        bunker(station.url, own, keys) as link,
    ):
        await airwaves.say(station.url, airwaves.inbox_of(ana, [station.url]))
        state = await news.start(station.url)
        assert state["signer"]["kind"] == "local"
        await earn(lab, ana.public, 3_000)
        async with publishing():
            await news.all_said(station.url)
            first = (await venue.do("GET", news.path))["pubkey"]
            state = await venue.do("PUT", news.path, signer=link)
            assert state["pubkey"] == keys.public and state["key"] == "ready"
            assert state["signer"] == {
                "kind": "remote",
                "state": "ready",
                "words": "Your signer keeps the key, and signs.",
            }
            refused = await venue.refused("POST", f"{news.path}/rotate")
            assert refused == (409, "remote_signer")
            refused = await venue.refused(
                "POST", f"{news.path}/export", password="a long password"
            )
            assert refused == (409, "remote_signer")
            earned = await earn(lab, ana.public, 4_000)
            await news.all_said(station.url)
            for author in (first, keys.public):
                (said,) = await airwaves.heard(
                    station.url, kinds=[PROGRAM], authors=[author]
                )
                issuers = {t[1]: t[2:] for t in said["tags"] if t[0] == "issuer"}
                assert issuers[first][1] == issuers[keys.public][0] != ""
            (card,) = (await newest_cards(station.url, keys.public)).values()
            full = airwaves.decrypted(card, ana)
            assert nostr_sdk.Event.from_json(json.dumps(full)).verify()
            assert (value(full, "points"), full["pubkey"]) == ("7", keys.public)
            envelopes = await airwaves.heard(station.url, kinds=[ENVELOPE])
            receipts = [await airwaves.opened(one, ana) for one in envelopes]
            receipt = next(r for r in receipts if value(r, "seq") == "2")
            assert nostr_sdk.Event.from_json(json.dumps(receipt)).verify()
            assert (value(receipt, "hash"), receipt["pubkey"]) == (
                earned.hash,
                keys.public,
            )
            path = f"/me/cards/{earned.card_id}/events"
            taken = await venue.call("GET", path, signed(ana, "GET", API + path))
            assert verdict(taken.content, keys.public)[0] == 0, taken.text
            state = await venue.do("PUT", news.path, signer=None)
            assert state["signer"]["kind"] == "local"
            assert state["pubkey"] not in (first, keys.public)
            last = await earn(lab, ana.public, 1_000)
            await news.all_said(station.url)
            (card,) = (await newest_cards(station.url, state["pubkey"])).values()
            assert value(card, "head") == last.hash
        refused = await venue.refused("PUT", news.path, signer=link)
        assert refused == (409, "signer_key_used")
    for secret in (own.secret, keys.secret, "let me in", "let%20me%20in"):
        assert secret not in await stored() + "".join(logged)
    logger.remove(sink)


async def test_a_signer_that_is_away_holds_up_nothing_but_publishing(
    new_venue: NewVenue, tmp_path: Path
) -> None:
    """The ledger and other programmes go on; once it is back, all is said."""
    venue, other = await new_venue(), await new_venue()
    own, keys, ana = (NostrKeys.fresh() for _ in range(3))
    lab, news, others = await lab_of(venue), Broadcast(venue), Broadcast(other)
    async with on_air(str(tmp_path), 1) as (station,):
        async with bunker(station.url, own, keys) as link:
            await venue.do("PUT", news.path, signer=link)
        await news.start(station.url)
        await others.start(station.url)
        async with publishing():
            event = await earn(lab, ana.public, 5_000)
            assert await lab.points(ana.public) == 5

            async def is_away() -> Any:
                state = await venue.do("GET", news.path)
                return state if state["signer"]["state"] == "away" else None

            await others.all_said(station.url)
            state = await until(is_away)
            assert "does not answer" in state["words"] and "waits" in state["words"]
            path = f"/me/cards/{event.card_id}/events"
            taken = await venue.call("GET", path, signed(ana, "GET", API + path))
            assert taken.json()["code"] == "signer_away"
            path = f"/restaurants/{venue.id}/loyalty/{ana.public}/export"
            document = await venue.do("GET", path)  # their card is theirs all the same
            assert document["signed_head"] is None
            async with bunker(station.url, own, keys) as link:
                await venue.do("PUT", news.path, signer=link)  # and is not forgotten
                await news.all_said(station.url)
            (card,) = (await newest_cards(station.url, keys.public)).values()
            assert value(card, "head") == event.hash
            assert (await venue.do("GET", news.path))["signer"]["state"] == "ready"


@pytest.mark.parametrize(
    ("way", "state"),
    [
        ("silent", "away"),
        ("refuses", "refused"),
        ("otherkey", "lied"),
        ("altered", "lied"),
        ("junk", "lied"),
    ],
)
async def test_what_a_signer_sends_is_looked_at_before_it_counts(
    new_venue: NewVenue,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    way: str,
    state: str,
) -> None:
    from loyalty.nostr import desk

    venue, own, keys = await new_venue(), NostrKeys.fresh(), NostrKeys.fresh()
    lab, news = await lab_of(venue), Broadcast(venue)
    async with (
        on_air(str(tmp_path), 1) as (station,),
        bunker(station.url, own, keys, way) as link,
    ):
        await venue.do("PUT", news.path, signer=link)
        monkeypatch.setattr(desk, "ANSWER_SECONDS", 1.0)
        await news.start(station.url)
        await earn(lab, NostrKeys.fresh().public, 5_000)

        async def found() -> Any:
            seen = await venue.do("GET", news.path)
            return seen if seen["signer"]["state"] != "ready" else None

        async with publishing():
            seen = await until(found)
        assert seen["signer"]["state"] == state
        assert keys.secret not in str(seen)
        said = await airwaves.heard(station.url, kinds=[PROGRAM, 32605, 2604])
        assert all(
            e["pubkey"] == keys.public and e["content"] != "altered" for e in said
        )
        assert not await newest_cards(station.url, keys.public)


async def test_who_cannot_sign_is_no_signer(
    new_venue: NewVenue, tmp_path: Path
) -> None:
    venue, own, keys = await new_venue(), NostrKeys.fresh(), NostrKeys.fresh()
    news = Broadcast(venue)
    for bad in (
        "nonsense",
        f"bunker://{own.public}",
        f"bunker://{own.public}?relay=https://relay.example",
        f"bunker://{own.public}?relay=wss://10.0.0.1",
        f"bunker://{own.public[:-1]}?relay=wss://relay.example",
        f"nostrconnect://{own.public}?relay=wss://relay.example",
    ):
        code = await venue.refused("PUT", news.path, signer=bad)
        assert code[0] in (400, 409), bad
        assert code[1] in ("bad_signer", "signer_away"), bad
    nsec = nostr_sdk.Keys.parse(keys.secret).secret_key().to_bech32()
    refused = await venue.refused("PUT", news.path, signer=nsec)
    assert refused == (400, "secret_key")
    async with on_air(str(tmp_path), 1) as (station,):
        link = f"bunker://{own.public}?relay={station.url}"
        async with bunker(station.url, own, keys):
            refused = await venue.refused("PUT", news.path, signer=link)
            assert refused == (409, "signer_refused")  # without its secret
        async with bunker(station.url, own, keys, "impostor") as link:
            refused = await venue.refused("PUT", news.path, signer=link)
            assert refused == (409, "signer_lied")  # it cannot sign with that key
    assert (await venue.do("GET", news.path))["signer"]["kind"] == "local"
