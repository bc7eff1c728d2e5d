"""SQL for merchants, their links, tokens and invitations, nothing else."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import fields
from itertools import groupby

from ..store import Row, Tx, in_list
from .models import Link, Merchant, MerchantVersion, Staff, Token, link_at

_COLUMNS = tuple(f.name for f in fields(Merchant))
_MERCHANT_COLUMNS = ", ".join(f"m.{name}" for name in _COLUMNS)
_SELECT = f"SELECT {_MERCHANT_COLUMNS} FROM merchants m"
SORTS = ("created_at", "name")


def _merchant(row: Row) -> Merchant:
    return Merchant(**{**row, "profile": json.loads(row["profile"])})


def _merchant_row(merchant: Merchant) -> Row:
    return {**vars(merchant), "profile": json.dumps(merchant.profile)}


def insert_merchant(tx: Tx, merchant: Merchant) -> bool:
    """Inserts a merchant; false if its slug is taken."""
    return tx.insert("merchants", _merchant_row(merchant), or_ignore=True)


def update_merchant(tx: Tx, merchant: Merchant) -> None:
    columns = ", ".join(f"{name} = :{name}" for name in _COLUMNS if name != "id")
    tx.execute(
        f"UPDATE merchants SET {columns} WHERE id = :id",
        _merchant_row(merchant),
    )


def get_merchant(tx: Tx, merchant_id: str) -> Merchant | None:
    row = tx.one(f"{_SELECT} WHERE m.id = :id", {"id": merchant_id})
    return _merchant(row) if row else None


def get_merchants(tx: Tx, merchant_ids: Sequence[str]) -> dict[str, Merchant]:
    """Those of them that there are."""
    if not merchant_ids:
        return {}
    names, values = in_list("id", merchant_ids)
    rows = tx.all(f"{_SELECT} WHERE m.id IN ({names})", values)
    return {row["id"]: _merchant(row) for row in rows}


def get_merchant_by_slug(tx: Tx, slug: str) -> Merchant | None:
    row = tx.one(f"{_SELECT} WHERE m.slug = :slug", {"slug": slug})
    return _merchant(row) if row else None


def get_merchant_by_external_id(
    tx: Tx, wallet_id: str, source: str, external_id: str
) -> Merchant | None:
    row = tx.one(
        f"""
        {_SELECT} JOIN merchant_external_ids e ON e.merchant_id = m.id
        WHERE e.wallet_id = :wallet_id AND e.source = :source
          AND e.external_id = :external_id
        """,
        {"wallet_id": wallet_id, "source": source, "external_id": external_id},
    )
    return _merchant(row) if row else None


def get_program_merchant(tx: Tx, program_id: str, wallet_id: str) -> Merchant | None:
    """A merchant of that programme on that wallet."""
    row = tx.one(
        f"""
        {_SELECT} WHERE m.program_id = :program_id AND m.wallet_id = :wallet_id
          AND m.deleted_at IS NULL ORDER BY m.created_at LIMIT 1
        """,
        {"program_id": program_id, "wallet_id": wallet_id},
    )
    return _merchant(row) if row else None


def list_branches(
    tx: Tx, program_id: str, limit: int, offset: int
) -> tuple[list[Merchant], int]:
    """A page of a programme's merchants, oldest first, and how many there are."""
    where = "WHERE m.program_id = :program_id AND m.deleted_at IS NULL"
    values = {"program_id": program_id}
    rows = tx.all(
        f"{_SELECT} {where} ORDER BY m.created_at, m.id LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n FROM merchants m {where}", values)
    return [_merchant(row) for row in rows], total["n"] if total else 0


def list_merchants(
    tx: Tx, where: Row, search: str, order: str, limit: int, offset: int
) -> tuple[list[Merchant], int]:
    """A page of the merchants whose columns equal `where`, and how many there are."""
    conditions = ["m.deleted_at IS NULL", *(f"m.{name} = :{name}" for name in where)]
    values = dict(where)
    if search:
        conditions.append("LOWER(m.name) LIKE :search")
        values["search"] = f"%{search.lower()}%"
    clause = " WHERE " + " AND ".join(conditions)
    rows = tx.all(
        f"{_SELECT}{clause} ORDER BY m.{order}, m.id LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n FROM merchants m{clause}", values)
    return [_merchant(row) for row in rows], total["n"] if total else 0


def lock_merchant(tx: Tx, merchant_id: str) -> Merchant | None:
    """The merchant as it now stands, held until we commit: its writers take turns."""
    row = tx.one(f"{_SELECT} WHERE m.id = :id FOR UPDATE", {"id": merchant_id})
    return _merchant(row) if row else None


