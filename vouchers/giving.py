"""A voucher is given: drawn, signed by the programme's key, and then written down.

The key may be a remote signer's, so nothing is signed in a unit of work. What was
signed and then not written was never said to anybody.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from datetime import timedelta

from .. import clock
from .. import services as loyalty
from ..clock import LocalClock, day_start
from ..exceptions import InvalidInput
from ..ids import new_id
from ..merchants.models import Merchant
from ..nostr import cards_crud, letters_crud, server
from ..nostr import crud as nostr
from ..nostr.event import Draft, NostrEvent
from ..nostr.facts import Signer
from ..nostr.pens import Pen
from ..nostr.preparing import ASKED_SECONDS
from ..nostr.signing_first import Moved, check_signs, signer_now
from ..nostr.statements import voucher as voucher_draft
from ..rewards import SATS_PAYOUT
from ..store import Tx
from ..voucher import Perk, Voucher

NONCE_BYTES = 16


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


@dataclass(frozen=True)
class SignedVoucher:
    """A voucher with its event, not written yet."""

    voucher: Voucher
    event: NostrEvent


@dataclass(frozen=True)
class DrawnVoucher:
    """A voucher that only has to be signed, and for whom it is."""

    signer: Signer
    voucher: Voucher
    customer_pubkey: str

    @property
    def pen(self) -> Pen:
        return self.signer.pen

    def signed(self) -> SignedVoucher:
        event = self.pen.sign(self._draft())
        signed = replace(self.voucher, event_id=event.id, event=event.to_json())
        return SignedVoucher(signed, event)

    def _draft(self) -> Draft:
        return voucher_draft(
            server.KINDS,
            self.pen.pubkey,
            self.voucher.program_id,
            self.customer_pubkey,
            self.voucher.value,
            secrets.token_hex(NONCE_BYTES),
            self.voucher.expires_at,
            self.voucher.created_at,
        )


def draw(tx: Tx, merchant: Merchant, gift: Gift) -> DrawnVoucher:
    """A voucher as it would be given now.

    Raises:
        NotFound: `reward_not_found`; InvalidInput: `bad_perk`.
        Conflict: `key_locked`.
    """
    perk, _ = _perk(tx, merchant.program_id, gift.reward_id)
    signer = signer_now(tx, merchant.program_id)
    voucher = Voucher(
        id=new_id(),
        event_id="",
        program_id=merchant.program_id,
        merchant_id=merchant.id,
        card_id="",
        points=gift.points,
        perk=perk,
        reason=gift.reason,
        actor_id="",
        created_at=_signed_at(signer),
        expires_at=_ends(merchant.clock, gift.days),
        event="",
    )
    return DrawnVoucher(signer, voucher, gift.customer_pubkey)


def give(
    tx: Tx, merchant: Merchant, gift: Gift, signed: SignedVoucher, actor_id: str
) -> Voucher:
    """Keeps a voucher that was signed, and puts it on its way to the customer's inbox.

    It is sent wherever the programme names a relay, whether or not it publishes: only
    the customer can open it, and somebody has just asked for it.

    Raises:
        NotFound: `reward_not_found`; InvalidInput: `bad_perk`.
        Conflict: `loyalty_off`, `grant_cap`; Moved: the key, or the reward, has changed
            since it was drawn.
    """
    # Whoever changes the key waits for us, or is done: then it has signed its last.
    loyalty.get_program(tx, merchant.program_id, hold=True)
    check_signs(tx, merchant.program_id, signed.event.pubkey)
    perk, worth = _perk(tx, merchant.program_id, gift.reward_id)
    if perk != signed.voucher.perk:
        raise Moved
    act = loyalty.ByHand(
        program_id=merchant.program_id,
        merchant_id=merchant.id,
        clock=merchant.clock,
        actor_id=actor_id,
        points=gift.points or worth,
        reason=gift.reason,
    )
    voucher = replace(signed.voucher, actor_id=actor_id)
    given = loyalty.give_voucher(tx, gift.customer_pubkey, voucher, act)
    _send(tx, given, signed.event)
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


def _signed_at(signer: Signer) -> int:
    """A second that is this key's alone: the next one may begin this very second."""
    return max(clock.now() - 1, signer.sealed[0].from_at)


def _ends(clock_of: LocalClock, days: int) -> int:
    """Who is told a day has all of it, as with points that end."""
    last_day = clock_of.date(clock.now()) + timedelta(days=days)
    after = last_day + timedelta(days=1)
    return day_start(after, clock_of.timezone, clock_of.day_start_hour)


def _send(tx: Tx, voucher: Voucher, event: NostrEvent) -> None:
    if not nostr.get_program(tx, voucher.program_id).relays:
        return  # the customer fetches it here, or is handed it
    now = clock.now()
    cards_crud.ask_for(tx, voucher.card_id, now - ASKED_SECONDS)
    letters_crud.put_letter(tx, event, voucher.program_id, voucher.card_id, now)
