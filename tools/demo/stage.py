"""The demo restaurant as it is played: LNbits, the people in it, one act at a time."""

from __future__ import annotations

import random
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

import httpx

from devkit.people import CallFailed, Guest, Operator, Wallet, sign_in
from devkit.server import LNbitsServer, ServerDidNotStart

from . import story
from .book import Book
from .lunch import Lunch
from .news import News, Newsroom
from .venue import NotEarned, Owner, Waiter

# So that people can follow what they see.
BEAT_SECONDS = 1.2
BETWEEN_STEPS = (10.0, 20.0)
WATCHED_SECONDS = 60.0
POCKET_MONEY = 5_000_000
STRANGERS = ("stranger", "second", "places")  # acts that are not played on Ana's phone
OWNERS = "owner"  # the act that the tablet shows the owner's page for
FAILURES = (CallFailed, NotEarned, ServerDidNotStart, httpx.HTTPError)


class Busy(RuntimeError):
    """An act is under way."""


@dataclass(frozen=True)
class House:
    """Everybody in the restaurant, reached through one client."""

    http: httpx.Client
    demo: Book

    @cached_property
    def waiter(self) -> Waiter:
        return Waiter(self.http, self.demo.merchant_id, self.demo.waiter_token)

    @cached_property
    def owner(self) -> Owner:
        return Owner(self.http, self.till)

    @cached_property
    def till(self) -> Wallet:
        return self.demo.owner_wallet(self.http)

    @cached_property
    def ana(self) -> Guest:
        return self.demo.guest(story.ANA, self.http)

    def superuser(self) -> Operator:
        return sign_in(self.http, **self.demo.superuser)

    def lunch(self, chance: random.Random) -> Lunch:
        names = [name for name in self.demo.guests if name != story.ANA]
        regulars = [self.demo.guest(name, self.http) for name in names]
        return Lunch(self.waiter, self.till, regulars, chance)

    def faulty_cards(self) -> int:
        """How many cards Loyalty itself cannot prove."""
        return int(self.owner.verify(self.demo.merchant_id)["wrong"])

    def fund(self, guest: Guest, sats: int) -> None:
        """Play money never runs out."""
        if guest.wallet.balance() < sats:
            self.superuser().top_up(guest.wallet, POCKET_MONEY)


class Stage:
    """Plays acts, and lets lunch go on between them.

    LNbits is used by one of them at a time, so that what a caption says is about its
    own act. Its process belongs to whoever made this.
    """

    def __init__(self, server: LNbitsServer, demo: Book) -> None:
        self.server = server
        self.demo = demo
        self.news = Newsroom()
        self._acting = threading.Lock()
        self._turn = threading.Lock()
        self._closed = threading.Event()
        self._chance = random.Random()

    @property
    def is_dead(self) -> bool:
        """LNbits ended, and no act meant it to."""
        return not self._acting.locked() and not self.server.is_running

    @contextmanager
    def house(self) -> Iterator[House]:
        with self.server.client() as http:
            yield House(http, self.demo)

    def login(self) -> str:
        """The restaurant's owner signs in; the token that pages keep in a cookie."""
        owner = self.demo.operator
        with self.server.client() as http:
            return sign_in(http, owner["username"], owner["password"]).token

    def say(self, caption: str, tone: str = "waiting", detail: str = "") -> None:
        self.news.tell(caption=caption, detail=detail, tone=tone, pid=self.pid)

    @property
    def pid(self) -> int | None:
        process = self.server.process
        return process.pid if process else None

    def let_lunch_go_on(self, on: bool) -> News:
        self.news.tell(lunch=on)
        return self.news.latest

    def beat(self) -> None:
        time.sleep(BEAT_SECONDS)

    def show_phone(self, address: str, holder: str) -> None:
        """Let the phone show that; it is somebody else's until another act."""
        self.news.tell(phone=address, holder=holder)

    def show_tablet(self, address: str) -> None:
        """Let the tablet show that; it is the waiter's again with another act."""
        self.news.tell(tablet=address)

    def perform(self, name: str, act: Callable[[Stage], None]) -> News:
        """Play one act to its end.

        Raises:
            Busy: another is under way.
        """
        if not self._acting.acquire(blocking=False):
            raise Busy
        try:
            self.news.tell(act=name)
            if name not in STRANGERS:
                self.show_phone("", "")
            if name != OWNERS:
                self.show_tablet("")
            with self._turn:
                act(self)
        except FAILURES as error:
            self.say("That did not work.", "trouble", str(error))
        finally:
            self._acting.release()
            self.news.tell(act="")
        return self.news.latest

    def boot(self) -> None:
        """Start LNbits again, unless all is closing.

        Raises:
            ServerDidNotStart: it did not, or must not.
        """
        if self._closed.is_set():
            raise ServerDidNotStart("closing")
        self.server.start()

    def open(self) -> None:
        """See that there is lunch, say how things stand, and let it go on."""
        self.set_the_scene()
        threading.Thread(target=self._go_on, daemon=True).start()

    def close(self, patience: float) -> None:
        """Nothing begins any more; what is under way may end."""
        self._closed.set()
        # LNbits gone, whoever waits for its answer is told at once.
        self.server.stop()
        if self._turn.acquire(timeout=patience):
            self.server.stop()

    def set_the_scene(self) -> None:
        """The opening words, with the points that Ana's card really has."""
        with self.house() as house:
            house.lunch(self._chance).open()
            points = house.waiter.card(house.ana)["points"]
        caption = f"Lunch at {story.RESTAURANT}. {points} points on Ana's card."
        self.say(caption, "calm", "Press a button and watch both screens.")

    def claim_address(self) -> None:
        """Tell LNbits where it is: it keeps the address of its first boot."""
        with self.house() as house:
            body = {"lnbits_baseurl": f"{self.server.url}/"}
            house.superuser().call("PATCH", "/admin/api/v1/settings", json=body)

    def _go_on(self) -> None:
        while not self._closed.wait(self._chance.uniform(*BETWEEN_STEPS)):
            if not self.news.latest.lunch or not self.news.is_watched(WATCHED_SECONDS):
                continue
            # An act goes first, and lunch comes round again soon.
            if self._acting.locked() or not self._turn.acquire(blocking=False):
                continue
            try:
                self._one_step()
            finally:
                self._turn.release()

    def _one_step(self) -> None:
        try:
            with self.house() as house:
                house.lunch(self._chance).step(house.fund)
        except FAILURES as error:
            if not self._closed.is_set():
                self.say("Lunch stopped for a moment.", "trouble", str(error))
