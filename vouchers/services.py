"""Verbs of vouchers: signed when they are given, checked when they are shown.

The key is needed to sign only. A voucher that is shown is checked against the public
keys that ever signed for the programme, so it can be used while the key is locked.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from .. import clock
from .. import services as loyalty
from ..clock import LocalClock, day_start
from ..customers.crud import any_branch
from ..exceptions import Conflict, InvalidInput
from ..ids import new_id
from ..merchants import crud as merchants
from ..merchants.models import Merchant
from ..nostr import cards_crud, keys, letters_crud, server
from ..nostr import crud as nostr
from ..nostr import services as nostr_services
from ..nostr.event import Altered, Malformed, NostrEvent, read, read_value, sign
from ..nostr.keys import SealedKey
from ..nostr.preparing import ASKED_SECONDS
from ..nostr.readers import VoucherSaid, read_voucher
from ..nostr.statements import voucher as voucher_draft
from ..rewards import SATS_PAYOUT
from ..store import Tx
from ..voucher import NOTHING_USED, Perk, Voucher

NONCE_BYTES = 16
_LINKS = ("nostr:", "nevent1", "note1", "naddr1")


@dataclass(frozen=True)
class Gift:
    """What somebody promises to whom, and why.

    Attributes:
        points, reward_id: one of them.
        days: how many days it is good for, the whole of the last one included.
    """

    customer_pubkey: str
    points: int
    reward_id: str
    reason: str
    days: int


def give(tx: Tx, merchant: Merchant, gift: Gift, actor_id: str) -> Voucher:
    """Signs a voucher, keeps it, and puts it on its way to the customer's inbox.

    It is sent wherever the programme names a relay, whether or not it publishes: only
    the customer can open it, and somebody has just asked for it.

    Raises:
        NotFound: `reward_not_found`; InvalidInput: `bad_perk`.
        Conflict: `key_locked`, `loyalty_off`, `grant_cap`.
    """
    perk, worth = _perk(tx, merchant.program_id, gift.reward_id)
    nostr_services.make_key(tx, merchant.program_id, server.secret())
    # Whoever changes the key waits for us, or is done: we sign with the one of now.
    loyalty.get_program(tx, merchant.program_id, hold=True)
    key = nostr.get_keys(tx, merchant.program_id)[0]
    unsigned = Voucher(
        id=new_id(),
        event_id="",
        program_id=merchant.program_id,
        merchant_id=merchant.id,
        card_id="",
        points=gift.points,
        perk=perk,
        reason=gift.reason,
        actor_id=actor_id,
        created_at=_signed_at(key),
        expires_at=_ends(merchant.clock, gift.days),
        event="",
    )
    event = _signed(key, unsigned, gift.customer_pubkey)
    act = loyalty.ByHand(
        program_id=merchant.program_id,
        merchant_id=merchant.id,
        clock=merchant.clock,
        actor_id=actor_id,
        points=gift.points or worth,
        reason=gift.reason,
    )
    signed = replace(unsigned, event_id=event.id, event=event.to_json())
    given = loyalty.give_voucher(tx, gift.customer_pubkey, signed, act)
    _send(tx, given, event)
    return given


def _perk(tx: Tx, program_id: str, reward_id: str) -> tuple[Perk | None, int]:
    """The reward that is promised, if it is one, and what it costs in points.

    Raises:
        NotFound: `reward_not_found`; InvalidInput: `bad_perk`.
    """
    if not reward_id:
        return None, 0
    reward = loyalty.get_reward(tx, reward_id, program_id)
    if reward.kind == SATS_PAYOUT:
        raise InvalidInput("bad_perk", "Sats are not promised by a voucher.")
    perk = Perk(reward.id, reward.name, reward.kind, reward.value)
    return perk, reward.cost_points


def _signed_at(key: SealedKey) -> int:
    """A second that is this key's alone: the next one may begin this very second."""
    return max(clock.now() - 1, key.from_at)


