"""Links that sats are fetched by (LUD-03): as a QR on a screen, or on an NFC tag.

A link is a transfer that waits for an invoice. It is used once: who brings the first
right invoice has it. Its secret is derived, and stored nowhere.
"""

from __future__ import annotations

import hmac
import re
import secrets
from dataclasses import dataclass, replace
from hashlib import sha256

from bech32 import bech32_encode, convertbits
from bolt11 import decode

from .. import clock
from .. import crud as loyalty
from ..exceptions import Conflict, InvalidInput, NotFound
from ..merchants import crud as merchants
from ..merchants.models import Merchant
from ..store import Tx
from . import outbox
from . import transfers_crud as transfers
from .models import (
    FAILED,
    INVOICE,
    LINK_SECONDS,
    OPEN,
    PAYING,
    PENDING,
    WITHDRAW,
    Payout,
    Transfer,
)

SECRET = "withdraw_links"  # noqa: S105 the name of the install's secret
_K1 = re.compile(r"([0-9a-f]{32})([0-9a-f]{32})")  # 128 bits of a MAC


@dataclass(frozen=True)
class Link:
    """A link that waits to be used."""

    transfer: Transfer
    k1: str

    def view(self, base: str) -> dict[str, str | int]:
        """What a screen shows. Args: base: where the API is found."""
        url = f"{base}/withdraw/{self.k1}"
        return {
            "lnurl": as_lnurl(url),
            "url": url,
            "sats": self.transfer.amount_sats,
            "expires_at": self.transfer.expires_at,
        }


def as_lnurl(url: str) -> str:
    """An address as wallets scan it (LUD-01): bech32, upper case for smaller QRs."""
    bits = convertbits(url.encode(), 8, 5, True) or []
    return str(bech32_encode("lnurl", bits)).upper()


def _k1(tx: Tx, transfer_id: str) -> str:
    return transfer_id + _mac(_secret(tx), transfer_id)


def _secret(tx: Tx) -> str:
    return loyalty.install_secret(tx, SECRET, secrets.token_hex(32))


def _mac(secret: str, transfer_id: str) -> str:
    return hmac.new(secret.encode(), transfer_id.encode(), sha256).hexdigest()[:32]


def transfer_of(tx: Tx, k1: str, hold: bool = False) -> Transfer:
    """What a link's secret is of.

    Raises:
        NotFound: `link_not_found`.
    """
    match, secret = _K1.fullmatch(k1), loyalty.get_secret(tx, SECRET)
    if match and secret and hmac.compare_digest(match[2], _mac(secret, match[1])):
        found = transfers.get_transfer(tx, match[1], hold)
        if found and found.road == WITHDRAW:
            return found
    raise NotFound("link_not_found", "There is no such link.")


# --- making one -----------------------------------------------------------------------


def open_own(tx: Tx, merchant: Merchant, card_id: str) -> Link:
    """A link for all that a merchant owes somebody and can be paid now; the one that is
    open already, if there is one.

    Raises:
        Conflict: `nothing_owed`, `merchant_frozen`.
    """
    now = clock.now()
    is_open = transfers.get_open(tx, merchant.id, card_id, now)
    if is_open:
        if _is_whole(tx, is_open):
            return Link(is_open, _k1(tx, is_open.id))
        outbox.close_link(tx, is_open, now)
    owed = transfers.lock_due(tx, transfers.Due(merchant.id, card_id), now)
    if not owed:
        raise Conflict("nothing_owed", "There are no sats to fetch yet.")
    return _open(tx, merchant, card_id, owed, now + LINK_SECONDS)


def open_for(tx: Tx, merchant: Merchant, payout: Payout, expires_at: int) -> Link:
    """A link for one payout, whoever it is shown to.

    Args:
        payout: pending or failed, and held.

    Raises:
        Conflict: `merchant_frozen`.
    """
    if payout.transfer_id and payout.state == PENDING:
        known = transfers.get_transfer(tx, payout.transfer_id, hold=True)
        if known and known.state == OPEN:
            if known.expires_at > clock.now() and _is_whole(tx, known):
                return Link(known, _k1(tx, known.id))
            outbox.close_link(tx, known, clock.now())
    return _open(tx, merchant, payout.card_id, [payout], expires_at)


