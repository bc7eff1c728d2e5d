"""A card that was lost with a phone moves to another key, slowly and in the open.

Whoever asks shows a receipt that the card has; a manager approves; then the card's
holder has 48 hours to say no. Only a key that a page has made can be lost like that: a
key of the holder's own is theirs alone. When the wait is over everything moves as in
any merge (see `merging`), by a sweep, or when the new key looks at its cards; but the
lost key goes from the card, and is signed out.
"""

from __future__ import annotations

from dataclasses import replace

from .. import clock, crud
from ..clock import LocalClock
from ..crud.recoveries import APPROVED, ASKED, CANCELED, DONE, LAPSED, Recovery
from ..exceptions import Conflict, NotFound
from ..models import Card, Program
from ..store import Tx
from .erased import remember
from .erasure import give_back_reserved
from .merging import merge_cards
from .movement import open_movement
from .programs import get_program

WAIT_SECONDS = 48 * 3600
ASKED_SECONDS = 7 * 86_400
PER_DAY = 3
RETRY_SECONDS = 600
_COUNTER = "recoveries:"


def ask_recovery(tx: Tx, card: Card, merchant_id: str, new_pubkey: str) -> Recovery:
    """Asks for a lost card to move to another key; asked again, the same one.

    Args:
        merchant_id: whose receipt was shown.

    Raises:
        Conflict: `own_key`, `same_card`, `recovery_open`.
    """
    card = crud.lock_card_by_id(tx, card.id)
    _check_lost(tx, card, new_pubkey)
    now = clock.now()
    found = crud.find_open_recovery(tx, card.id)
    if found and _has_lapsed(found, now):
        crud.end_recovery(tx, found.id, LAPSED, now)
    elif found and found.new_pubkey == new_pubkey:
        return found
    elif found:
        raise Conflict("recovery_open", "Somebody has asked for that card already.")
    asked = Recovery(
        crud.new_id(), card.program_id, merchant_id, card.id, new_pubkey, ASKED, now
    )
    crud.insert_recovery(tx, asked)
    return asked


def _check_lost(tx: Tx, card: Card, new_pubkey: str) -> None:
    pubkey = card.customer_pubkey
    if not pubkey or not crud.is_page_key(tx, pubkey):
        raise Conflict(
            "own_key",
            "That card is on a Nostr key of its holder's own. Only that key moves it.",
        )
    mine = crud.find_card(tx, card.program_id, new_pubkey)
    if mine and mine.id == card.id:
        raise Conflict("same_card", "That card is on this phone already.")


def open_recovery(tx: Tx, card_id: str, now: int) -> Recovery | None:
    """What a card is waiting for, if it is."""
    found = crud.find_open_recovery(tx, card_id)
    return None if not found or _has_lapsed(found, now) else found


def recoveries_to(tx: Tx, new_pubkey: str, now: int) -> list[Recovery]:
    """The lost cards that a key waits for."""
    found = crud.get_recoveries_to(tx, new_pubkey)
    return [one for one in found if not _has_lapsed(one, now)]


def lapses_at(recovery: Recovery) -> int:
    """Until when somebody has to approve it."""
    return recovery.asked_at + ASKED_SECONDS


def _has_lapsed(recovery: Recovery, now: int) -> bool:
    return recovery.state == ASKED and lapses_at(recovery) <= now


def approve_recovery(
    tx: Tx, recovery_id: str, reason: str, actor_id: str, clock_of: LocalClock
) -> Recovery:
    """Lets the wait begin; approved again, the same answer.

    Args:
        clock_of: the merchant's, whose days are counted.

    Raises:
        NotFound: `recovery_not_found`.
        Conflict: `recovery_ended`, `recovery_limit`.
    """
    found = _locked(tx, recovery_id)
    if found.state == APPROVED:
        return found
    now = clock.now()
    if not found.is_open or _has_lapsed(found, now):
        raise _ended()
    _use_day(tx, found.merchant_id, clock_of.day(now))
    approved = replace(
        found,
        state=APPROVED,
        approved_at=now,
        approver=actor_id,
        reason=reason,
        ends_at=now + WAIT_SECONDS,
    )
    crud.approve_recovery(tx, approved)
    return approved


