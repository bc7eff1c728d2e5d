"""A card of another place, as its holder shows it: is it genuine, whole, and theirs.

Pure. The same is checked as by `tools/verify_card.py`, which has to be one file and
cannot share code: every signature, who may have signed when, the chain without a gap,
two stories of one entry, the head, the sum of points. Whom to trust is for the caller:
anybody can sign a card of a programme of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ..exceptions import InvalidInput
from ..ledger import GENESIS
from .event import Malformed, NostrEvent, read, read_value
from .kinds import Kinds
from .readers import (
    Address,
    CardSaid,
    ProgramSaid,
    ReceiptSaid,
    read_card,
    read_program,
    read_receipt,
)

MOST_EVENTS = 3_000
LONGEST = 4 * 1024 * 1024  # characters of all events together


@dataclass(frozen=True)
class ForeignCard:
    """What a genuine card of another place says.

    Attributes:
        program: the statement of it that is trusted, by its address.
        tier: the name of the tier that it holds there, or empty.
        signed_at: when its issuer said so.
    """

    program: Address
    card_id: str
    tier: str
    entries: int
    signed_at: int


class NotShown(InvalidInput):
    """A card that is not taken, with a code of its own for each reason."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(f"foreign_{code}", f"{words} Nothing was given.")


def read_shown(shown: str | Sequence[Any]) -> list[NostrEvent]:
    """The events that somebody shows: one on a line, or a list of them.

    Raises:
        NotShown: `foreign_too_long`, `foreign_unreadable`.
    """
    values: list[Any] = [*shown] if not isinstance(shown, str) else _lines(shown)
    if len(values) > MOST_EVENTS:
        raise NotShown("too_long", f"That is more than {MOST_EVENTS} entries.")
    found = []
    for number, value in enumerate(values, 1):
        try:
            found.append(read(value) if isinstance(value, str) else read_value(value))
        except Malformed as exc:
            words = f"Line {number} cannot be taken: {exc.message}."
            raise NotShown("unreadable", words) from exc
    return found


def _lines(text: str) -> list[Any]:
    if len(text) > LONGEST:
        raise NotShown("too_long", "That is more than 4 MB.")
    return [line for line in text.splitlines() if line.strip()]


def check_card(
    kinds: Kinds,
    events: Sequence[NostrEvent],
    customer: str,
    is_trusted: Callable[[Address], bool],
) -> ForeignCard:
    """What the newest card among events says, if all of it is genuine.

    Args:
        events: genuine ones, as `read_shown` has them.
        customer: who shows it.
        is_trusted: whether a programme is, by its address.

    Raises:
        NotShown: with the code of the first thing that speaks against it.
    """
    heads = [_card(kinds, event) for event in events if event.kind == kinds.card]
    if not heads:
        raise NotShown("no_card", "There is no card among these events.")
    newest = max(heads, key=lambda head: head.created_at)
    if newest.customer is None:
        words = "This card is sealed: only its holder can open it. Show it opened."
        raise NotShown("sealed", words)
    if newest.customer != customer:
        raise NotShown("not_yours", "That card is somebody else’s.")
    program = _trusted_program(kinds, events, newest, is_trusted)
    receipts = [_receipt(kinds, e) for e in events if e.kind == kinds.receipt]
    for head in heads:
        _check_issuer(program, head)
    for receipt in receipts:
        _check_issuer(program, receipt)
    chain = _chain(receipts, newest)
    for head in heads:
        _check_head(head, newest, chain)
    if newest.seq != len(chain):
        raise NotShown("incomplete", f"Entry {len(chain) + 1} is missing.")
    return ForeignCard(
        program=Address(kinds.program, program.author, program.d),
        card_id=newest.card_id or "",
        tier=newest.tier or "",
        entries=len(chain),
        signed_at=newest.created_at,
    )


def _card(kinds: Kinds, event: NostrEvent) -> CardSaid:
    try:
        return read_card(kinds, event)
    except Malformed as exc:
        raise NotShown("unreadable", f"Its card is broken: {exc.message}.") from exc


def _receipt(kinds: Kinds, event: NostrEvent) -> ReceiptSaid:
    try:
        return read_receipt(kinds, event)
    except Malformed as exc:
        words = f"An entry was changed: {exc.message}."
        raise NotShown("altered", words) from exc


def _trusted_program(
    kinds: Kinds,
    events: Sequence[NostrEvent],
    card: CardSaid,
    is_trusted: Callable[[Address], bool],
) -> ProgramSaid:
    """The newest statement of the card's programme by a key that is trusted for it.

    Nobody else's will do, whoever they name as issuers.
    """
    said = []
    for event in events:
        if event.kind == kinds.program:
            try:
                said.append(read_program(kinds, event))
            except Malformed as exc:
                words = f"Its programme is unclear: {exc.message}."
                raise NotShown("unreadable", words) from exc
    own = [one for one in said if one.d == card.program.d]
    if not own:
        raise NotShown("no_program", "It does not say of which programme it is.")
    trusted = [
        one for one in own if is_trusted(Address(kinds.program, one.author, one.d))
    ]
    if not trusted:
        raise NotShown("not_trusted", "Cards of that place are not taken here.")
    return max(trusted, key=lambda one: one.created_at)


def _check_issuer(program: ProgramSaid, said: CardSaid | ReceiptSaid) -> None:
    if isinstance(said, CardSaid):
        at, what = said.created_at, "Its card"
    else:
        at, what = int(said.entry["recorded_at"]), f"Entry {said.place[1]}"
    keys = {issuer.pubkey for issuer in program.issuers}
    if said.program.d != program.d or said.program.pubkey not in keys:
        raise NotShown("other_program", f"{what} is of another programme.")
    if not program.may_sign(said.author, at):
        words = f"{what} was signed by a key that did not sign for it then."
        raise NotShown("bad_issuer", words)


def _chain(receipts: Sequence[ReceiptSaid], card: CardSaid) -> list[ReceiptSaid]:
    """The entries in order, none missing, each behind the one before."""
    by_seq: dict[int, ReceiptSaid] = {}
    for receipt in receipts:
        card_id, seq = receipt.place
        if card_id != card.card_id or receipt.customer != card.customer:
            raise NotShown("other_card", f"Entry {seq} is of another card.")
        if by_seq.setdefault(seq, receipt).hash != receipt.hash:
            words = f"The place has signed two different entries {seq}."
            raise NotShown("two_stories", words)
    prev, chain = GENESIS, []
    for number, seq in enumerate(sorted(by_seq), 1):
        receipt = by_seq[seq]
        if seq != number:
            raise NotShown("incomplete", f"Entry {number} is missing.")
        if receipt.prev != prev:
            words = f"Entry {number} does not follow the one before."
            raise NotShown("altered", words)
        prev = receipt.hash
        chain.append(receipt)
    return chain


def _check_head(head: CardSaid, newest: CardSaid, chain: Sequence[ReceiptSaid]) -> None:
    if (head.card_id, head.customer) != (newest.card_id, newest.customer):
        raise NotShown("other_card", "These events are of two cards.")
    if head.seq > len(chain):
        raise NotShown("incomplete", f"Entry {len(chain) + 1} is missing.")
    if head.head != (chain[head.seq - 1].hash if head.seq else GENESIS):
        words = f"The place has signed two different entries {head.seq}."
        raise NotShown("two_stories", words)
    points = sum(int(receipt.entry["delta"]) for receipt in chain[: head.seq])
    if head.points is not None and head.points != points:
        raise NotShown("altered", "Its entries make another number of points.")
