"""Points that a merchant's guests had elsewhere, granted once each.

They are the owner's own grant: of the owner's admin key only, never of staff, and so
outside the day's limit of whoever gives by hand; the owner has typed how many points it
is. They count for no tier. What makes a line that line is under an HMAC in the ledger:
no key of a customer is in it, and the same line again finds that it was there.
"""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256

from .. import crud, ledger
from ..ledger import IMPORT
from ..store import Tx
from .grants import ByHand, check_enabled
from .movement import moving
from .posting import lot_until

KEYED_BY = "imports"


def import_points(tx: Tx, customer_pubkey: str, act: ByHand, line: str) -> bool:
    """Grants what a line says; false if that line was granted before.

    Raises:
        Conflict: `loyalty_off`, `moved_away`.
        InvalidInput: `too_many_points`.
    """
    secret = crud.install_secret(tx, KEYED_BY, secrets.token_hex(32))
    named = f"{act.program_id} {line}"
    source_id = hmac.new(secret.encode(), named.encode(), sha256).hexdigest()
    with moving(tx, act.program_id, customer_pubkey) as move:
        check_enabled(move.program)
        if crud.find_event(tx, act.program_id, IMPORT, source_id, ledger.GRANTED):
            return False
        until = lot_until(move.program.settings, act.clock, move.now, move.now)
        event = move.draft(
            act.merchant_id,
            act.clock,
            move.now,
            kind=ledger.GRANTED,
            delta=act.points,
            lots=ledger.as_text([(act.points, until)]),
            source=IMPORT,
            source_id=source_id,
            actor_id=act.actor_id,
        )
        move.post(event, act.reason)
        return True
