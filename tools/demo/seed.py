"""Make the demo's past: python -m demo.seed PORT

History is lived, not written: LNbits runs in this process, its clock is moved to
each visit, and every bill is a real order, really paid from the guest's own wallet.
What the extension then shows is what it would show after five such months.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone

import time_machine

from devkit.inprocess import InProcessLNbits
from devkit.layout import make_run_folder
from devkit.people import PASSWORD, Guest, Operator, first_install

from . import lunch, story
from .book import FOLDER, Book, describe_account, describe_guest, keep_copy
from .venue import Owner, Waiter

SUPERUSER = "admin"
OPERATOR = "satoshi"
POCKET_MONEY = 5_000_000
SETTING_UP = timedelta(days=2)


@contextmanager
def living_at(start: datetime) -> Iterator[time_machine.Traveller]:
    """A clock that runs on from `start` and can be moved forward."""
    traveller = time_machine.travel(start, tick=True)
    try:
        yield traveller.start()
    finally:
        traveller.stop()


def open_restaurant(admin: Operator, port: int) -> Book:
    """The venue with its programme, tiers and staff, before its first guest."""
    account = admin.create_account(OPERATOR)
    owner = Owner(admin.http, account.wallet)
    merchant_id = owner.open_venue(story.RESTAURANT, story.TIMEZONE)
    owner.set_program(merchant_id, "The regulars' table", story.SATS_PER_POINT)
    for name, threshold, color in story.TIERS:
        owner.add_tier(merchant_id, name, threshold, color)
    for name, points in story.REWARDS:
        owner.add_reward(merchant_id, name, points)
    owner.add_sats_off(merchant_id, *story.SATS_OFF)
    return Book(
        url=f"http://127.0.0.1:{port}",
        superuser={"username": SUPERUSER, "password": PASSWORD},
        operator=describe_account(account, PASSWORD),
        merchant_id=merchant_id,
        waiter_token=owner.waiter_token(merchant_id),
        guests={},
    )


def invite(admin: Operator, book: Book) -> dict[str, Guest]:
    people = {name: admin.welcome_guest(name, POCKET_MONEY) for name in story.guests()}
    book.guests = {name: describe_guest(guest) for name, guest in people.items()}
    owner = Owner(admin.http, book.owner_wallet(admin.http))
    for guest in people.values():
        owner.name_guest(book.merchant_id, guest)
    return people


def live_through(
    visits: list[story.Visit],
    people: dict[str, Guest],
    passer_by: Guest,
    waiter: Waiter,
    owner: Owner,
    clock: time_machine.Traveller,
) -> None:
    for visit in visits:
        clock.move_to(visit.paid_at)
        if not visit.guest:
            bill = waiter.make_bill(None, visit.sats)
            passer_by.wallet.pay(bill["payment_request"])
            continue
        guest = people[visit.guest]
        waiter.serve(guest, visit.sats, visit.tip)
        if visit.uses:
            owner.give_reward(waiter.merchant_id, guest, visit.uses)


def have_lunch(
    people: dict[str, Guest],
    waiter: Waiter,
    clock: time_machine.Traveller,
    now: datetime,
) -> None:
    """Today, as the tablet shows it; a bill left open would not outlive this LNbits."""
    for plate in story.OPENING:
        if not plate.is_paid:
            continue
        clock.move_to(now - timedelta(minutes=plate.minutes_ago))
        lunch.lay(waiter, people[plate.guest], plate)


def check(waiter: Waiter, ana: Guest) -> None:
    """The story is promised to the viewer: refuse a demo that tells another."""
    card = waiter.card(ana)
    tier = (card["tier"] or {}).get("name")
    if (card["points"], tier) != (story.ANA_POINTS, "Gold"):
        raise RuntimeError(f"Ana's card is not as told: {card}")


def main(port: int) -> None:
    now = datetime.now(timezone.utc)
    visits = story.history(now)
    folder = make_run_folder(FOLDER)
    with living_at(visits[0].paid_at - SETTING_UP) as clock:
        with InProcessLNbits(folder, port) as lnbits:
            admin = first_install(lnbits.http, SUPERUSER)
            admin.enable_extension()
            book = open_restaurant(admin, port)
            people = invite(admin, book)
            waiter = Waiter(lnbits.http, book.merchant_id, book.waiter_token)
            owner = Owner(lnbits.http, book.owner_wallet(lnbits.http))
            for name, sats in story.MENU:
                owner.add_item(book.merchant_id, name, sats)
            passer_by = admin.welcome_guest("Passer-by", POCKET_MONEY)
            live_through(visits, people, passer_by, waiter, owner, clock)
            have_lunch(people, waiter, clock, now)
            check(waiter, people[story.ANA])
    keep_copy()
    book.save()


if __name__ == "__main__":
    main(int(sys.argv[1]))
