"""A programme arrives from another server: all of its file, or nothing.

Ids stay as they are, because chains name them; what cards hold is made again from the
chains. The places come onto the wallet of whoever brings the file, and earn from this
second on: what was paid before was the old server's.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from .. import acts, clock, ledger
from .. import crud as loyalty
from ..callers import Proof
from ..crud import names
from ..exceptions import Conflict, InvalidInput
from ..images import checked_image
from ..merchants import changed as changes
from ..merchants import crud as merchants
from ..merchants import services as venues
from ..merchants.models import Merchant, MerchantBody
from ..store import DuplicateRow, Row, Tx
from . import crud
from .document import Document
from .travels import TABLES

_PICTURES = ("tiers", "rewards", "menu_items")


def arrive(
    tx: Tx, proof: Proof, document: Document, hashed: str, open_invoices: list[str]
) -> dict[str, Any]:
    """Takes a programme in; the same file again changes nothing.

    Args:
        document: as `document.read` gave it: nothing of it is checked here again.
        open_invoices: as `merchants.services.register` has it.

    Raises:
        InvalidInput: `bad_document`: a place, a picture, a history makes no sense.
        Conflict: `already_here`.
    """
    owner = crud.find_owner(tx, document.program_id)
    if owner is None:
        _take_in(tx, proof, document, hashed, open_invoices)
    elif owner != proof.user_id or crud.get_arrived(tx, document.program_id) != hashed:
        raise _already_here()
    places = [
        {"id": merchant.id, "name": merchant.name, "slug": merchant.slug}
        for merchant in crud.open_merchants(tx, document.program_id)
    ]
    return {
        "program_id": document.program_id,
        "merchants": places,
        "cards": len(document.tables["cards"]),
        "events": len(document.tables["events"]),
        "points": document.points,
        "left_behind": document.left_behind,
    }


def _take_in(
    tx: Tx, proof: Proof, document: Document, hashed: str, open_invoices: list[str]
) -> None:
    _check_pictures(document)
    at = clock.now()
    try:
        crud.put_arrived(tx, document.program_id, proof.user_id, at, hashed)
        for table in TABLES:
            if table == "merchants":
                _open_places(tx, proof, document, open_invoices)
            else:
                rows = list(document.rows(table))
                crud.put_rows(tx, table, document.program_id, rows)
    except DuplicateRow as exc:
        raise _already_here() from exc
    _make_books(tx, document)
    named = document.ids("nicknames", "card_id") | document.ids("card_names", "card_id")
    names.index_names(tx, sorted(named))


def _already_here() -> Conflict:
    words = "That programme, or something of it, is on this server already."
    return Conflict("already_here", f"{words} Nothing was taken in.")


def _check_pictures(document: Document) -> None:
    for name in _PICTURES:
        for row in document.rows(name):
            checked_image(row["image"])


def _open_places(
    tx: Tx, proof: Proof, document: Document, open_invoices: list[str]
) -> None:
    at, actor_id = clock.now(), f"wallet:{proof.holder}"
    for row in document.rows("merchants"):
        if merchants.get_merchant(tx, row["id"]):
            raise _already_here()
        merchant = _place(proof, document.program_id, row, at)
        merchant = venues.insert(tx, merchant)
        is_open = merchant.deleted_at is None
        wallet_id = merchant.wallet_id if is_open else ""
        merchants.insert_version(tx, merchant.id, wallet_id, row["mode"], at, actor_id)
        if is_open:
            merchants.insert_open_invoices(tx, merchant.id, open_invoices)
            acts.note(tx, "programme_arrived", merchant, actor_id)
            changes.tell(tx, merchant)


def _place(proof: Proof, program_id: str, row: Row, at: int) -> Merchant:
    """A place as it stood there, under the rules that a new one is under here.

    Pictures and links of strangers are among what a profile holds.
    """
    try:
        profile = json.loads(row["profile"])
        same = {k: v for k, v in row.items() if k not in ("profile", "slug")}
        body = MerchantBody(**{**profile, **same})
        clock.zone(body.timezone)
    except (ValidationError, ValueError, TypeError) as exc:
        words = "A place in it makes no sense here. Nothing was taken in."
        raise InvalidInput("bad_document", words) from exc
    made = venues.drafted(proof, program_id, body, at)
    mine = {"id": row["id"], "created_at": row["created_at"]}
    return replace(made, **mine, deleted_at=row["deleted_at"])


def _make_books(tx: Tx, document: Document) -> None:
    for card_id, chain in document.chains():
        try:
            books = ledger.replay(card_id, document.program_id, chain)
        except (ValueError, KeyError, StopIteration, TypeError) as exc:
            words = f"Card {card_id} does not add up. Nothing was taken in."
            raise InvalidInput("bad_document", words) from exc
        books.balance = books.balance._replace(tier_until=0)  # looked at when read
        loyalty.replace_books(tx, books)
