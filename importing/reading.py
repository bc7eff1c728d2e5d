"""What a list of customers says (RFC 4180), and what is wrong with it, by its lines.

Pure. The columns `customer_pubkey` and `points` are asked for by name, `nickname`,
`reason` and `row_id` may be there; others are left out. Our own export can be read.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from ..exceptions import InvalidInput, LoyaltyError
from ..fields import Line
from ..keys import customer_key, refuse_secret

MOST_BYTES = 20_000_000  # of a file: the door refuses more
MOST_ROWS = 100_000
MOST_POINTS = 10_000_000  # of one line: more is a slip
REASON = "Brought over"
_KEY, _POINTS = "customer_pubkey", "points"
KNOWN = (_KEY, _POINTS, "nickname", "reason", "row_id")


@dataclass(frozen=True)
class Row:
    """One line of the file.

    Attributes:
        number: of the line, as an editor counts.
        key: what makes it this line and no other: its `row_id`, else its customer.
    """

    number: int
    pubkey: str
    points: int
    nickname: str
    reason: str
    key: str


@dataclass
class Sheet:
    """A whole file.

    Attributes:
        errors: by line: `{line, code, detail}`.
        unread: columns that nobody asked for.
    """

    rows: list[Row] = field(default_factory=list)
    errors: list[dict[str, str | int]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    @property
    def points(self) -> int:
        return sum(row.points for row in self.rows)


def read(content: bytes) -> Sheet:
    """Raises: InvalidInput `bad_file`: it is no such list at all."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as exc:
        raise _bad("The file is not in UTF-8.") from exc
    sheet, seen = Sheet(), dict[str, int]()
    reader = _reader(text, sheet)
    try:
        for cells in reader:
            _take(sheet, seen, reader.line_num, cells)
            if len(sheet.rows) + len(sheet.errors) > MOST_ROWS:
                raise _bad(f"The file has more than {MOST_ROWS} lines.")
    except csv.Error as exc:
        raise _bad(f"Line {reader.line_num} cannot be read.") from exc
    return sheet


def _bad(words: str) -> InvalidInput:
    return InvalidInput("bad_file", f"{words} Nothing was taken in.")


def _reader(text: str, sheet: Sheet) -> csv.DictReader[str]:
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        names = [(name or "").strip().lower() for name in reader.fieldnames or []]
    except csv.Error as exc:
        raise _bad("The first line cannot be read.") from exc
    missing = [name for name in (_KEY, _POINTS) if name not in names]
    if missing:
        raise _bad(f"The first line names no column {' and no '.join(missing)}.")
    if len(set(names)) < len(names):
        raise _bad("The first line names a column twice.")
    sheet.unread = [name for name in names if name not in KNOWN]
    reader.fieldnames = names
    return reader


def _take(
    sheet: Sheet, seen: dict[str, int], number: int, cells: dict[str, str | None]
) -> None:
    try:
        row = _row(number, cells)
        if row.key in seen:
            words = (
                f"Line {seen[row.key]} is the same customer, or has the same row_id."
            )
            raise InvalidInput("said_twice", words)
    except LoyaltyError as exc:
        sheet.errors.append({"line": number, "code": exc.code, "detail": exc.message})
    else:
        seen[row.key] = number
        sheet.rows.append(row)


def _row(number: int, cells: dict[str, str | None]) -> Row:
    if None in cells.values() or None in cells:
        raise InvalidInput("bad_line", "It has other columns than the first line.")
    texts = dict(_texts(cells))
    pubkey = _key(texts[_KEY])
    row_id = texts.get("row_id", "")
    return Row(
        number,
        pubkey,
        _points(texts[_POINTS]),
        texts.get("nickname", ""),
        texts.get("reason", "") or REASON,
        f"row:{row_id}" if row_id else f"key:{pubkey}",
    )


def _key(text: str) -> str:
    """In the words of whoever looks at a list."""
    try:
        return customer_key(text)
    except InvalidInput as exc:
        if exc.code == "bad_pubkey":
            raise InvalidInput(exc.code, f"{_KEY} is no guest’s key.") from exc
        raise


def _texts(cells: dict[str, str | None]) -> Iterator[tuple[str, str]]:
    for name in KNOWN:
        if name in cells:
            refuse_secret(cells[name])
            try:
                yield name, _unguarded(Line.check(cells[name]))
            except (TypeError, ValueError) as exc:
                raise InvalidInput("bad_text", f"{name} {exc}.") from exc


def _unguarded(text: str) -> str:
    """Without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text


def _points(text: str) -> int:
    """A whole number, 0 for a guest who only is to be known."""
    if not text.isascii() or not text.isdigit() or int(text[:20]) > MOST_POINTS:
        words = f"points is no whole number from 0 to {MOST_POINTS}."
        raise InvalidInput("bad_points", words)
    return int(text)
