"""What this extension asks of LNbits' wallets: look a payment up, and send one.

LNbits commits after every statement, so a kill between two of them would leave a payer
debited and the payee waiting. Whatever stays within this LNbits is therefore done in
one transaction of ours, behind a fence: a lock that lets one process at a time look
whether a transfer has been paid, and pay it if not. Whatever goes out by Lightning is
recorded by LNbits first, and the network pays an invoice once.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any, NamedTuple

from lnbits.core.crud import get_standalone_payment, get_wallet
from lnbits.core.crud.payments import check_internal
from lnbits.core.crud.wallets import get_wallet_id_by_ln_address
from lnbits.core.db import db
from lnbits.core.models.wallets import WalletType
from lnbits.core.services import create_invoice, pay_invoice
from lnbits.core.services.lnurl import get_pr_from_lnurl
from lnbits.core.services.payments import update_pending_payment
from lnbits.db import POSTGRES, Connection, insert_query, model_to_dict, update_query
from lnbits.exceptions import InvoiceError, PaymentError
from loguru import logger
from pydantic import BaseModel
from sqlalchemy import text

from .models import MARK, Transfer

SENT, SURE_NOT, NOBODY_KNOWS, LOST = "sent", "sure_not", "nobody_knows", "lost"
TAG = "loyalty"

StillOurs = Callable[[], Awaitable[bool]]


class Outcome(NamedTuple):
    """What became of a transfer.

    Attributes:
        kind: `sent`, `sure_not` (nothing left, and nothing will), `nobody_knows`, or
            `lost`: somebody else looks after it now.
        reason: a stable word.
    """

    kind: str
    reason: str = ""
    payment_hash: str = ""


class _Together(Connection):
    """LNbits' connection, but nothing is committed before the end."""

    async def execute(self, query: str, values: dict[str, Any] | None = None) -> Any:
        params = self.rewrite_values(values) if values else {}
        return await self.conn.execute(text(self.rewrite_query(query)), params)

    async def insert(self, table_name: str, model: BaseModel) -> None:
        query = insert_query(table_name, model)
        await self.conn.execute(text(query), model_to_dict(model))

    async def update(
        self, table_name: str, model: BaseModel, where: str = "WHERE id = :id"
    ) -> None:
        query = update_query(table_name, model, where)
        await self.conn.execute(text(query), model_to_dict(model))


class _CommitFailed(Exception):
    """Whether the transaction holds is not known."""


@asynccontextmanager
async def fenced(transfer_id: str) -> AsyncIterator[_Together]:
    """One transaction on LNbits' database; of all that ask for a transfer, one at a
    time. It is committed at the end of the block, or not at all.

    Raises:
        _CommitFailed: as it says.
    """
    async with db.connect() as core:
        tx = _Together(core.conn, core.type, core.name, core.schema)
        try:
            if core.type == POSTGRES:
                await tx.execute(
                    "SELECT pg_advisory_xact_lock(hashtext(:id))", {"id": transfer_id}
                )
            else:  # writes nothing, and takes the one lock that writers need
                await tx.execute("UPDATE apipayments SET memo = memo WHERE 1 = 0")
            yield tx
        except BaseException:
            await core.conn.rollback()
            raise
        try:
            await core.conn.commit()
        except Exception as exc:
            raise _CommitFailed(repr(exc)) from exc


# --- what became of it ----------------------------------------------------------------


async def look_up(transfer: Transfer) -> Outcome | None:
    """What LNbits knows of a transfer; nothing: it has never heard of it.

    A payment that is on its way is asked for in the network.
    """
    async with fenced(transfer.id) as tx:
        found = await _find(tx, transfer)
    if found is None or found.kind != NOBODY_KNOWS:
        return found
    payment = await get_standalone_payment(found.reason, incoming=False)
    if payment and payment.pending:
        await update_pending_payment(payment)
    async with fenced(transfer.id) as tx:
        found = await _find(tx, transfer)
    if found and found.kind == NOBODY_KNOWS:
        return Outcome(NOBODY_KNOWS, "on_its_way")
    return found


async def _find(tx: Connection, transfer: Transfer) -> Outcome | None:
    """By our own reference, or by the hash of the invoice that is paid."""
    rows: list[dict[str, Any]] = await tx.fetchall(
        """
        SELECT status, payment_hash, checking_id FROM apipayments
        WHERE wallet_id = :wallet_id AND amount < 0
            AND (external_id = :external_id OR payment_hash = :hash)
        """,
        {
            "wallet_id": transfer.wallet_id,
            "external_id": transfer.external_id,
            "hash": transfer.payment_hash or "",
        },
    )
    found = {row["status"]: row for row in rows}
    if "success" in found:
        return Outcome(SENT, "", found["success"]["payment_hash"])
    for status, row in found.items():
        if status != "failed":
            return Outcome(NOBODY_KNOWS, row["checking_id"])
    return Outcome(SURE_NOT, "not_delivered") if found else None


