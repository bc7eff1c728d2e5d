"""What can go wrong while sats are sent: a plug that is pulled between two steps, and a
Lightning network that answers late, wrongly or not at all.

Imported inside tests only: it needs an LNbits that has booted.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from lnbits.wallets.base import PaymentResponse, PaymentStatus
from lnbits.wallets.fake import FakeWallet

OK, FAILS, LATE, LATE_AND_FAILS, SILENT, SILENT_AND_PAID = (
    "ok",
    "fails",
    "late",
    "late_and_fails",
    "silent",
    "silent_and_paid",
)
MOODS = (OK, FAILS, LATE, LATE_AND_FAILS, SILENT, SILENT_AND_PAID)


class Killed(BaseException):
    """The process ends here; nothing after it happens."""


class Fuse:
    """Blows at one of the steps that pass it; then nothing more is done."""

    def __init__(self) -> None:
        self.left = -1
        self.passed = 0

    def step(self) -> None:
        self.passed += 1
        if self.left >= 0:
            self.left -= 1
            if self.left < 0:
                raise Killed


class Network(FakeWallet):
    """The node that LNbits pays with. `paid` is what has really left, by hash."""

    def __init__(self) -> None:
        super().__init__()
        self.mood = OK
        self.paid: Counter[str] = Counter()
        self.late: dict[str, bool] = {}
        self.elsewhere = FakeWallet()
        self.gives_invoices = True

    async def invoice(self, sats: int) -> str:
        """One of somebody who is not on this LNbits."""
        made = await self.elsewhere.create_invoice(sats, "elsewhere")
        return str(made.payment_request)

    async def of_address(self, address: str, msat: int, comment: str | None) -> str:
        """In place of what asks a lightning address."""
        if not self.gives_invoices:
            raise OSError("no such host")
        return await self.invoice(msat // 1000)

    async def pay_invoice(self, bolt11: str, fee_limit_msat: int) -> PaymentResponse:
        from bolt11 import decode

        hash_ = decode(bolt11).payment_hash
        # The network pays an invoice once: so the receiver sees to it.
        if self.mood == FAILS:
            return PaymentResponse(ok=False, error_message="no route")
        if self.mood == SILENT:
            self.late[hash_] = False
            raise OSError("the node hung up")
        if self.mood in (LATE, LATE_AND_FAILS):
            self.late[hash_] = self.mood == LATE
            return PaymentResponse(ok=None, checking_id=hash_)
        self.paid[hash_] += 1
        if self.mood == SILENT_AND_PAID:
            raise OSError("the node hung up")
        return PaymentResponse(ok=True, checking_id=hash_, fee_msat=0)

    async def get_payment_status(self, checking_id: str) -> PaymentStatus:
        if self.paid[checking_id]:
            return PaymentStatus(True)
        if self.late.pop(checking_id, False):
            self.paid[checking_id] += 1
            return PaymentStatus(True)
        return PaymentStatus(False)


class _Watched:
    """A store whose every way passes the fuse, before and after."""

    def __init__(self, store: Any, fuse: Fuse) -> None:
        self._store, self._fuse = store, fuse

    async def write(self, *args: Any) -> Any:
        self._fuse.step()
        done = await self._store.write(*args)
        self._fuse.step()
        return done

    async def read(self, *args: Any) -> Any:
        self._fuse.step()
        return await self._store.read(*args)


@contextmanager
def trouble(network: Network, fuse: Fuse) -> Iterator[None]:
    """Within it, all that pays passes the fuse, and the network is that one."""
    from lnbits.core.services import payments

    from loyalty.payouts import core_wallet, payer
    from loyalty.store import store

    def watched(function: Any) -> Any:
        async def call(*args: Any, **kwargs: Any) -> Any:
            fuse.step()
            done = await function(*args, **kwargs)
            fuse.step()
            return done

        return call

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(payments, "get_funding_source", lambda: network)
        patch.setattr(payer, "store", _Watched(store, fuse))
        asked = watched(network.of_address)
        patch.setattr(core_wallet, "get_pr_from_lnurl", asked)
        for name in ("create_invoice", "pay_invoice", "update_pending_payment"):
            patch.setattr(core_wallet, name, watched(getattr(core_wallet, name)))
        yield


def blow_somewhere(fuse: Fuse, dice: random.Random, steps: int = 24) -> None:
    """Sometimes not at all."""
    fuse.left = dice.randrange(steps) if dice.random() < 0.7 else -1
