"""The month's report as a CSV file (RFC 4180). Pure. One figure a line, so that it can
be summed and pivoted; amounts in the currency are its smallest units."""

from __future__ import annotations

from collections.abc import Iterator

from ..spreadsheet import guarded
from ..spreadsheet import lines as csv_lines
from .report import Named, Report, Sheet, Statement
from .worth import Worth

COLUMNS = (
    *("month", "branch", "section", "what", "count"),
    *("sats", "minor", "currency", "unrated_sats", "points", "unpriced"),
)
Cells = list[object]


def text(report: Report) -> str:
    """The whole file."""
    month = report.span.first.isoformat()[:7]
    sheets = [(b.name, b.sheet) for b in report.branches]
    if not sheets:
        sheets = [(report.merchant.name, report.sheet)]
    rows = [
        [month, guarded(name), *_put(line, report.merchant.currency)]
        for name, sheet in sheets
        for line in _lines(sheet)
    ]
    return csv_lines([list(COLUMNS), *rows])


class _Line:
    """One line: what it is of, and which cells it fills."""

    def __init__(
        self,
        section: str,
        what: str,
        count: int | str = "",
        worth: Worth | None = None,
        points: int | str = "",
        unpriced: int | str = "",
    ) -> None:
        self.section, self.what, self.count = section, what, count
        self.worth, self.points, self.unpriced = worth, points, unpriced


def _put(line: _Line, currency: str) -> Cells:
    worth: Cells = ["", "", "", ""]
    if line.worth:
        sats, minor, unrated = line.worth
        has = bool(currency)
        worth = [sats, minor if has else "", currency, unrated if has else ""]
    what = guarded(line.what)
    return [line.section, what, line.count, *worth, line.points, line.unpriced]


def _lines(sheet: Sheet) -> Iterator[_Line]:
    yield _Line("bills", "gross", sheet.bills.count, sheet.bills.gross)
    for taken in sheet.taken:
        yield _Line("goods", taken.method, taken.payments, taken.goods)
        yield _Line("tips", taken.method, "", taken.tips)
        yield _Line("surplus", taken.method, "", taken.surplus)
    for one in sheet.discounts:
        yield _Line("discounts", one.name, one.count, one.worth)
        yield _Line("cashback", one.name, "", one.cashback)
    yield from (
        _Line("rewards", one.name, one.count, one.worth, one.points, one.unpriced)
        for one in sheet.rewards
    )
    yield from _plain("refunds", sheet.refunds)
    yield from _plain("satoshi_back", sheet.given_back)
    if sheet.points:
        yield from _points(sheet.points)


def _plain(section: str, found: list[Named]) -> Iterator[_Line]:
    for one in found:
        yield _Line(section, one.name, one.count, one.worth)


def _points(statement: Statement) -> Iterator[_Line]:
    told = {
        "opening": statement.opening,
        **statement.points._asdict(),
        "moved": statement.moved,
        "closing": statement.closing,
    }
    for what, points in told.items():
        yield _Line("points", what, points=points)
