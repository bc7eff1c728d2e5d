"""The file that a programme moves in: what it is, and whether it is genuine.

Pure. A file is one JSON object; `hash` is the sha256 of all its other members in
canonical form (sorted, without white space). What must hold of one that is taken in:
every value is of its column's type, nothing refers out of the file, every chain is
whole, every rule and every reason is the one that its events commit to.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, fields
from hashlib import sha256
from itertools import groupby
from typing import Any

from .. import ledger
from ..exceptions import InvalidInput
from ..ledger import Event
from ..models import ProgramSettings
from ..services.posting import commitment_of
from .travels import GONE, TABLES, WAITING, fits

FORMAT = "loyalty-programme"
VERSION = 1
MOST_CARDS = 200_000
MOST_BYTES = 200_000_000

Rows = list[list[Any]]


@dataclass(frozen=True)
class Document:
    """A programme that moves.

    Attributes:
        server: the address that it leaves.
        moved_at: when it was frozen there, Unix seconds.
        tables: rows by the name of their table, in the order of its columns.
        left_behind: what stays, and how much of it there is.
    """

    program_id: str
    server: str
    moved_at: int
    tables: dict[str, Rows]
    left_behind: dict[str, int]

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        names = tuple(TABLES[table].columns)
        return (dict(zip(names, row, strict=True)) for row in self.tables[table])

    def ids(self, table: str, column: str = "id") -> set[Any]:
        at = list(TABLES[table].columns).index(column)
        return {row[at] for row in self.tables[table]}

    def chains(self) -> Iterator[tuple[str, list[Event]]]:
        """Each card's events, oldest first."""
        events = (
            Event(**row, program_id=self.program_id) for row in self.rows("events")
        )
        ordered = sorted(events, key=lambda event: (event.card_id, event.seq))
        for card_id, chain in groupby(ordered, key=lambda event: event.card_id):
            yield card_id, list(chain)

    @property
    def points(self) -> int:
        return sum(row["delta"] for row in self.rows("events"))

    def _members(self) -> dict[str, Any]:
        tables = {
            name: {"columns": list(table.columns), "rows": self.tables[name]}
            for name, table in TABLES.items()
        }
        said = {"program_id": self.program_id, "server": self.server}
        beside = {"moved_at": self.moved_at, "left_behind": self.left_behind}
        return {
            "format": FORMAT,
            "version": VERSION,
            **said,
            **beside,
            "tables": tables,
        }

    def hash(self) -> str:
        return _hash(self._members())

    def to_json(self) -> str:
        return json.dumps(self._members() | {"hash": self.hash()}, ensure_ascii=False)


def read(text: bytes) -> Document:
    """The document that a file holds, once everything in it has proved right.

    Raises:
        InvalidInput: `bad_document`, it is no such file, or a damaged one;
            `not_genuine`, a history in it was changed.
    """
    document = _parsed(text)
    for name, rows in document.tables.items():
        _check_types(name, rows)
    _check_references(document)
    _check_settings(document)
    _check_histories(document)
    return document


def _hash(members: dict[str, Any]) -> str:
    form = json.dumps(
        members, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return sha256(form.encode(errors="surrogatepass")).hexdigest()


def _bad(words: str) -> InvalidInput:
    return InvalidInput("bad_document", f"{words} Nothing was taken in.")


def _parsed(text: bytes) -> Document:
    try:
        members = json.loads(text)
        said = members.pop("hash")
        if (members["format"], members["version"]) != (FORMAT, VERSION):
            raise _bad("This is no programme, or one of a newer release.")
        tables = {name: members["tables"][name] for name in TABLES}
        for name, table in TABLES.items():
            if tables[name]["columns"] != list(table.columns):
                raise _bad(f"The columns of {name} are others.")
        document = Document(
            str(members["program_id"]),
            str(members["server"]),
            int(members["moved_at"]),
            {name: table["rows"] for name, table in tables.items()},
            dict(members["left_behind"]),
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
        if isinstance(exc, InvalidInput):
            raise
        raise _bad("This is no file of a programme that moves.") from exc
    if said != _hash(members) or not fits("id", document.program_id):
        raise _bad("The file is not as it was written.")
    return document


def _check_types(name: str, rows: Any) -> None:
    kinds = tuple(TABLES[name].columns.items())
    for number, row in enumerate(rows, 1):
        if not isinstance(row, list) or len(row) != len(kinds):
            raise _bad(f"Row {number} of {name} is no row.")
        for (column, kind), value in zip(kinds, row, strict=True):
            if not fits(kind, value):
                raise _bad(f"{column} in row {number} of {name} makes no sense.")


_TO = {"card_id": "cards", "guest_id": "cards", "merged_into": "cards"}
_REFERS = {**_TO, "merchant_id": "merchants", "campaign_id": "campaigns"}


def _check_references(document: Document) -> None:
    known = {name: document.ids(name) for name in set(_REFERS.values())}
    if not known["merchants"] or not document.tables["program_versions"]:
        raise _bad("There is no place in it.")
    if len(known["cards"]) > MOST_CARDS:
        raise _bad(f"There are more than {MOST_CARDS} cards in it.")
    for name, table in TABLES.items():
        for column in _REFERS.keys() & table.columns.keys():
            # An erased card's last event may be of no place.
            found = document.ids(name, column) - {None, ""}
            if not found <= known[_REFERS[column]]:
                raise _bad(f"{name} names something that is not in the file.")


def _check_settings(document: Document) -> None:
    kinds = {f.name: type(f.default) for f in fields(ProgramSettings)} | {"name": str}
    for row in document.rows("program_versions"):
        try:
            settings = json.loads(row["settings"])
            odd = [
                k for k, v in settings.items() if type(v) is not kinds.get(k, type(v))
            ]
        except (ValueError, AttributeError, RecursionError) as exc:
            raise _bad("Settings in it cannot be read.") from exc
        if odd or "name" not in settings:
            raise _bad("Settings in it make no sense.")
    for name in WAITING:
        if any(row["state"].startswith(GONE) for row in document.rows(name)):
            raise _bad("What waits in it is marked as gone.")


def _check_histories(document: Document) -> None:
    commitments: dict[tuple[str, int], str] = {}
    for card_id, chain in document.chains():
        wrong = next(ledger.faults(chain), "")
        if wrong:
            words = f"Card {card_id}: {wrong}. Nothing was taken in."
            raise InvalidInput("not_genuine", words)
        commitments |= {(card_id, e.seq): e.text_commitment for e in chain}
    for rule in document.rows("rule_snapshots"):
        if sha256(rule["rule"].encode()).hexdigest() != rule["rule_hash"]:
            raise InvalidInput("not_genuine", "A rule in it was changed.")
    for text in document.rows("event_texts"):
        committed = commitments.get((text["card_id"], text["seq"]))
        if commitment_of(text["salt"], text["words"]) != committed:
            raise InvalidInput("not_genuine", "A reason in it was changed.")
