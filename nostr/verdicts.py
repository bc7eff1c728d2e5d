"""What a relay's answer means for an event: it is there, never will be, or try again.

Pure. A relay's own words are shown to the operator, shortened, and without anything in
them that could be a key: a relay may say anything, and an erased key must not come back
that way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_TRIES = 20
LONGEST_PAUSE = 6 * 3600
SENT, DEAD, WAITING = "sent", "dead", "waiting"
_DONE = {"duplicate", "replaced", "deleted"}
_NEVER = {"invalid", "blocked", "pow", "mute", "reject", "rejected"}
_BASE_SECONDS = {"rate-limited": 30}
_ANY_BASE = 2
_NAMES = re.compile(r"[0-9a-fA-F]{16,}|n(pub|sec|ote|event|profile)1\w+")
_WORDS = {
    "invalid": "The relay says that the event is invalid",
    "blocked": "The relay has blocked this programme’s key",
    "pow": "The relay asks for proof of work, which we do not do",
    "mute": "The relay has muted this programme’s key",
    "reject": "The relay refuses it",
    "rejected": "The relay refuses it",
    "rate-limited": "The relay says that this is too much at once",
    "error": "The relay has a fault of its own",
    "auth-required": "The relay lets in only who signs in, and does not let us",
    "restricted": "The relay takes events of its members only",
}
NO_ANSWER = "The relay did not answer in time"
GIVEN_UP = "given up after 20 tries"


@dataclass(frozen=True)
class Verdict:
    """What becomes of one event at one relay.

    Attributes:
        state: `sent`, `dead` or `waiting`.
        base_seconds: of the pause before the next try, which doubles.
        reason: in words for the operator; empty when it was sent.
        wants_sign_in: whether the relay would rather know who we are (NIP-42).
    """

    state: str
    reason: str = ""
    base_seconds: int = _ANY_BASE
    wants_sign_in: bool = False


ARRIVED = Verdict(SENT)
TIMEOUT = Verdict(WAITING, NO_ANSWER)


def judge(is_ok: bool, message: str) -> Verdict:
    """What a relay's `["OK", id, is_ok, message]` means."""
    word = message.partition(":")[0].strip().lower()
    if is_ok or word in _DONE:
        return ARRIVED
    reason = _in_words(word, message)
    if word in _NEVER:
        return Verdict(DEAD, reason)
    base = _BASE_SECONDS.get(word, _ANY_BASE)
    return Verdict(WAITING, reason, base, wants_sign_in=word == "auth-required")


def after(verdict: Verdict, tries: int) -> Verdict:
    """The same after so many tries, this one included: there is an end to patience."""
    if verdict.state == WAITING and tries >= MOST_TRIES:
        return Verdict(DEAD, f"{verdict.reason}; {GIVEN_UP}")
    return verdict


def pause_seconds(base: int, tries: int, jitter: float) -> int:
    """How long to wait after so many tries.

    Args:
        jitter: 0 to 1: not all come back in the same second.
    """
    longest = min(base << min(max(tries - 1, 0), 30), LONGEST_PAUSE)
    return max(1, round(longest * (0.75 + jitter / 2)))


def _in_words(word: str, message: str) -> str:
    said = shown(message)
    known = _WORDS.get(word, "The relay did not take it")
    return f"{known} ({said})" if said else known


def shown(message: str) -> str:
    """A relay's own words, fit to be kept and shown."""
    printable = "".join(c for c in message if c.isprintable())
    return _NAMES.sub("…", printable)[:120]
