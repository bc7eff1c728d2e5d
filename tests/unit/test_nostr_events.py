"""Nostr events: what is built is read back, what was tampered with is refused."""

from __future__ import annotations

import json
import os
import random
import string
from collections.abc import Callable
from typing import Any

import nostr_sdk
import pytest

from loyalty.ledger import START, Event, draft, seal
from loyalty.models import ProgramSettings
from loyalty.nostr import keys, nip44, readers, wraps
from loyalty.nostr import statements as say
from loyalty.nostr.awards import check_award
from loyalty.nostr.event import Draft, Malformed, NostrEvent, read, sign
from loyalty.nostr.kinds import Kinds, kinds_from
from loyalty.nostr.pens import LocalPen
from loyalty.points import Tier

KINDS = Kinds()
PROGRAM = "a" * 32
NOW = 1_800_000_000
# 2,000 in all, through eight readers; a hundred thousand in the proofs.
EACH = 6_250 if os.environ.get("LOYALTY_PROVE") else 125


def someone() -> tuple[bytes, str]:
    made = nostr_sdk.Keys.generate()
    return bytes.fromhex(made.secret_key().to_hex()), str(made.public_key().to_hex())


ISSUER, ISSUER_KEY = someone()
ANA, ANA_KEY = someone()
RIVAL, RIVAL_KEY = someone()
GOLD = Tier("g" * 32, PROGRAM, "Gold", 100, "", 10_000, 0, ())


def entry(seq: int = 1) -> Event:
    head = START
    for number in range(1, seq + 1):
        event = seal(
            draft(
                "c" * 32,
                "m" * 32,
                PROGRAM,
                kind="earned",
                delta=3,
                base_sats=3000,
                lots="3@0",
                source="payment",
                source_id=f"payment “{number}”",
                time=NOW - 5,
                recorded_at=NOW,
                local_day="2026-11-22",
                actor_id="system",
                order_id="o" * 32,
            ),
            head,
        )
        head = head._replace(seq=event.seq, hash=event.hash)
    return event


def state() -> say.CardState:
    event = entry(2)
    head = START._replace(seq=event.seq, hash=event.hash)
    return say.CardState("c" * 32, PROGRAM, ANA_KEY, "d" * 32, head, 6, "Gold")


def receipt() -> NostrEvent:
    draft = say.receipt(KINDS, ISSUER_KEY, entry(), ANA_KEY, "d" * 32, "e" * 64)
    return sign(draft, ISSUER)


def program() -> NostrEvent:
    settings = ProgramSettings("Satoshi’s", expiry_mode="months", expiry_months=6)
    issuers = (
        say.Issuer(ISSUER_KEY, 100, None),
        say.Issuer(RIVAL_KEY, 0, 100),
    )
    draft = say.program_event(
        KINDS,
        ISSUER_KEY,
        PROGRAM,
        settings,
        [GOLD],
        issuers,
        ["wss://relay.example"],
        "https://venue.example/loyalty/api/v1",
        NOW,
    )
    return sign(draft, ISSUER)


def card() -> NostrEvent:
    return sign(say.card_event(KINDS, ISSUER_KEY, state(), NOW), ISSUER)


def private_card() -> NostrEvent:
    sealed = nip44.encrypt(ISSUER, ANA_KEY, card().to_json())
    return sign(say.private_card_event(KINDS, card(), sealed), ISSUER)


def voucher() -> NostrEvent:
    value, nonce = ("500", "points"), "n" * 32
    draft = say.voucher(
        KINDS, ISSUER_KEY, PROGRAM, ANA_KEY, value, nonce, NOW + 60, NOW
    )
    return sign(draft, ISSUER)


def curated() -> NostrEvent:
    named = [say.address(KINDS.program, ISSUER_KEY, PROGRAM)]
    return sign(say.curated_list(KINDS, "lisbon", "In Lisbon", named, NOW), RIVAL)


def inbox() -> NostrEvent:
    return sign(Draft(10050, NOW, (("relay", "wss://inbox.example"),)), ANA)


def badge() -> NostrEvent:
    return sign(say.badge("Satoshi’s", GOLD, NOW), ISSUER)


def award(at: int = NOW) -> NostrEvent:
    return sign(say.award(ISSUER_KEY, GOLD.id, ANA_KEY, at), ISSUER)


TRUSTED = {say.address(30009, ISSUER_KEY, say.badge_name(GOLD.id))}


def judge(event: NostrEvent, **changed: Any) -> readers.Address:
    given: dict[str, Any] = {
        "definitions": [badge()],
        "deletions": [],
        "trusted": TRUSTED,
        "customer": ANA_KEY,
        "now": NOW,
    }
    return check_award(event, **{**given, **changed})


