"""When points end: pure functions. No I/O, no clock, no database.

A lot's end is the first second in which it can no longer be spent, always the start of
a business day of the merchant: whoever is told "until Friday" has all of Friday.
Inactivity is a date of the card, not of a lot. Times are Unix seconds.
"""

from __future__ import annotations

from bisect import bisect_left
from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from .clock import day_start, local_day
from .exceptions import InvalidInput
from .points import MAX_POINTS

NEVER = MAX_POINTS  # later than everything; the event format writes it as 0

BY_NONE, BY_MONTHS, BY_YEAR_END, BY_INACTIVITY = (
    "none",
    "months",
    "year_end",
    "inactivity",
)
LATE_SECONDS = 24 * 3600
LATE_KEEPS_SECONDS = 7 * 24 * 3600

Version = tuple[int, str, int]  # effective_from, mode, months


def lot_end(
    mode: str,
    months: int,
    local_day: date,
    time: int,
    recorded_at: int,
    timezone: str,
    day_start_hour: int,
) -> int:
    """The second from which a lot can no longer be spent, or `NEVER`.

    Args:
        mode: the programme's expiry mode at the lot's `time`.
        months: with the mode `months`, how many it is valid.
        local_day: the merchant's business day of `time`.
        recorded_at: a lot written more than a day after its time keeps at least a week
            from then.

    Raises:
        InvalidInput: `unknown_expiry_mode`, `unknown_timezone`.
    """
    if mode in (BY_NONE, BY_INACTIVITY):
        return NEVER
    if mode == BY_MONTHS:
        end = _months_after(local_day, months, timezone, day_start_hour)
    elif mode == BY_YEAR_END:
        last_day = local_day.replace(month=12, day=31)
        end = _end_of(last_day, timezone, day_start_hour)
    else:
        raise InvalidInput("unknown_expiry_mode", "Points cannot expire that way.")
    if recorded_at - time > LATE_SECONDS:
        return max(end, recorded_at + LATE_KEEPS_SECONDS)
    return end


@dataclass(frozen=True)
class InactivityRun:
    """An unbroken stretch of one inactivity rule.

    Attributes:
        since: when it began to hold; until: when it ceased to, `NEVER` if it has not.
        months: how long a card may rest.
    """

    since: int
    until: int
    months: int


def inactivity_runs(versions: Sequence[Version]) -> list[InactivityRun]:
    """The stretches in which one and the same inactivity rule held.

    Args:
        versions: of one programme, in the order of their numbers; of two in one second
            the later holds.
    """
    runs: list[InactivityRun] = []
    by_second = {version[0]: version for version in versions}
    changes = sorted(by_second.values())
    for index, (since, mode, months) in enumerate(changes, 1):
        until = changes[index][0] if index < len(changes) else NEVER
        if mode != BY_INACTIVITY:
            continue
        last = runs[-1] if runs else None
        if last and (last.until, last.months) == (since, months):
            runs[-1] = InactivityRun(last.since, until, months)
        else:
            runs.append(InactivityRun(since, until, months))
    return runs


def inactivity_end(
    last_active: int,
    runs: Iterable[InactivityRun],
    timezone: str,
    day_start_hour: int,
) -> int:
    """The second from which a resting card has no points left, or `NEVER`.

    A run counts from its own beginning at the earliest, so that switching the rule on
    ends nothing at once; what ended during a run stays ended when the rule is taken
    away later.

    Args:
        last_active: the last movement that counts as one of the card's holder.
        runs: as `inactivity_runs` gives them, oldest first.
    """
    for run in runs:
        rests_from = local_day(max(last_active, run.since), timezone, day_start_hour)
        end = _months_after(rests_from, run.months, timezone, day_start_hour)
        if end < run.until:
            return end
    return NEVER


def last_resting(
    runs: Sequence[InactivityRun], at: int, timezone: str, day_start_hour: int
) -> int:
    """The latest last activity with which a card has no points left at a moment, or −1.

    A card that was used later ends later, so this one moment tells all cards apart.

    Args:
        runs: as `inactivity_runs` gives them, oldest first.
    """

    def has_points(last_active: int) -> bool:
        return inactivity_end(last_active, runs, timezone, day_start_hour) > at

    return bisect_left(range(at + 1), True, key=has_points) - 1


def _months_after(day: date, months: int, timezone: str, day_start_hour: int) -> int:
    """The end of the business day `months` later; month ends are clamped."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year >= MAXYEAR:
        return NEVER  # no calendar goes further
    last = monthrange(year, month + 1)[1]
    moved = date(year, month + 1, min(day.day, last))
    return _end_of(moved, timezone, day_start_hour)


def _end_of(day: date, timezone: str, day_start_hour: int) -> int:
    return day_start(day + timedelta(days=1), timezone, day_start_hour)
