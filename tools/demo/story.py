"""Who comes to Satoshi's Table, when, and what they pay. Pure: no clock, no network.

Ana is the one the demo is told with: her 41 bills come to exactly 306 points, the last
of them made her Gold, and she has been here on three days of this month as soon as
the month is old enough, so that her next bill is her fourth visit.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

RESTAURANT = "Satoshi's Table"
TIMEZONE = "Europe/Lisbon"
DAY_STARTS = timedelta(hours=4)
SATS_PER_POINT = 1000
TIERS = (("Bronze", 0, "#a0703c"), ("Silver", 100, "#7b8794"), ("Gold", 300, "#b8860b"))

REWARDS = (("Free coffee", 100), ("Free dessert", 300), ("Free lunch", 400))
# What these cost who pays for them: the month's report prices rewards by the menu.
MENU = (("Coffee", 3_500), ("Dessert", 6_000), ("Lunch", 14_000))
# What points are worth in sats; nobody has that many yet.
SATS_OFF = ("5,000 sats off", 500, 5_000)

ANA = "Ana"
ANA_POINTS = 306
VISITS_THIS_MONTH = 3
# Oldest first: coffee, then lunch too; the last one made 306 of it, and Gold.
ANA_COFFEES = (
    *(3_400, 4_100, 2_600, 5_200, 3_800, 4_500, 3_100, 2_900, 4_700, 3_500, 5_600) * 3,
)
ANA_LUNCHES = (26_200, 21_500, 23_900, 28_000, 19_700, 25_300, 18_800, 32_400)
ANA_BILLS = ANA_COFFEES + ANA_LUNCHES
# Days before the first of this month, for bills that are not of this month: the latest
# lunches, and all that was before.
EARLIER = (1, 4, 8, 11, 15, 18, 22, 25, *range(28, 28 + 3 * 33, 3))

# Bills in sats by how many days ago they were paid.
OTHERS: dict[str, dict[int, int]] = {
    "Lena": {33: 24_500, 26: 31_200, 19: 27_800, 12: 22_900, 5: 33_400, 1: 26_100},
    "Joris": {29: 12_400, 22: 9_800, 15: 14_200, 8: 11_700, 1: 13_300},
    "Priya": {34: 58_000, 27: 61_500, 20: 72_300, 13: 66_800, 6: 59_900, 2: 43_100},
    "Mateo": {31: 18_600, 17: 45_200, 3: 38_700},
    "Noor": {9: 21_000, 4: 16_500},
    "Iris": {24: 21_000, 10: 18_400},
    "Hugo": {21: 15_500},
    "Sofia": {16: 27_300},
    "Tom": {11: 9_900},
    "Wei": {7: 34_000},
}
# Who used a reward with their bill, and how many days ago.
USES = {("Priya", 13): "Free coffee", ("Lena", 5): "Free coffee"}
# Bills of people without a card, one for each of the days before today.
PASSERS_BY = (
    *(14_300, 22_800, 9_400, 31_000, 17_600, 12_100, 26_700, 19_900, 8_800, 15_200),
    *(23_400, 11_700, 18_300, 27_900, 13_600, 9_900, 20_500, 16_800, 24_100, 10_600),
    *(21_300, 12_900, 17_100, 29_400, 14_800, 8_200, 19_100, 22_000),
)
FRIDAY = 4
LUNCH, DINNER = time(13, 20), time(20, 40)
MINUTES_APART = 7

# What the viewer lets Ana pay, at her table.
ANA_TABLE, ANA_EATS = "Table 4", "1 × Ribeye, 1 × House wine"
ANA_PAYS, ANA_PAYS_MEANWHILE = 34_000, 25_000
STRANGER_TABLE, STRANGER_PAYS = "Table 10", 18_000

# What the regulars eat, by about what it costs.
DISHES = {
    9_500: "1 × Caesar salad",
    13_200: "1 × Soup of the day, 1 × Water",
    18_000: "1 × Margherita, 1 × Water",
    22_400: "1 × Sea bass",
    26_800: "2 × Lunch menu",
    31_600: "2 × Margherita, 2 × Lemonade",
    43_500: "2 × Ribeye",
}
TABLES = tuple(f"Table {number}" for number in (1, 2, 3, 5, 6, 7, 8, 9))


@dataclass(frozen=True)
class Visit:
    """One bill, tip apart.

    Attributes:
        guest: empty: somebody without a card.
        uses: the reward that the guest uses with it, if any.
    """

    guest: str
    paid_at: datetime
    sats: int
    tip: int = 0
    uses: str = ""

    @property
    def points(self) -> int:
        return self.sats // SATS_PER_POINT


@dataclass(frozen=True)
class Plate:
    """A regular's order at today's lunch, and how far it is."""

    guest: str
    table: str
    sats: int
    minutes_ago: int
    is_paid: bool = True
    kitchen: str = "new"

    @property
    def note(self) -> str:
        return DISHES[self.sats]


# On the tablet when it opens, oldest first. Ana has not come yet.
OPENING = (
    Plate("Lena", "Table 1", 22_400, 14, kitchen="ready"),
    Plate("Priya", "Table 2", 43_500, 9, kitchen="accepted"),
    Plate("Joris", "Table 7", 9_500, 6, kitchen="accepted"),
    Plate("Noor", "Table 3", 18_000, 3),
    Plate("Mateo", "Table 5", 26_800, 1, is_paid=False),
)


def guests() -> list[str]:
    return [ANA, *OTHERS]


def history(now: datetime, is_brief: bool = False) -> list[Visit]:
    """All visits up to yesterday, oldest first; `now` carries a time zone.

    Args:
        is_brief: Ana's coffees are one bill of the same points, which is lived sooner.
    """
    local = now.astimezone(ZoneInfo(TIMEZONE))
    today = (local - DAY_STARTS).date()
    visits = [
        *_visits_of_ana(today, is_brief),
        *_visits_of_others(today),
        *_passers_by(today),
    ]
    return sorted(visits, key=lambda visit: visit.paid_at)


def days_this_month(today: date) -> list[date]:
    """Up to three days of this month before today, spread where there is room."""
    past = today.day - 1
    wanted = min(VISITS_THIS_MONTH, past)
    ago = [max(n, min(4 * n - 2, past * n // wanted)) for n in range(1, wanted + 1)]
    return sorted(today - timedelta(days=days) for days in ago)


def _visits_of_ana(today: date, is_brief: bool) -> Iterator[Visit]:
    coffees: tuple[int, ...] = ANA_COFFEES
    if is_brief:
        points = sum(sats // SATS_PER_POINT for sats in coffees)
        coffees = (points * SATS_PER_POINT,)
    bills = coffees + ANA_LUNCHES
    recent = days_this_month(today)
    first = today.replace(day=1)
    missing = len(bills) - len(recent)
    earlier = sorted(first - timedelta(days=days) for days in EARLIER[:missing])
    for day, sats in zip([*earlier, *recent], bills, strict=True):
        yield Visit(ANA, _moment(day, LUNCH, 0), sats, tip=sats // 20)


def _visits_of_others(today: date) -> Iterator[Visit]:
    for place, (name, bills) in enumerate(OTHERS.items(), start=1):
        for ago, sats in bills.items():
            day = today - timedelta(days=ago)
            meal = LUNCH if (ago + place) % 2 else DINNER
            uses = USES.get((name, ago), "")
            yield Visit(name, _moment(day, meal, place), sats, uses=uses)


def _passers_by(today: date) -> Iterator[Visit]:
    """Fridays are the fullest: three come in the evening, one on other days."""
    for ago, sats in enumerate(PASSERS_BY, start=1):
        day = today - timedelta(days=ago)
        meal = LUNCH if ago % 3 == 0 else DINNER
        for place in (11, 12, 13) if day.weekday() == FRIDAY else (11,):
            yield Visit("", _moment(day, meal, place), sats + 100 * place)


def _moment(day: date, meal: time, table: int) -> datetime:
    # Nobody pays in the same second as somebody else.
    local = datetime.combine(day, meal, ZoneInfo(TIMEZONE))
    return local + timedelta(minutes=table * MINUTES_APART)
