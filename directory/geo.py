"""Where places are: cells and distances. Pure.

A point of the sphere is three coordinates in a cube, and that cube is cut in eight,
again and again: a cell at any size is one range of `spot`, so that one index finds what
is near at every scale. In space there is no date line, and a pole is a point like any
other.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import asin, cos, floor, log2, pi, radians, sin, sqrt

EARTH_KM = 6371.0088  # the mean radius
_BITS = 20  # of each coordinate: cells of about twelve metres
_SIDE = 2.0  # of the cube that holds the unit sphere

Vector = tuple[float, float, float]
Range = tuple[int, int]  # of `spot`, the last one excluded


@dataclass(frozen=True)
class Ball:
    """All that is at most `chord` from a point, through the sphere of radius 1."""

    centre: Vector
    chord: float


def vector(latitude: float, longitude: float) -> Vector:
    """A place as a point of the unit sphere."""
    lat, lon = radians(latitude), radians(longitude)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


def chord_of(kilometres: float) -> float:
    """The straight way through the unit sphere that ends so far away on its surface."""
    return 2.0 * sin(min(kilometres / EARTH_KM, pi) / 2.0)


def kilometres_of(chord_squared: float) -> float:
    """How far it is over the surface to the end of that straight way."""
    return 2.0 * EARTH_KM * asin(min(1.0, sqrt(chord_squared) / 2.0))


def distance_km(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Over the surface, between two latitudes and longitudes."""
    return kilometres_of(_squared(vector(*one), vector(*other)))


def _squared(one: Vector, other: Vector) -> float:
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


# --- cells ----------------------------------------------------------------------------


def spot(place: Vector) -> int:
    """The smallest cell that holds a point: 60 bits, three of each level in turns."""
    x, y, z = (_step(coordinate, _BITS) for coordinate in place)
    return _mixed(x, y, z)


def _step(coordinate: float, bits: int) -> int:
    """In which of 2^bits slices of the cube a coordinate is."""
    return min(max(floor((coordinate + 1.0) / _SIDE * (1 << bits)), 0), (1 << bits) - 1)


def _spread(value: int) -> int:
    """Its bits, three apart."""
    value &= 0x1FFFFF
    value = (value | value << 32) & 0x1F00000000FFFF
    value = (value | value << 16) & 0x1F0000FF0000FF
    value = (value | value << 8) & 0x100F00F00F00F00F
    value = (value | value << 4) & 0x10C30C30C30C30C3
    return (value | value << 2) & 0x1249249249249249


def _mixed(x: int, y: int, z: int) -> int:
    return _spread(x) << 2 | _spread(y) << 1 | _spread(z)


def cover(ball: Ball) -> list[Range]:
    """Cells that hold all of a ball's surface, about as large as it is: ranges of
    `spot`, neighbours joined."""
    fitting = floor(log2(_SIDE / ball.chord)) if ball.chord > 0 else _BITS
    bits = min(max(fitting, 0), _BITS)
    slices = [
        range(_step(c - ball.chord, bits), _step(c + ball.chord, bits) + 1)
        for c in ball.centre
    ]
    size = 1 << 3 * (_BITS - bits)
    starts = sorted(
        _mixed(*cell) * size for cell in product(*slices) if _touches(cell, bits, ball)
    )
    ranges: list[Range] = []
    for start in starts:
        if ranges and ranges[-1][1] == start:
            ranges[-1] = (ranges[-1][0], start + size)
        else:
            ranges.append((start, start + size))
    return ranges


def _touches(cell: tuple[int, ...], bits: int, ball: Ball) -> bool:
    """Whether a cell holds anything of the ball and anything of the sphere."""
    edge = _SIDE / (1 << bits)
    slack = 1e-9
    near = inside = outside = 0.0
    for step, centre in zip(cell, ball.centre, strict=True):
        low = step * edge - 1.0
        high = low + edge
        near += max(low - centre, 0.0, centre - high) ** 2
        inside += max(low, 0.0, -high) ** 2
        outside += max(abs(low), abs(high)) ** 2
    return (
        near <= (ball.chord + slack) ** 2
        and inside <= 1.0 + slack
        and outside >= 1.0 - slack
    )


def rings(most_km: float, first_km: float = 0.5, growth: float = 4.0) -> list[float]:
    """Radii to look within, one after the other, up to the last one."""
    found = [first_km]
    while found[-1] < most_km:
        found.append(found[-1] * growth)
    return [*(km for km in found if km < most_km), most_km]


# --- boxes ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Box:
    """What a map shows, in degrees. Where `west` is above `east` it lies over the date
    line."""

    south: float
    west: float
    north: float
    east: float

    @property
    def centre(self) -> tuple[float, float]:
        middle = self.west + self.width / 2.0
        return (self.south + self.north) / 2.0, (middle + 180.0) % 360.0 - 180.0

    @property
    def width(self) -> float:
        """Degrees; all around is 360 and not none."""
        is_all_around = self.east - self.west >= 360.0
        return 360.0 if is_all_around else (self.east - self.west) % 360.0

    @property
    def reach_km(self) -> float:
        """How far it is from the centre to what is furthest away in it."""
        if self.width > 180.0:
            return EARTH_KM * pi
        corners = ((lat, self.west) for lat in (self.south, self.north))
        return max(distance_km(self.centre, corner) for corner in corners)
