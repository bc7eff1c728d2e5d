"""A venue on real server processes, where life goes on whatever happens to them.

Guests pay, use rewards, merge cards and are forgotten, staff gives and takes, money
goes back, points come to their end; every call is sent once or up to five times. What
was told is held against the tables afterwards (`audit`).
"""

from __future__ import annotations

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

import httpx

from audit import POINT_PER_SATS, WELCOME_POINTS, Audit, Told
from devkit.people import Account, CallFailed, Guest, NostrKeys, Operator, call
from devkit.processes import wait_until
from errands import Couriers, Errand, Signer, Who, holding
from moves import KINDS, MAKES, MOVES, REFUSALS, REWARDS, Move
from raw import RawDatabase
from venue import API

MANY_SATS = 9_000_000
PATIENCE_SECONDS = 60.0
SOON_SECONDS = 5.0  # PostgreSQL may still commit what a killed server sent
GUESTS, PEOPLE = 3, 6
KEY_SECONDS = 29 * 86_400  # an Idempotency-Key is kept for thirty days
PROGRAM = {
    "earn_per_sats": POINT_PER_SATS,
    "expiry_mode": "months",
    "expiry_months": 1,
    "welcome_points": WELCOME_POINTS,
    "newcomer_daily_points": 1_000_000,
    "newcomer_cap_per_staff": 1_000_000,
    "grant_daily_cap": 1_000_000_000,
    "reserve_minutes": 7 * 24 * 60,
    "claims_per_day": 1_000_000,
}


