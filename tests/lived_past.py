"""Makes the past of the browser tests: python lived_past.py PORT [DATABASE_URL]

A program of its own, like the demo's seeding and with its parts: an LNbits whose
clock is moved must not be the one that the other tests run in. Only Ana and Noor
come, so that it is over in seconds; the file that it leaves is the demo's.
"""

from __future__ import annotations

import sys
from datetime import datetime, timezone

from demo import seed, story
from demo.book import FOLDER
from demo.venue import Waiter
from devkit.inprocess import InProcessLNbits
from devkit.layout import make_run_folder
from devkit.people import first_install

GUESTS = (story.ANA, "Noor")


def main(port: int, database_url: str | None) -> None:
    visits = story.history(datetime.now(timezone.utc), is_brief=True)
    folder = make_run_folder(FOLDER)
    with (
        seed.living_at(visits[0].paid_at - seed.SETTING_UP) as clock,
        InProcessLNbits(folder, port, database_url) as lnbits,
    ):
        admin = first_install(lnbits.http, seed.SUPERUSER)
        book = seed.open_restaurant(admin, port)
        people = seed.invite(admin, book)
        waiter = Waiter(lnbits.http, book.merchant_id, book.waiter_token)
        for visit in visits:
            if visit.guest in GUESTS:
                clock.move_to(visit.paid_at)
                waiter.serve(people[visit.guest], visit.sats, visit.tip)
    book.save()


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
