"""Verbs of vouchers that were given: withdrawn, and checked when they are shown.

One that is shown is checked against the public keys that ever signed for the programme,
so it can be used while the key is locked, or its signer away.
"""

from __future__ import annotations

from typing import Any

from .. import services as loyalty
from ..customers.crud import any_branch
from ..exceptions import Conflict, InvalidInput
from ..merchants import crud as merchants
from ..merchants.models import Merchant
from ..nostr import crud as nostr
from ..nostr import letters_crud, server
from ..nostr.event import Altered, Malformed, NostrEvent, read, read_value
from ..nostr.readers import VoucherSaid, read_voucher
from ..store import Tx
from ..voucher import NOTHING_USED, Voucher

_LINKS = ("nostr:", "nevent1", "note1", "naddr1")


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
