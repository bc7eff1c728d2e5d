"""A customer is forgotten; totals and chains stay (mission 219; design: erasure)."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Awaitable, Callable
from typing import Any

import gifts
import issuers
import offers
import patrons
import pytest
import sats
import seats
from archives import Archive, archive_of, erase
from holders import ask_recovery, cards, page_made, receipt, send
from invitations import link, opened

from browsers import Phone
from devkit.people import Guest
from histories import History
from lab import Lab
from proofs import signed
from venue import API, Venue, answer

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
InThread = Callable[..., Awaitable[Any]]

# Every column of ours that holds a customer's key. A new one has to be erased, too.
KEY_COLUMNS = {
    ("cards", "customer_pubkey"),
    ("orders", "customer_pubkey"),
    ("orders", "referrer_pubkey"),
    ("referral_links", "customer_pubkey"),
    ("staff", "card_pubkey"),
    ("order_payments", "customer_pubkey"),
    ("sessions", "pubkey"),
    ("order_proofs", "pubkey"),
    ("challenges", "proved_by"),
    ("page_keys", "pubkey"),
    ("recoveries", "new_pubkey"),
    ("checkins", "customer_pubkey"),
    ("challenge_codes", "pubkey"),
    ("code_days", "pubkey"),
    ("discount_quotes", "customer_pubkey"),
    ("discount_usages", "customer_pubkey"),
    ("badge_awards", "customer_pubkey"),
    ("badge_checks", "customer_pubkey"),
    ("badge_guests", "customer_pubkey"),
    ("payout_destinations", "pubkey"),
    ("reviews", "customer_pubkey"),
}
PROGRAM_KEYS = {("program_keys", "pubkey"), ("nostr_signers", "pubkey")}  # its own
KEEPERS_KEYS = {("curators", "pubkey")}  # of who looks after the community, no guest's


@pytest.fixture
def archive(app: Any, bench: Any, database: str, in_thread: InThread) -> Archive:
    return archive_of(bench, database, in_thread)


@pytest.fixture
async def shop(new_venue: NewVenue) -> Venue:
    return await new_venue()


@pytest.fixture
def history(shop: Venue, new_lab: Any) -> History:
    return History(Lab(shop, int(time.time())))


def npub(pubkey: str) -> str:
    from loyalty.keys import npub

    return npub(pubkey)


async def answered(lab: Lab, words: str) -> None:
    """A stored answer that has those words in it."""
    from loyalty.idempotency import idempotency

    once = idempotency("token:x", f"POST /{words}", "k", b"")
    await lab.run(lambda tx: once.once(tx, lambda: {"of": words}))


# --- nothing of the key is left -------------------------------------------------------


async def test_why_a_bill_was_refunded_is_forgotten(
    shop: Venue, guest: Guest, archive: Archive
) -> None:
    """And the refund stays: it is the shop's money."""
    words = f"the soup of {guest.pubkey[:12]} was cold"
    event = await shop.serve(guest, 10_000)
    made = await shop.refund(event["order_id"], amount_sats=4_000, reason=words)
    assert made.json()["refund"]["reason"] == words
    assert words in await archive.text()
    await erase(shop, guest)
    assert words not in await archive.text()
    order = await shop.do("GET", f"/orders/{event['order_id']}")
    assert (order["refunded_sats"], order["refunds"][0]["reason"]) == (4_000, "")


