"""What a venue's programme says on Nostr: to whom, under which key, and once."""

from __future__ import annotations

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import airwaves
import nostr_sdk
import pytest
from broadcast import (
    CARD,
    ENVELOPE,
    PROGRAM,
    RECEIPT,
    Broadcast,
    newest_cards,
    on_air,
    publishing,
    set_visibility,
    value,
)

from devkit.people import Guest, NostrKeys
from lab import Lab
from proofs import signed
from venue import API, Venue, answer, refusal, until
from verify_card import verdict

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]


@pytest.fixture(autouse=True)
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


async def lab_of(venue: Venue) -> Lab:
    return await Lab.opened(venue, int(time.time()) - 3600)


async def earn(lab: Lab, pubkey: str, sats: int) -> Any:
    """A bill that is paid now."""
    lab.now = int(time.time())
    return await lab.earn(pubkey, sats)


async def test_a_programme_and_its_cards_are_published(
    new_venue: NewVenue, tmp_path: Path
) -> None:
    """The whole way: switch on, move, read back on the relay, opened by the customer
    with somebody else's library."""
    venue = await new_venue()
    await venue.tier("Gold", 5)
    lab, news = await lab_of(venue), Broadcast(venue)
    ana, bob = NostrKeys.fresh(), NostrKeys.fresh()
    await earn(lab, ana.public, 9_000)  # before it publishes: the card, no receipt
    async with on_air(str(tmp_path), 1) as (station,):
        inbox = airwaves.inbox_of(ana, [station.url])
        assert (await airwaves.say(station.url, inbox))[2] is True
        state = await news.start(station.url)
        assert (state["publish"], state["relays"]) == (True, [station.url])
        earned = await earn(lab, ana.public, 7_000)
        await earn(lab, bob.public, 4_000)
        async with publishing():
            await news.all_said(station.url)
        state = await venue.do("GET", news.path)
        assert state["key"] == "ready"
        (said,) = await airwaves.heard(station.url, kinds=[PROGRAM])
        assert said["pubkey"] == state["pubkey"]
        assert value(said, "d") == news.program_id
        assert value(said, "earn") == "1"
        assert ["issuer", state["pubkey"], "0", ""] in said["tags"]
        cards = await newest_cards(station.url, state["pubkey"])
        assert len(cards) == 2
        for key in (ana.public, bob.public):
            assert key not in str(cards)
        mine = next(c for c in cards.values() if value(c, "head") == earned.hash)
        full = airwaves.decrypted(mine, ana)
        assert nostr_sdk.Event.from_json(json.dumps(full)).verify()
        assert (value(full, "p"), value(full, "points")) == (ana.public, "16")
        assert (value(full, "tier"), value(full, "seq")) == ("Gold", "2")
        (envelope,) = await airwaves.heard(station.url, kinds=[ENVELOPE])
        receipt = await airwaves.opened(envelope, ana)
        assert nostr_sdk.Event.from_json(json.dumps(receipt)).verify()
        assert receipt["kind"] == RECEIPT
        assert (value(receipt, "hash"), value(receipt, "delta")) == (earned.hash, "7")
        relays = await news.relays()
        assert relays[station.url]["words"] == "All has arrived."


async def test_nothing_is_published_unasked(new_venue: NewVenue) -> None:
    venue = await new_venue()
    lab, news = await lab_of(venue), Broadcast(venue)
    await earn(lab, NostrKeys.fresh().public, 9_000)
    assert await news.noted() == 0
    state = await venue.do("GET", news.path)
    assert (state["publish"], state["key"], state["npub"]) == (False, "none", None)
    assert await venue.refused("PUT", news.path, publish=True) == (409, "relays_needed")
    for bad in (
        "https://relay.example",
        "wss://user@relay.example",
        "wss://10.0.0.1:x",
        "ws://relay.example",
        "wss://relay.example/#a",
        "nonsense",
    ):
        refused = await venue.refused("PUT", news.path, relays=[bad])
        assert refused == (400, "bad_relay"), bad


