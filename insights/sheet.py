"""The event log as a CSV file (RFC 4180). Pure.

A spreadsheet takes a cell that begins with `=` for a formula, and a guest chooses their
own name: such texts get a leading apostrophe. Numbers are ours and stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import datetime

from .. import clock
from .models import FIELDS, LogEntry

MEDIA_TYPE = "text/csv; charset=utf-8; header=present"
# https://owasp.org/www-community/attacks/CSV_Injection, full-width forms included.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")

COLUMNS = (*FIELDS, "local_time", "local_recorded_at")


def header() -> str:
    return _lines([COLUMNS])


def lines(entries: Iterable[LogEntry]) -> str:
    """The entries, a line each, with times also as ISO 8601 in the branch's zone."""
    return _lines(_cells(entry) for entry in entries)


def _lines(rows: Iterable[Iterable[object]]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def _cells(entry: LogEntry) -> list[object]:
    cells = [_guarded(v) if isinstance(v, str) else v for v in entry.told()]
    zone = clock.zone(entry.timezone)
    times = (entry.time, entry.recorded_at)
    return cells + [datetime.fromtimestamp(at, zone).isoformat() for at in times]


def _guarded(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
