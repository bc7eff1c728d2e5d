"""Texts as cells of a CSV file (RFC 4180). Pure.

A spreadsheet takes a cell that begins with `=` for a formula, and strangers choose what
they are called: such texts get a leading apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import Final

MEDIA_TYPE: Final = "text/csv; charset=utf-8; header=present"
# https://owasp.org/www-community/attacks/CSV_Injection, full-width forms included.
_FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")


def lines(rows: Iterable[Iterable[object]]) -> str:
    """Rows as lines of the file."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()


def guarded(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text