def _open(
    tx: Tx, merchant: Merchant, card_id: str, owed: list[Payout], expires_at: int
) -> Link:
    made = replace(
        outbox.new_transfer(
            merchant.id, card_id, _paying_wallet(merchant), WITHDRAW, "", owed
        ),
        state=OPEN,
        expires_at=expires_at,
    )
    transfers.insert_transfer(tx, made)
    for payout in owed:
        transfers.bind(tx, payout.id, made.id, PENDING)
        loyalty.log_payout(tx, payout.id, PENDING, "link_made")
    return Link(made, _k1(tx, made.id))


def _paying_wallet(merchant: Merchant) -> str:
    """Raises: Conflict `merchant_frozen`."""
    if not merchant.wallet_id or merchant.deleted_at:
        raise Conflict("merchant_frozen", "This place has no wallet to pay from.")
    return merchant.wallet_id


def pay_invoice_for(tx: Tx, merchant: Merchant, payout: Payout, request: str) -> None:
    """Pays one payout by an invoice that the guest has shown.

    Raises:
        InvalidInput: `bad_invoice`; Conflict: `merchant_frozen`.
        DuplicateRow: that invoice was, or is, paid by us.
    """
    payment_hash = checked_invoice(request, payout.sats)
    made = replace(
        outbox.new_transfer(
            merchant.id,
            payout.card_id,
            _paying_wallet(merchant),
            INVOICE,
            "",
            [payout],
        ),
        payment_request=request.lower(),
        payment_hash=payment_hash,
    )
    transfers.insert_transfer(tx, made)
    transfers.bind(tx, payout.id, made.id, PAYING)
    loyalty.log_payout(tx, payout.id, PAYING, "invoice_shown")


# --- using it -------------------------------------------------------------------------


def check_open(tx: Tx, transfer: Transfer, now: int) -> None:
    """Raises: Conflict `link_used`, `link_over`, `payouts_off`."""
    if transfer.state not in (OPEN, "over", FAILED):
        raise Conflict("link_used", "These sats were fetched already.")
    if transfer.state != OPEN or transfer.expires_at <= now:
        raise Conflict("link_over", "This link has run out. Ask for a new one.")
    if not _is_whole(tx, transfer):
        raise Conflict("link_over", "The amount has changed. Ask for a new link.")
    merchant = merchants.get_merchant(tx, transfer.merchant_id)
    if not merchant or merchant.wallet_id != transfer.wallet_id:
        raise Conflict("link_over", "This link has run out. Ask for a new one.")


def _is_whole(tx: Tx, transfer: Transfer) -> bool:
    """Whether all that a link was made for is still owed."""
    owed = transfers.paid_by(tx, transfer.id, hold=transfer.state == OPEN)
    total = sum(payout.sats for payout in owed if payout.state == PENDING)
    return total == transfer.amount_sats


def use(tx: Tx, k1: str, request: str) -> Transfer:
    """Somebody brings an invoice: it is on record, and will be paid. The same one again
    changes nothing.

    Raises:
        NotFound: `link_not_found`; InvalidInput: `bad_invoice`.
        Conflict: `link_used`, `link_over`.
        DuplicateRow: another transfer pays that invoice.
    """
    transfer = transfer_of(tx, k1, hold=True)
    payment_hash = checked_invoice(request, transfer.amount_sats)
    if transfer.payment_hash == payment_hash:
        return transfer
    check_open(tx, transfer, clock.now())
    transfers.put_claim(tx, transfer.id, request.lower(), payment_hash)
    for payout in transfers.paid_by(tx, transfer.id):
        if payout.state == PENDING:
            transfers.bind(tx, payout.id, transfer.id, PAYING)
            loyalty.log_payout(tx, payout.id, PAYING, "link_used")
    return transfer


def checked_invoice(request: str, sats: int) -> str:
    """The payment hash of an invoice over exactly that, which can still be paid.

    Raises:
        InvalidInput: `bad_invoice`.
    """
    try:
        invoice = decode(request)
    except Exception as exc:
        raise InvalidInput("bad_invoice", "That is no invoice.") from exc
    if invoice.amount_msat != sats * 1000:
        raise InvalidInput("bad_invoice", f"The invoice has to be over {sats} sats.")
    if invoice.expiry_time <= clock.now():
        raise InvalidInput("bad_invoice", "That invoice has run out.")
    return str(invoice.payment_hash)
