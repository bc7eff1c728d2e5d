"""A signed request opens the one request it was signed for, for a minute."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devkit.people import NostrKeys
from loyalty.exceptions import NotProved
from loyalty.nip98 import SignedRequest, verify
from proofs import encoded, request_tags, signed_event

ALICE = NostrKeys.from_secret("a1" * 32)
URL = "https://example.com/loyalty/api/v1/me/cards?limit=5"
NOW = 1_800_000_000
WORDS: dict[str, str] = {}
BODY = b'{"reward_id": "dessert"}'

# Signed by rust-nostr with the secret key 3; its nonce is text that JSON escapes.
GOLDEN = {
    "id": "f404c24a6dc4fe039228f2ae9783f20296210514b0486be0b2c8bc76ad40b2ff",
    "pubkey": "f9308a019258c31049344f85f89d5229b531c845836f99b08601f113bce036f9",
    "created_at": NOW,
    "kind": 27235,
    "tags": [["u", URL], ["method", "GET"], ["nonce", 'été "☕" \\ \n']],
    "content": "",
    "sig": "88521e4a04a56082d7c50064a246cd53c3e09d3a1962598e543060b21358b59f"
    "62be0a30d060aa1197de10d793b2289bf62b236fe87902465a7b98271dbcf107",
}


def event(**changes: Any) -> dict[str, Any]:
    made = {"tags": request_tags("GET", URL), "created_at": NOW, **changes}
    return signed_event(ALICE, **made)


def check(header: str, method: str = "GET", body: bytes = b"") -> SignedRequest:
    return verify(header, URL, method, body, NOW)


def refuses(header: str, method: str = "GET", body: bytes = b"") -> str:
    """The code of why the proof does not count; the words are never the same twice."""
    with pytest.raises(NotProved) as refused:
        check(header, method, body)
    code = refused.value.code
    assert WORDS.setdefault(code, refused.value.message) == refused.value.message
    assert len(set(WORDS.values())) == len(WORDS)
    return code


def test_what_another_library_signed_verifies() -> None:
    proof = check(encoded(GOLDEN))
    assert (proof.pubkey, proof.proof_id) == (GOLDEN["pubkey"], GOLDEN["id"])


def test_a_proof_verifies() -> None:
    assert check(encoded(event())).pubkey == ALICE.public


def test_a_proof_covers_the_body() -> None:
    proof = encoded(event(tags=request_tags("POST", URL, BODY)))
    assert check(proof, "POST", BODY).pubkey == ALICE.public
    assert refuses(proof, "POST", BODY + b" ") == "proof_wrong_body"
    without = encoded(event(tags=request_tags("POST", URL)))
    assert refuses(without, "POST", BODY) == "proof_wrong_body"


@pytest.mark.parametrize("off", [-61, 61, -3600, 10**12, -(10**30)])
def test_a_proof_lasts_a_minute(off: int) -> None:
    code = "proof_too_old" if off < 0 else "proof_in_future"
    assert refuses(encoded(event(created_at=NOW + off))) == code


@pytest.mark.parametrize("off", [-60, 0, 60])
def test_a_proof_is_remembered_as_long_as_it_opens(off: int) -> None:
    assert check(encoded(event(created_at=NOW + off))).expires_at > NOW + off + 60


@pytest.mark.parametrize("kind", [1, 27234, 22242])
def test_only_its_own_kind_counts(kind: int) -> None:
    assert refuses(encoded(event(kind=kind))) == "proof_wrong_kind"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.com/loyalty/api/v1/me/cards",
        URL + "&",
        URL.replace("https", "http"),
        URL.replace("example.com", "EXAMPLE.com"),
        URL.replace("example.com", "example.com.evil.org"),
        "",
    ],
)
def test_only_the_exact_address_counts(url: str) -> None:
    proof = encoded(event(tags=request_tags("GET", url)))
    assert refuses(proof) == "proof_wrong_url"


@pytest.mark.parametrize("method", ["POST", "get", "GET ", ""])
def test_only_the_exact_method_counts(method: str) -> None:
    proof = encoded(event(tags=request_tags(method, URL)))
    assert refuses(proof) == "proof_wrong_method"


@pytest.mark.parametrize(
    ("name", "code"), [("u", "proof_wrong_url"), ("method", "proof_wrong_method")]
)
def test_a_tag_that_is_twice_there_or_missing_counts_for_nothing(
    name: str, code: str
) -> None:
    tags = request_tags("GET", URL)
    twice = [*tags, next(tag for tag in tags if tag[0] == name)]
    assert refuses(encoded(event(tags=twice))) == code
    without = [tag for tag in tags if tag[0] != name]
    assert refuses(encoded(event(tags=without))) == code
    bare = [[name] if tag[0] == name else tag for tag in tags]
    assert refuses(encoded(event(tags=bare))) == code


def test_tags_of_any_length_do_no_harm() -> None:
    tags = [["alt"], ["u", URL, "and", "more"], ["method", "GET"], ["", ""]]
    assert check(encoded(event(tags=tags))).pubkey == ALICE.public


SIGNATURE, KEY, JUNK = "proof_bad_signature", "proof_bad_key", "proof_malformed"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"content": "altered"}, SIGNATURE),
        ({"created_at": NOW + 1}, SIGNATURE),
        ({"kind": 27236}, SIGNATURE),
        ({"tags": request_tags("GET", URL)}, SIGNATURE),
        ({"pubkey": NostrKeys.from_secret("b0" * 32).public}, SIGNATURE),
        ({"id": "0" * 64}, SIGNATURE),
        ({"sig": "0" * 128}, SIGNATURE),
        ({"sig": "f" * 128}, SIGNATURE),
        ({"sig": "zz" * 64}, SIGNATURE),
        ({"pubkey": "f" * 64}, KEY),
        ({"pubkey": "0" * 64}, KEY),
        ({"pubkey": ALICE.public.upper()}, KEY),
        ({"pubkey": ALICE.public[:-1]}, KEY),
    ],
)
def test_what_was_altered_after_signing_is_refused(
    change: dict[str, Any], code: str
) -> None:
    assert refuses(encoded({**event(), **change})) == code


@pytest.mark.parametrize(
    "change",
    [
        {"sig": None},
        {"id": 7},
        {"content": None},
        {"content": "\ud800"},
        {"kind": "27235"},
        {"kind": 27235.0},
        {"kind": True},
        {"created_at": float(NOW)},
        {"created_at": str(NOW)},
        {"tags": None},
        {"tags": {"u": URL}},
        {"tags": [[]]},
        {"tags": ["u"]},
        {"tags": [["u", 7]]},
        {"tags": [["u", ["nested"]]]},
    ],
)
def test_what_is_no_event_is_refused(change: dict[str, Any]) -> None:
    assert refuses(encoded({**event(), **change})) == JUNK


@pytest.mark.parametrize("field", ["id", "pubkey", "created_at", "kind", "tags", "sig"])
def test_an_event_without_a_field_is_refused(field: str) -> None:
    proof = event()
    del proof[field]
    assert refuses(encoded(proof)) == JUNK


@pytest.mark.parametrize(
    "garbage",
    [
        "",
        "not base64!",
        "é",
        "AAAA",
        base64.b64encode(b"null").decode(),
        base64.b64encode(b"[]").decode(),
        base64.b64encode(b"\xff\xfe").decode(),
        base64.b64encode(b"{" * 10).decode(),
        base64.b64encode(b"[" * 20_000).decode(),
        base64.b64encode(b"9" * 20_000).decode(),
        encoded(event())[:-8],
        encoded(event()) + "!",
        base64.urlsafe_b64encode(json.dumps(event()).encode()).decode() + "_-",
    ],
)
def test_garbage_is_refused(garbage: str) -> None:
    assert refuses(garbage) == JUNK


@given(st.text(max_size=200) | st.binary(max_size=200).map(base64.b64encode))
def test_no_garbage_is_anything_but_refused(garbage: Any) -> None:
    text = garbage if isinstance(garbage, str) else garbage.decode()
    assert refuses(text) == JUNK
