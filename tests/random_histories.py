"""Seeded histories of a programme: everything that can happen to cards, at random.

A history is a list of steps, each a tuple of a verb and plain numbers: it can be
printed, and played again. `player.Player` lets each step happen through the public
writers and on paper (`paper_ledger`), at a lab's time, and compares the two.

Imported by tests that use the `app` fixture.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from random import Random

from lab import DAY, Lab
from player import CHANGES, COSTS, Player, Step

WAITS = (1, 1, 9, 60, 600, 1_800, 3_600, DAY // 3, DAY, 3 * DAY, 9 * DAY, 31 * DAY)
YEARS = (400 * DAY, 1_500 * DAY)


# --- steps ----------------------------------------------------------------------------


def steps(seed: int, how_many: int) -> list[Step]:
    """A history; the same for the same seed."""
    dice = Random(seed)
    return [("guest",), *(step(dice) for _ in range(how_many - 1))]


def step(dice: Random) -> Step:
    """Numbers are taken modulo what there is: any step can be played anywhere."""
    verbs, weights = zip(*WEIGHTS.items(), strict=True)
    (verb,) = dice.choices(verbs, weights)
    some = dice.randrange(10**6)
    arguments: dict[str, Step] = {
        "earn": (some, dice.randrange(100, 15_000), dice.choice(LATE)),
        "redeem": (some, dice.choice(COSTS), dice.random() < 0.4),
        "cancel": (some, dice.random() < 0.5),
        "grant": (some, dice.randrange(1, 12)),
        "revoke": (some, dice.randrange(1, 12)),
        "refund": (some, dice.choice((1, 1, 2, 3, 7))),
        "refund_first": (dice.randrange(100, 15_000),),
        "move": (some, dice.randrange(10**6)),
        "merge": (some, dice.randrange(10**6)),
        "settings": (dice.randrange(len(CHANGES)),),
        "wait": (dice.choice(WAITS if some % 20 else YEARS), dice.randrange(1, 4)),
        "guest": (),
        "sweep": (),
    }
    return (verb, *arguments.get(verb, (some,)))


LATE = (0, 0, 0, 0, 600, 2 * DAY, 45 * DAY)
WEIGHTS = {
    "guest": 2,
    "earn": 24,
    "again": 2,
    "redeem": 16,
    "fulfil": 4,
    "cancel": 5,
    "undo": 4,
    "grant": 4,
    "revoke": 3,
    "refund": 12,
    "refund_first": 1,
    "move": 4,
    "merge": 1,
    "settings": 5,
    "wait": 22,
    "sweep": 3,
}


def script(history: Sequence[Step]) -> str:
    """A history as it can be pasted into a test."""
    lines = "".join(f"    {one!r},\n" for one in history)
    return f"[\n{lines}]"


# --- a whole history ------------------------------------------------------------------


async def played(lab: Lab, history: Sequence[Step], every: int = 5) -> Player:
    """Plays a history, checks every few steps, and at its end forgets a customer.

    Raises:
        AssertionError: with the script that leads there.
    """
    player = await Player.ready(lab)
    done = 0
    try:
        for done, one in enumerate(history, 1):
            await player.play(one)
            if done % every == 0:
                await player.check()
        for last in (("sweep",), ("erase", 0), ("erase", 1)):
            await player.play(last)
            await player.check()
        await lab.prove()
    except Exception as exc:
        raise AssertionError(f"{exc!r} after\n{script(history[:done])}") from exc
    return player


async def shortened(
    history: Sequence[Step], fails: Callable[[Sequence[Step]], Awaitable[bool]]
) -> list[Step]:
    """A history that still fails, and no longer does without any one of its steps."""
    left, size = list(history), max(len(history) // 2, 1)
    while True:
        start = 0
        while start < len(left):
            without = left[:start] + left[start + size :]
            if await fails(without):
                left = without
            else:
                start += size
        if size == 1:
            return left
        size = max(size // 2, 1)
