"""What a receiver's answer means: it was told, never will be, or try again. Pure."""

from __future__ import annotations

from ..nostr.verdicts import ARRIVED, DEAD, WAITING, Verdict, shown

GONE = 410
_BUSY = {429, 503}
_BUSY_BASE = 30


def judge(status: int) -> Verdict:
    """What becomes of a notice. Args: status: of HTTP."""
    if 200 <= status < 300:
        return ARRIVED
    if status == GONE:
        return Verdict(DEAD, "The receiver wants no more of this (410).")
    words = f"The receiver answered {status}."
    if status in _BUSY:
        return Verdict(WAITING, words, _BUSY_BASE)
    return Verdict(WAITING, words)


def unreachable(words: str) -> Verdict:
    """Nothing was answered. Args: words: why, as whatever failed has it."""
    return Verdict(WAITING, shown(words) or "The receiver cannot be reached.")
