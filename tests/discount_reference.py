"""What a bill gives, written from `design.md` (Discounts) and by nobody who reads the
engine: slow, in fractions, one rule at a time, every combination written out.

"Checks in order: active, window, minimum, badge, same-day, usage limit, value, cap,
clamp. Best single rule by default (ties: earliest end, then id); stackable on demand:
fixed, then per cent of the rest, then cashback on the net. max_giveback_bp bounds
discounts + cashback + rebate of one bill, the excess cut from the last."
"""

from __future__ import annotations

from fractions import Fraction
from math import floor, inf
from typing import Any

Given = dict[str, tuple[int, int]]  # by rule: off the bill, and back afterwards


def given(case: dict[str, Any]) -> Given:
    """What each rule gives that is used.

    Args:
        case: amount, now, bound_bp, badges, tiers, events_today, bills, rules; plain
            values, times in seconds.
    """
    standing = [rule for rule in case["rules"] if not why_not(case, rule)]
    ways: list[list[dict[str, Any]]] = [[rule] for rule in standing]
    together = [rule for rule in standing if rule["stackable"]]
    if len(together) >= 2:
        ways.append(together)
    best: Given = {}
    for way in sorted(ways, key=lambda way: tie_break(case, way)):
        found = used_together(case, way)
        if worth(found) > worth(best):
            best = found
    return best


def tie_break(case: dict[str, Any], way: list[dict[str, Any]]) -> tuple[Any, ...]:
    """Who comes first of those that give the same: only those count that give any."""
    used = used_together(case, way)
    rules = [rule for rule in way if rule["id"] in used] or way
    ends = [inf if rule["until"] is None else rule["until"] for rule in rules]
    return len(rules), min(ends), min(rule["id"] for rule in rules)


def worth(found: Given) -> int:
    return sum(off + back for off, back in found.values())


def why_not(case: dict[str, Any], rule: dict[str, Any]) -> str:
    now, amount = case["now"], case["amount"]
    if not rule["active"]:
        return "inactive"
    if rule["from"] is not None and now < rule["from"]:
        return "not_yet"
    if rule["until"] is not None and now >= rule["until"]:
        return "ended"
    if amount < rule["minimum"]:
        return "below_minimum"
    return why_not_them(case, rule) or why_no_more(case, rule)


def why_not_them(case: dict[str, Any], rule: dict[str, Any]) -> str:
    if rule["badge"]:
        fitting = [badge for badge in case["badges"] if fits(rule, badge)]
        if not fitting:
            return "no_badge"
        if not any(badge["valid"] and alive(badge, case["now"]) for badge in fitting):
            return "bad_badge"
    if rule["same_day"] and rule["event"] not in case["events_today"]:
        return "other_day"
    if rule["tier"] is not None and rule["tier"] not in case["tiers"]:
        return "tier_needed"
    if rule["days"] and not was_elsewhere(case, rule):
        return "partner_needed"
    return ""


def why_no_more(case: dict[str, Any], rule: dict[str, Any]) -> str:
    if rule["limit"] is not None and rule["used"] >= rule["limit"]:
        return "limit_reached"
    alone = takes(rule, case["amount"])
    if alone == 0:
        return "nothing_off"
    if rule["left"] is not None and alone > rule["left"]:
        return "budget_spent"
    return ""


def fits(rule: dict[str, Any], badge: dict[str, Any]) -> bool:
    _, issuer, name = badge["badge"].split(":", 2)
    wanted = rule["badge"].split(":", 2)
    if rule["any_issuer"]:
        return bool(badge["trusted"]) and name == wanted[2]
    return bool([issuer, name] == wanted[1:])


def alive(badge: dict[str, Any], now: int) -> bool:
    return badge["ends"] is None or bool(now < badge["ends"])


def was_elsewhere(case: dict[str, Any], rule: dict[str, Any]) -> bool:
    for merchant, at in case["bills"].items():
        is_recent = case["now"] - at <= rule["days"] * 24 * 60 * 60
        if rule["partner"] is not None:
            counts = merchant == rule["partner"]
        else:
            counts = rule["joined"] is None or merchant in rule["joined"]
        if is_recent and counts:
            return True
    return False


def takes(rule: dict[str, Any], of: int) -> int:
    """Value, then cap, then clamp."""
    sats: int
    if rule["type"] == "fixed":
        sats = rule["value"]
    else:
        sats = floor(Fraction(rule["value"], 10_000) * of)
    for cap in (rule["cap"], rule["own_cap"]):
        if cap is not None and sats > cap:
            sats = cap
    return min(sats, of)


def used_together(case: dict[str, Any], rules: list[dict[str, Any]]) -> Given:
    amount = case["amount"]
    left = amount
    off: list[tuple[str, int]] = []
    back: list[tuple[str, int]] = []
    for kind in ("fixed", "percentage", "cashback"):
        for rule in in_turn(rules, kind):
            sats = takes(rule, left)
            if kind == "cashback":
                back.append((rule["id"], sats))
            else:
                off.append((rule["id"], sats))
                left -= sats
    # Nobody is paid more than they pay; then the bound, cut from the last.
    while sum(sats for _, sats in back) > left:
        name, sats = back.pop()
        excess = sum(more for _, more in back) + sats - left
        if sats > excess:
            back.append((name, sats - excess))
    bound = floor(Fraction(min(case["bound_bp"], 10_000), 10_000) * amount)
    row = [(name, sats, True) for name, sats in off]
    row += [(name, sats, False) for name, sats in back]
    while sum(sats for _, sats, _ in row) > bound:
        name, sats, is_off = row.pop()
        excess = sum(more for _, more, _ in row) + sats - bound
        if sats > excess:
            row.append((name, sats - excess, is_off))
    return {
        name: (sats, 0) if is_off else (0, sats) for name, sats, is_off in row if sats
    }


def in_turn(rules: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    def turn(rule: dict[str, Any]) -> tuple[Any, ...]:
        end = inf if rule["until"] is None else rule["until"]
        return -rule["priority"], end, rule["id"]

    return sorted((rule for rule in rules if rule["type"] == kind), key=turn)
