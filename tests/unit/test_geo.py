"""Cells, distances and geohashes, held against a haversine over everything."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from math import asin, cos, degrees, radians, sin, sqrt
from random import Random

import pytest

from loyalty.directory import geo
from loyalty.geohash import geohash

Point = tuple[float, float]
POINTS, QUERIES = 10_000, 1_000
POLES_AND_DATE_LINE: list[Point] = [
    *((90.0, 0.0), (-90.0, 0.0), (90.0, 77.0), (89.999, -120.0), (-89.99, 180.0)),
    *((0.0, 180.0), (0.0, -180.0), (12.5, 179.9999), (-17.0, -179.999), (65.0, 180.0)),
]


def haversine(one: Point, other: Point) -> float:
    lat, lon, to_lat, to_lon = map(radians, (*one, *other))
    square = sin((to_lat - lat) / 2) ** 2
    square += cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * geo.EARTH_KM * asin(min(1.0, sqrt(square)))


def anywhere(dice: Random) -> Point:
    return degrees(asin(dice.uniform(-1, 1))), dice.uniform(-180, 180)


def scattered(dice: Random) -> list[Point]:
    """Over the whole earth, and crowded where it is hard."""
    crowds = [*POLES_AND_DATE_LINE, (38.7, -9.1), (-34.6, -58.4)]
    found = [anywhere(dice) for _ in range(POINTS // 2)]
    while len(found) < POINTS:
        lat, lon = dice.choice(crowds)
        spread = dice.choice((0.001, 0.1, 3.0))
        lat = max(-90.0, min(90.0, lat + dice.uniform(-spread, spread)))
        lon += (
            dice.uniform(-180, 180) if abs(lat) > 85 else dice.uniform(-spread, spread)
        )
        found.append((lat, (lon + 180.0) % 360.0 - 180.0))
    return found


class Shelf:
    """Points in the order of their cells, as an index of a database has them."""

    def __init__(self, points: list[Point]) -> None:
        self.points = points
        spots = ((geo.spot(geo.vector(*at)), n) for n, at in enumerate(points))
        self._order = sorted(spots)
        self._spots = [spot for spot, _ in self._order]

    def within(self, centre: Point, kilometres: float) -> list[tuple[float, int]]:
        """Those within a circle with how far they are, by the cells that cover it."""
        ball = geo.Ball(geo.vector(*centre), geo.chord_of(kilometres))
        found = []
        for first, last in geo.cover(ball):
            start, end = bisect_left(self._spots, first), bisect_left(self._spots, last)
            for _, number in self._order[start:end]:
                away = geo.distance_km(centre, self.points[number])
                if away <= kilometres:
                    found.append((away, number))
        return sorted(found)

    def nearest(self, centre: Point, kilometres: float, most: int) -> list[float]:
        """How far the nearest are, by circles that grow."""
        for ring in geo.rings(kilometres):
            found = self.within(centre, ring)
            if len(found) >= most:
                break
        return [away for away, _ in found[:most]]


class Latitudes:
    """The same points for brute force: none is nearer than its latitude is."""

    def __init__(self, points: list[Point]) -> None:
        self._order = sorted((at[0], n) for n, at in enumerate(points))
        self._latitudes = [latitude for latitude, _ in self._order]
        self._points = points

    def within(self, centre: Point, kilometres: float) -> list[tuple[float, int]]:
        reach = degrees(kilometres / geo.EARTH_KM) + 1e-6
        start = bisect_left(self._latitudes, centre[0] - reach)
        end = bisect_right(self._latitudes, centre[0] + reach)
        numbers = (number for _, number in self._order[start:end])
        aways = ((haversine(centre, self._points[n]), n) for n in numbers)
        return sorted(pair for pair in aways if pair[0] <= kilometres)


def test_what_is_near_is_what_a_haversine_says(seed: int) -> None:
    """Poles and date line included."""
    dice = Random(seed)
    points = scattered(dice)
    shelf, brute = Shelf(points), Latitudes(points)
    for number in range(QUERIES):
        centre = dice.choice((anywhere(dice), dice.choice(points)))
        if number < len(POLES_AND_DATE_LINE):
            centre = POLES_AND_DATE_LINE[number]
        kilometres = dice.choice((0.2, 1.0, 12.0, 90.0, 500.0))
        expected = brute.within(centre, kilometres)
        edge = {n for away, n in expected if kilometres - away < 1e-6}
        found = shelf.within(centre, kilometres)
        assert {n for _, n in found} - edge == {n for _, n in expected} - edge, centre
        nearest = shelf.nearest(centre, kilometres, 20)
        assert nearest == pytest.approx([away for away, _ in expected[:20]], abs=1e-4)


def test_a_circle_is_covered_by_few_cells(seed: int) -> None:
    dice = Random(seed)
    for _ in range(200):
        chord = geo.chord_of(dice.choice((0.001, 0.5, 8.0, 500.0, 20_000.0)))
        ranges = geo.cover(geo.Ball(geo.vector(*anywhere(dice)), chord))
        assert 1 <= len(ranges) <= 27
        assert all(a < b for a, b in ranges)
        assert all(end < start for (_, end), (start, _) in pairwise(ranges))


def test_rings_grow_up_to_the_last() -> None:
    assert geo.rings(500.0) == [0.5, 2.0, 8.0, 32.0, 128.0, 500.0]
    assert geo.rings(0.2) == [0.2]


@pytest.mark.parametrize(
    ("place", "hashed"),
    [
        ((57.64911, 10.40744), "u4pruydqq"),
        ((38.71, -9.14), "eycs0nbqn"),
        ((90.0, 180.0), "zzzzzzzzz"),
        ((-90.0, -180.0), "000000000"),
    ],
)
def test_a_geohash(place: Point, hashed: str) -> None:
    assert geohash(*place) == hashed


@pytest.mark.parametrize(
    ("box", "width", "centre"),
    [
        (geo.Box(-10, 170, 10, -170), 20.0, (0.0, -180.0)),
        (geo.Box(30, -10, 40, 10), 20.0, (35.0, 0.0)),
        (geo.Box(-90, -180, 90, 180), 360.0, (0.0, 0.0)),
        (geo.Box(1, 5, 2, 5), 0.0, (1.5, 5.0)),
    ],
)
def test_a_box(box: geo.Box, width: float, centre: Point) -> None:
    assert box.width == width
    assert box.centre == centre


def test_a_box_reaches_all_that_is_in_it(seed: int) -> None:
    dice = Random(seed)
    for _ in range(300):
        south, north = sorted((dice.uniform(-90, 90), dice.uniform(-90, 90)))
        west, width = dice.uniform(-180, 180), dice.uniform(0, 360)
        east = (west + width + 180.0) % 360.0 - 180.0
        box = geo.Box(south, west, north, east)
        for _ in range(20):
            lon = (west + dice.random() * box.width + 180.0) % 360.0 - 180.0
            inside = (dice.uniform(south, north), lon)
            assert haversine(box.centre, inside) <= box.reach_km + 1e-6
