"""Books in memory: what a chain adds up to when it is replayed."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import heappop, heappush

from .books import Balance, Books, CountedBill, post
from .event import Event
from .lots import Lot, Taking


class MemoryBooks(Books):
    """Books that a replay keeps. Lots that end soonest come from a heap."""

    def __init__(self, card_id: str, program_id: str) -> None:
        self.balance = Balance(card_id, program_id)
        self.lots: dict[tuple[int, int], Lot] = {}
        self.all_takings: dict[int, list[Taking]] = {}
        self.bills: dict[int, CountedBill] = {}
        self._live: dict[str, int] = {}
        self._ending: list[tuple[int, int]] = []
        self._opened_by: dict[int, list[int]] = {}

    def open_lots(self, enough: int) -> list[Lot]:
        found: list[Lot] = []
        total = 0
        while self._ending and total < enough:
            key = heappop(self._ending)
            lot = self.lots[key]
            if lot.left and (not found or found[-1] != lot):
                found.append(lot)
                total += lot.left
        for lot in found:  # they may stay open: whoever takes puts back what is left
            heappush(self._ending, (lot.until, lot.seq))
        return found

    def final_lots(self) -> list[Lot]:
        return sorted(
            (lot for lot in self.lots.values() if lot.left and not lot.is_bound),
            key=lambda lot: (lot.until, lot.seq),
        )

    def lots_of(self, seq: int) -> list[Lot]:
        return [self.lots[until, seq] for until in sorted(self._opened_by.get(seq, ()))]

    def put_lot(self, lot: Lot) -> None:
        key = (lot.until, lot.seq)
        was = self.lots.get(key)
        if was is None:
            self._opened_by.setdefault(lot.seq, []).append(lot.until)
        if lot.left and not (was and was.left):
            heappush(self._ending, key)
        self.lots[key] = lot

    def takings(self, by_seq: int) -> list[Taking]:
        return self.all_takings.get(by_seq, [])

    def put_takings(self, takings: list[Taking]) -> None:
        for taking in takings:
            self.all_takings.setdefault(taking.by_seq, []).append(taking)

    def drop_takings(self, by_seq: int) -> None:
        self.all_takings.pop(by_seq, None)

    def bill(self, seq: int) -> CountedBill | None:
        return self.bills.get(seq)

    def put_bill(self, bill: CountedBill) -> None:
        was = self.bills.get(bill.seq)
        change = (bill.base_sats > 0) - (was is not None and was.base_sats > 0)
        self._live[bill.local_day] = self._live.get(bill.local_day, 0) + change
        self.bills[bill.seq] = bill

    def live_bills(self, local_day: str) -> int:
        return self._live.get(local_day, 0)

    def points_at(self, at: int) -> int:
        """What could be used at a moment: no lot beyond its end, sweep or no sweep."""
        ended = sum(lot.left for lot in self.lots.values() if lot.until <= at)
        return self.balance.points - ended


def replay(card_id: str, program_id: str, events: Iterable[Event]) -> MemoryBooks:
    """The books that a card's whole chain adds up to, the tier left open."""
    books = MemoryBooks(card_id, program_id)
    for event in events:
        post(books, event)
    return books
