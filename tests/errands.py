"""Calls that move points, sent as a bad connection sends them: often, and again.

An errand is one thing that somebody wants, however many copies of it arrive. It is
told to be done at most once; copies that nobody answered are sent again later.
"""

from __future__ import annotations

import json
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any

import httpx

from devkit.people import NostrKeys
from proofs import encoded, request_tags, signed_event
from venue import API

Who = Callable[[str, str, bytes], dict[str, str]]  # method, path, body → headers

AT_ONCE = 50


def holding(headers: dict[str, str]) -> Who:
    """Somebody who shows the same headers every time."""
    return lambda method, path, body: headers


@dataclass(frozen=True)
class Signer:
    """A customer; with another key of theirs, where two have to sign.

    Attributes:
        base: the server's own address, which is what they sign.
        now: what time it is there.
    """

    keys: NostrKeys
    base: str
    now: Callable[[], int]
    other: NostrKeys | None = None

    def __call__(self, method: str, path: str, body: bytes) -> dict[str, str]:
        headers = {"Authorization": self._proof(self.keys, method, path, body)}
        if self.other:
            proof = self._proof(self.other, method, path, body)
            headers["X-Loyalty-Other-Proof"] = proof
        return headers

    def _proof(self, keys: NostrKeys, method: str, path: str, body: bytes) -> str:
        tags = request_tags(method, self.base + path, body)
        return f"Nostr {encoded(signed_event(keys, tags, self.now()))}"


@dataclass(eq=False)
class Errand:
    """One thing that somebody wants done.

    Attributes:
        key: its Idempotency-Key; empty where what it changes says that it was done.
        essence: what of an answer may never differ between two copies.
        answers: what was told, without repetitions.
        codes: how copies were refused.
        unanswered: how many copies nobody answered.
        faults: what should never have been said.
        sent_at: when it was first sent, by the server's clock.
    """

    kind: str
    method: str
    path: str
    who: Who
    body: dict[str, Any] | None = None
    key: str = field(default_factory=lambda: os.urandom(8).hex())
    essence: Callable[[Any], Any] = lambda answer: answer
    answers: list[Any] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    unanswered: int = 0
    faults: list[str] = field(default_factory=list)
    sent_at: int = 0
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def answer(self) -> Any:
        """What was told first, None if nothing was."""
        return self.answers[0] if self.answers else None

    def forget_refusals(self) -> None:
        """Before it is sent again: only what was told to be done still counts."""
        self.unanswered, self.codes, self.faults = 0, [], []

    def send(self, http: httpx.Client) -> None:
        """One copy; what becomes of it is kept."""
        text = b"" if self.body is None else json.dumps(self.body).encode()
        headers = self.who(self.method, API + self.path, text)
        if self.key:
            headers = headers | {"Idempotency-Key": self.key}
        if text:
            headers = headers | {"Content-Type": "application/json"}
        try:
            response = http.request(
                self.method, API + self.path, content=text or None, headers=headers
            )
        except httpx.HTTPError:
            with self._lock:
                self.unanswered += 1
            return
        with self._lock:
            self._hear(response)

    def _hear(self, response: httpx.Response) -> None:
        status = response.status_code
        if status >= 500 or status in (400, 401):
            self.faults.append(f"{self.kind}: {status} {response.text}")
        elif response.is_error:
            self.codes.append(response.json()["code"])
        else:
            self._keep(response.json())

    def _keep(self, answer: Any) -> None:
        if not self.answers:
            self.answers.append(answer)
        elif self.essence(answer) != self.essence(self.answers[0]):
            self.answers.append(answer)
            self.faults.append(f"{self.kind}: two answers: {self.answers}")


class Couriers:
    """Carry errands to the servers, several copies at once."""

    def __init__(self, servers: Sequence[httpx.Client]) -> None:
        self.servers = servers
        self._hands = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="courier")

    def carry(self, errand: Errand, copies: int) -> None:
        """Sends that many copies at the same time, to the servers in turn."""
        sent = [
            self._hands.submit(errand.send, self.servers[i % len(self.servers)])
            for i in range(copies)
        ]
        for copy in sent:
            copy.result()

    def carry_all(self, errands: Sequence[Errand]) -> None:
        """Sends different errands at the same time, to the servers in turn."""
        sent = [
            self._hands.submit(errand.send, self.servers[i % len(self.servers)])
            for i, errand in enumerate(errands)
        ]
        for copy in sent:
            copy.result()

    def close(self) -> None:
        self._hands.shutdown()
