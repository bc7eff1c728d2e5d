"""What the extension has put on record, read straight from its tables.

Tests read here what no endpoint shows. They never write a row by hand, except where
the test is about a row that somebody tampered with.
"""

from __future__ import annotations

from typing import Any

from venue import until


async def rows(sql: str, **values: Any) -> list[dict[str, Any]]:
    """The rows of one SELECT on the extension's tables."""
    from loyalty.store import store

    return await store.read(lambda tx: tx.all(sql, values))


async def judged(payment_hash: str) -> dict[str, Any]:
    """What was made of a payment, as soon as it is on record; one row, for ever."""

    async def probe() -> list[dict[str, Any]]:
        return await rows(
            "SELECT * FROM payments WHERE payment_hash = :hash", hash=payment_hash
        )

    found: list[dict[str, Any]] = await until(probe)
    assert len(found) == 1
    return found[0]


async def outcome(payment_hash: str) -> str:
    """The word for what became of a payment."""
    return str((await judged(payment_hash))["outcome"])


async def order_of(payment_hash: str) -> dict[str, Any]:
    """The one order that a payment settled."""
    (order,) = await rows(
        "SELECT * FROM orders WHERE payment_hash = :hash", hash=payment_hash
    )
    return order


async def core_payment(payment_hash: str) -> Any:
    """The incoming payment as LNbits has it."""
    from lnbits.core.crud import get_standalone_payment

    payment = await get_standalone_payment(payment_hash, incoming=True)
    assert payment is not None
    return payment


async def paid_with_extra(wallet_id: str, payer_id: str, extra: Any) -> str:
    """A payment of 1000 sats with an `extra` that JSON over HTTP might not carry."""
    from lnbits.core.services import create_invoice, pay_invoice

    made = await create_invoice(
        wallet_id=wallet_id, amount=1_000, memo="odd", extra=extra
    )
    await pay_invoice(wallet_id=payer_id, payment_request=made.bolt11)
    return str(made.payment_hash)


async def reconcile() -> Any:
    """Looks for payments that nobody has told of, as the background task does."""
    from loyalty.orders.payments import reconciliation

    return await reconciliation.reconcile()


async def spoil(sql: str, **values: Any) -> None:
    """One statement that puts a cache out of order, for the tests that mend it."""
    from loyalty.store import store

    await store.write(lambda tx: tx.execute(sql, values))
