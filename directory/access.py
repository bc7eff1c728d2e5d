"""Whose place somebody may look at."""

from __future__ import annotations

from ..callers import CUSTOMER, SESSION, Proof
from ..merchants.access import authorize, get_public_merchant
from ..merchants.models import Merchant
from ..merchants.views_api import READ
from ..store import Tx


def shown_merchant(tx: Tx, ref: str, proof: Proof | None) -> Merchant:
    """Whose key or token it is; for anybody else, one that the public may see, by id
    or slug.

    Raises: as `authorize`.
    """
    if proof and proof.kind not in (CUSTOMER, SESSION):
        return authorize(tx, proof, ref, READ).merchant
    merchant = get_public_merchant(tx, ref)
    if not merchant.is_verified:
        authorize(tx, proof, ref, READ)
    return merchant
