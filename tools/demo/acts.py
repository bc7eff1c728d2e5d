"""What the buttons do. Captions say what was seen, never what was hoped for."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx

from devkit.people import CallFailed, Guest
from devkit.processes import wait_until

from . import book, lunch, story, truth
from .stage import House, Stage
from .truth import Truth

SETTLING_SECONDS = 10.0
CATCHING_UP_SECONDS = 30.0
# Pull the plug when LNbits has booked the money and has told nobody yet, or as soon as
# the payment is on its way, wherever it is by then.
SETTLED, SENT = "settled", "sent"


def counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def pay(stage: Stage) -> None:
    """[Ana pays 34,000 sats]: a real order, a real invoice, really paid."""
    with stage.house() as house:
        ana, waiter = house.ana, house.waiter
        house.fund(ana, story.ANA_PAYS)
        before = waiter.card(ana)["points"]
        bill = ana_s_bill(house, story.ANA_PAYS)
        stage.say(f"Ana's bill: {story.ANA_PAYS:,} sats. She pays …")
        stage.beat()
        ana.wallet.pay(bill["payment_request"])
        earned, card = waiter.counted(ana, bill["order"]["id"])
        glance = waiter.order(bill["order"]["id"])["glance"]
    sum_up = f"{before} + {earned} = {card['points']} points on her card."
    words = f"{glance['name']} · {glance['headline']}"
    stage.say(words, "good", f"{sum_up} A real invoice, really paid.")


def ana_s_bill(house: House, sats: int) -> dict[str, Any]:
    lunch.make_room(house.waiter)
    table, note = story.ANA_TABLE, story.ANA_EATS
    return house.waiter.make_bill(house.ana, sats, table=table, note=note)


# --- pulling the plug -----------------------------------------------------------------


@dataclass(frozen=True)
class Cut:
    """What the kill left behind.

    Attributes:
        order_id: the bill that was being paid.
        truth: what was settled and what was counted, of all bills.
        has_left: Ana's side of the payment was booked; has_arrived: the payee's.
    """

    order_id: str
    truth: Truth
    has_left: bool
    has_arrived: bool


def pull_plug(moment: str = SETTLED) -> Callable[[Stage], None]:
    """[Pull the plug]: kill -9 in mid-payment, and what became of it."""

    def act(stage: Stage) -> None:
        began = time.monotonic()
        bill = kill_in_mid_payment(stage, moment)
        cut = examine(bill)
        stage.say(out_of_order(cut), "waiting", "LNbits was killed: kill -9.")
        stage.beat()
        stage.boot()
        stage.say("LNbits is back. Is everything there?")
        with stage.house() as house:
            order_id = cut.order_id
            if not cut.has_left and not cut.has_arrived:
                order_id = pay_anew(house, order_id)
            now = catch_up()
            faulty = house.faulty_cards()
        caption, tone = verdict(cut, now, now.counted[order_id], faulty)
        stage.say(caption, tone, figures(now, faulty, time.monotonic() - began))

    return act


def kill_in_mid_payment(stage: Stage, moment: str) -> dict[str, Any]:
    with stage.house() as house:
        house.fund(house.ana, story.ANA_PAYS_MEANWHILE)
        bill = ana_s_bill(house, story.ANA_PAYS_MEANWHILE)
        stage.say(f"Ana's bill: {story.ANA_PAYS_MEANWHILE:,} sats. She pays …")
        stage.beat()
        request = (house.ana, bill["payment_request"])
        payer = threading.Thread(target=pay_unheard, args=request)
        payer.start()
        if moment == SETTLED:
            truth.await_arrival(book.DATA, bill["payment_hash"], SETTLING_SECONDS)
        stage.server.kill()
        payer.join()
    return bill


def pay_unheard(ana: Guest, payment_request: str) -> None:
    """Pay; nobody may be left to answer."""
    try:
        ana.wallet.pay(payment_request)
    except (CallFailed, httpx.HTTPError):
        return


def pay_anew(house: House, order_id: str) -> str:
    """The invoice is lost too: LNbits' play money forgets those that are not paid."""
    house.waiter.move(order_id, "canceled")
    bill = ana_s_bill(house, story.ANA_PAYS_MEANWHILE)
    house.ana.wallet.pay(bill["payment_request"])
    return str(bill["order"]["id"])


def examine(bill: dict[str, Any]) -> Cut:
    payment_hash = bill["payment_hash"]
    with truth.left_behind(book.DATA) as data:
        return Cut(
            bill["order"]["id"],
            truth.look(data),
            truth.has_left(data, payment_hash),
            truth.has_arrived(data, payment_hash),
        )


def out_of_order(cut: Cut) -> str:
    missing = len(cut.truth.missing)
    if missing:
        be = "is" if missing == 1 else "are"
        return f"The plug is out. {counted(missing, 'bill')} {be} paid and not counted."
    return "The plug is out, in mid-payment. Nothing works now."


def catch_up() -> Truth:
    """How it stands once every settled bill is counted, or patience has ended."""
    wait_until(lambda: not truth.look(book.DATA).missing, CATCHING_UP_SECONDS, 0.2)
    return truth.look(book.DATA)


def verdict(
    cut: Cut, now: Truth, times_counted: int, faulty_cards: int
) -> tuple[str, str]:
    """What became of it in words, and their tone.

    Args:
        times_counted: how often the bill that Ana paid in the end stands on her card.
    """
    is_torn = cut.has_left and not cut.has_arrived
    if now.missing or now.wrong or faulty_cards or times_counted != (not is_torn):
        missing, wrong = len(now.missing), len(now.wrong)
        words = f"Not in order: {missing} missing, {wrong} counted wrongly, "
        return f"{words}{counted(faulty_cards, 'card')} not proved.", "trouble"
    if is_torn:
        words = "The plug cut LNbits in two: Ana's sats left and did not arrive. "
        return f"{words}What arrived is counted once.", "trouble"
    if not cut.has_arrived:
        words = "The plug was faster than the payment: nothing was taken. "
        return f"{words}Ana paid a new bill after the restart, counted once.", "good"
    caught_up = counted(len(cut.truth.missing), "bill")
    if not cut.truth.missing:
        return "Nothing missed. The bill was counted already, and once.", "good"
    return f"Nothing missed. {caught_up} caught up, counted once.", "good"


def figures(now: Truth, faulty_cards: int, seconds: float) -> str:
    cards = "Every card proved" if not faulty_cards else f"{faulty_cards} not proved"
    return (
        f"{len(now.settled)} bills settled in LNbits, {now.counted.total()} counted on "
        f"cards. {cards}. {seconds:.0f} seconds in all."
    )


# --- starting over --------------------------------------------------------------------


def start_over(stage: Stage) -> None:
    """[Start over]: the data as it was seeded."""
    stage.say("Back to the beginning …")
    stage.server.stop()
    book.restore_copy()
    stage.boot()
    stage.claim_address()
    stage.set_the_scene()
    stage.news.tell(sitting=stage.news.latest.sitting + 1)
