"""Sats with what they were worth when they moved. Pure: whole numbers only.

A sum in the merchant's currency is a sum of amounts that were each turned over at the
rate of their own moment, rounded once each. What had no rate then stands apart: it is
never guessed at a later one.
"""

from __future__ import annotations

from typing import NamedTuple

from ..points import minor_from_sats


class Rated(NamedTuple):
    """What a bitcoin cost at a moment, in minor units of the merchant's currency.

    Attributes:
        frozen: with the bill itself; noted: the last one noted before that, at most a
            day old. 0: there is none.
    """

    frozen: int = 0
    noted: int = 0

    @property
    def minor_per_btc(self) -> int:
        return self.frozen or self.noted


class Worth(NamedTuple):
    """A sum of sats.

    Attributes:
        sats: all of them.
        minor: what those are worth that have a rate.
        unrated_sats: those that have none.
    """

    sats: int = 0
    minor: int = 0
    unrated_sats: int = 0

    def plus(self, other: Worth) -> Worth:
        return Worth(*map(sum, zip(self, other, strict=True)))


def worth_of(sats: int, rated: Rated, minor: int = 0) -> Worth:
    """One amount at the rate of its moment.

    Args:
        minor: what it was in the currency from the start, where it was; else 0.
    """
    if minor:
        return Worth(sats, minor, 0)
    if not rated.minor_per_btc:
        return Worth(sats, 0, sats)
    return Worth(sats, minor_from_sats(sats, rated.minor_per_btc), 0)


def total(parts: list[Worth]) -> Worth:
    found = Worth()
    for part in parts:
        found = found.plus(part)
    return found
