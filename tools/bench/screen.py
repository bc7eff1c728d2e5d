"""An order monitor in a real Chromium, opened by a staff link, that notes what it
shows and when."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from devkit.people import Guest, Wallet, call, first_install
from devkit.server import LNbitsServer

from .rush import API, NOT_PAID, WATCH
from .stage import fresh_folder

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
SETTINGS = "localStorage.setItem('lnbits.disclaimerShown', '__q_bool|1')"
GUESTS = 4


@dataclass(frozen=True)
class Venue:
    """A server on SQLite with a merchant, a staff link's token, and guests who pay."""

    server: LNbitsServer
    http: Any
    owner: Wallet
    merchant_id: str
    secret: str
    guests: list[Guest]

    def open_monitor(self, browser: Browser, *, with_socket: bool = True) -> Page:
        """The monitor, which notes from now on what it shows."""
        page = browser.new_context(locale="en-GB").new_page()
        page.add_init_script(SETTINGS)
        if not with_socket:
            page.add_init_script("window.WebSocket = class { close() {} }")
        page.goto(
            f"{self.server.url}/loyalty/monitor/{self.merchant_id}#t={self.secret}"
        )
        page.get_by_text("No bills yet today.").wait_for()
        page.evaluate(WATCH, NOT_PAID)
        return page


@contextmanager
def venue(name: str) -> Iterator[Venue]:
    with LNbitsServer(fresh_folder(name)) as server, server.client() as http:
        superuser = first_install(http)
        owner = superuser.create_account("owner").wallet
        guests = [superuser.welcome_guest(f"Guest {n}", 10**7) for n in range(GUESTS)]
        admin = {"X-Api-Key": owner.admin_key}
        body = {"name": "Bench", "category": "restaurant"}
        merchant = call(http, "POST", f"{API}/merchants", headers=admin, json=body)
        links = f"{API}/merchants/{merchant['id']}/tokens"
        link = {"name": "Tablet", "role": "waiter"}
        made = call(http, "POST", links, headers=admin, json=link)
        yield Venue(server, http, owner, merchant["id"], made["secret"], guests)


@contextmanager
def chromium() -> Iterator[Browser]:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        raise RuntimeError("There is no Chromium: run tools/chromium.sh")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=found, args=["--no-sandbox"]
        )
        yield browser
        browser.close()
