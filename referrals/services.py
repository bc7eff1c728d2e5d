"""Verbs of referrals: what a link promises, whose it is, and who brought whom.

What it gives, and when, is for the core (`services/referrals.py`, `services/gifts.py`).
A link is an event that its author signs and hands on; it is published nowhere. Whoever
opens it is noted with their own key and by the author's card, until it ends.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass

from .. import clock, services
from .. import crud as loyalty
from ..crud import gifts
from ..exceptions import Conflict, InvalidInput, TooMany
from ..models import Card, Gift, Program
from ..nostr import crud as nostr
from ..nostr import services as nostr_services
from ..nostr.event import Malformed, read
from ..nostr.kinds import Kinds
from ..nostr.readers import ReferralSaid, read_referral
from ..nostr.statements import address
from ..store import Tx
from .models import Invitation

DAY = 86_400
LONGEST_DAYS = 400  # that a link may hold
AHEAD_SECONDS = 60  # that a signer's clock may be ahead of ours
OPENED_PER_DAY = 1_000  # links, at one programme
NOTHING_KEPT = "Nothing was kept."


NO_INVITATION = Invitation(False, 0, 0, "", 0)


@dataclass(frozen=True)
class Opened:
    """A link that a guest has opened."""

    program: Program
    bonus: int


def invitation(tx: Tx, program_id: str, kinds: Kinds, server_secret: str) -> Invitation:
    """What somebody signs who wants to bring a friend; the programme's key is made if
    it has none: a link has to name the programme."""
    program = services.get_program(tx, program_id)
    settings = program.settings
    if not is_on(program):
        return NO_INVITATION
    key = nostr_services.make_key(tx, program_id, server_secret)[0]
    return Invitation(
        is_on=True,
        points=settings.referral_points,
        bonus=settings.referral_bonus,
        program=address(kinds.program, key.pubkey, program_id),
        kind=kinds.referral,
    )


def is_on(program: Program) -> bool:
    settings = program.settings
    gives = settings.referral_points or settings.referral_bonus
    return bool(settings.is_enabled and gives)


# --- a link is opened -----------------------------------------------------------------


def open_link(tx: Tx, pubkey: str, link: str, kinds: Kinds) -> Opened:
    """Notes by whose link somebody comes; the same link again changes nothing.

    Raises:
        InvalidInput: `bad_referral_link`.
        Conflict: `referral_ended`, `referral_off`, `referrer_unknown`, `own_referral`,
            `referrer_is_staff`, `not_new`, `already_referred`.
        TooMany: `too_many_links`.
    """
    now = clock.now()
    said = read_link(link, kinds)
    program = _program_of(tx, said, now)
    _check_times(said, now)
    if not is_on(program):
        raise Conflict("referral_off", "This place asks nobody along right now.")
    referrer = loyalty.find_card(tx, program.id, said.author)
    if not referrer:
        words = "Whoever sent this has no card here. Ask them for a new link."
        raise Conflict("referrer_unknown", words)
    _check_who(tx, referrer, pubkey)
    _check_new(tx, program, pubkey, now)
    _note(tx, program, pubkey, referrer, said)
    return Opened(program, program.settings.referral_bonus)


def read_link(link: str, kinds: Kinds) -> ReferralSaid:
    """What a link says: an event's JSON, or that in base64url.

    Raises:
        InvalidInput: `bad_referral_link`.
    """
    text = link.strip()
    try:
        if not text.startswith("{"):
            padded = text + "=" * (-len(text) % 4)
            text = base64.b64decode(padded, altchars=b"-_", validate=True).decode()
        return read_referral(kinds, read(text))
    except (binascii.Error, UnicodeError, ValueError) as exc:
        why = exc.message if isinstance(exc, Malformed) else "it cannot be read"
        raise _bad_link(why) from exc


def _bad_link(why: str) -> InvalidInput:
    words = f"That is no invitation: {why}. {NOTHING_KEPT}"
    return InvalidInput("bad_referral_link", words)


def _program_of(tx: Tx, said: ReferralSaid, now: int) -> Program:
    program = loyalty.get_program(tx, said.program.d, now)
    keys = nostr.get_keys(tx, said.program.d) if program else []
    if not program or said.program.pubkey not in {key.pubkey for key in keys}:
        raise _bad_link("it is for no place here")
    return program


def _check_times(said: ReferralSaid, now: int) -> None:
    if said.expires_at <= now:
        raise Conflict("referral_ended", "This invitation has ended. Ask for another.")
    if said.created_at > now + AHEAD_SECONDS:
        raise _bad_link("it is from the future")
    if said.expires_at > now + LONGEST_DAYS * DAY:
        raise _bad_link("it would hold for more than a year")


def _check_who(tx: Tx, referrer: Card, pubkey: str) -> None:
    """Raises: Conflict `own_referral`, `referrer_is_staff`."""
    own = loyalty.find_card(tx, referrer.program_id, pubkey)
    if own and own.id == referrer.id:
        raise Conflict("own_referral", "That is your own invitation. Send it on.")
    if services.is_staff(tx, referrer):
        words = "Whoever sent this works here, and brings nobody."
        raise Conflict("referrer_is_staff", words)


def _check_new(tx: Tx, program: Program, pubkey: str, now: int) -> None:
    if not is_new(tx, program, pubkey, now):
        raise Conflict("not_new", "You have been here before. This is for new guests.")


def is_new(tx: Tx, program: Program, pubkey: str, now: int) -> bool:
    """Whether nobody brought somebody yet, and no bill of theirs counts."""
    if services.was_erased(tx, program.id, pubkey, now):
        return False
    card = loyalty.find_card(tx, program.id, pubkey)
    if not card:
        return True
    least = max(program.settings.min_spend_sats, 1)
    if loyalty.has_bill_before(tx, card.id, least, now + 1, 0):
        return False
    return gifts.gift_states(tx, card.id, ("referrer", "newcomer")) <= {"dropped"}


def _note(
    tx: Tx, program: Program, pubkey: str, referrer: Card, said: ReferralSaid
) -> None:
    now = clock.now()
    known = gifts.find_link(tx, program.id, [pubkey], now)
    if known == referrer.id:
        return
    if known:
        words = f"You came by somebody else's invitation already. {NOTHING_KEPT}"
        raise Conflict("already_referred", words)
    day = clock.local_day(now, "UTC", 0).isoformat()
    if not loyalty.use_daily(tx, f"links:{program.id}", day, 1, OPENED_PER_DAY):
        words = f"That were many invitations for one day. {NOTHING_KEPT}"
        raise TooMany("too_many_links", words, DAY - now % DAY)
    gifts.put_link(tx, program.id, pubkey, referrer.id, now, said.expires_at)


# --- the owner's list -----------------------------------------------------------------


@dataclass(frozen=True)
class Referral:
    """Who brought whom, by the keys that their cards still have."""

    gift: Gift
    referrer_pubkey: str | None
    guest_pubkey: str | None


def list_referrals(
    tx: Tx, program_id: str, limit: int, offset: int
) -> tuple[list[Referral], int]:
    found, total = gifts.list_referrals(tx, program_id, limit, offset)
    return [
        Referral(gift, _key_of(tx, gift.card_id), _key_of(tx, gift.guest_id))
        for gift in found
    ], total


def _key_of(tx: Tx, card_id: str) -> str | None:
    card = loyalty.get_card(tx, card_id)
    return card.customer_pubkey if card else None