# --- links to wallets, over time ------------------------------------------------------


def insert_version(
    tx: Tx, merchant_id: str, wallet_id: str, mode: str, at: int, actor_id: str
) -> None:
    tx.execute(
        """
        INSERT INTO merchant_versions
            (merchant_id, version, effective_from, wallet_id, mode, actor_id)
        VALUES (:merchant_id, (
            SELECT COALESCE(MAX(version), 0) + 1 FROM merchant_versions
            WHERE merchant_id = :merchant_id
        ), :at, :wallet_id, :mode, :actor_id)
        """,
        {
            "merchant_id": merchant_id,
            "at": at,
            "wallet_id": wallet_id,
            "mode": mode,
            "actor_id": actor_id,
        },
    )


def get_links(tx: Tx, wallet_id: str, at: int) -> list[Link]:
    """Who held a wallet at a moment, the longest link first."""
    rows = tx.all(
        """
        SELECT merchant_id, version, effective_from, wallet_id, mode
        FROM merchant_versions WHERE merchant_id IN (
            SELECT merchant_id FROM merchant_versions WHERE wallet_id = :wallet_id
        ) ORDER BY merchant_id, version
        """,
        {"wallet_id": wallet_id},
    )
    versions = [MerchantVersion(**row) for row in rows]
    links = [
        link_at(list(group), wallet_id, at)
        for _, group in groupby(versions, key=lambda version: version.merchant_id)
    ]
    return sorted((link for link in links if link), key=lambda link: link.since)


def known_wallets(tx: Tx, wallet_ids: list[str]) -> set[str]:
    """Those of the wallets that are, or once were, linked to a merchant."""
    if not wallet_ids:
        return set()
    names, values = in_list("wallet", wallet_ids)
    rows = tx.all(
        "SELECT DISTINCT wallet_id FROM merchant_versions "
        f"WHERE wallet_id IN ({names})",
        values,
    )
    return {row["wallet_id"] for row in rows}


def insert_open_invoices(tx: Tx, merchant_id: str, checking_ids: list[str]) -> None:
    for checking_id in checking_ids:
        row = {"merchant_id": merchant_id, "checking_id": checking_id}
        tx.insert("open_invoices_at_link", row, or_ignore=True)


def was_open_at_link(tx: Tx, merchant_id: str, checking_id: str) -> bool:
    return bool(
        tx.one(
            """
            SELECT 1 AS yes FROM open_invoices_at_link
            WHERE merchant_id = :merchant_id AND checking_id = :checking_id
            """,
            {"merchant_id": merchant_id, "checking_id": checking_id},
        )
    )


# --- other programs' ids --------------------------------------------------------------


def get_external_ids(tx: Tx, merchant_id: str) -> list[str]:
    rows = tx.all(
        """
        SELECT source, external_id FROM merchant_external_ids
        WHERE merchant_id = :merchant_id ORDER BY source, external_id
        """,
        {"merchant_id": merchant_id},
    )
    return [f"{row['source']}:{row['external_id']}" for row in rows]


def replace_external_ids(
    tx: Tx, merchant_id: str, wallet_id: str, external_ids: Sequence[str]
) -> None:
    """Raises: DuplicateRow, another merchant of the wallet has one of them."""
    tx.execute(
        "DELETE FROM merchant_external_ids WHERE merchant_id = :merchant_id",
        {"merchant_id": merchant_id},
    )
    for external in dict.fromkeys(external_ids):
        source, _, external_id = external.partition(":")
        tx.insert(
            "merchant_external_ids",
            {
                "wallet_id": wallet_id,
                "source": source,
                "external_id": external_id,
                "merchant_id": merchant_id,
            },
        )


# --- tokens and invitations -----------------------------------------------------------

_TOKEN_COLUMNS = tuple(f.name for f in fields(Token))
_TOKEN = f"SELECT {', '.join(_TOKEN_COLUMNS)} FROM tokens"


def _token(row: Row) -> Token:
    return Token(**{**row, "scopes": tuple(row["scopes"].split(","))})


def insert_token(tx: Tx, token: Token, secret_hash: str) -> None:
    row = {**vars(token), "scopes": ",".join(token.scopes)}
    tx.insert("tokens", {**row, "secret_hash": secret_hash})


def get_token(tx: Tx, token_id: str) -> Token | None:
    row = tx.one(f"{_TOKEN} WHERE id = :id", {"id": token_id})
    return _token(row) if row else None