READERS: dict[str, tuple[NostrEvent, Callable[[NostrEvent], Any]]] = {
    "program": (program(), lambda one: readers.read_program(KINDS, one)),
    "card": (card(), lambda one: readers.read_card(KINDS, one)),
    "private card": (private_card(), lambda one: readers.read_card(KINDS, one)),
    "receipt": (receipt(), lambda one: readers.read_receipt(KINDS, one)),
    "voucher": (voucher(), lambda one: readers.read_voucher(KINDS, one)),
    "list": (curated(), lambda one: readers.read_list(KINDS, one)),
    "inbox": (inbox(), readers.read_relays),
    "award": (award(), judge),
}


@pytest.mark.parametrize("name", READERS)
def test_what_is_built_is_read(name: str) -> None:
    event, reader = READERS[name]
    again = read(event.to_json())
    assert again == event
    assert reader(again)
    other = nostr_sdk.Event.from_json(event.to_json())  # somebody else's reading of it
    assert other.verify() and other.id().to_hex() == event.id


def test_a_receipt_says_the_entry_word_for_word() -> None:
    said = readers.read_receipt(KINDS, receipt())
    event = entry()
    assert said.entry == {k: getattr(event, k) for k in said.entry}
    assert (said.hash, said.prev, said.customer) == (event.hash, event.prev, ANA_KEY)
    assert receipt().to_json() == receipt().to_json()  # signed again it is the same


def test_who_may_sign_when() -> None:
    said = readers.read_program(KINDS, program())
    assert said.may_sign(ISSUER_KEY, 100) and not said.may_sign(ISSUER_KEY, 99)
    assert said.may_sign(RIVAL_KEY, 99) and not said.may_sign(RIVAL_KEY, 100)
    assert not said.may_sign(ANA_KEY, 100)


def test_a_private_card_tells_others_nothing() -> None:
    text = private_card().to_json()
    assert ANA_KEY not in text and "Gold" not in text and "c" * 32 not in text
    opened = read(nip44.decrypt(ANA, ISSUER_KEY, private_card().content))
    assert opened == card()


def test_the_name_of_a_card_is_not_the_customers() -> None:
    here = say.card_name(b"1" * 32, PROGRAM, ANA_KEY)
    assert here != say.card_name(b"2" * 32, PROGRAM, ANA_KEY)
    assert here != say.card_name(b"1" * 32, "b" * 32, ANA_KEY)
    assert len(here) == 32


async def test_an_envelope_opens_for_its_customer_only() -> None:
    envelope = wraps.wrap(receipt(), LocalPen(ISSUER), ANA_KEY, NOW)
    assert wraps.unwrap(read(envelope.to_json()), ANA) == receipt()
    assert ISSUER_KEY not in envelope.to_json()
    assert NOW - wraps.BACKDATED_SECONDS < envelope.created_at <= NOW
    with pytest.raises(Malformed):
        wraps.unwrap(envelope, RIVAL)
    forged = wraps.wrap(
        receipt(), LocalPen(RIVAL), ANA_KEY, NOW
    )  # sealed by somebody else
    with pytest.raises(Malformed, match="sealed"):
        wraps.unwrap(forged, ANA)
    signer = nostr_sdk.NostrSigner.keys(nostr_sdk.Keys.parse(ANA.hex()))
    theirs = nostr_sdk.Event.from_json(envelope.to_json())
    opened = await nostr_sdk.UnwrappedGift.from_gift_wrap(signer, theirs)
    assert opened.rumor().kind().as_u16() == KINDS.receipt
    assert opened.sender().to_hex() == ISSUER_KEY


def resigned(event: NostrEvent, secret: bytes = ISSUER, **changed: Any) -> NostrEvent:
    """The event with something else in it, signed as if that were true."""
    kept = {n: getattr(event, n) for n in ("kind", "created_at", "tags", "content")}
    return sign(Draft(**{**kept, **changed}), secret)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"customer": RIVAL_KEY}, "somebody else"),
        ({"trusted": set()}, "trusts"),
        ({"definitions": []}, "no such badge"),
        ({"now": NOW - 3600}, "future"),
        ({"now": NOW + 91 * 86_400}, "ended"),
        ({"deletions": [sign(say.revocation(award().id, NOW), ISSUER)]}, "taken back"),
    ],
)
def test_an_award_holds_unless_something_speaks_against_it(
    changed: dict[str, Any], words: str
) -> None:
    assert judge(award()).d == say.badge_name(GOLD.id)
    with pytest.raises(Malformed, match=words):
        judge(award(), **changed)


def test_nobody_awards_anothers_badge() -> None:
    with pytest.raises(Malformed, match="somebody else"):
        judge(resigned(award(), RIVAL))


def test_only_the_issuer_takes_a_badge_back() -> None:
    meddling = sign(say.revocation(award().id, NOW), RIVAL)
    assert judge(award(), deletions=[meddling])


def test_a_badge_that_was_deleted_and_made_again_holds() -> None:
    gone = Draft(5, NOW - 1, (("a", badge().address),))
    assert judge(award(), deletions=[sign(gone, ISSUER)])
    with pytest.raises(Malformed, match="no more"):
        judge(award(), deletions=[resigned(sign(gone, ISSUER), created_at=NOW)])


