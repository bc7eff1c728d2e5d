"""What a refund did, or would do, in words for a person. Pure."""

from __future__ import annotations

from ...claw_back import TakenBack
from ..models import BillPayment


def happened(
    payment: BillPayment, refunded_sats: int, taken: TakenBack, kept_sats: int = 0
) -> str:
    """`Half refunded. 17 points were taken back.`

    Args:
        refunded_sats: of all refunds of the payment together.
        kept_sats: satoshi-back that is kept from what goes back.
    """
    said = [_how_much(payment, refunded_sats), *_ended(taken)]
    if taken.points is None:
        said.append("The bill is on no card, so no points were taken back.")
    elif taken.taken:
        said.append(f"{_points(taken.taken, 'was', 'were')} taken back.")
    else:
        said.append("No points were taken back.")
    return " ".join([*said, *_lacking(taken), *_kept(kept_sats)])


def would_happen(
    name: str, amount_sats: int, taken: TakenBack, kept_sats: int = 0
) -> str:
    """`17,000 sats go back to Ana. 17 points are taken back; 23 stay.`

    Args:
        name: what the guest is called, empty if nobody knows them.
    """
    whom = f" to {name}" if name else ""
    verb = "goes" if amount_sats == 1 else "go"
    said = [f"{_sats(amount_sats)} {verb} back{whom}.", *_ended(taken)]
    if taken.points is None:
        said.append("The bill is on no card, so no points are taken back.")
    elif taken.taken:
        stay = f"; {taken.points:,} stay" if taken.points >= 0 else ""
        said.append(f"{_points(taken.taken, 'is', 'are')} taken back{stay}.")
    else:
        said.append("No points are taken back.")
    return " ".join([*said, *_lacking(taken), *_kept(kept_sats)])


def _kept(sats: int) -> list[str]:
    """What the guest has got in sats for what they give back now."""
    return [f"Give {_sats(sats)} less: they had that much back."] if sats else []


def line(amount_sats: int, reason: str) -> str:
    """One refund in an order's list: `17,000 sats went back: cold soup`."""
    why = f": {reason}" if reason else ""
    return f"{_sats(amount_sats)} went back{why}"


def _how_much(payment: BillPayment, refunded_sats: int) -> str:
    if refunded_sats == payment.total_sats:
        return "Refunded in full."
    if refunded_sats == payment.amount_sats:
        return "Refunded, all but the tip."
    if 2 * refunded_sats == payment.amount_sats:
        return "Half refunded."
    return f"{refunded_sats:,} of {_sats(payment.total_sats)} refunded."


def _ended(taken: TakenBack) -> list[str]:
    said = [f"{name} was waiting to be used and ends for it." for name in taken.lapsed]
    if taken.ended:
        said.append(f"{_points(taken.ended, 'had', 'had')} run out before.")
    return said


def _lacking(taken: TakenBack) -> list[str]:
    said = []
    if taken.forgiven:
        used = _points(taken.forgiven, "was used and is", "were used and are")
        said.append(f"{used} let go.")
    if taken.taken and taken.owed:
        lacks = "point is" if taken.owed == 1 else "points are"
        said.append(f"{taken.owed:,} {lacks} missing: the next ones earned fill that.")
    return said


def _points(number: int, one: str, many: str) -> str:
    return f"{number:,} point {one}" if number == 1 else f"{number:,} points {many}"


def _sats(number: int) -> str:
    return f"{number:,} sat{'' if number == 1 else 's'}"
