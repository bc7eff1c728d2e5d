"""What the demo page shows: one caption and the state of the buttons.

Whoever watches asks for what is newer than what they have, and waits for it.
"""

from __future__ import annotations

import threading
import time
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True)
class News:
    """One moment.

    Attributes:
        caption: what just happened, in one sentence; detail: the figures of it.
        tone: `calm`, `waiting`, `good` or `trouble`; the words say it as well.
        act: the one under way, or empty.
        pid: the process of LNbits, None while there is none.
        phone: what the phone shows, Ana's card if that is empty; holder: whose it is.
        tablet: what the tablet shows, the order monitor if that is empty.
        sitting: counts how often the demo was started over; the screens load again.
    """

    revision: int = 0
    caption: str = "LNbits starts …"
    detail: str = ""
    tone: str = "waiting"
    act: str = ""
    lunch: bool = True
    pid: int | None = None
    phone: str = ""
    holder: str = ""
    tablet: str = ""
    sitting: int = 0


class Newsroom:
    """The latest news, for any number of threads."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._latest = News()
        self._asked_at = 0.0

    @property
    def latest(self) -> News:
        return self._latest

    def tell(self, **changes: Any) -> None:
        with self._changed:
            revision = self._latest.revision + 1
            self._latest = replace(self._latest, revision=revision, **changes)
            self._changed.notify_all()

    def after(self, revision: int, patience: float) -> dict[str, Any]:
        """What is other than `revision`; the same again when patience ends."""
        self._asked_at = time.monotonic()
        with self._changed:
            self._changed.wait_for(lambda: self._latest.revision != revision, patience)
            return asdict(self._latest)

    def is_watched(self, within: float) -> bool:
        """Somebody asked in the last so many seconds."""
        return time.monotonic() - self._asked_at < within