def find_by_secret(tx: Tx, secret_hash: str) -> tuple[Token, Merchant] | None:
    """The token of that secret and its merchant, unless the token was revoked."""
    of_token = ", ".join(f"t.{name} AS token_{name}" for name in _TOKEN_COLUMNS)
    row = tx.one(
        f"""
        SELECT {of_token}, {_MERCHANT_COLUMNS}
        FROM tokens t JOIN merchants m ON m.id = t.merchant_id
        WHERE t.secret_hash = :secret_hash AND t.revoked_at IS NULL
        """,
        {"secret_hash": secret_hash},
    )
    if not row:
        return None
    token = _token({name: row.pop(f"token_{name}") for name in _TOKEN_COLUMNS})
    return token, _merchant(row)


_OF_KIND = {"": "", "staff": " AND role <> ''", "program": " AND role = ''"}


def list_tokens(
    tx: Tx, merchant_id: str, revoked: bool, kind: str, limit: int, offset: int
) -> tuple[list[Token], int]:
    """A page of a merchant's tokens, those that open something or those that do no
    more, and how many there are.

    Args:
        kind: `staff` links, tokens of `program`s, or both.
    """
    where = "WHERE merchant_id = :merchant_id AND revoked_at IS "
    where += ("NOT NULL" if revoked else "NULL") + _OF_KIND[kind]
    values = {"merchant_id": merchant_id}
    rows = tx.all(
        f"{_TOKEN} {where} ORDER BY created_at, id LIMIT :limit OFFSET :offset",
        {**values, "limit": limit, "offset": offset},
    )
    total = tx.one(f"SELECT COUNT(*) AS n FROM tokens {where}", values)
    return [_token(row) for row in rows], total["n"] if total else 0


def revoke_token(tx: Tx, token_id: str, at: int) -> bool:
    """Ends a token; false if it was ended before."""
    return bool(
        tx.execute(
            "UPDATE tokens SET revoked_at = :at WHERE id = :id AND revoked_at IS NULL",
            {"at": at, "id": token_id},
        )
    )


def insert_invitation(tx: Tx, secret_hash: str, program_id: str, until: int) -> None:
    tx.insert(
        "invitations",
        {"secret_hash": secret_hash, "program_id": program_id, "expires_at": until},
    )


def use_invitation(tx: Tx, secret_hash: str, program_id: str, at: int) -> bool:
    """Uses an invitation up; false if there is none, it ended or it was used."""
    return bool(
        tx.execute(
            """
            DELETE FROM invitations WHERE secret_hash = :secret_hash
              AND program_id = :program_id AND expires_at > :at
            """,
            {"secret_hash": secret_hash, "program_id": program_id, "at": at},
        )
    )


# --- staff ----------------------------------------------------------------------------

_STAFF = tuple(f.name for f in fields(Staff))
_SELECT_STAFF = f"SELECT {', '.join(_STAFF)} FROM staff"


def insert_staff(tx: Tx, staff: Staff) -> None:
    """Raises: DuplicateRow, the initials are somebody else's there."""
    tx.insert("staff", vars(staff))


def update_staff(tx: Tx, staff: Staff) -> None:
    """Raises: DuplicateRow, the initials are somebody else's there."""
    changed = ", ".join(f"{name} = :{name}" for name in _STAFF if name != "id")
    tx.execute(f"UPDATE staff SET {changed} WHERE id = :id", vars(staff))


def get_staff(tx: Tx, staff_id: str) -> Staff | None:
    """Somebody of a merchant's staff, also one who has left."""
    row = tx.one(f"{_SELECT_STAFF} WHERE id = :id", {"id": staff_id})
    return Staff(**row) if row else None


def list_staff(
    tx: Tx, merchant_id: str, limit: int, offset: int
) -> tuple[list[Staff], int]:
    rows = tx.all(
        f"{_SELECT_STAFF} WHERE merchant_id = :merchant_id AND deleted_at IS NULL "
        "ORDER BY initials LIMIT :limit OFFSET :offset",
        {"merchant_id": merchant_id, "limit": limit, "offset": offset},
    )
    return [Staff(**row) for row in rows], count_staff(tx, merchant_id)


def count_staff(tx: Tx, merchant_id: str) -> int:
    row = tx.one(
        "SELECT COUNT(*) AS n FROM staff "
        "WHERE merchant_id = :merchant_id AND deleted_at IS NULL",
        {"merchant_id": merchant_id},
    )
    return row["n"] if row else 0


def has_pins(tx: Tx, merchant_id: str) -> bool:
    """Whether anybody who works there has a PIN."""
    return bool(
        tx.one(
            "SELECT 1 AS yes FROM staff WHERE merchant_id = :merchant_id "
            "AND deleted_at IS NULL AND pin_hash IS NOT NULL LIMIT 1",
            {"merchant_id": merchant_id},
        )
    )
