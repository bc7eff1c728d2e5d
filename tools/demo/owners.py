"""[The owner's overview]: the tablet shows the owner's first page, and the caption says
what it adds up to."""

from __future__ import annotations

from typing import Any

from devkit.layout import EXTENSION

from .stage import Stage


def look(stage: Stage) -> None:
    """Today, the regulars beside all others, and the points that are owed."""
    with stage.house() as house:
        seen = house.owner.overview(house.demo.merchant_id)
    stage.show_tablet(f"{stage.server.url}/{EXTENSION}/?tab=overview")
    stage.say(today(seen), "good", f"{regulars(seen)} {owed(seen)}")


def today(seen: dict[str, Any]) -> str:
    day, ours = seen["today"], seen["loyalty"]["regulars_today"]["bills"]
    bills = "1 bill" if day["bills"] == 1 else f"{day['bills']} bills"
    words = f"Today: {bills}, {day['sats']:,} sats."
    return f"{words} {ours} from regulars." if ours else words


def regulars(seen: dict[str, Any]) -> str:
    found = seen["loyalty"]["regulars"]
    if found["bills"] < found["needed"]:
        return f"Not enough bills yet: {found['bills']} of {found['needed']}."
    if found["higher_bp"] is None:
        return "Fewer than five regulars to compare."
    per_cent = abs(found["higher_bp"]) // 100
    than = "higher" if found["higher_bp"] >= 0 else "lower"
    ours, theirs = found["regulars"]["bills"], found["others"]["bills"]
    bills = f"({ours} and {theirs} bills)"
    return f"Regulars' average bill is {per_cent} % {than} {bills}."


def owed(seen: dict[str, Any]) -> str:
    points, sats = (
        seen["loyalty"]["points_outstanding"],
        seen["loyalty"]["liability_sats"],
    )
    return f"You owe {points:,} points: about {sats:,} sats if all are used."