def _ends(clock_of: LocalClock, days: int) -> int:
    """Who is told a day has all of it, as with points that end."""
    last_day = clock_of.date(clock.now()) + timedelta(days=days)
    after = last_day + timedelta(days=1)
    return day_start(after, clock_of.timezone, clock_of.day_start_hour)


def _signed(key: SealedKey, voucher: Voucher, customer_pubkey: str) -> NostrEvent:
    """Raises: KeyLocked."""
    secret = keys.opened(server.secret(), key)
    draft = voucher_draft(
        server.KINDS,
        key.pubkey,
        voucher.program_id,
        customer_pubkey,
        voucher.value,
        secrets.token_hex(NONCE_BYTES),
        voucher.expires_at,
        voucher.created_at,
    )
    return sign(draft, secret)


def _send(tx: Tx, voucher: Voucher, event: NostrEvent) -> None:
    if not nostr.get_program(tx, voucher.program_id).relays:
        return  # the customer fetches it here, or is handed it
    now = clock.now()
    cards_crud.ask_for(tx, voucher.card_id, now - ASKED_SECONDS)
    letters_crud.put_letter(tx, event, voucher.program_id, voucher.card_id, now)


def withdraw(tx: Tx, voucher: Voucher, actor_id: str, reason: str) -> Voucher:
    """Takes an open voucher back, and off its way if it is still on it.

    Raises:
        NotFound: `voucher_unknown`; Conflict: `voucher_used`, `voucher_expired`.
    """
    ended = loyalty.withdraw_voucher(tx, voucher.event_id, actor_id, reason)
    letters_crud.call_back(tx, voucher.event_id)
    return ended


# --- what is shown --------------------------------------------------------------------


def read_shown(shown: Any) -> tuple[NostrEvent, VoucherSaid]:
    """The voucher that somebody shows: an event, or its text.

    Raises:
        InvalidInput: `voucher_link`, `voucher_altered`, `bad_voucher`.
    """
    try:
        event = read(_text(shown)) if isinstance(shown, str) else read_value(shown)
        return event, read_voucher(server.KINDS, event)
    except Altered as exc:
        raise InvalidInput(
            "voucher_altered", f"This voucher is not as it was given out: {exc.message}"
        ) from exc
    except Malformed as exc:
        words = f"That is not a voucher: {exc.message}. {NOTHING_USED}"
        raise InvalidInput("bad_voucher", words) from exc


def _text(shown: str) -> str:
    text = shown.strip()
    if text.lower().startswith(_LINKS):
        raise InvalidInput(
            "voucher_link",
            "That only says where a voucher is. Paste the whole voucher, or open its "
            f"file. {NOTHING_USED}",
        )
    return text


def check_issuer(tx: Tx, event: NostrEvent, said: VoucherSaid) -> None:
    """Whether a programme of ours signed it, with a key that was its own then.

    Raises:
        Conflict: `voucher_foreign`.
    """
    key = nostr.find_key(tx, event.pubkey)
    if (
        key
        and (said.program.pubkey, said.program.d) == (key.pubkey, key.program_id)
        and key.from_at <= event.created_at
        and (key.until_at is None or event.created_at < key.until_at)
    ):
        return
    raise Conflict(
        "voucher_foreign", f"This voucher is of no place on this server. {NOTHING_USED}"
    )


def place_of(tx: Tx, voucher: Voucher) -> Merchant:
    """Where a voucher is used: where it was given, or at another branch, if that one
    has closed or shows no loyalty any more.

    Raises:
        Conflict: `loyalty_off`.
    """
    merchant = merchants.get_merchant(tx, voucher.merchant_id)
    if merchant and merchant.shows_loyalty and not merchant.deleted_at:
        return merchant
    branch = any_branch(tx, voucher.program_id)
    if not branch:
        raise Conflict("loyalty_off", f"Loyalty is off there. {NOTHING_USED}")
    return branch
