"""How far a place is and which way, as the pages say it, run by Node."""

from __future__ import annotations

import json
import math
import subprocess

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devkit.layout import ROOT

Spot = tuple[float, float]
WAYS = ROOT / "static" / "js" / "ways.js"
ASK = """
const fs = require('fs')
const source = fs.readFileSync(process.argv[1], 'utf8')
const address = 'data:text/javascript,' + encodeURIComponent(source)
import(address).then(({kmBetween, windBetween}) => {
  const spot = ([latitude, longitude]) => ({latitude, longitude})
  const pairs = JSON.parse(fs.readFileSync(0, 'utf8'))
  const said = pairs.map(([from, to]) => [
    kmBetween(spot(from), spot(to)), windBetween(spot(from), spot(to))])
  process.stdout.write(JSON.stringify(said))
})
"""
DEGREE_KM = math.pi * 6371 / 180


def ways(pairs: list[tuple[Spot, Spot]]) -> list[tuple[float, str]]:
    command = ["node", "-e", ASK, str(WAYS)]
    pairs_json = json.dumps(pairs)
    said = subprocess.run(
        command, input=pairs_json, capture_output=True, text=True, check=True
    )
    return [(km, wind) for km, wind in json.loads(said.stdout)]


@pytest.mark.parametrize(
    ("start", "end", "km", "wind"),
    [
        ((0, 0), (1, 0), DEGREE_KM, "n"),
        ((0, 0), (-1, 0), DEGREE_KM, "s"),
        ((0, 0), (0, 1), DEGREE_KM, "e"),
        ((0, 0), (0, -1), DEGREE_KM, "w"),
        ((0, 0), (1, 1), DEGREE_KM * math.sqrt(2), "ne"),
        ((0, 0), (-1, -1), DEGREE_KM * math.sqrt(2), "sw"),
        ((0, 179.5), (0, -179.5), DEGREE_KM, "e"),  # over the date line
        ((0, -179.5), (0, 179.5), DEGREE_KM, "w"),
        ((89.5, 0), (89.5, 180), DEGREE_KM, "n"),  # over the pole
        ((46, 9), (46, 9), 0, "n"),
        ((0, 0), (0, 180), DEGREE_KM * 180, "e"),
    ],
)
def test_ways_that_are_known(start: Spot, end: Spot, km: float, wind: str) -> None:
    [(found, way)] = ways([(start, end)])
    assert found == pytest.approx(km, rel=1e-3, abs=1e-9)
    assert way == wind


SPOTS = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@settings(max_examples=5, deadline=None)
@given(st.lists(st.tuples(SPOTS, SPOTS), min_size=50, max_size=200))
def test_there_is_as_far_as_back_and_never_more_than_half_around(
    pairs: list[tuple[Spot, Spot]],
) -> None:
    there = ways(pairs)
    back = ways([(end, start) for start, end in pairs])
    for (km, _), (same, _) in zip(there, back, strict=True):
        assert km == pytest.approx(same, rel=1e-9, abs=1e-6)
        assert 0 <= km <= DEGREE_KM * 180 + 1e-6
