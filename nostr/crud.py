"""SQL for programmes on Nostr: their keys, their relays, what they said."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..store import Row, Tx
from .keys import SealedKey
from .models import FILLED, NostrProgram, RemoteSigner
from .places import PlaceSaid

_KEY = "id, program_id, pubkey, sealed, sealed_by, from_at, until_at"
_SIGNER = ", ".join(RemoteSigner.__dataclass_fields__)
_PROGRAM = "program_id, relays, said, signed_at, ready, fill_after"


# --- keys -----------------------------------------------------------------------------


def insert_key(tx: Tx, key: SealedKey) -> bool:
    """Keeps a programme's new key; false if it has one already."""
    return tx.insert("program_keys", vars(key), or_ignore=True)


def get_keys(tx: Tx, program_id: str) -> list[SealedKey]:
    """All keys that ever signed for a programme, the one that does now first."""
    rows = tx.all(
        f"""
        SELECT {_KEY} FROM program_keys WHERE program_id = :program_id
        ORDER BY CASE WHEN until_at IS NULL THEN 0 ELSE 1 END, from_at DESC, id
        """,
        {"program_id": program_id},
    )
    return [SealedKey(**row) for row in rows]


def find_key(tx: Tx, pubkey: str) -> SealedKey | None:
    """The programme's key, of whichever programme, that has this public half."""
    row = tx.one(
        f"SELECT {_KEY} FROM program_keys WHERE pubkey = :pubkey", {"pubkey": pubkey}
    )
    return SealedKey(**row) if row else None


def end_key(tx: Tx, program_id: str, at: int) -> None:
    """The key that signs now no longer does."""
    tx.execute(
        """
        UPDATE program_keys SET until_at = :at
        WHERE program_id = :program_id AND until_at IS NULL
        """,
        {"program_id": program_id, "at": at},
    )


# --- remote signers -------------------------------------------------------------------


def put_signer(tx: Tx, signer: RemoteSigner) -> None:
    """A programme's key is kept by that signer from now on; again, it is reached so."""
    delete_signer(tx, signer.program_id)
    tx.insert("nostr_signers", vars(signer))


def get_signer(tx: Tx, program_id: str) -> RemoteSigner | None:
    row = tx.one(
        f"SELECT {_SIGNER} FROM nostr_signers WHERE program_id = :program_id",
        {"program_id": program_id},
    )
    return RemoteSigner(**row) if row else None


def list_signers(tx: Tx, now: int, limit: int) -> list[RemoteSigner]:
    """Signers that may be asked now, those that were asked longest ago first."""
    rows = tx.all(
        f"""
        SELECT {_SIGNER} FROM nostr_signers WHERE paused_until <= :now
        ORDER BY paused_until, program_id LIMIT :limit
        """,
        {"now": now, "limit": limit},
    )
    return [RemoteSigner(**row) for row in rows]


def note_signer(
    tx: Tx, signer: RemoteSigner, state: str, reason: str, fails: int, until: int
) -> None:
    """How a signer behaved, unless another was named meanwhile."""
    tx.execute(
        """
        UPDATE nostr_signers SET state = :state, reason = :reason, fails = :fails,
            paused_until = :until
        WHERE program_id = :program_id AND sealed = :sealed
        """,
        {
            "program_id": signer.program_id,
            "sealed": signer.sealed,
            "state": state,
            "reason": reason,
            "fails": fails,
            "until": until,
        },
    )


def delete_signer(tx: Tx, program_id: str) -> None:
    tx.execute(
        "DELETE FROM nostr_signers WHERE program_id = :program_id",
        {"program_id": program_id},
    )


# --- programmes -----------------------------------------------------------------------


def make_program(tx: Tx, program_id: str) -> None:
    tx.insert("nostr_programs", {"program_id": program_id}, or_ignore=True)