def _use_day(tx: Tx, merchant_id: str, local_day: str) -> None:
    if not crud.use_daily(tx, f"{_COUNTER}{merchant_id}", local_day, 1, PER_DAY):
        raise Conflict(
            "recovery_limit", f"{PER_DAY} lost cards a day. Try again tomorrow."
        )


def cancel_recovery(tx: Tx, recovery_id: str, actor_id: str) -> Recovery:
    """Ends one that is open; canceled again, the same answer.

    Raises:
        NotFound: `recovery_not_found`.
        Conflict: `recovery_ended`: it is done, or nobody approved it in time.
    """
    found = _locked(tx, recovery_id)
    if found.state == CANCELED:
        return found
    if not found.is_open:
        raise _ended()
    now = clock.now()
    crud.end_recovery(tx, found.id, CANCELED, now, actor_id)
    return replace(found, state=CANCELED, ended_at=now, ended_by=actor_id)


def is_party(tx: Tx, recovery: Recovery, pubkey: str) -> bool:
    """Whether a key holds the card that was lost, or is the one to get it."""
    card = crud.find_card(tx, recovery.program_id, pubkey)
    is_holder = card is not None and card.id == recovery.card_id
    return is_holder or pubkey == recovery.new_pubkey


def finish_recovery(tx: Tx, recovery_id: str) -> bool:
    """Moves everything of a card whose wait is over; false if there is nothing to do.

    Locks come in the order of all movements: programme, cards, and then the recovery.

    Raises:
        Conflict: `open_reward`: a reward of the card is being given just now.
    """
    found = crud.get_recovery(tx, recovery_id)
    if not found or not found.is_open:
        return False
    program = get_program(tx, found.program_id, hold=True)
    card = _lock_both(tx, found)
    found, now = _locked(tx, recovery_id), clock.now()
    if _has_lapsed(found, now):
        crud.end_recovery(tx, found.id, LAPSED, now)
        return False
    if found.state != APPROVED or (found.ends_at or 0) > now:
        return False
    if card.merged_into or not card.customer_pubkey or not found.new_pubkey:
        # Its holder has put it together with another one in the meantime.
        crud.end_recovery(tx, found.id, CANCELED, now)
        return False
    _move(tx, program, card, found)
    crud.end_recovery(tx, found.id, DONE, now)
    return True


def _move(tx: Tx, program: Program, card: Card, recovery: Recovery) -> None:
    move = open_movement(tx, program, card)
    give_back_reserved(move, recovery.approver)
    move.finish()
    lost, new = card.customer_pubkey or "", recovery.new_pubkey or ""
    merge_cards(tx, program.id, lost, new, recovery.approver)
    # Whoever has the lost phone opens nothing with it, and is no new guest either.
    crud.retire_key(tx, program.id, card.id, lost, new)
    remember(tx, program.id, lost, move.now)


def _lock_both(tx: Tx, recovery: Recovery) -> Card:
    """The card that was lost, held; the other one and all their parts, too, because
    cards are taken in the order of their ids."""
    parts = [part.id for part in crud.merged_cards(tx, recovery.card_id)]
    into = crud.own_card(tx, recovery.program_id, recovery.new_pubkey or "")
    if into:
        parts += [into.id, into.merged_into or into.id]
    return crud.lock_cards(tx, [*parts, recovery.card_id])[recovery.card_id]


def finish_recoveries(tx: Tx, now: int, limit: int) -> int:
    """Ends one recovery whose time has come; says how many it looked at.

    One in a unit of work: it moves whole cards, and locks two of them.
    """
    recovery_id = crud.next_due_recovery(
        tx, now - ASKED_SECONDS, now, now - RETRY_SECONDS
    )
    if not recovery_id:
        return 0
    crud.note_recovery_tried(tx, recovery_id, now)
    try:
        finish_recovery(tx, recovery_id)
    except Conflict:
        return 1  # what it waits for ends by itself; it is tried again
    return 1


def _locked(tx: Tx, recovery_id: str) -> Recovery:
    found = crud.lock_recovery(tx, recovery_id)
    if not found:
        raise recovery_not_found()
    return found


def recovery_not_found() -> NotFound:
    return NotFound("recovery_not_found", "There is no such request.")


def _ended() -> Conflict:
    return Conflict("recovery_ended", "That request is over.")
