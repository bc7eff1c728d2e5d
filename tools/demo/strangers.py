"""[A stranger pays 18,000]: points wait on the receipt, and are kept once.

The phone shows the very receipt that the table would scan: the viewer keeps the points
by hand. The second phone is the same receipt under another name of this machine, where
the browser has neither the first one's storage nor its cookie.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from devkit.layout import EXTENSION
from devkit.processes import wait_until

from . import lunch, story
from .stage import POCKET_MONEY, House, Stage
from .venue import API

FIRST, SECOND = "A stranger's phone", "A second phone"
NOBODY_YET = "No stranger has paid yet. Let one pay first."
SETTLING_SECONDS = 20.0


def pay(stage: Stage) -> None:
    """A bill of nobody's, really paid; its points wait for whoever scans it."""
    with stage.house() as house:
        stranger = house.superuser().welcome_guest("Stranger", POCKET_MONEY)
        bill = strangers_bill(house)
        stage.show_phone(address(stage, bill["receipt_token"]), FIRST)
        stage.say(f"A stranger's bill: {story.STRANGER_PAYS:,} sats. They pay …")
        stage.beat()
        stranger.wallet.pay(bill["payment_request"])
        points = waiting(house, bill["receipt_token"])
    words = f"{points} points are waiting. Scan to keep them."
    detail = "No app, no form. Tap the phone: Keep my points, Put them on a new card."
    stage.say(words, "good", detail)


def strangers_bill(house: House) -> dict[str, Any]:
    lunch.make_room(house.waiter)
    table, note = story.STRANGER_TABLE, story.DISHES[story.STRANGER_PAYS]
    return house.waiter.make_bill(None, story.STRANGER_PAYS, table=table, note=note)


def waiting(house: House, token: str) -> int:
    """Points that wait on a receipt, once it is paid."""
    points: dict[str, Any] = {}

    def are_there() -> bool:
        points.update(receipt(house, token)["points"])
        return bool(points["state"] != "pending")

    wait_until(are_there, SETTLING_SECONDS, 0.1)
    return int(points["earned"]) if points["state"] == "waiting" else 0


def look_again(stage: Stage) -> None:
    """[A second phone]: the same receipt, scanned by somebody else."""
    token = urlsplit(stage.news.latest.phone).path.rpartition("/")[2]
    if not token:
        stage.say(NOBODY_YET, "calm")
        return
    with stage.house() as house:
        state = receipt(house, token)["points"]["state"]
    stage.show_phone(address(stage, token, "localhost"), SECOND)
    if state == "kept":
        words = "These points are already on a card. A second phone gets nothing."
        stage.say(words, "good", "Once, ever: however many scan it at once.")
    else:
        words = "Nobody has kept them yet. Whoever is first can."
        stage.say(words, "calm", "Let a stranger pay again, and keep the points first.")


def receipt(house: House, token: str) -> dict[str, Any]:
    return dict(house.http.get(f"{API}/receipts/{token}").raise_for_status().json())


def address(stage: Stage, token: str, host: str = "") -> str:
    """A receipt's page, under the server's own name or another of this machine's."""
    url = stage.server.url
    if host:
        url = url.replace("127.0.0.1", host)
    return f"{url}/{EXTENSION}/receipt/{token}"
