"""`Idempotency-Key`: the same request twice is one request, also after a restart.

The answer is kept in the transaction that did the work, and only if it committed: a
call that was refused can be sent again with its key. Keys are kept for 30 days.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from . import clock, crud
from .exceptions import Conflict, InvalidInput
from .store import Row, Tx

LONGEST_KEY = 128
KEPT_SECONDS = 30 * 24 * 3600


@dataclass(frozen=True)
class Idempotency:
    """A caller's key for one call, if they sent one.

    Attributes:
        scope: who calls what, hashed, because paths hold customers' keys: the same key
            of another caller is another key.
        key: empty when none was sent.
        request_hash: sha256 of what was sent.
    """

    scope: str
    key: str
    request_hash: str

    def once(self, tx: Tx, act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """Lets something happen the first time, and says the same every other time.

        The key is claimed before anything else is locked, so that two callers with one
        key wait for each other. The answer must hold no secret: it is stored.

        Raises:
            InvalidInput: `idempotency_key_needed`: none was sent.
            Conflict: `idempotency_mismatch`: the key came with another body before.
        """
        if not self.key:
            raise InvalidInput(
                "idempotency_key_needed",
                "Send an Idempotency-Key, so that this can safely be sent twice.",
            )
        entry = {**vars(self), "created_at": clock.now()}
        first = crud.claim_key(tx, entry)
        if first is not None:
            answer: dict[str, Any] = json.loads(self._answer_of(first))
            return answer
        answer = act()
        crud.put_answer(tx, self.scope, self.key, json.dumps(answer))
        return answer

    def at_most_once(self, tx: Tx, act: Callable[[], dict[str, Any]]) -> dict[str, Any]:
        """As `once`, for a call that may come without a key; then it just happens.

        Raises:
            Conflict: `idempotency_mismatch`.
        """
        return self.once(tx, act) if self.key else act()

    def answer(self, tx: Tx, answer: str) -> str:
        """The first answer given for this key; this one, if the key is new.

        Raises:
            Conflict: `idempotency_mismatch`: the key came with another body before.
        """
        if not self.key:
            return answer
        entry = {**vars(self), "answer": answer, "created_at": clock.now()}
        first = crud.keep_answer(tx, entry)
        return answer if first is None else self._answer_of(first)

    def find(self, tx: Tx) -> str | None:
        """The first answer given for this key, if it has been used.

        Raises:
            Conflict: `idempotency_mismatch`: the key came with another body before.
        """
        first = crud.find_answer(tx, self.scope, self.key) if self.key else None
        return self._answer_of(first) if first else None

    def _answer_of(self, first: Row) -> str:
        if first["request_hash"] != self.request_hash:
            raise Conflict(
                "idempotency_mismatch",
                "This Idempotency-Key was used for something else.",
            )
        return str(first["answer"])


def idempotency(caller: str, call: str, key: str | None, body: bytes) -> Idempotency:
    """The key of one call.

    Args:
        caller: what tells callers apart; call: method and path.

    Raises:
        InvalidInput: `bad_idempotency_key`.
    """
    text = key or ""
    if len(text) > LONGEST_KEY or not text.isprintable():
        raise InvalidInput(
            "bad_idempotency_key",
            f"An Idempotency-Key has 1 to {LONGEST_KEY} printable characters.",
        )
    scope = sha256(f"{caller} {call}".encode()).hexdigest()
    return Idempotency(scope, text, sha256(body).hexdigest())


def forget_keys(tx: Tx, now: int, limit: int) -> int:
    """Lets go of keys older than 30 days, at most so many; returns how many it were."""
    return crud.forget_answers(tx, now - KEPT_SECONDS, limit)
