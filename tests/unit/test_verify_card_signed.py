"""A card whose head the merchant has signed (mission 210): neither its end can be cut
off nor its holder exchanged, and nobody else can have written it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from nostr_sdk import PublicKey
from signed_cards import GENUINE, MALLORY, MERCHANT, signed_card

from card_files import CARD, LONG, OTHER_CARD, bare_check, exported, saved
from devkit.people import NostrKeys
from verify_card import verdict


def check(document: Any, issuer: str | None = MERCHANT.public) -> tuple[int, list[str]]:
    return verdict(json.dumps(document).encode(), issuer)


def npub(key: str) -> str:
    return str(PublicKey.parse(key).to_bech32())


def test_a_signed_card_says_who_signed_it() -> None:
    document = signed_card()
    assert check(document) == (0, [GENUINE, "Signed by the merchant you named."])
    code, lines = check(document, None)
    assert (code, lines[0]) == (0, GENUINE)
    assert MERCHANT.public in lines[1]


def test_the_merchants_key_may_be_typed_in_many_ways() -> None:
    key = npub(MERCHANT.public)
    for typed in (key, key.upper(), f"nostr:{key}", f" {key}\n"):
        assert check(signed_card(), typed)[0] == 0
    assert check(signed_card(), MERCHANT.public.upper())[0] == 0


def test_an_npub_reads_as_another_library_reads_it() -> None:
    for _ in range(50):
        keys = NostrKeys.fresh()
        assert check(signed_card(keys=keys), npub(keys.public))[0] == 0
        assert check(signed_card(keys=keys), npub(MERCHANT.public))[0] == 1


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "npub1",
        npub(MERCHANT.public)[:-1],
        npub(MERCHANT.public)[:-1] + "b",
        npub(MERCHANT.public)[:-2] + "qq",
        npub(MERCHANT.public).replace("npub", "nsec"),
        "N" + npub(MERCHANT.public)[1:],
        MERCHANT.public[:-1],
        MERCHANT.public + "0",
        "ß" * 64,
        "npub1" + "é" * 58,
        "x" * 100_000,
    ],
    ids=lambda typed: typed[:20] + typed[-4:],
)
def test_what_is_no_key_is_said_to_be_none(typed: str) -> None:
    code, (words,) = check(signed_card(), typed)
    assert (code, words.startswith("Cannot be checked: that is not")) == (2, True)


def test_every_slip_of_the_finger_in_an_npub_is_noticed() -> None:
    key = npub(MERCHANT.public)
    for at in range(5, len(key)):
        slip = "q" if key[at] != "q" else "p"
        assert check(signed_card(), key[:at] + slip + key[at + 1 :])[0] == 2


def test_a_signature_that_is_asked_for_has_to_be_there() -> None:
    document = json.loads(exported(LONG))
    words = "Cannot be checked: nobody has signed this card."
    assert check(document) == (2, [words])


def test_somebody_elses_signature_does_not_count() -> None:
    words = "it is signed by somebody else than the merchant you named"
    assert check(signed_card(keys=MALLORY)) == (1, [f"Not genuine: {words}."])


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"card": OTHER_CARD}, "what the merchant signed is not this card"),
        ({"kind": 1}, "what the merchant signed is not this card"),
        ({"p": MALLORY.public}, "the merchant signed it for another customer"),
        ({"seq": "40"}, "the merchant did not sign 41 entries"),
        ({"seq": "041"}, "the merchant did not sign 41 entries"),
        ({"head": LONG[0].hash}, "the merchant signed other entries"),
        ({"card": None}, "what the merchant signed is not this card"),
        ({"p": None}, "the merchant signed it for another customer"),
        ({"seq": None}, "the merchant did not sign 41 entries"),
        ({"head": None}, "the merchant signed other entries"),
        ({"more": [["p", MALLORY.public]]}, "signed it for another customer"),
        ({"more": [["card", CARD]]}, "what the merchant signed is not this card"),
        ({"chain": LONG[:40]}, "the merchant did not sign 40 entries"),
    ],
    ids=str,
)
def test_what_was_signed_is_this_card_and_all_of_it(
    change: dict[str, Any], words: str
) -> None:
    code, (said,) = check(signed_card(**change))
    assert code == 1
    assert said.startswith("Not genuine: ") and said.endswith(f"{words}.")


def another_holder(document: Any) -> None:
    document["card"]["customer_pubkey"] = MALLORY.public


def another_time(document: Any) -> None:
    document["signed_head"]["created_at"] += 1


def another_id(document: Any) -> None:
    document["signed_head"]["id"] = "0" * 64


def another_signature(document: Any) -> None:
    sig = document["signed_head"]["sig"]
    document["signed_head"]["sig"] = sig[:-1] + ("0" if sig[-1] != "0" else "1")


def no_signature(document: Any) -> None:
    document["signed_head"]["sig"] = "0" * 128


def borrowed_signature(document: Any) -> None:
    document["signed_head"]["sig"] = signed_card(seq="40")["signed_head"]["sig"]


def a_content_that_is_half_a_character(document: Any) -> None:
    document["signed_head"]["content"] = "\ud800"


@pytest.mark.parametrize(
    "forge",
    [
        another_holder,
        another_time,
        another_id,
        another_signature,
        no_signature,
        borrowed_signature,
        a_content_that_is_half_a_character,
    ],
)
def test_a_forged_head_is_not_genuine(forge: Callable[[Any], None]) -> None:
    document = signed_card()
    forge(document)
    for issuer in (MERCHANT.public, None):
        code, (said,) = check(document, issuer)
        assert (code, said[:13]) == (1, "Not genuine: ")


def test_a_key_that_is_no_point_signs_nothing() -> None:
    document = signed_card(keys=NostrKeys(MERCHANT.secret, "f" * 64))
    assert check(document, "f" * 64) == (1, ["Not genuine: its signature is forged."])


NO_EVENT: dict[str, list[Any]] = {
    "id": [None, 7, "x", ["0" * 64], "0" * 63, "A" * 64],
    "pubkey": [None, 7, "x", {}, "0" * 65],
    "sig": [None, 7, "x", "0" * 64, "g" * 128],
    "kind": [None, "32605", 1.5, True, []],
    "created_at": [None, "1", 1.5, False],
    "tags": [None, "x", {}, [7], [[]], [["p", 7]], [[["p"]]]],
    "content": [None, 7, []],
}


@pytest.mark.parametrize("name", NO_EVENT)
def test_what_is_no_event_is_no_signed_head(name: str) -> None:
    document = signed_card()
    for value in NO_EVENT[name]:
        document["signed_head"][name] = value
        words = "Cannot be read: its signed head is not a Nostr event."
        assert check(document, None) == (2, [words])


def test_without_its_library_it_says_what_is_missing(tmp_path: Path) -> None:
    path = saved(signed_card(), tmp_path)
    code, (words,) = bare_check(path, "--issuer", MERCHANT.public)
    assert (code, "pip install coincurve" in words) == (2, True)
    forged = signed_card(seq="40")  # that needs no library to be seen
    assert bare_check(saved(forged, tmp_path))[0] == 1
