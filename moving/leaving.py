"""A programme leaves this server: it is frozen, and given as one file, in one step.

From then on nothing is earned, used or taken back here, whatever happens to the file:
points that two servers promise would be spent twice. The file can be fetched again; it
is the same one, unless a guest was forgotten since.
"""

from __future__ import annotations

import json
from typing import Any

from .. import acts, clock
from .. import crud as loyalty
from .. import services as core
from ..exceptions import Conflict, InvalidInput
from ..merchants import services as venues
from ..merchants.models import MerchantUpdate
from ..models import Program
from ..store import Row, Tx
from . import crud
from .document import Document
from .travels import TABLES

AT_ONCE = 200
OFF = MerchantUpdate(mode="bar")


def outlook(tx: Tx, program_id: str) -> dict[str, Any]:
    """What moving would take along, what it would leave, and what is in its way."""
    moved = crud.get_moved(tx, program_id)
    events, points = crud.count_events(tx, program_id)
    return {
        "name": core.get_program(tx, program_id).settings.name,
        "cards": loyalty.count_cards(tx, program_id),
        "events": events,
        "points": points,
        "reserved": crud.count_in_the_way(tx, program_id, clock.now()),
        "left_behind": crud.left_behind(tx, program_id, clock.now()),
        "moved_at": moved["moved_at"] if moved else None,
    }


def leave(
    tx: Tx, program_id: str, confirm: str, server: str, actor_id: str
) -> Document:
    """Freezes a programme for good, unless it is already, and writes it down.

    Args:
        confirm: the programme's name, as its owner typed it.
        server: the address that it leaves.

    Raises:
        InvalidInput: `not_confirmed`.
        Conflict: `rewards_reserved`.
    """
    while core.lapse_all(tx, clock.now(), AT_ONCE) == AT_ONCE:
        pass  # what is over by now is posted first, whether or not a sweep was there
    loyalty.lock_program(tx, program_id)
    program = core.get_program(tx, program_id)
    if confirm.strip() != program.settings.name.strip():
        words = "Type the programme's name: what moves away does not come back."
        raise InvalidInput("not_confirmed", words)
    moved = crud.get_moved(tx, program_id)
    if moved is None:
        moved = _freeze(tx, program, server, actor_id)
    document = _document(tx, program_id, moved)
    crud.put_hash(tx, program_id, document.hash())
    return document


def _freeze(tx: Tx, program: Program, server: str, actor_id: str) -> Row:
    waiting = crud.count_in_the_way(tx, program.id, clock.now())
    if waiting:
        words = f"{waiting} rewards are reserved. Give them or cancel them first."
        raise Conflict("rewards_reserved", f"{words} Nothing was changed.")
    at = clock.now()
    said = {
        "modes": _turned_off(tx, program.id, actor_id),
        "left_behind": crud.left_behind(tx, program.id, at),
    }
    row = {"program_id": program.id, "moved_at": at, "server": server}
    moved = {**row, "said": json.dumps(said), "hash": ""}
    crud.insert_moved(tx, moved)
    crud.freeze(tx, program.id, at)
    return moved


def _turned_off(tx: Tx, program_id: str, actor_id: str) -> dict[str, str]:
    """Loyalty is off at every place from now on; in which mode each of them was."""
    modes = {}
    for merchant in crud.open_merchants(tx, program_id):
        modes[merchant.id] = merchant.mode
        if merchant.shows_loyalty:
            venues.update(tx, merchant, OFF, actor_id)
        acts.note(tx, "programme_moved", merchant, actor_id)
    return modes


def _document(tx: Tx, program_id: str, moved: Row) -> Document:
    said, tables = json.loads(moved["said"]), crud.read_tables(tx, program_id)
    names = list(TABLES["merchants"].columns)
    for row in tables["merchants"]:
        mode = names.index("mode")
        row[mode] = said["modes"].get(row[names.index("id")], row[mode])
    server, at = moved["server"], moved["moved_at"]
    return Document(program_id, server, at, tables, said["left_behind"])
