"""`POST me/merge` takes the proofs of both keys (mission 212; api: customer)."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import pytest
from holders import cards

from devkit.people import Guest, NostrKeys
from proofs import encoded, request_tags, signed, signed_event
from venue import API, Venue, refusal

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
PATH = API + "/me/merge"
OTHER = "X-Loyalty-Other-Proof"


@dataclass
class Person:
    """Somebody with two keys, and a card for each at one venue."""

    venue: Venue
    old: Guest
    kept: Guest

    @property
    def body(self) -> dict[str, str]:
        return {
            "merchant_id": self.venue.id,
            "from_pubkey": self.old.pubkey,
            "into_pubkey": self.kept.pubkey,
        }

    def headers(
        self,
        body: bytes,
        key: str = "once",
        kept: NostrKeys | None = None,
        old: NostrKeys | None = None,
    ) -> dict[str, str]:
        proof = signed(kept or self.kept.keys, "POST", PATH, body)
        other = signed(old or self.old.keys, "POST", PATH, body)
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        return {**headers, **proof, OTHER: other["Authorization"]}

    async def send(self, headers: dict[str, str], body: bytes) -> Any:
        return await self.venue.http.post(PATH, content=body, headers=headers)

    async def merge(self, key: str = "once", **changed: Any) -> Any:
        body = json.dumps({**self.body, **changed}).encode()
        return await self.send(self.headers(body, key), body)


@pytest.fixture
async def person(new_venue: NewVenue, new_guest: NewGuest) -> Person:
    venue = await new_venue()
    person = Person(venue, await new_guest("Ana"), await new_guest("Anna"))
    await venue.serve(person.old, 10_000)
    await venue.serve(person.kept, 5_000)
    return person


async def test_two_cards_become_one(person: Person) -> None:
    venue = person.venue
    answer = (await person.merge()).json()
    assert answer == {"merged": True, "merchant_id": venue.id, "points": 15}
    for guest in (person.old, person.kept):
        assert (await venue.card(guest))["points"] == 15
    await venue.serve(person.old, 1_000)
    assert (await venue.card(person.kept))["points"] == 16
    assert (await venue.proof())["wrong"] == 0


async def test_sent_twice_it_happens_once(person: Person) -> None:
    body = json.dumps(person.body).encode()
    headers = person.headers(body)
    first = await person.send(headers, body)
    await person.venue.serve(person.kept, 1_000)
    again = await person.send(headers, body)  # the very same signatures
    fresh = await person.send(person.headers(body), body)
    assert first.json() == again.json() == fresh.json()
    other_key = await person.merge(key="another")
    assert other_key.json()["points"] == 16  # merged already, and the same card
    mismatch = await person.merge(merchant_id=str(person.venue.merchant["slug"]))
    assert refusal(mismatch) == (409, "idempotency_mismatch")


async def test_it_takes_an_idempotency_key(person: Person) -> None:
    body = json.dumps(person.body).encode()
    headers = person.headers(body)
    del headers["Idempotency-Key"]
    answer = await person.send(headers, body)
    assert refusal(answer) == (400, "idempotency_key_needed")


async def test_each_proof_fails_with_its_own_word(person: Person) -> None:
    body = json.dumps(person.body).encode()
    good = person.headers(body)
    no_event = f"Nostr {encoded({})}"
    wrong: dict[str, tuple[dict[str, str], tuple[int, str]]] = {
        "no first": ({"Authorization": ""}, (401, "not_proved")),
        "no second": ({OTHER: ""}, (401, "other_not_proved")),
        "bad first": ({"Authorization": no_event}, (401, "proof_malformed")),
        "bad second": ({OTHER: no_event}, (401, "bad_other_proof")),
        "another path": (
            {OTHER: signed(person.old.keys, "POST", PATH + "s", body)["Authorization"]},
            (401, "bad_other_proof"),
        ),
        "another body": (
            {OTHER: signed(person.old.keys, "POST", PATH, b"{}")["Authorization"]},
            (401, "bad_other_proof"),
        ),
    }
    for name, (headers, expected) in wrong.items():
        answer = await person.send({**good, **headers}, body)
        assert refusal(answer) == expected, name
    assert (await person.venue.card(person.kept))["points"] == 5


async def test_each_proof_opens_once(person: Person) -> None:
    """With another Idempotency-Key it is another request."""
    body = json.dumps(person.body).encode()
    used = person.headers(body, key="one")
    assert (await person.send(used, body)).is_success
    fresh = person.headers(body, key="two")
    for name, code in ((OTHER, "other_proof_used"), ("Authorization", "proof_used")):
        answer = await person.send({**fresh, name: used[name]}, body)
        assert refusal(answer) == (401, code)
        fresh = person.headers(body, key="two")


async def test_both_keys_have_to_be_those_of_the_cards(person: Person) -> None:
    thief = NostrKeys.fresh()
    body = json.dumps(person.body).encode()
    kept, old = person.kept.keys, person.old.keys
    for first, second in (
        (thief, old),
        (kept, thief),
        (old, kept),  # it is the other card that stays
        (kept, kept),
    ):
        headers = person.headers(body, kept=first, old=second)
        answer = await person.send(headers, body)
        assert refusal(answer) == (403, "not_your_card")
    assert (await person.venue.card(person.old))["points"] == 10


async def test_a_merchants_key_merges_nothing(person: Person) -> None:
    body = json.dumps(person.body).encode()
    headers = person.headers(body)
    del headers["Authorization"]
    for staff in (person.venue.admin, await person.venue.token("manage", "read")):
        answer = await person.send({**headers, **staff}, body)
        assert refusal(answer) == (403, "not_your_card")


async def test_what_cannot_be_merged_is_refused(person: Person) -> None:
    unknown = await person.merge("a", merchant_id="nobody")
    assert refusal(unknown) == (404, "merchant_not_found")
    malformed = await person.merge("b", from_pubkey="x")
    assert refusal(malformed) == (400, "bad_pubkey")
    body = {**person.body, "from_pubkey": person.kept.pubkey}
    raw = json.dumps(body).encode()
    headers = person.headers(raw, "c", old=person.kept.keys)
    assert refusal(await person.send(headers, raw)) == (400, "same_card")
    assert (await person.merge("d")).is_success
    turned = {"from_pubkey": person.kept.pubkey, "into_pubkey": person.old.pubkey}
    raw = json.dumps({**person.body, **turned}).encode()
    headers = person.headers(raw, "e", kept=person.old.keys, old=person.kept.keys)
    assert refusal(await person.send(headers, raw)) == (409, "already_merged")


async def test_only_this_programmes_cards_are_merged(
    person: Person, new_venue: NewVenue
) -> None:
    elsewhere = await new_venue()
    await elsewhere.serve(person.old, 7_000)
    assert (await person.merge()).is_success
    assert (await elsewhere.card(person.old))["points"] == 7
    assert (await elsewhere.card(person.kept))["points"] == 0


async def test_one_signature_cannot_stand_for_both(person: Person) -> None:
    body = json.dumps(person.body).encode()
    url = "http://127.0.0.1:5000" + PATH
    event = signed_event(person.kept.keys, request_tags("POST", url, body))
    proof = f"Nostr {encoded(event)}"
    headers = {**person.headers(body), "Authorization": proof, OTHER: proof}
    assert refusal(await person.send(headers, body)) == (403, "not_your_card")


async def test_a_key_that_is_retired_opens_nothing_any_more(person: Person) -> None:
    """How a card on paper moves to a phone: whoever has seen the paper has nothing."""
    venue, old, kept = person.venue, person.old, person.kept
    assert (await person.merge(retire=True)).json()["points"] == 15
    again = (await person.merge(retire=True)).json()  # the answer was lost
    assert again["points"] == 15
    assert (await venue.card(kept))["points"] == 15
    assert await cards(venue.http, old.keys) == []
    await venue.serve(old, 1_000)
    assert (await venue.card(old))["points"] == 1
    assert (await venue.card(kept))["points"] == 15
    assert (await venue.proof())["wrong"] == 0


async def test_a_key_that_was_merged_before_can_be_retired(person: Person) -> None:
    await person.merge()
    await person.merge(key="another", retire=True)
    assert await cards(person.venue.http, person.old.keys) == []
    assert (await person.venue.card(person.kept))["points"] == 15
    assert (await person.venue.proof())["wrong"] == 0
