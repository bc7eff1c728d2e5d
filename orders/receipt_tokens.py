"""Secret addresses of receipts: derived from the install's secret, stored nowhere."""

from __future__ import annotations

import hmac
import re
import secrets
from hashlib import sha256

from .. import crud
from ..store import Tx

SECRET = "receipts"  # noqa: S105 the name of the install's secret, not the secret
_TOKEN = re.compile(r"([0-9a-f]{32})-([0-9a-f]{32})")  # 128 bits of a MAC


def receipt_token(tx: Tx, payment_id: str) -> str:
    """A receipt's secret: derived from the install's secret, stored nowhere."""
    return f"{payment_id}-{_mac(make_secret(tx), payment_id)}"


def make_secret(tx: Tx) -> str:
    """The install's secret that receipts are derived from, made the first time.

    Every order is made with it, so that nothing that only reads has to make it.
    """
    return crud.install_secret(tx, SECRET, secrets.token_hex(32))


def payment_of_token(tx: Tx, token: str) -> str | None:
    """The id of the payment that a receipt's secret is of; None: it is of none."""
    match, secret = _TOKEN.fullmatch(token), crud.get_secret(tx, SECRET)
    if not match or not secret:
        return None
    is_ours = hmac.compare_digest(match[2], _mac(secret, match[1]))
    return match[1] if is_ours else None


def _mac(secret: str, payment_id: str) -> str:
    return hmac.new(secret.encode(), payment_id.encode(), sha256).hexdigest()[:32]