# --- sending --------------------------------------------------------------------------


async def wallet_of_address(local_part: str) -> str | None:
    """The wallet that a lightning address of this very server is of."""
    found: str | None = await get_wallet_id_by_ln_address(local_part)
    return found


async def can_receive(wallet_id: str) -> bool:
    """Whether that is a wallet of this LNbits that sats can be sent to."""
    wallet = await get_wallet(wallet_id)
    return bool(wallet and wallet.wallet_type == WalletType.LIGHTNING.value)


async def ask_for_invoice(address: str, sats: int, comment: str) -> str:
    """An invoice of a lightning address over exactly that. LNbits checks where it
    dials, and the amount.

    Raises:
        Exception: there is none; nothing has left.
    """
    invoice: str = await get_pr_from_lnurl(address, sats * 1000, comment)
    return invoice


async def send_to_wallet(
    transfer: Transfer, wallet_id: str, memo: str, still_ours: StillOurs
) -> Outcome:
    """Moves sats to a wallet of this LNbits: both sides in one transaction, or none."""

    async def send(tx: _Together) -> Outcome | None:
        invoice = await create_invoice(
            wallet_id=wallet_id,
            amount=transfer.amount_sats,
            memo=memo,
            extra=_extra(transfer),
            internal=True,
            external_id=transfer.external_id,
            conn=tx,
        )
        return await _pay(tx, transfer, invoice.bolt11, memo)

    sent = await _behind_fence(transfer, send, still_ours)
    return sent or Outcome(NOBODY_KNOWS, "no_answer")


async def send_to_invoice(
    transfer: Transfer, memo: str, still_ours: StillOurs
) -> Outcome:
    """Pays the invoice that is on record with the transfer."""

    async def send(tx: _Together) -> Outcome | None:
        internal = await check_internal(transfer.payment_hash or "", conn=tx)
        if not internal:
            return None
        return await _pay(tx, transfer, transfer.payment_request, memo)

    sent = await _behind_fence(transfer, send, still_ours)
    return sent or await _send_out(transfer, memo)


async def _behind_fence(
    transfer: Transfer,
    send: Callable[[_Together], Awaitable[Outcome | None]],
    still_ours: StillOurs,
) -> Outcome | None:
    """Sends unless it was sent, or is with somebody else; nothing: it is not for us."""
    try:
        async with fenced(transfer.id) as tx:
            found = await _find(tx, transfer)
            if found:
                return Outcome(NOBODY_KNOWS) if found.kind != SENT else found
            if not await still_ours():
                return Outcome(LOST)
            return await send(tx)
    except _CommitFailed as exc:
        logger.error(f"loyalty: payout {transfer.id}: no answer to a commit: {exc}")
        return Outcome(NOBODY_KNOWS, "no_answer")
    except (PaymentError, InvoiceError, ValueError) as exc:
        return Outcome(SURE_NOT, _word(exc))
    except Exception as exc:  # rolled back: it surely did not leave
        logger.warning(f"loyalty: payout {transfer.id} was not sent: {exc!r}")
        return Outcome(SURE_NOT, "refused")


async def _pay(tx: _Together, transfer: Transfer, bolt11: str, memo: str) -> Outcome:
    payment = await pay_invoice(
        wallet_id=transfer.wallet_id,
        payment_request=bolt11,
        description=memo,
        extra=_extra(transfer),
        external_id=transfer.external_id,
        conn=tx,
    )
    if not payment.success:
        raise PaymentError(f"It is {payment.status}.", status="failed")
    return Outcome(SENT, "", payment.payment_hash)


async def _send_out(transfer: Transfer, memo: str) -> Outcome:
    """Pays by Lightning. LNbits records it by itself before it leaves."""
    try:
        payment = await pay_invoice(
            wallet_id=transfer.wallet_id,
            payment_request=transfer.payment_request,
            description=memo,
            extra=_extra(transfer),
            external_id=transfer.external_id,
        )
    except PaymentError as exc:
        if exc.status == "failed":
            return Outcome(SURE_NOT, _word(exc))
        return Outcome(NOBODY_KNOWS, "no_answer")
    except Exception as exc:
        logger.warning(f"loyalty: payout {transfer.id}: no answer: {exc!r}")
        return Outcome(NOBODY_KNOWS, "no_answer")
    if payment.success:
        return Outcome(SENT, "", payment.payment_hash)
    if payment.failed:
        return Outcome(SURE_NOT, "not_delivered")
    return Outcome(NOBODY_KNOWS, "on_its_way")


def _extra(transfer: Transfer) -> dict[str, Any]:
    return {"tag": TAG, MARK: transfer.id}


def _word(exc: Exception) -> str:
    """A stable word for what LNbits said; its own words may hold anything."""
    said = str(exc).lower()
    if "insufficient balance" in said or "reserve at least" in said:
        return "no_balance"
    if "could not fetch wallet" in said:
        return "no_wallet"
    if said.startswith("payment failed"):
        return "not_delivered"
    return "refused"
