"""What is signed while somebody waits, and then written down: never in one unit of
work, for the key may be a remote signer's.

It is read what has to be signed; then that is signed; and then it is written, if the
key is still the one that signs, and nothing else has moved.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from ..exceptions import Conflict
from ..store import Tx, store
from . import crud, facts, server, services
from .facts import Signer
from .keys import KeyLocked
from .pens import Pen, signed_now

S_co = TypeVar("S_co", covariant=True)
S = TypeVar("S")
T = TypeVar("T")


class Moved(Conflict):
    """What was signed is not so any more. Drawn and signed again, it may be."""

    def __init__(self) -> None:
        words = "Something changed while that was signed. Nothing was done: try again."
        super().__init__("changed_meanwhile", words)


class Drawn(Protocol[S_co]):
    """What only has to be signed."""

    @property
    def pen(self) -> Pen: ...

    def signed(self) -> S_co: ...


async def signed_first(
    draw: Callable[[Tx], Drawn[S] | None], write: Callable[[Tx, S | None], T]
) -> T:
    """Draws, signs beside the loop, and writes; all of it once more, if it has moved.

    Args:
        draw: nothing: there is nothing to sign.
        write: raises `Moved` if what was drawn is not so any more.

    Raises:
        Conflict: `signer_away`, `changed_meanwhile`; nothing is written.
    """
    try:
        return await _signed_first(draw, write)
    except Moved:
        return await _signed_first(draw, write)


async def _signed_first(
    draw: Callable[[Tx], Drawn[S] | None], write: Callable[[Tx, S | None], T]
) -> T:
    drawn = await store.write(draw)
    signed = await signed_now(drawn.pen, drawn.signed) if drawn else None
    return await store.write(write, signed)


def signer_now(tx: Tx, program_id: str) -> Signer:
    """What signs for a programme now; its key is made, if it has none.

    Raises: KeyLocked.
    """
    services.make_key(tx, program_id, server.secret())
    signer = facts.signer_of(tx, program_id, server.secret())
    if signer is None:
        raise KeyLocked
    return signer


def check_signs(tx: Tx, program_id: str, pubkey: str) -> None:
    """That key still signs for the programme, whose row is held. Raises: Moved."""
    if crud.get_keys(tx, program_id)[0].pubkey != pubkey:
        raise Moved
