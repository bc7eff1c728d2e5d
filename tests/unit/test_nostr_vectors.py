"""The examples of the specification are what it says they are, and what we write.

Ids and signatures are computed here from NIP-01 alone, as another project would.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import Any

import pytest
from coincurve import PrivateKey, PublicKeyXOnly

from devkit.layout import ROOT
from loyalty.nostr import event as events
from loyalty.nostr import readers
from loyalty.nostr.kinds import Kinds
from verify_card import verdict

VECTORS = json.loads((ROOT / "docs" / "nostr-vectors.json").read_text())
ONES: dict[str, dict[str, Any]] = {one["name"]: one for one in VECTORS["events"]}
READ = {
    "programme": readers.read_program,
    "card": readers.read_card,
    "receipt 1": readers.read_receipt,
    "receipt 2": readers.read_receipt,
    "voucher": readers.read_voucher,
    "list": readers.read_list,
    "referral": readers.read_referral,
}
CARD = ("programme", "card", "receipt 1", "receipt 2")


def as_file(found: list[dict[str, Any]]) -> bytes:
    return "".join(f"{json.dumps(event)}\n" for event in found).encode()


def test_there_is_one_of_every_kind_of_ours() -> None:
    kinds = {one["event"]["kind"] for one in ONES.values()}
    assert kinds == set(vars(Kinds()).values())
    assert ONES.keys() == READ.keys()


@pytest.mark.parametrize("name", ONES)
def test_id_and_signature_are_those_of_nip_01(name: str) -> None:
    one, said = VECTORS["keys"][ONES[name]["by"]], ONES[name]["event"]
    key = PrivateKey.from_hex(one["secret"])
    assert key.public_key.format()[1:].hex() == one["public"] == said["pubkey"]
    parts = ("pubkey", "created_at", "kind", "tags", "content")
    text = json.dumps(
        [0, *(said[part] for part in parts)], ensure_ascii=False, separators=(",", ":")
    )
    digest = sha256(text.encode()).digest()
    assert digest.hex() == said["id"]
    signature = bytes.fromhex(said["sig"])
    assert PublicKeyXOnly(bytes.fromhex(said["pubkey"])).verify(signature, digest)
    assert key.sign_schnorr(digest, None) == signature  # no auxiliary randomness


@pytest.mark.parametrize("name", ONES)
def test_our_readers_take_it_and_nothing_beside_it(name: str) -> None:
    said = ONES[name]["event"]
    READ[name](Kinds(), events.read(json.dumps(said)))
    for part in ("id", "pubkey", "content"):
        with pytest.raises(events.Malformed):
            events.read(json.dumps({**said, part: "0" * 64}))


def test_the_card_is_genuine_with_all_of_its_entries_only() -> None:
    found = [ONES[name]["event"] for name in CARD]
    code, words = verdict(as_file(found), VECTORS["keys"]["merchant"]["public"])
    assert (code, words[0]) == (0, "Genuine. 2 entries, none missing.")
    assert verdict(as_file(found[:-1]))[0] == 1
    for number, before in ((1, "0" * 64), (2, None)):
        said = ONES[f"receipt {number}"]["event"]
        tags = {tag[0]: tag[1] for tag in said["tags"]}
        text = (tags["prev"] + said["content"]).encode()
        assert sha256(text).hexdigest() == tags["hash"]
        assert before in (None, tags["prev"])
