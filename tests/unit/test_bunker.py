"""What a remote signer is told, and what of its answers is believed."""

from __future__ import annotations

import json
import os
import random
from dataclasses import replace
from typing import Any

import pytest

from loyalty.exceptions import InvalidInput
from loyalty.nostr import bunker as said
from loyalty.nostr.bunker import Bunker, SignerFailed
from loyalty.nostr.event import Draft, NostrEvent, sign
from loyalty.nostr.kinds import Kinds
from loyalty.nostr.nip44 import decrypt, encrypt
from loyalty.nostr.pens import LocalPen

EACH = 50_000 if os.environ.get("LOYALTY_PROVE") else 500
OWN, CLIENT, KEY, RIVAL = (bytes([n]) * 32 for n in (1, 2, 3, 4))
PUBKEYS = {secret: LocalPen(secret).pubkey for secret in (OWN, CLIENT, KEY, RIVAL)}
BUNKER = Bunker(PUBKEYS[OWN], ("wss://relay.example",), CLIENT, PUBKEYS[KEY])
DRAFT = Draft(32605, 1_800_000_000, (("d", "x"),), "a card")


def says(secret: bytes, text: str, kind: int = said.KIND) -> NostrEvent:
    """Something that whoever holds that key says to us."""
    content = encrypt(secret, PUBKEYS[CLIENT], text)
    return sign(Draft(kind, 1, (("p", PUBKEYS[CLIENT]),), content), secret)


def test_a_request_is_for_the_signer_alone() -> None:
    event = said.request(BUNKER, "7", "sign_event", ["x"], 5)
    assert (event.kind, event.tags) == (24133, (("p", PUBKEYS[OWN]),))
    assert json.loads(decrypt(OWN, PUBKEYS[CLIENT], event.content)) == {
        "id": "7",
        "method": "sign_event",
        "params": ["x"],
    }


def test_only_the_signer_answers() -> None:
    text = json.dumps({"id": "7", "result": "yes"})
    assert said.answer(BUNKER, says(OWN, text)) == ("7", "yes", "")
    assert said.answer(BUNKER, says(RIVAL, text)) is None
    assert said.answer(BUNKER, says(OWN, text, kind=4)) is None
    forged = replace(says(RIVAL, text), pubkey=PUBKEYS[OWN])  # a relay's own make
    assert said.answer(BUNKER, forged) is None
    genuine = says(OWN, text)
    draft = Draft(genuine.kind, 2, genuine.tags, genuine.content)
    assert said.answer(BUNKER, sign(draft, RIVAL)) is None  # the same words once more


@pytest.mark.parametrize("text", ["", "7", "[]", "{}", '{"id":7}', "[" * 9999, "null"])
def test_what_is_no_answer(text: str) -> None:
    assert said.answer(BUNKER, says(OWN, text or " ")) is None


@pytest.mark.parametrize("result", [None, 7, [], {}, True])
def test_only_text_is_a_result(result: Any) -> None:
    text = json.dumps({"id": "7", "result": result, "error": result})
    assert said.answer(BUNKER, says(OWN, text)) == ("7", "", "")


def test_what_it_signs_is_what_was_asked_for() -> None:
    event = sign(DRAFT, KEY)
    assert said.signed(event.to_json(), PUBKEYS[KEY], DRAFT) == event
    assert json.loads(said.unsigned(PUBKEYS[KEY], DRAFT))["content"] == "a card"
    others = (
        sign(DRAFT, RIVAL),
        sign(replace(DRAFT, content="b"), KEY),
        sign(replace(DRAFT, created_at=1), KEY),
        sign(replace(DRAFT, kind=5), KEY),
        sign(replace(DRAFT, tags=()), KEY),
        sign(replace(DRAFT, tags=(*DRAFT.tags, ("p", "x"))), KEY),
        replace(event, content="altered"),
        replace(event, sig="0" * 128),
    )
    for other in others:
        with pytest.raises(SignerFailed) as failed:
            said.signed(other.to_json(), PUBKEYS[KEY], DRAFT)
        assert failed.value.state == said.LIED


def test_whatever_it_sends_nothing_but_a_refusal_comes_of_it() -> None:
    """Fuzz: answers with a character changed, cut off or put in are never believed."""
    dice, text = random.Random(46), sign(DRAFT, KEY).to_json()
    for _ in range(EACH):
        at = dice.randrange(len(text))
        junk = dice.choice(["", '"', "{", "]", "0", "\\", "é", "\ud800", ","])
        broken = text[:at] + junk + text[at + dice.randint(0, 3) :]
        if broken == text:
            continue
        try:
            event = said.signed(broken, PUBKEYS[KEY], DRAFT)
        except SignerFailed:
            continue
        assert event == sign(DRAFT, KEY)  # a space more, say


@pytest.mark.parametrize("text", ["", "A" * 131, "A" * 133, "B" * 132, "plain text"])
def test_what_is_not_encrypted_is_not_sent(text: str) -> None:
    with pytest.raises(SignerFailed):
        said.sealed(text)
    assert said.sealed(encrypt(KEY, PUBKEYS[OWN], "hello"))


def test_a_link_is_read_or_refused_and_never_said_again() -> None:
    host = PUBKEYS[OWN]
    link = f"bunker://{host}?relay=wss%3A%2F%2Frelay.example&secret=s3cret"
    found = said.read_link(link, CLIENT)
    assert (found.signer, found.relays) == (host, ("wss://relay.example",))
    assert "s3cret" not in repr(found) and CLIENT.hex() not in repr(found)
    many = "&".join(f"relay=wss://r{n}.example" for n in range(9))
    assert len(said.read_link(f"bunker://{host}?{many}", CLIENT).relays) == 3
    for bad in (
        "",
        "bunker://",
        f"bunker://{host}",
        f"bunker://{host}?relay=ws://relay.example",
        f"bunker://{host}?relay=wss://localhost&secret=s3cret",
        f"bunker://{host[1:]}?relay=wss://relay.example",
        f"bunker://[{host}?relay=wss://relay.example",
        f"https://{host}?relay=wss://relay.example",
        "nsec1" + "q" * 58,
    ):
        with pytest.raises(InvalidInput) as refused:
            said.read_link(bad, CLIENT)
        assert "s3cret" not in refused.value.message


def test_it_is_asked_for_no_more_than_is_needed() -> None:
    assert said.permissions(Kinds()).split(",") == [
        *(f"sign_event:{kind}" for kind in (5, 8, 13, 2604, 2605, 22242, 30009)),
        *(f"sign_event:{kind}" for kind in (32604, 32605, 32606)),
        "nip44_encrypt",
    ]
