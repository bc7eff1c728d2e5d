"""Sats that go back to guests, as tests know them; LNbits' own tables are the truth."""

from __future__ import annotations

from typing import Any

from holders import send

import records
from devkit.people import Guest
from venue import Venue, answer


async def generous(venue: Venue, rebate_bp: int = 1_000, **settings: Any) -> None:
    """Everybody's tier gives back a tenth, at once, in whatever small amounts."""
    await venue.program(refund_window_days=0, **settings)
    await venue.tier("Friend", 0, rebate_bp=rebate_bp)
    await limits(venue, min_sats=0)


async def limits(venue: Venue, **changed: Any) -> Any:
    return await venue.do("PUT", f"/merchants/{venue.id}/payouts/settings", **changed)


async def fund(venue: Venue, sats: int = 1_000_000) -> None:
    """Puts sats on the wallet that pays."""
    from lnbits.core.crud import get_wallet
    from lnbits.core.services.payments import update_wallet_balance

    wallet = await get_wallet(venue.wallet.id)
    assert wallet is not None
    await update_wallet_balance(wallet=wallet, amount=sats)


async def name_wallet(venue: Venue, guest: Guest, wallet_id: str = "") -> Any:
    """The guest says, signed, where their sats go: to their own wallet."""
    body = {"wallet_id": wallet_id or guest.wallet.id}
    return answer(await send(venue.http, guest.keys, "PUT", "/me/payout", **body))


async def name_address(venue: Venue, guest: Guest, address: str) -> Any:
    body = {"lightning_address": address}
    return answer(await send(venue.http, guest.keys, "PUT", "/me/payout", **body))


async def link(venue: Venue, guest: Guest) -> Any:
    """A link for what the guest can fetch."""
    path = "/me/payouts/link"
    made = await send(venue.http, guest.keys, "POST", path, merchant_id=venue.id)
    return answer(made)


async def invoice(guest: Guest, amount: int) -> str:
    from lnbits.core.services import create_invoice

    made = await create_invoice(
        wallet_id=guest.wallet.id, amount=amount, memo="fetch", internal=True
    )
    return made.bolt11


async def bring(venue: Venue, link: Any, request: str) -> Any:
    """What the link's callback says to an invoice."""
    path = f"{link['url']}/callback"
    answered = await venue.http.get(
        path, params={"pr": request, "k1": link["url"].rpartition("/")[2]}
    )
    assert answered.status_code == 200
    return answered.json()


async def own(venue: Venue, guest: Guest) -> Any:
    """What the guest sees of their sats."""
    return answer(await send(venue.http, guest.keys, "GET", "/me/payouts"))


async def pay_due() -> int:
    """All that is due is paid, once."""
    from loyalty.payouts import payer

    return int(await payer.pay_due())


async def payouts(venue: Venue) -> list[dict[str, Any]]:
    return await records.rows(
        "SELECT * FROM payouts WHERE merchant_id = :id ORDER BY created_at, id",
        id=venue.id,
    )


async def states(venue: Venue) -> list[str]:
    return sorted(row["state"] for row in await payouts(venue))


async def transfers(venue: Venue) -> list[dict[str, Any]]:
    return await records.rows(
        "SELECT * FROM payout_transfers WHERE merchant_id = :id ORDER BY id",
        id=venue.id,
    )


async def hurry(venue: Venue) -> None:
    """Whatever waits, or is leased, may be looked after now: time has passed.

    The one thing that tests move by hand is when something is due.
    """
    from loyalty.store import store

    def pass_time(tx: Any) -> None:
        values = {"id": venue.id}
        tx.execute("UPDATE payouts SET due_at = 0 WHERE merchant_id = :id", values)
        tx.execute(
            """
            UPDATE payout_transfers SET due_at = 0, leased_until = 0
            WHERE merchant_id = :id AND ended_at IS NULL
            """,
            values,
        )

    await store.write(pass_time)


# --- what LNbits has ------------------------------------------------------------------


async def core_rows(sql: str, **values: Any) -> list[dict[str, Any]]:
    """The rows of one SELECT on LNbits' tables."""
    from loyalty.store import core_store

    return await core_store.read(lambda tx: tx.all(sql, values))


async def sent(venue: Venue) -> list[dict[str, Any]]:
    """What has left the wallet for payouts, as LNbits knows it; success or on its
    way."""
    return await core_rows(
        """
        SELECT payment_hash, external_id, amount, status FROM apipayments
        WHERE wallet_id = :wallet AND amount < 0 AND external_id LIKE 'loyalty_%'
            AND status <> 'failed'
        """,
        wallet=venue.wallet.id,
    )


async def arrived(wallet_id: str, venue: Venue) -> int:
    """Sats that a wallet has got of payouts of a venue."""
    hashes = {row["payment_hash"] for row in await sent(venue)}
    rows = await core_rows(
        """
        SELECT payment_hash, amount FROM apipayments
        WHERE wallet_id = :wallet AND amount > 0 AND status = 'success'
        """,
        wallet=wallet_id,
    )
    return sum(row["amount"] // 1000 for row in rows if row["payment_hash"] in hashes)


async def prove(venue: Venue) -> None:
    """Sats out are never more than sats owed, nothing left twice, and what we call paid
    has left."""
    out = await sent(venue)
    ids = [row["external_id"] for row in out]
    assert len(ids) == len(set(ids)), "one transfer has left twice"
    made = {f"loyalty_{row['id']}": row for row in await transfers(venue)}
    for row in out:
        transfer = made[row["external_id"]]
        assert -row["amount"] == transfer["amount_sats"] * 1000
        assert transfer["state"] not in ("failed", "over"), transfer
    owed = await payouts(venue)
    for payout in owed:
        assert 0 <= payout["kept_sats"] <= payout["amount_sats"], payout
    total = sum(p["amount_sats"] - p["kept_sats"] for p in owed if p["state"] != "void")
    assert sum(-row["amount"] for row in out) <= total * 1000
    settled = {row["external_id"] for row in out if row["status"] == "success"}
    for payout in owed:
        if payout["state"] == "paid":
            assert f"loyalty_{payout['transfer_id']}" in settled, payout
    for transfer in made.values():
        if transfer["state"] in ("paying", "paid", "unknown"):
            parts = [p for p in owed if p["transfer_id"] == transfer["id"]]
            due = sum(p["amount_sats"] - p["kept_sats"] for p in parts)
            assert due == transfer["amount_sats"], transfer