@dataclass
class House:
    """A merchant, people with cards, and what they have been told.

    Attributes:
        http: the server that LNbits' own calls go to.
        owner, manager, waiter: an admin key and two tokens.
        people: the keys of those who have cards; others take the places of those who
            merge theirs or are forgotten.
        bills: orders that were paid, with their sats.
        days_ago: how far behind ours the servers' clock is.
        told: what of it all has to be found in the tables.
        kinds: how often each has been acknowledged; acknowledged: each of them.
        unheard: errands with copies that nobody answered; torn: all there ever were.
        in_flight: how many are being asked for now; wanted: what should happen soon.
        faults: what no server should have said.
    """

    http: httpx.Client
    account: Account
    id: str
    raw: RawDatabase
    couriers: Couriers
    guests: list[Guest]
    owner: Who
    manager: Who
    waiter: Who
    rewards: list[str] = field(default_factory=list)
    days_ago: int = 0
    people: list[NostrKeys] = field(default_factory=list)
    bills: list[tuple[str, int]] = field(default_factory=list)
    told: Told = field(default_factory=Told)
    kinds: Counter[str] = field(default_factory=Counter)
    acknowledged: list[Errand] = field(default_factory=list)
    unheard: list[Errand] = field(default_factory=list)
    in_flight: Counter[str] = field(default_factory=Counter)
    torn: Counter[str] = field(default_factory=Counter)
    wanted: str = ""
    faults: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def opened(
        cls, http: httpx.Client, admin: Operator, raw: RawDatabase, days_ago: int = 0
    ) -> House:
        account = admin.create_account("satoshi")
        key = {"X-Api-Key": account.wallet.admin_key}
        body = {"name": "Satoshi's Table", "category": "restaurant"}
        made = call(http, "POST", f"{API}/merchants", headers=key, json=body)
        path = f"{API}/merchants/{made['id']}"
        call(http, "PUT", f"{path}/program", headers=key, json=PROGRAM)

        def token(*scopes: str) -> Who:
            asked = {"name": scopes[0], "scopes": scopes}
            found = call(http, "POST", f"{path}/tokens", headers=key, json=asked)
            return holding({"X-Loyalty-Token": found["secret"]})

        return cls(
            http=http,
            account=account,
            id=made["id"],
            raw=raw,
            couriers=Couriers([http]),
            guests=[admin.welcome_guest(f"g{i}", MANY_SATS) for i in range(GUESTS)],
            owner=holding(key),
            manager=token("manage"),
            waiter=token("redeem"),
            days_ago=days_ago,
            people=[NostrKeys.fresh() for _ in range(PEOPLE)],
        ).with_rewards(REWARDS)

    def with_rewards(self, costs: Sequence[int]) -> House:
        for cost in costs:
            body = {"name": f"For {cost}", "kind": "free_item", "cost_points": cost}
            self.rewards.append(self.do("POST", f"{self.path}/rewards", **body)["id"])
        return self

    # --- words for moves --------------------------------------------------------------

    @property
    def path(self) -> str:
        return f"/merchants/{self.id}"

    def card(self, keys: NostrKeys) -> str:
        return f"/restaurants/{self.id}/loyalty/{keys.public}"

    def now(self) -> int:
        """What time the servers have."""
        return int(time.time()) - 86_400 * self.days_ago

    def signer(self, keys: NostrKeys, other: NostrKeys | None = None) -> Signer:
        base = str(self.http.base_url).rstrip("/")
        return Signer(keys, base, self.now, other)

    def do(self, method: str, path: str, **body: Any) -> Any:
        """A call as the owner that has to succeed."""
        headers = self.owner(method, path, b"")
        return call(self.http, method, API + path, headers=headers, json=body)

    def replace(self, gone: NostrKeys) -> None:
        """Somebody new comes in the place of somebody who will not come again."""
        with self._lock:
            self.people = [NostrKeys.fresh() if k is gone else k for k in self.people]

    def look(self, keys: NostrKeys) -> None:
        """What a guest sees on their card, stands there for ever."""
        for event in self.do("GET", self.card(keys))["recent_events"]:
            self.told.seen[event["id"]] = event["points_delta"]

    def points(self, keys: NostrKeys) -> int:
        return int(self.do("GET", self.card(keys))["points"])

    def run(self, errand: Errand, dice: random.Random) -> Any:
        """Sends an errand once or up to five times; its answer, None if it has none."""
        errand.sent_at = self.now()
        with self.flying(errand.kind):
            self.couriers.carry(errand, dice.choice((1, 1, 2, 3, 5)))
        self._note([errand])
        return errand.answer

    @contextmanager
    def flying(self, kind: str) -> Iterator[None]:
        """Whoever waits for that kind to be asked for, hears of it."""
        with self._lock:
            self.in_flight[kind] += 1
        try:
            yield
        finally:
            with self._lock:
                self.in_flight[kind] -= 1

    def run_all(self, errands: Sequence[Errand]) -> None:
        """Sends different errands at the same time, once each."""
        with ExitStack() as all_of_them:
            for errand in errands:
                errand.sent_at = self.now()
                all_of_them.enter_context(self.flying(errand.kind))
            self.couriers.carry_all(errands)
        self._note(errands)

    # --- what they are told -----------------------------------------------------------

    def _note(self, errands: Sequence[Errand]) -> None:
        with self._lock:
            for errand in errands:
                if errand.unanswered:
                    self.unheard.append(errand)
                    self.torn[errand.kind] += 1
                self._settle(errand)
        if errands and all(e.unanswered and not e.answers for e in errands):
            raise httpx.ConnectError("nobody answered")

    def _settle(self, errand: Errand) -> None:
        self.faults += errand.faults
        odd = set(errand.codes) - REFUSALS
        if odd:
            self.faults.append(f"{errand.kind} {errand.path}: {odd}")
        if errand.answer and errand not in self.acknowledged:
            self.acknowledged.append(errand)
            self.kinds[errand.kind] += 1
            self._remember(errand, errand.answer)

    def _remember(self, errand: Errand, answer: Any) -> None:
        told = self.told
        if errand.kind in ("grant", "revoke"):
            event = answer["event"]
            told.by_hand[event["id"]] = event["points_delta"]
        elif errand.kind == "voucher":
            told.vouchers[answer["voucher"]["id"]] = answer["event"]["points_delta"]
        elif errand.kind in ("redeem", "give"):
            redemption = answer["redemption"]
            told.reserved[redemption["id"]] = redemption["points"]
        elif errand.kind in ("fulfil", "cancel", "undo"):
            redemption = answer["redemption"]
            told.ended[redemption["id"]].add(redemption["status"])
        elif errand.kind == "refund":
            refund, order_id = answer["refund"], errand.path.split("/")[2]
            figures = (order_id, refund["amount_sats"], answer["points_taken"])
            told.refunds[refund["id"]] = figures
        elif errand.kind == "claim":
            payment_id = errand.path.split("/")[2].split("-")[0]
            told.claims[payment_id].add(answer["customer_pubkey"])
        elif errand.kind == "merge":
            told.merged.add((errand.body or {})["from_pubkey"])
        elif errand.kind == "erase":
            told.erased.append(answer["points_ended"])

    def ask_again(self, dice: random.Random) -> None:
        """Sends again what nobody answered, and then, in any order and all at once,
        everything that was done and is still known: it is told the same as before."""
        unheard, self.unheard = self.unheard, []
        for errand in unheard:
            self.told.unsure += errand.unanswered * (errand.kind == "erase")
            errand.forget_refusals()
            self.couriers.carry(errand, dice.randint(1, 5))
            self._note([errand])
        known = [errand for errand in self.acknowledged if self._is_known(errand)]
        for errand in known:
            errand.forget_refusals()
        self.couriers.carry_all(dice.sample(known, len(known)))
        self._note(known)
        assert not self.unheard, "a server that runs did not answer"

    def _is_known(self, errand: Errand) -> bool:
        """Whether it may be sent again: who is forgotten twice may be so anew."""
        return errand.kind != "erase" and self.now() - errand.sent_at < KEY_SECONDS

    # --- life -------------------------------------------------------------------------

    @contextmanager
    def busy(self, seed: int) -> Iterator[None]:
        """Everybody does one thing after the other, as long as the block runs."""
        enough = threading.Event()
        with ThreadPoolExecutor(len(self.guests)) as threads:
            work = [
                threads.submit(self._live, enough, guest, f"{seed} {index}")
                for index, guest in enumerate(self.guests)
            ]
            try:
                yield
            finally:
                enough.set()
                for life in work:
                    life.result()

    def _live(self, enough: threading.Event, guest: Guest, seed: str) -> None:
        dice = random.Random(seed)
        while not enough.is_set():
            try:
                self._next_move(dice)(self, guest, dice)
            except CallFailed as exc:
                self.refused.append(str(exc))
            except httpx.HTTPError:
                enough.wait(0.05)  # the server is down: let others have the processor

    def _next_move(self, dice: random.Random) -> Move:
        if self.wanted and dice.random() < 0.3:
            return MAKES[self.wanted]
        return dice.choices(list(MOVES), list(MOVES.values()))[0]

    def await_flight(self, kind: str) -> None:
        """Returns while something of that kind is being asked for."""

        def is_there() -> bool:
            return self.in_flight[kind] > 0

        is_seen = wait_until(is_there, PATIENCE_SECONDS, pause=0.002)
        assert is_seen, f"No {kind} in flight. Refused: {self.refused[-5:]}"

    def has_seen_all(self) -> bool:
        """Whether everything that can happen has been acknowledged; what has not, is
        wanted soon."""
        unseen = [kind for kind in KINDS if not self.kinds[kind]]
        self.wanted = unseen[0] if unseen else ""
        return not unseen

    def has_done(self, more: int) -> Callable[[], bool]:
        """Whether so many more things have been acknowledged since."""
        enough = len(self.acknowledged) + more
        return lambda: len(self.acknowledged) >= enough

    # --- what must be true ------------------------------------------------------------

    def prove_nothing_is_lost(self) -> None:
        """With the server down, so that nothing can be done once more: what was told
        stands, and nothing stands by half."""
        self._audit(is_settled=False)

    def prove(self) -> int:
        """Nothing is wrong, as soon as what was settled is caught up with; how many
        events there are."""
        assert not self.faults, self.faults
        self._audit(is_settled=True)
        proof = self._verified()
        assert proof["wrong"] == 0, proof
        return int(proof["events"])

    def _verified(self) -> Any:
        """What was found, at once or by a job that takes more than a moment."""
        said = self.do("POST", f"{self.path}/verify")
        while said.get("job", said).get("state", "done") != "done":
            job_id = said.get("job", said)["id"]
            said = self.do("GET", f"{self.path}/jobs/{job_id}")
        return said

    def _audit(self, is_settled: bool) -> None:
        audit = Audit(self.raw, self.account.wallet.id, self.told, is_settled)
        found: list[str] = []

        def is_right() -> bool:
            found[:] = audit.findings()
            return not found

        patience = PATIENCE_SECONDS if is_settled else SOON_SECONDS
        assert wait_until(is_right, patience, pause=0.5), "\n".join(found)