async def test_the_key_is_nowhere_any_more(
    shop: Venue,
    guest: Guest,
    new_guest: NewGuest,
    archive: Archive,
    history: History,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    spellings = (guest.pubkey, npub(guest.pubkey))
    friend = await new_guest("Friend")
    await _invited(shop, guest, friend)
    await shop.serve(guest, 10_000, note=f"for {spellings[1]}")
    made = await shop.order(5_000, customer_pubkey=guest.pubkey, note="no nuts, please")
    bill = {"order_id": made["order"]["id"], "purpose": "pay"}
    link = await shop.do("POST", "/challenges", **bill)
    answer(await Phone(shop.http, guest.keys).confirm(link["nonce"]))
    answer(await seats.sit(Phone(shop.http, guest.keys), await seats.table(shop)))
    await shop.serve(friend, 3_000, referrer_pubkey=guest.pubkey)
    await shop.order(
        2_000, note=f"owes {spellings[0].upper()}", table=spellings[0][:64]
    )
    called = {"nickname": "Anastasia", "note": "Anastasia tips well"}
    await shop.do("PUT", f"/merchants/{shop.id}/customers/{guest.pubkey}", **called)
    other = {"note": f"Sister of {spellings[1]}"}
    await shop.do("PUT", f"/merchants/{shop.id}/customers/{friend.pubkey}", **other)
    await _recovering(shop, guest, friend)
    await _with_badges(shop, guest, monkeypatch)
    review = {"rating": 5, "text": "Anastasia loved it"}
    path = f"/merchants/{shop.id}/reviews"
    answer(await send(shop.http, guest.keys, "POST", path, **review))
    # A voucher is a text with the key in it; so is its letter, which waits here.
    voucher = await gifts.given(shop, guest.pubkey, reason="Anastasia was patient")
    for table in ("vouchers", "nostr_letters"):
        assert guest.pubkey in json.dumps(await archive.rows(table))
    await _sent_a_code(shop, guest, history)
    await offers.rule(shop)
    await offers.discounted(shop, guest)
    await offers.quote(shop, guest)
    for spelling in spellings:
        await answered(history.lab, spelling)
    await _with_words(history, guest.pubkey, "Anastasia spilled her soup")
    await sats.name_address(shop, guest, "anastasia@example.com")
    for table, column in KEY_COLUMNS:
        rows = await archive.rows(table)
        assert guest.pubkey in {row[column] for row in rows}, (table, column)
    before = await archive.text()
    for words in (*spellings, "anastasia", "no nuts"):
        assert words in before
    await erase(shop, guest, signed(guest.keys, "DELETE", API + shop.card_path(guest)))
    after = await archive.text()
    for words in (*spellings, "anastasia", "no nuts", voucher["event"]["sig"]):
        assert words not in after
    assert (await shop.card(friend))["points"] == 5
    assert friend.pubkey in after


async def _invited(shop: Venue, guest: Guest, friend: Guest) -> None:
    """By a friend, before the first bill; and who works there has a card, too."""
    await shop.program(referral_points=1)
    await shop.serve(friend, 1_000)
    here = await shop.do("GET", f"/merchants/{shop.id}/referral")
    answer(await opened(shop, guest.keys, link(friend.keys, here["program"])))
    body = {"initials": "AN", "card_pubkey": guest.pubkey}
    await shop.do("POST", f"/merchants/{shop.id}/staff", **body)


async def _with_badges(
    shop: Venue, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a relay says of the guest's badges and relays is kept."""
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")
    patrons.patient_reader(monkeypatch)
    ana, crypta = issuers.Issuer(guest.keys), issuers.Issuer()
    at, badge = int(time.time()) - 86_400, crypta.badge("member")
    events = [
        crypta.defines("member", at),
        crypta.awards(badge, at, ana.key),
        ana.says(10002, at, ("r", "wss://a.example")),
    ]
    async with issuers.at(issuers.keeping(events)) as url:
        door = patrons.Door(shop)
        await door.relays(url)
        with patrons.earlier(7200):
            await door.trusts(crypta.key)
        assert await door.sees(ana.key) == {"Member": ""}
        await patrons.all_asked()


async def _sent_a_code(shop: Venue, guest: Guest, history: History) -> None:
    """As if a message had gone out: it needs a relay, what is kept does not."""
    from loyalty.challenges import codes, services

    made = await shop.order(5_000)
    bill = {"order_id": made["order"]["id"], "purpose": "pay"}
    link = await shop.do("POST", "/challenges", **bill)

    def keep(tx: Any) -> None:
        now = history.lab.now
        asked = services.look(tx, link["nonce"], now)
        codes.keep(tx, asked, guest.pubkey, codes.new_code(), now)

    await history.lab.run(keep)


async def _recovering(shop: Venue, guest: Guest, friend: Guest) -> None:
    """The guest's key is to have the friend's card, the reason names her, and so does
    the name that she has given herself."""
    for person in (guest, friend):
        await page_made(shop.http, person.keys)
    token = await receipt(shop, friend, 1_000)
    asked = answer(await ask_recovery(shop, token, guest.keys))
    path = f"/recoveries/{asked['id']}/approve"
    answer(await shop.call("POST", path, reason="Anastasia has lost her phone"))
    (card,) = await cards(shop.http, guest.keys)
    named = {"name": "Anastasia of her own"}
    path = f"/me/cards/{card['card_id']}"
    answer(await send(shop.http, guest.keys, "PUT", path, **named))


async def _with_words(history: History, pubkey: str, reason: str) -> None:
    from loyalty.clock import LocalClock
    from loyalty.services.movement import moving

    def given(tx: Any) -> None:
        with moving(tx, history.lab.program_id, pubkey) as move:
            draft = move.draft(
                history.lab.venue.id,
                LocalClock("UTC"),
                move.now,
                kind="granted",
                delta=1,
                lots="1@0",
                source="staff",
                source_id=move.next_id,
                actor_id="token:till",
            )
            move.post(draft, reason)

    await history.lab.run(given)


async def test_every_column_with_a_key_is_known(archive: Archive) -> None:
    words = re.compile("pubkey|npub|proved_by")
    found = {(t, c) for t, c in await archive.columns() if words.search(c)}
    assert found == KEY_COLUMNS | PROGRAM_KEYS | KEEPERS_KEYS


async def test_what_was_still_to_be_published_is_not(
    shop: Venue, guest: Guest, archive: Archive
) -> None:
    await shop.program(publish_events=True)
    served = await shop.serve(guest, 10_000)
    card_id = served["id"].split(":")[0]
    query = f"SELECT * FROM loyalty.outbox WHERE card_id = '{card_id}'"  # noqa: S608
    assert len(await archive.in_thread(archive.raw.rows, query)) == 1
    await erase(shop, guest)
    assert await archive.in_thread(archive.raw.rows, query) == []


async def test_all_keys_of_one_person_go(
    shop: Venue, new_guest: NewGuest, archive: Archive, history: History
) -> None:
    """Whoever put two cards together is forgotten with both keys."""
    from loyalty import services

    old, kept = await new_guest("Old"), await new_guest("Kept")
    for guest in (old, kept):
        await shop.serve(guest, 10_000)
    lab = history.lab
    await lab.run(services.merge_cards, lab.program_id, old.pubkey, kept.pubkey)
    path = shop.card_path(old)
    erased = await erase(shop, old, signed(old.keys, "DELETE", API + path))
    assert erased["points_ended"] == 20
    left = await archive.text()
    assert old.pubkey not in left and kept.pubkey not in left
    for guest in (old, kept):
        assert await lab.run(services.was_erased, lab.program_id, guest.pubkey, lab.now)
    assert (await shop.proof())["wrong"] == 0
