"""Runs in hordak's environment: customers' accounts, and transfers between them and
the account that points come from.

It is given what a good Django application gives it, and more: connections that stay
open, accounts that were read before the clock starts, nothing logged, no DEBUG.

    peer.py DATABASE_URL WORKERS processes|threads

One JSON object a line: `{"what": "credit", "how_many": 400}` in,
`{"seconds": 1.5}` out.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import sys
import threading
import time
from typing import Any
from urllib.parse import urlsplit

ACCOUNTS = 400
APPS = ["django.contrib.contenttypes", "mptt", "hordak"]


def configure(url: str) -> None:
    """Django with hordak and nothing else that a transfer does not need."""
    import django
    from django.conf import settings

    parts = urlsplit(url)
    settings.configure(
        INSTALLED_APPS=APPS,
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.postgresql",
                "NAME": parts.path.lstrip("/"),
                "USER": parts.username,
                "HOST": parts.hostname,
                "PORT": parts.port,
                "CONN_MAX_AGE": None,
                "OPTIONS": {"server_side_binding": True},
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        DEFAULT_CURRENCY="EUR",
        CURRENCIES=["EUR"],
        HORDAK_CURRENCIES=["EUR"],
    )
    django.setup()


def open_books() -> None:
    """Its own migrations, triggers included, and an account for every customer."""
    from django.core.management import call_command
    from hordak.models import Account, AccountType

    call_command("migrate", verbosity=0)
    Account.objects.create(
        name="Points", code="0", type=AccountType.expense, currencies=["EUR"]
    )
    for number in range(1, ACCOUNTS + 1):
        Account.objects.create(
            name=f"Customer {number}",
            code=str(number),
            type=AccountType.liability,
            currencies=["EUR"],
        )


class Caller:
    """One caller with a connection of its own, who transfers when told."""

    def __init__(self) -> None:
        from hordak.models import Account, AccountType

        self._points = Account.objects.get(type=AccountType.expense)
        customers = Account.objects.filter(type=AccountType.liability)
        self._customers = list(customers.order_by("id"))

    def transfer(self, what: str, numbers: range) -> None:
        from django.db import transaction
        from moneyed import Money

        for number in numbers:
            customer = self._customers[number % ACCOUNTS]
            pair = [customer, self._points]
            source, target = pair if what == "credit" else reversed(pair)
            with transaction.atomic():
                source.transfer_to(target, Money(1 if what == "debit" else 34, "EUR"))


def serve(pipe: Any, url: str | None) -> None:
    """Does what comes through the pipe, and says when it is done."""
    if url:
        configure(url)
    caller = Caller()
    pipe.send("ready")
    while (order := pipe.recv()) is not None:
        caller.transfer(*order)
        pipe.send("done")


def crew(url: str, workers: int, kind: str) -> list[Any]:
    """The callers' pipes, once all are ready."""
    context = multiprocessing.get_context("spawn")
    pipes = []
    for _ in range(workers):
        ours, theirs = context.Pipe()
        if kind == "processes":
            context.Process(target=serve, args=(theirs, url), daemon=True).start()
        else:
            threading.Thread(target=serve, args=(theirs, None), daemon=True).start()
        pipes.append(ours)
    for pipe in pipes:
        pipe.recv()
    return pipes


def main(url: str, workers: int, kind: str) -> None:
    configure(url)
    if "hordak_account" not in tables():
        open_books()
    pipes = crew(url, workers, kind)
    print(json.dumps({"workers": len(pipes), "pid": os.getpid()}), flush=True)
    for line in sys.stdin:
        order = json.loads(line)
        start = time.perf_counter()
        for number, pipe in enumerate(pipes):
            pipe.send((order["what"], range(number, order["how_many"], workers)))
        for pipe in pipes:
            pipe.recv()
        print(json.dumps({"seconds": time.perf_counter() - start}), flush=True)
    for pipe in pipes:
        pipe.send(None)


def tables() -> list[str]:
    from django.db import connection

    names: list[str] = connection.introspection.table_names()
    return names


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[3])
