"""Proofs that must not count, each with the code that says why."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Callable
from typing import Any

from devkit.people import NostrKeys
from proofs import BASE_URL, encoded, request_tags, signed_event

PATH = "/loyalty/api/v1/me/session"
URL = BASE_URL + PATH
# The call names an order and an amount, so that a proof may name them, too.
BODY = b'{"order_id": "order-1", "amount_sats": 34000}'
PURPOSE, ORDER, AMOUNT = (
    ["purpose", "session"],
    ["order", "order-1"],
    ["amount", "34000"],
)
ALICE, MALLORY = NostrKeys.fresh(), NostrKeys.fresh()

MALFORMED = "proof_malformed"
KEY, SIGNATURE, KIND = "proof_bad_key", "proof_bad_signature", "proof_wrong_kind"
OLD, AHEAD = "proof_too_old", "proof_in_future"
U, METHOD, PAYLOAD = "proof_wrong_url", "proof_wrong_method", "proof_wrong_body"
WHY, WHICH, MUCH = "proof_wrong_purpose", "proof_wrong_order", "proof_wrong_amount"

Header = Callable[[], str]


def good(*more: list[str], url: str = URL, method: str = "POST") -> dict[str, Any]:
    """A genuine proof of the call, made now."""
    return signed_event(ALICE, [*request_tags(method, url, BODY), *more])


def without(name: str) -> Header:
    tags = [tag for tag in request_tags("POST", URL, BODY) if tag[0] != name]
    return lambda: encoded(signed_event(ALICE, tags))


def twice(name: str, value: str | None = None) -> Header:
    def made() -> str:
        tags = request_tags("POST", URL, BODY)
        first = next(tag for tag in tags if tag[0] == name)
        return encoded(signed_event(ALICE, [*tags, [name, value or first[1]]]))

    return made


def instead(name: str, value: str) -> Header:
    def made() -> str:
        tags = request_tags("POST", URL, BODY)
        other = [[name, value] if tag[0] == name else tag for tag in tags]
        return encoded(signed_event(ALICE, other))

    return made


def naming(*tags: list[str]) -> Header:
    return lambda: encoded(good(*tags))


def altered(**changes: Any) -> Header:
    """Changed after it was signed."""
    return lambda: encoded({**good(), **changes})


def signed_as(**fields: Any) -> Header:
    """Genuinely signed, whatever is in it."""
    tags = fields.pop("tags", None) or request_tags("POST", URL, BODY)
    return lambda: encoded(signed_event(ALICE, tags, **fields))


def aged(seconds: int) -> Header:
    tags = request_tags("POST", URL, BODY)
    return lambda: encoded(signed_event(ALICE, tags, int(time.time()) + seconds))


def text(change: Callable[[str], str]) -> Header:
    """The event's JSON, changed as text."""
    return lambda: base64.b64encode(change(json.dumps(good())).encode()).decode()


def raw(content: bytes) -> Header:
    return lambda: base64.b64encode(content).decode()


def header(change: Callable[[str], str]) -> Header:
    return lambda: change(encoded(good()))


def signed_by_another() -> str:
    mallorys = signed_event(MALLORY, request_tags("POST", URL, BODY))
    return encoded({**mallorys, "pubkey": ALICE.public})


