"""[What a stranger finds]: the restaurant's own page in the directory, on a phone.

The owner says where the place is and when it is open, the community lets it in, and
the phone shows what everybody then sees. Doing it again changes nothing.
"""

from __future__ import annotations

from typing import Any

from devkit.layout import EXTENSION
from devkit.people import call

from . import story
from .stage import House, Stage
from .venue import API

HOLDER = "Anybody's phone"
PROFILE = {
    "description": "Bread, beans and bacalhau, ten steps from the river.",
    "address": "Rua dos Bacalhoeiros 10",
    "city": "Lisboa",
    "country": "PT",
    "latitude": 38.7094,
    "longitude": -9.1335,
    "operating_hours": "Mo-Su 08:00-23:30",
    "accepts_lightning": True,
}


def find(stage: Stage) -> None:
    """Step nine: the public profile with its offer, and the way in with a TPoS."""
    with stage.house() as house:
        stage.say("The owner says where they are, the community lets them in …")
        let_in(house)
        place = call(house.http, "GET", f"{API}/merchants/{house.demo.merchant_id}")
    stage.show_phone(f"{stage.server.url}/{EXTENSION}/places/{place['slug']}", HOLDER)
    detail = "Further down: Use it with your TPoS: 3 steps."
    stage.say(f"{story.RESTAURANT}. {state(place)} {offer(place)}", "good", detail)


def let_in(house: House) -> None:
    path = f"/merchants/{house.demo.merchant_id}"
    house.owner.send("PUT", path, PROFILE)
    keeper = house.superuser()
    keeper.enable_extension()
    keeper.call("PUT", f"{API}{path}/status", json={"status": "approved"})


def state(place: dict[str, Any]) -> str:
    return "Open now." if place["is_open"] else "Closed now."


def offer(place: dict[str, Any]) -> str:
    program = place["program"]
    points = program["earn_points"]
    unit = "point" if points == 1 else "points"
    return f"{points} {unit} for every {program['earn_per_sats']:,} sats."
