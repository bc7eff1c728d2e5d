"""A place on earth as a few letters, as Nostr's `g` tags have it. Pure."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_BASE32: Final = "0123456789bcdefghjkmnpqrstuvwxyz"


@lru_cache(maxsize=16_384)  # places stay where they are
def geohash(latitude: float, longitude: float, length: int = 9) -> str:
    """A place as Nostr's `g` tags have it."""
    bits, found = 0, []
    bounds = {True: [-180.0, 180.0], False: [-90.0, 90.0]}
    is_longitude = True
    for number in range(length * 5):
        low, high = bounds[is_longitude]
        middle = (low + high) / 2.0
        is_above = (longitude if is_longitude else latitude) >= middle
        bounds[is_longitude] = [middle, high] if is_above else [low, middle]
        bits = bits << 1 | is_above
        is_longitude = not is_longitude
        if number % 5 == 4:
            found.append(_BASE32[bits])
            bits = 0
    return "".join(found)