def test_a_key_opens_with_the_servers_own_secret_only() -> None:
    sealed = keys.make("secret", PROGRAM, "k1", 0)
    secret = keys.opened("secret", sealed)
    assert secret.hex() not in repr(sealed)
    for other in (
        sealed.__class__(**{**vars(sealed), "program_id": "b" * 32}),
        sealed.__class__(**{**vars(sealed), "pubkey": ANA_KEY}),
        sealed.__class__(**{**vars(sealed), "sealed": "00" * 60}),
    ):
        with pytest.raises(keys.KeyLocked):
            keys.opened("secret", other)
    with pytest.raises(keys.KeyLocked, match="secret key has changed"):
        keys.opened("another", sealed)


def test_an_exported_key_opens_elsewhere() -> None:
    sealed = keys.exported(ISSUER, "a long password")
    theirs = nostr_sdk.EncryptedSecretKey.from_bech32(sealed)
    assert theirs.decrypt("a long password").to_hex() == ISSUER.hex()


def test_other_kinds_can_be_set() -> None:
    assert kinds_from({"LOYALTY_KIND_CARD": "30777"}).card == 30777
    for wrong in ("5", "x", "32604"):
        with pytest.raises(ValueError):
            kinds_from({"LOYALTY_KIND_CARD": wrong})


# --- what was tampered with -----------------------------------------------------------


def junk(random_: random.Random) -> Any:
    return random_.choice(
        [
            *(None, True, -1, 1.5, 2**70, "", "x", [], {}, [[]], [None], "\ud800"),
            *("0" * 64, "g" * 64, "-0", "01", "9" * 20, [["d"]], [["p", 1]]),
            "".join(random_.choices(string.printable, k=random_.randint(1, 99))),
        ]
    )


def broken(event: NostrEvent, random_: random.Random) -> str:
    """The event's JSON after something happened to it; its signature is left as it
    was."""
    value = json.loads(event.to_json())
    way = random_.randrange(5)
    if way == 0:
        value[random_.choice(sorted(value))] = junk(random_)
    elif way == 1:
        del value[random_.choice(sorted(value))]
    elif way == 2:
        value[f"x{random_.random()}"] = junk(random_)
    elif way == 3:
        value["tags"] = value["tags"] * 2 + [junk(random_)]
    text = json.dumps(value)
    if way == 4:
        at = random_.randrange(len(text))
        text = text[:at] + random_.choice(string.printable) + text[at + 1 :]
    return text


# Tags that have to stand there once, and those of them that are more than a text.
NEEDED = {
    "program": {"d", "title", "issuer"},
    "card": {"d", "a", "card", "seq", "head"},
    "private card": {"d", "a", "seq", "head"},
    "receipt": {"a", "p", "card", "seq", "type", "delta", "prev", "hash"},
    "voucher": {"a", "p", "value", "expiration", "nonce"},
    "list": {"d"},
    "inbox": set(),
    "award": {"a", "p"},
}
SEVERAL = {("program", "issuer"), ("award", "p")}
TEXTS = {"d", "title", "card"}
NO_VALUE = ("x", "", "-", "1.5", "-0", "g" * 64, "9" * 20, "0" * 63, "ÿ", "1 ", "\n1")


def misled(name: str, event: NostrEvent, random_: random.Random) -> NostrEvent:
    """An event that is genuine, and says something that it must not."""
    if not NEEDED[name] or random_.random() < 0.1:
        return resigned(event, kind=random_.choice((0, 1, 40_000, event.kind + 1)))
    tags = [list(tag) for tag in event.tags]
    at = random_.choice([n for n, t in enumerate(tags) if t[0] in NEEDED[name]])
    tag = tags[at]
    way = random_.randrange(4)
    if way == 0:
        tags = [one for one in tags if one[0] != tag[0]]
    elif way == 1 and (name, tag[0]) not in SEVERAL:
        tags.append(list(tag))
    elif way == 2 and (tag[0] not in TEXTS or name == "receipt"):
        most = 15 if tag[0] == "nonce" else 64  # any longer text is a nonce
        tag[1] = random_.choice([one for one in NO_VALUE if len(one) <= most])
    else:
        tags = [[one[0]] if one[0] == tag[0] else one for one in tags]
    return resigned(event, tags=tuple(map(tuple, tags)))


@pytest.mark.parametrize("name", READERS)
def test_nothing_malformed_is_read(name: str, seed: int) -> None:
    event, reader = READERS[name]
    random_ = random.Random(f"{name} {seed}")
    genuine = json.loads(event.to_json())
    for _ in range(EACH):
        text = broken(event, random_)
        try:
            found = read(text)
        except Malformed:
            continue
        assert json.loads(text) == genuine and found == event, text
    for _ in range(EACH):
        lie = misled(name, event, random_)
        again = read(lie.to_json())
        with pytest.raises(Malformed):
            reader(again)
