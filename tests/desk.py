"""Staff by their links: devices without an account, and people with PINs."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page

from screens import TABLET, Screen, Visitor
from stage import House

Open = Callable[..., Visitor]


def hire(house: House, initials: str, pin: str = "", name: str = "") -> str:
    """Somebody who works there; their id."""
    body = {"initials": initials, **({"pin": pin} if pin else {})}
    body |= {"name": name} if name else {}
    made = house.owner.send("POST", f"/merchants/{house.id}/staff", body)
    return str(made["id"])


def device(
    visit: Open, house: House, role: str = "waiter", screen: Screen = TABLET
) -> Visitor:
    """A device on which somebody has opened a staff link: it shows the monitor."""
    body = {"name": "Tablet", "role": role}
    made = house.owner.send("POST", f"/merchants/{house.id}/tokens", body)
    visitor = visit(screen)
    visitor.open("/" + made["link"].split("/", 3)[3])
    return visitor


def who_asks(page: Page) -> Locator:
    """The dialog that asks who answers for something."""
    return page.locator(".loyalty-pin")


def answer_by(page: Page, initials: str, pin: str = "") -> None:
    """Somebody taps their initials, and their PIN if they have one."""
    asked = who_asks(page)
    asked.get_by_role("button", name=re.compile(f"^{initials}\\b")).click()
    for digit in pin:
        asked.get_by_role("button", name=digit, exact=True).click()
    if not pin:
        asked.get_by_role("button", name="Confirm").click()


def ready(page: Page, name: str) -> Locator:
    """The reward's button on an order of the monitor."""
    return page.get_by_role("button", name=re.compile(f"^{name} ready"))