def get_program(tx: Tx, program_id: str) -> NostrProgram:
    """What is known of a programme; one that never published has no relays."""
    row = tx.one(
        f"SELECT {_PROGRAM} FROM nostr_programs WHERE program_id = :program_id",
        {"program_id": program_id},
    )
    return _program(row) if row else NostrProgram(program_id)


def list_programs(tx: Tx, after: str, limit: int) -> list[NostrProgram]:
    """Programmes that have to do with Nostr, in the order of their ids."""
    rows = tx.all(
        f"""
        SELECT {_PROGRAM} FROM nostr_programs WHERE program_id > :after
        ORDER BY program_id LIMIT :limit
        """,
        {"after": after, "limit": limit},
    )
    return [_program(row) for row in rows]


def list_filling(tx: Tx, limit: int) -> list[NostrProgram]:
    """Programmes of which not all cards are marked yet."""
    rows = tx.all(
        f"""
        SELECT {_PROGRAM} FROM nostr_programs
        WHERE fill_after < '{FILLED}' AND ready = 1 LIMIT :limit
        """,
        {"limit": limit},
    )
    return [_program(row) for row in rows]


def put_relays(tx: Tx, program_id: str, relays: Sequence[str]) -> None:
    """Where a programme publishes from now on: all of it is said there again."""
    tx.execute(
        """
        UPDATE nostr_programs SET relays = :relays, said = '',
            fill_after = CASE WHEN fill_after IS NULL THEN NULL ELSE '' END
        WHERE program_id = :program_id
        """,
        {"program_id": program_id, "relays": json.dumps(list(relays))},
    )


def put_ready(tx: Tx, program_id: str, is_ready: bool) -> None:
    tx.execute(
        "UPDATE nostr_programs SET ready = :ready WHERE program_id = :program_id",
        {"program_id": program_id, "ready": int(is_ready)},
    )


def put_fill(tx: Tx, program_id: str, fill_after: str | None) -> None:
    tx.execute(
        "UPDATE nostr_programs SET fill_after = :after WHERE program_id = :program_id",
        {"program_id": program_id, "after": fill_after},
    )


def put_said(tx: Tx, before: NostrProgram, said: str, signed_at: int) -> bool:
    """Notes what a programme said last; false if somebody else has said it since."""
    changed = tx.execute(
        """
        UPDATE nostr_programs SET said = :said, signed_at = :signed_at
        WHERE program_id = :program_id AND said = :before AND signed_at = :last
        """,
        {
            "program_id": before.program_id,
            "said": said,
            "signed_at": signed_at,
            "before": before.said,
            "last": before.signed_at,
        },
    )
    return changed == 1


def unsay(tx: Tx, program_id: str) -> None:
    """The programme has to say all again."""
    tx.execute(
        "UPDATE nostr_programs SET said = '' WHERE program_id = :program_id",
        {"program_id": program_id},
    )


def _program(row: Row) -> NostrProgram:
    return NostrProgram(
        program_id=row["program_id"],
        relays=tuple(json.loads(row["relays"])),
        said=row["said"],
        signed_at=row["signed_at"],
        is_ready=bool(row["ready"]),
        fill_after=row["fill_after"],
    )


def list_places(tx: Tx, program_id: str) -> list[PlaceSaid]:
    """A programme's merchants that the directory has, or had; at most a hundred."""
    rows = tx.all(
        """
        SELECT m.id, m.slug, m.name, m.category, m.profile,
            CASE WHEN l.merchant_id IS NULL THEN 0 ELSE 1 END AS is_listed,
            COALESCE(l.listed_at, u.changed_at) AS listed_at
        FROM merchants m
        LEFT JOIN listings l ON l.merchant_id = m.id
        LEFT JOIN unlisted u ON u.merchant_id = m.id
        WHERE m.program_id = :program_id
            AND (l.merchant_id IS NOT NULL OR u.merchant_id IS NOT NULL)
        ORDER BY m.id LIMIT 100
        """,
        {"program_id": program_id},
    )
    return [PlaceSaid(**{**row, "is_listed": bool(row["is_listed"])}) for row in rows]