@pytest.mark.parametrize("kills", ["relay", "publisher"])
async def test_who_is_killed_in_the_middle_misses_nothing(
    new_venue: NewVenue, tmp_path: Path, kills: str, moves: int
) -> None:
    """Events of several guests to two relays; one of them, or the publisher, dies on
    the way and comes back. Both relays end with the same, and with the newest."""
    venue = await new_venue()
    lab, news = await lab_of(venue), Broadcast(venue)
    guests = [NostrKeys.fresh() for _ in range(5)]
    heads: dict[str, int] = {}
    async with on_air(str(tmp_path), 2) as (steady, shaky):
        for guest in guests:
            inbox = airwaves.inbox_of(guest, [steady.url, shaky.url])
            await airwaves.say(steady.url, inbox)
        await news.start(steady.url, shaky.url)

        async def move(numbers: range) -> None:
            for number in numbers:
                event = await earn(lab, guests[number % 5].public, 1_000)
                heads[event.hash] = event.seq

        async with publishing(2):
            await move(range(moves // 2))
            await until(lambda: _some_arrived(steady.url))
            if kills == "relay":
                shaky.kill()
            await move(range(moves // 2, moves))
            if kills == "relay":
                await news.all_said(steady.url)
                await shaky.start()
        async with publishing():
            await until(lambda: _unpaused(shaky.url))
            await news.all_said(steady.url, shaky.url)
        author = (await venue.do("GET", news.path))["pubkey"]
        newest = {h for h, seq in heads.items() if seq == moves // 5}
        for station in (steady, shaky):
            cards = await newest_cards(station.url, author)
            assert {value(card, "head") for card in cards.values()} == newest
            got = [
                value(await airwaves.opened(envelope, guest), "hash")
                for guest in guests
                for envelope in await airwaves.heard(
                    station.url, kinds=[ENVELOPE], **{"#p": [guest.public]}
                )
            ]
            assert sorted(got) == sorted(heads)  # each once
        assert (await venue.proof())["wrong"] == 0


@pytest.fixture
def moves() -> int:
    return 1000 if os.environ.get("LOYALTY_PROVE") else 100


async def _some_arrived(url: str) -> bool:
    return bool(await airwaves.heard(url, kinds=[ENVELOPE]))


async def _unpaused(url: str) -> bool:
    """Time flies: the relay may be tried again now."""
    from loyalty.store import store

    await store.write(
        lambda tx: tx.execute(
            "UPDATE nostr_relays SET paused_until = 0 WHERE url = :url", {"url": url}
        )
    )
    return True


async def test_a_customer_may_ask_where_the_venue_does_not(
    new_venue: NewVenue, new_guest: NewGuest, tmp_path: Path
) -> None:
    """Opt in: badge and card for everybody. Opt out, and erasure: taken back."""
    venue = await new_venue()
    gold = await venue.tier("Gold", 5)
    news, guest = Broadcast(venue), await new_guest()
    served = await venue.serve(guest, 9_000)
    card_id = served["id"].split(":")[0]
    refused = refusal(await set_visibility(venue, guest, card_id, "full"))
    assert refused == (409, "not_on_nostr")
    async with on_air(str(tmp_path), 1) as (station,):
        await venue.do("PUT", news.path, relays=[station.url])
        shown = answer(await set_visibility(venue, guest, card_id, "full"))
        assert shown["visibility"] == "full"
        async with publishing():
            await news.all_said(station.url)
            author = (await venue.do("GET", news.path))["pubkey"]
            (card,) = (await newest_cards(station.url, author)).values()
            assert (value(card, "p"), value(card, "points")) == (guest.pubkey, "9")
            (award,) = await airwaves.heard(station.url, kinds=[8])
            assert value(award, "a") == f"30009:{author}:tier-{gold['id']}"
            assert value(award, "p") == guest.pubkey
            assert len(await airwaves.heard(station.url, kinds=[30009])) == 1
            answer(await set_visibility(venue, guest, card_id, "private"))
            await news.all_said(station.url)
            gone = await airwaves.heard(station.url, kinds=[5], authors=[author])
            assert {value(one, "k") for one in gone} == {"8", str(CARD)}
            assert not await airwaves.heard(station.url, kinds=[8])
            answer(await set_visibility(venue, guest, card_id, "tier"))
            await news.all_said(station.url)
            (card,) = (await newest_cards(station.url, author)).values()
            assert card["content"] and guest.pubkey not in str(card)
            assert len(await airwaves.heard(station.url, kinds=[8])) == 1
            erased = signed(guest.keys, "DELETE", API + venue.card_path(guest))
            answer(await venue.call("DELETE", venue.card_path(guest), erased))
            await news.all_said(station.url)
        assert not await newest_cards(station.url, author)
        assert not await airwaves.heard(station.url, kinds=[8])


async def test_an_erasure_takes_back_what_is_on_its_way(
    new_venue: NewVenue, new_guest: NewGuest, tmp_path: Path
) -> None:
    from loyalty.nostr import preparing
    from loyalty.store import store

    venue = await new_venue()
    news, guest = Broadcast(venue), await new_guest()
    async with on_air(str(tmp_path), 1) as (station,):
        inbox = airwaves.inbox_of(guest.keys, ["ws://127.0.0.1:1"])
        await airwaves.say(station.url, inbox)
        await news.start(station.url)
        await venue.serve(guest, 9_000)
        await preparing.check_programs()
        await preparing.take_notes()
        await preparing.ask()
        await preparing.prepare()
    held = "SELECT body FROM nostr_events WHERE program_id = :program_id"
    program = {"program_id": news.program_id}
    bodies = await store.read(lambda tx: tx.all(held, program))
    assert guest.pubkey in str(bodies)
    erased = signed(guest.keys, "DELETE", API + venue.card_path(guest))
    answer(await venue.call("DELETE", venue.card_path(guest), erased))
    bodies = await store.read(lambda tx: tx.all(held, program))
    assert guest.pubkey not in str(bodies)
    assert await news.waiting("ws://127.0.0.1:1") == 0


async def test_a_changed_server_secret_stops_publishing_and_nothing_else(
    new_venue: NewVenue, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from lnbits.settings import settings

    venue = await new_venue()
    lab, news, ana = await lab_of(venue), Broadcast(venue), NostrKeys.fresh()
    async with on_air(str(tmp_path), 1) as (station,):
        await news.start(station.url)
        await earn(lab, ana.public, 1_000)
        async with publishing():
            await news.all_said(station.url)
        old = (await venue.do("GET", news.path))["pubkey"]
        with monkeypatch.context() as patch:
            patch.setattr(settings, "auth_secret_key", "another")
            async with publishing():
                last = await earn(lab, ana.public, 1_000)  # the ledger runs on
                state = await venue.do("GET", news.path)
                assert state["key"] == "locked"
                assert "secret key has changed" in state["words"]
                refused = await venue.refused(
                    "POST", f"{news.path}/export", password="a long password"
                )
                assert refused == (409, "key_locked")
                await asyncio.sleep(1)
            (card,) = (await newest_cards(station.url, old)).values()
            assert value(card, "seq") == "1"
            state = await venue.do("POST", f"{news.path}/rotate")
            new = state["pubkey"]
            assert state["key"] == "ready" and new != old
            async with publishing():
                await news.all_said(station.url)
            (card,) = (await newest_cards(station.url, new)).values()
            assert value(card, "head") == last.hash


async def test_a_new_key_takes_over_and_the_old_one_stays_good(
    new_venue: NewVenue, tmp_path: Path
) -> None:
    venue = await new_venue()
    lab, news, ana = await lab_of(venue), Broadcast(venue), NostrKeys.fresh()
    async with on_air(str(tmp_path), 1) as (station,):
        await news.start(station.url)
        await earn(lab, ana.public, 1_000)
        async with publishing():
            await news.all_said(station.url)
            old = (await venue.do("GET", news.path))["pubkey"]
            state = await venue.do("POST", f"{news.path}/rotate")
        async with publishing():
            await news.all_said(station.url)
        new = state["pubkey"]
        for author in (old, new):
            (said,) = await airwaves.heard(
                station.url, kinds=[PROGRAM], authors=[author]
            )
            issuers = {tag[1]: tag[2:] for tag in said["tags"] if tag[0] == "issuer"}
            assert issuers[old][0] == "0" and issuers[old][1] == issuers[new][0]
            assert issuers[new][1] == ""
        later = await earn(lab, ana.public, 2_000)
        for key in (new, None):  # the card as its holder takes it along
            path = f"/me/cards/{later.card_id}/events"
            taken = await venue.call("GET", path, signed(ana, "GET", API + path))
            assert taken.status_code == 200, taken.text
            code, words = verdict(taken.content, key)
            assert (code, words[0]) == (0, "Genuine. 2 entries, none missing.")
        assert verdict(taken.content, NostrKeys.fresh().public)[0] == 1
        path = f"/restaurants/{venue.id}/loyalty/{ana.public}/export"
        document = await venue.call("GET", path)
        assert verdict(document.content, new) == (
            0,
            ["Genuine. 2 entries, none missing.", "Signed by the merchant you named."],
        )
        body = {"password": "a long password"}
        exported = await venue.do("POST", f"{news.path}/export", **body)
        sealed = nostr_sdk.EncryptedSecretKey.from_bech32(exported["ncryptsec"])
        keys = nostr_sdk.Keys(sealed.decrypt("a long password"))
        assert keys.public_key().to_hex() == new
