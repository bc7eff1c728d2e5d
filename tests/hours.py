"""Opening hours as people write them, as nobody does, and as is not understood."""

from __future__ import annotations

from random import Random

_DAYS = (
    *("Mo-Su", "Mo-Fr", "Mo-Sa", "Tu-Su", "We-Mo", "Fr,Sa", "Sa-Su", "Mo,We,Fr"),
    *("Mo", "Su", "Mo-Th,Sa"),
)
_TIMES = (
    *("09:00-18:00", "10:00-13:00,16:00-20:00", "18:00-02:00", "8:00-12:30"),
    *("00:00-24:00", "20:00-05:00", "12:00-15:00,19:00-23:30", "22:00-26:00"),
)
_ALONE = (
    *("24/7", "24/7; Mo off", "24/7 open", "off", "closed", "open", "Mo-Fr"),
    *("10:00-20:00", "18:00-02:00", "Mo-Fr 09:00-17:00; Sa 10:00-14:00"),
    "Mo-Fr 09:00-17:00; Sa,Su off",
    "Mo-Su 10:00-22:00; Tu off",
    "Mo-Su 10:00-22:00; We 12:00-14:00 off",
    "Mo-Fr 08:00-12:00, Mo-Fr 13:00-17:00",
    "Mo-Fr 08:00-12:00, Th 14:00-18:00",
    "Mo-Sa 10:00-20:00, Su 12:00-18:00",
    "Fr 18:00-02:00; Sa 20:00-22:00",
    "Fr,Sa 18:00-02:00; Su 10:00-14:00",
    "Fr 18:00-02:00, Sa 10:00-12:00",
    "Mo-Th 17:00-01:00; Fr,Sa 17:00-03:00; Su off",
    "Mo-Fr 10:00-12:00 || 14:00-16:00",
    "Mo 10:00-12:00 || Tu-Su 11:00-13:00",
    "Mo-Fr 10:00-18:00 || Sa 10:00-12:00; Th off",
    "May-Sep Mo-Fr 10:00-20:00; Oct-Apr Mo-Fr 11:00-18:00",
    "May-Sep: Mo-Su 10:00-20:00",
    "Apr-Oct Mo-Su 09:00-21:00; Nov-Mar off",
    "Nov-Feb 10:00-16:00; Mar-Oct 09:00-19:00",
    "Jan,Jul-Aug Mo-Sa 10:00-20:00",
    "Mo-Sa 10:00-20:00; Dec 25-26 off",
    "Mo-Su 10:00-20:00; Dec 24 10:00-14:00",
    "Mo-Su 10:00-20:00; Dec 24-Jan 2 off",
    "Mo-Su 10:00-20:00; Aug 1-15 off",
    "Jun 15-Sep 15 Mo-Su 11:00-23:00",
    "Sep 15-Jun 15 Sa-Su 11:00-17:00",
    "Mo-Su 10:00-20:00; May 3,May 9 12:00-16:00",
    "Mar-Oct Fr 18:00-02:00; Nov-Feb Fr 18:00-24:00",
    "Mo-Fr 09:00-17:00; Jul Mo-Fr 09:00-14:00",
    "Mo-Fr 09:00-17:00;",
    "Mo-Fr: 09:00-17:00; Sa: 10:00-12:00",
    "Mo , We 09:00 - 17:00",
    "Su 23:00-01:00; Mo 08:00-09:00",
    "Sa 22:00-06:00 open; Su 03:00-04:00 off",
    "Tu-Sa 12:00-15:00,19:00-23:00; Su 12:00-16:00; Mo off",
    "Mo-Su 00:00-24:00; Sa 12:00-13:00 off",
    "10:00-10:00",
    "Mo 00:00-48:00",
    "Feb-Feb Mo 10:00-11:00",
)
TABLE = (*_ALONE, *(f"{days} {times}" for days in _DAYS for times in _TIMES))

# What is unknown here, whether others understand it or not.
STRANGE = (
    *("", "   ", "sometimes", "sunrise-sunset", "Mo-Fr 10:00+", "Mo[1] 10:00-12:00"),
    *("week 1-10 Mo 10:00-12:00", "2026 Mo 10:00-12:00", "easter off", "SH off"),
    *('Mo 10:00-12:00 "by appointment"', "Mo 10:00-12:00 unknown", "Mo-Fr 9-17"),
    *("Mo 25:00-26:00", "Mo 10:00-49:00", "Mo 10:61-11:00", "Mo 10:00", "Mo 10:00-"),
    *("Feb 30 off", "Feb 29 off", "Dec 26-24 off", "Mo,10:00-12:00", "10:00-12:00 Mo"),
    *(";", "|| Mo 10:00-12:00", "Mo 10:00-12:00 ||", "mo-fr 10:00-12:00", "Mo-Xx"),
    *("Mo-Fr 10am-5pm", "x" * 501, "Mo 10:00-12:00\0", "24/7, Mo off", "🍕"),
)

_WEEK = "Mo Tu We Th Fr Sa Su".split()
_YEAR = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def random_hours(dice: Random) -> str:
    """Rules put together at random, in all the ways there are."""
    text = _rule(dice)
    for _ in range(dice.choice((0, 0, 1, 1, 2, 3))):
        text += dice.choice(("; ", "; ", "; ", ", ", " || ")) + _rule(dice)
    return text


def _rule(dice: Random) -> str:
    times = ",".join(_span(dice) for _ in range(dice.choice((1, 1, 2))))
    parts = (
        _calendar(dice),
        dice.choice((_days(dice), _days(dice), "")),
        dice.choice((times, times, times, "", "24/7")),
        dice.choice(("", "", "", "off", "closed", "open")),
    )
    return " ".join(part for part in parts if part) or "off"


def _days(dice: Random) -> str:
    one, other, last = (dice.choice(_WEEK) for _ in range(3))
    return dice.choice((one, f"{one}-{other}", f"{one}-{other},{last}"))


def _span(dice: Random) -> str:
    end = dice.randrange(30)
    return f"{dice.randrange(24):02}:{_half(dice)}-{end:02}:{_half(dice)}"


def _half(dice: Random) -> str:
    return dice.choice(("00", "30"))


def _calendar(dice: Random) -> str:
    one, other = dice.choice(_YEAR), dice.choice(_YEAR)
    first, last = dice.randrange(1, 14), dice.randrange(14, 29)
    return dice.choice(
        (
            *("", "", "", one, f"{one}-{other}", f"{one},{other}"),
            *(f"{one} {first}", f"{one} {first}-{last}"),
            *(f"{one} {last}-{other} {first}", f"{one} {first},{other} {last}"),
        )
    )
