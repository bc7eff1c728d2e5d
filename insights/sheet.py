"""The event log as a CSV file (RFC 4180). Pure. Numbers are ours and stay numbers."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from .. import clock
from ..spreadsheet import MEDIA_TYPE, guarded
from ..spreadsheet import lines as csv_lines
from .models import FIELDS, LogEntry

__all__ = ["COLUMNS", "MEDIA_TYPE", "header", "lines"]

COLUMNS = (*FIELDS, "local_time", "local_recorded_at")


def header() -> str:
    return csv_lines([COLUMNS])


def lines(entries: Iterable[LogEntry]) -> str:
    """The entries, a line each, with times also as ISO 8601 in the branch's zone."""
    return csv_lines(_cells(entry) for entry in entries)


def _cells(entry: LogEntry) -> list[object]:
    cells = [guarded(v) if isinstance(v, str) else v for v in entry.told()]
    zone = clock.zone(entry.timezone)
    times = (entry.time, entry.recorded_at)
    return cells + [datetime.fromtimestamp(at, zone).isoformat() for at in times]
