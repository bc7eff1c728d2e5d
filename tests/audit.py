"""What servers have told people, held against what stands in their tables.

Both ways: nothing that was told is missing, and nothing stands there that nobody was
told of. Only LNbits' own table of payments says what should have been earned.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from raw import RawDatabase

Rows = list[dict[str, Any]]

POINT_PER_SATS = 10
TIP_SATS = 7
WELCOME_POINTS = 5
SOURCES = {
    *("payment", "staff", "redemption", "refund", "transfer", "expiry", "erasure"),
    *("welcome", "old_card", "voucher"),
}
RETURNED = ("canceled", "lapsed")


@dataclass
class Told:
    """What servers have acknowledged.

    Attributes:
        seen: events that somebody saw on a card, with their points.
        by_hand: events that staff was shown, with their points.
        vouchers: those that were used, with their points.
        reserved: redemptions, with their points; ended: what was told of each since.
        refunds: each with its order, its sats and the points that it took.
        claims: payments, and the keys that were told that theirs is now the receipt.
        merged: keys whose card has become another one.
        erased: points that ended so; unsure: erasures that may have happened unheard.
    """

    seen: dict[str, int] = field(default_factory=dict)
    by_hand: dict[str, int] = field(default_factory=dict)
    vouchers: dict[str, int] = field(default_factory=dict)
    reserved: dict[str, int] = field(default_factory=dict)
    ended: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    refunds: dict[str, tuple[str, int, int]] = field(default_factory=dict)
    claims: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    merged: set[str] = field(default_factory=set)
    erased: list[int] = field(default_factory=list)
    unsure: int = 0


@dataclass
class Audit:
    """Everything that can be wrong, by rule.

    Attributes:
        wallet_id: whose payments are bills.
        is_settled: everything that was asked for has been answered. Until then only
            what was told, and what belongs together, has to be there.
    """

    raw: RawDatabase
    wallet_id: str
    told: Told
    is_settled: bool = True

    def findings(self) -> list[str]:
        """What is wrong, in words; nothing, if everything is right."""
        events = self.events()
        found = [
            *self._seen(events),
            *self._by_hand(events),
            *self._vouchers(events),
            *self._redemptions(events),
            *self._ends(),
            *self._refunds(events),
            *self._claims(events),
            *self._transfers(events),
            *self._merges(),
            *self._erasures(events),
            *self._books(events),
        ]
        if self.is_settled:
            found += [*self._bills(events), *self._targets(events)]
        return found

    def events(self) -> Rows:
        """The ledger."""
        return self.raw.rows(
            "SELECT card_id, seq, kind, delta, tier_points, base_sats, source, "
            "source_id, order_id FROM loyalty.events"
        )

    def settled(self) -> Counter[tuple[str, int]]:
        """Every settled bill with its points, from LNbits' own table."""
        rows = self.raw.rows(
            "SELECT checking_id, wallet_id, amount, extra FROM apipayments "
            "WHERE status = 'success' AND amount > 0"
        )
        ours = (row for row in rows if row["wallet_id"] == self.wallet_id)
        return Counter((row["checking_id"], _points(row)) for row in ours)

    def _told(
        self, what: str, told: dict[Any, Any], stands: dict[Any, Any]
    ) -> Iterator[str]:
        """What was told and is not there; once all is settled, also the reverse."""
        if not self.is_settled:
            stands = {key: value for key, value in stands.items() if key in told}
        yield from differ(what, told, stands)

    # --- the rules --------------------------------------------------------------------

    def _bills(self, events: Rows) -> Iterator[str]:
        earned = Counter(
            (e["source_id"], e["delta"]) for e in of(events, "payment", "earned")
        )
        nobodys = self._nobodys()
        due = {bill: n for bill, n in self.settled().items() if bill[0] not in nobodys}
        yield from differ("bills", due, earned)

    def _nobodys(self) -> set[str]:
        """Payments of bills whose guest was forgotten before they paid."""
        rows = self.raw.rows(
            "SELECT p.checking_id FROM loyalty.payments p "
            "JOIN loyalty.orders o ON o.id = p.order_id "
            "WHERE o.customer_pubkey IS NULL AND p.outcome = 'no_customer'"
        )
        return {row["checking_id"] for row in rows}

    def _seen(self, events: Rows) -> Iterator[str]:
        stand = {event_id(e): e["delta"] for e in events}
        gone = dict(self.told.seen.items() - stand.items())
        if gone:
            yield f"seen on cards, and not there: {gone}"
        unknown = {e["source"] for e in events} - SOURCES
        if unknown:
            yield f"nobody knows what caused these: {unknown}"

    def _by_hand(self, events: Rows) -> Iterator[str]:
        stand = {event_id(e): e["delta"] for e in of(events, "staff")}
        yield from self._told("by hand", self.told.by_hand, stand)

    def _vouchers(self, events: Rows) -> Iterator[str]:
        """One is used, and its points are there, or neither."""
        stand = {e["source_id"]: e["delta"] for e in of(events, "voucher")}
        yield from self._told("vouchers", self.told.vouchers, stand)
        rows = self.raw.rows("SELECT id, points, used_at FROM loyalty.vouchers")
        due = {row["id"]: row["points"] for row in rows if row["used_at"]}
        kept = {row["id"] for row in rows}  # the others went with who was forgotten
        credited = {key: points for key, points in stand.items() if key in kept}
        yield from differ("used vouchers", due, credited)

    def _redemptions(self, events: Rows) -> Iterator[str]:
        taken = Counter(
            (e["source_id"], -e["delta"]) for e in of(events, "redemption", "redeemed")
        )
        yield from self._told("redeemed", Counter(self.told.reserved.items()), taken)
        rows = self.raw.rows("SELECT id, status, points FROM loyalty.redemptions")
        kept = Counter((row["id"], row["points"]) for row in rows)
        yield from differ("redemptions", taken, kept)
        back = Counter(
            (e["source_id"], e["delta"]) for e in of(events, "redemption", "granted")
        )
        due = Counter((r["id"], r["points"]) for r in rows if r["status"] in RETURNED)
        yield from differ("given back", due, back)

    def _ends(self) -> Iterator[str]:
        for row in self.raw.rows("SELECT id, status FROM loyalty.redemptions"):
            told = self.told.ended[row["id"]]
            if "canceled" in told and row["status"] != "canceled":
                yield f"told canceled: {row}"
            if "fulfilled" in told and row["status"] not in ("fulfilled", "canceled"):
                yield f"told fulfilled: {row}"

    def _refunds(self, events: Rows) -> Iterator[str]:
        rows = self.raw.rows("SELECT id, order_id, amount_sats FROM loyalty.refunds")
        told = {i: (order, sats) for i, (order, sats, _) in self.told.refunds.items()}
        stand = {row["id"]: (row["order_id"], row["amount_sats"]) for row in rows}
        yield from self._told("refunds", told, stand)
        moved = {e["source_id"]: -e["delta"] for e in of(events, "refund")}
        taken = {i: points for i, (_, _, points) in self.told.refunds.items() if points}
        yield from self._told("taken by refunds", taken, without_zeros(moved))

    def _targets(self, events: Rows) -> Iterator[str]:
        """Refunds of a bill that earned took what the rest of it does not earn."""
        gone: Counter[str] = Counter()
        for refund in self.raw.rows(
            "SELECT order_id, amount_sats FROM loyalty.refunds"
        ):
            gone[refund["order_id"]] += refund["amount_sats"]
        by_order: dict[str, Rows] = defaultdict(list)
        for event in events:
            by_order[event["order_id"]].append(event)
        for order in self.raw.rows(
            "SELECT id, amount_sats, tip_sats, bill FROM loyalty.orders"
        ):
            sats, back = order["amount_sats"], gone[order["id"]]
            of_order = by_order[order["id"]]
            reached = -sum(e["tier_points"] for e in of(of_order, "refund"))
            has_earned = any(of(of_order, "payment"))
            left = max(sats - back, 0) // POINT_PER_SATS
            due = (sats // POINT_PER_SATS - left) * has_earned
            is_gone = back == sats + order["tip_sats"]
            if reached != due or is_gone != (order["bill"] == "refunded"):
                yield f"{back} of {order} went back, {due} points are due: {of_order}"

    def _claims(self, events: Rows) -> Iterator[str]:
        """What is claimed has earned; what one was told to have, nobody else has."""
        rows = self.raw.rows(
            "SELECT id, checking_id FROM loyalty.order_payments "
            "WHERE claimed_at IS NOT NULL"
        )
        earned = {event["source_id"] for event in of(events, "payment", "earned")}
        halves = [row for row in rows if row["checking_id"] not in earned]
        if halves:
            yield f"claimed, and earned nothing: {halves}"
        claimed = {row["id"] for row in rows}
        for payment_id, keys in self.told.claims.items():
            if len(keys) != 1 or payment_id not in claimed:
                yield f"claim of {payment_id}: told {keys}"

    def _transfers(self, events: Rows) -> Iterator[str]:
        halves: dict[str, Rows] = defaultdict(list)
        for event in of(events, "transfer"):
            halves[event["source_id"]].append(event)
        for source_id, pair in halves.items():
            figures = ("delta", "tier_points", "base_sats")
            sums = [sum(half[name] for half in pair) for name in figures]
            if len(pair) != 2 or any(sums):
                yield f"half a transfer {source_id}: {pair}"

    def _merges(self) -> Iterator[str]:
        rows = self.raw.rows(
            "SELECT id FROM loyalty.cards WHERE merged_into IS NOT NULL"
        )
        told = len(self.told.merged)
        if len(rows) < told or (self.is_settled and len(rows) > told):
            yield f"merged: told {self.told.merged}, stand {len(rows)}"

    def _erasures(self, events: Rows) -> Iterator[str]:
        ended = Counter(-e["delta"] for e in of(events, "erasure"))
        told = Counter(points for points in self.told.erased if points)
        surplus = (ended - told).total() * self.is_settled
        if told - ended or surplus > self.told.unsure:
            yield f"erased: told {told}, stands {ended}, unsure {self.told.unsure}"

    def _books(self, events: Rows) -> Iterator[str]:
        """A balance is the sum of its events; what is left of lots is all it has."""
        sums: Counter[str] = Counter()
        for event in events:
            sums[event["card_id"]] += event["delta"]
        rows = self.raw.rows("SELECT card_id, points FROM loyalty.balances")
        balances = {row["card_id"]: row["points"] for row in rows}
        yield from differ("balances", without_zeros(sums), without_zeros(balances))
        lots = self.raw.rows(
            "SELECT card_id, SUM(left_points) AS points FROM loyalty.lots "
            "GROUP BY card_id"
        )
        open_points = {row["card_id"]: int(row["points"]) for row in lots}
        due = {card: max(points, 0) for card, points in sums.items()}
        yield from differ("lots", without_zeros(due), without_zeros(open_points))


def of(events: Rows, source: str, kind: str = "") -> Iterator[dict[str, Any]]:
    """Events with that cause, of that kind if one is named."""
    for event in events:
        if event["source"] == source and kind in ("", event["kind"]):
            yield event


def event_id(event: dict[str, Any]) -> str:
    """The public id."""
    return f"{event['card_id']}:{event['seq']}"


def without_zeros(figures: dict[str, int]) -> dict[str, int]:
    return {name: figure for name, figure in figures.items() if figure}


def differ(what: str, due: dict[Any, Any], stands: dict[Any, Any]) -> Iterator[str]:
    """Says where two accounts of the same thing differ."""
    if due != stands:
        missing = dict(due.items() - stands.items())
        surplus = dict(stands.items() - due.items())
        yield f"{what}: missing {missing}, nobody's {surplus}"


def _points(row: dict[str, Any]) -> int:
    ours = json.loads(row["extra"]).get("tag") == "loyalty"
    return int((row["amount"] // 1000 - TIP_SATS * ours) // POINT_PER_SATS)