# (what it is, the header, the code)
FORGERIES: list[tuple[str, Header, str]] = [
    ("two minutes old", aged(-120), OLD),
    ("of 1970", signed_as(created_at=0), OLD),
    ("of before the epoch", signed_as(created_at=-1), OLD),
    ("two minutes ahead", aged(120), AHEAD),
    ("of a huge time", signed_as(created_at=10**300), AHEAD),
    ("in milliseconds", signed_as(created_at=int(time.time() * 1000)), AHEAD),
    ("other path", instead("u", URL.replace("session", "wrap")), U),
    ("other host", instead("u", URL.replace("127.0.0.1", "evil.example")), U),
    ("other port", instead("u", URL.replace(":5000", ":5001")), U),
    ("other scheme", instead("u", URL.replace("http:", "https:")), U),
    ("a query more", instead("u", URL + "?a=1"), U),
    ("a slash more", instead("u", URL + "/"), U),
    ("a fragment", instead("u", URL + "#x"), U),
    ("the path alone", instead("u", PATH), U),
    ("a blank more", instead("u", URL + " "), U),
    ("a full-width letter", instead("u", URL.replace("session", "sessioｎ")), U),
    ("a host that looks alike", instead("u", URL.replace("loyalty", "ӏoyalty")), U),
    ("percent-encoded", instead("u", URL.replace("me", "%6de")), U),
    ("upper case", instead("u", URL.upper()), U),
    ("a password", instead("u", URL.replace("127", "127.0.0.1@127")), U),
    ("no address", without("u"), U),
    ("the address twice", twice("u"), U),
    ("a second address", twice("u", "http://evil.example/"), U),
    ("other method", instead("method", "GET"), METHOD),
    ("method in lower case", instead("method", "post"), METHOD),
    ("method with a blank", instead("method", "POST "), METHOD),
    ("no method", without("method"), METHOD),
    ("the method twice", twice("method"), METHOD),
    ("a second method", twice("method", "DELETE"), METHOD),
    ("other body", instead("payload", "0" * 64), PAYLOAD),
    (
        "hash of nothing",
        instead("payload", "e3b0c44298fc1c149afbf4c8996fb924"),
        PAYLOAD,
    ),
    ("no body's hash", without("payload"), PAYLOAD),
    ("the body's hash twice", twice("payload"), PAYLOAD),
    ("other purpose", naming(["purpose", "redeem"]), WHY),
    ("empty purpose", naming(["purpose", ""]), WHY),
    ("bare purpose", naming(["purpose"]), WHY),
    ("purpose twice", naming(PURPOSE, PURPOSE), WHY),
    ("two purposes", naming(PURPOSE, ["purpose", "redeem"]), WHY),
    ("purpose in upper case", naming(["purpose", "SESSION"]), WHY),
    ("other order", naming(["order", "order-2"]), WHICH),
    ("empty order", naming(["order", ""]), WHICH),
    ("order twice", naming(ORDER, ORDER), WHICH),
    ("other amount", naming(["amount", "34001"]), MUCH),
    ("amount as a decimal", naming(["amount", "34000.0"]), MUCH),
    ("amount with a plus", naming(["amount", "+34000"]), MUCH),
    ("amount with a zero before", naming(["amount", "034000"]), MUCH),
    ("amount in other digits", naming(["amount", "٣٤٠٠٠"]), MUCH),
    ("amount in millions", naming(["amount", "3.4e4"]), MUCH),
    ("amount twice", naming(AMOUNT, AMOUNT), MUCH),
    ("a login at another place", signed_as(kind=22242), KIND),
    ("a note", signed_as(kind=1), KIND),
    ("a huge kind", signed_as(kind=10**100), KIND),
    ("a negative kind", signed_as(kind=-27235), KIND),
    ("off the curve", altered(pubkey="f" * 64), KEY),
    ("a key of zeros", altered(pubkey="0" * 64), KEY),
    ("key in upper case", altered(pubkey=ALICE.public.upper()), KEY),
    ("key too short", altered(pubkey=ALICE.public[1:]), KEY),
    ("key with its parity", altered(pubkey="02" + ALICE.public), KEY),
    ("npub as key", altered(pubkey="npub1xxxxxxx"), KEY),
    ("nsec as key", altered(pubkey="nsec1xxxxxxx"), KEY),
    ("key in full-width digits", altered(pubkey="１" * 64), KEY),
    ("signed by another", signed_by_another, SIGNATURE),
    ("other key", altered(pubkey=MALLORY.public), SIGNATURE),
    ("wrong id", altered(id="0" * 64), SIGNATURE),
    ("empty id", altered(id=""), SIGNATURE),
    ("empty signature", altered(sig=""), SIGNATURE),
    ("signature of zeros", altered(sig="0" * 128), SIGNATURE),
    ("signature too big", altered(sig="f" * 128), SIGNATURE),
    ("content altered", altered(content="x"), SIGNATURE),
    ("time altered", altered(created_at=int(time.time()) + 1), SIGNATURE),
    ("tags altered", altered(tags=[]), SIGNATURE),
    ("nothing", lambda: "", MALFORMED),
    ("junk", lambda: "!" * 100, MALFORMED),
    ("a megabyte", lambda: "A" * 2**20, MALFORMED),
    ("just too long", signed_as(content="x" * 16_000), MALFORMED),
    ("nested deep", raw(b"[" * 8_000), MALFORMED),
    ("nested deep in tags", raw(b'{"tags":' + b"[" * 8_000), MALFORMED),
    ("NaN", text(lambda t: t.replace('"kind": 27235', '"kind": NaN')), MALFORMED),
    ("Infinity beside", text(lambda t: t[:-1] + ', "x": Infinity}'), MALFORMED),
    ("a name twice", text(lambda t: t[:-1] + ', "kind": 27235}'), MALFORMED),
    ("trailing data", text(lambda t: t + "{}"), MALFORMED),
    ("a list of proofs", text(lambda t: f"[{t}]"), MALFORMED),
    ("a byte order mark", text(lambda t: "\ufeff" + t), MALFORMED),
    ("in UTF-16", raw(json.dumps(good()).encode("utf-16")), MALFORMED),
    ("a number of 5000 digits", raw(b'{"kind":' + b"9" * 5000 + b"}"), MALFORMED),
    ("half a letter", signed_as(content="\ud800"), MALFORMED),
    ("not UTF-8", raw(b'{"content": "\xff"}'), MALFORMED),
    ("kind as text", altered(kind="27235"), MALFORMED),
    ("kind as a float", altered(kind=27235.0), MALFORMED),
    ("time as a float", altered(created_at=time.time()), MALFORMED),
    ("time as true", altered(created_at=True), MALFORMED),
    ("tags as an object", altered(tags={"u": URL}), MALFORMED),
    ("an empty tag", altered(tags=[[]]), MALFORMED),
    ("a number in a tag", altered(tags=[["u", 7]]), MALFORMED),
    ("no content", altered(content=None), MALFORMED),
    ("cut off", header(lambda h: h[:-9]), MALFORMED),
    ("something behind", header(lambda h: h + "!"), MALFORMED),
    ("url-safe base64", lambda: "_-_-", MALFORMED),
    ("plain JSON", lambda: json.dumps(good()), MALFORMED),
    ("hex", lambda: json.dumps(good()).encode().hex()[:-1], MALFORMED),
]
