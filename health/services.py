"""Asks all probes, each in a snapshot of its own: one that fails hides no other."""

from __future__ import annotations

import json
import secrets
from pathlib import Path

from loguru import logger

from .. import acts, clock, last_used
from ..callers import TOKEN, Proof, secret_hash
from ..crud import new_id
from ..exceptions import NotAllowed, NotFound, NotProved
from ..keepers import COMMUNITY
from ..merchants import crud as merchants
from ..merchants.models import Token
from ..store import Tx, store
from . import crud
from .models import Finding, Probed
from .probes import PROBES, Probe

METRICS = "metrics"
SECRET_BYTES = 32


async def look() -> list[Probed]:
    """What all probes find now, the size of the database last."""
    now = clock.now()
    found = [await _probed(probe, now) for probe in PROBES]
    size = Finding(figures={"bytes": await store.size()})
    return [*found, Probed("database", size)]


async def _probed(probe: Probe, now: int) -> Probed:
    try:
        return Probed(probe.name, await store.read(probe.look, now))
    except Exception as exc:
        logger.error(f"loyalty: the probe {probe.name} failed: {exc!r}")
        return Probed(probe.name, Finding("trouble"), type(exc).__name__)


def version() -> str:
    """The installed release's."""
    config = Path(__file__).parent.parent / "config.json"
    return str(json.loads(config.read_text())["version"])


# --- who may read metrics -------------------------------------------------------------


def create_token(tx: Tx, name: str, actor_id: str) -> tuple[Token, str]:
    """A token that reads this server's metrics and nothing else; its secret is shown
    once."""
    secret = f"lty_{secrets.token_urlsafe(SECRET_BYTES)}"
    token = Token(new_id(), crud.METRICS_KEY, name, (METRICS,), clock.now(), None)
    merchants.insert_token(tx, token, secret_hash(secret))
    acts.note(tx, "metrics_key_made", COMMUNITY, actor_id, token.id, name)
    return token, secret


def list_tokens(tx: Tx, limit: int, offset: int) -> tuple[list[Token], int]:
    return merchants.list_tokens(tx, crud.METRICS_KEY, False, "", limit, offset)


def revoke_token(tx: Tx, token_id: str, actor_id: str) -> None:
    """Raises: NotFound `token_not_found`."""
    if not crud.revoke_server_token(tx, token_id, clock.now()):
        raise NotFound("token_not_found", "There is no such token.")
    acts.note(tx, "metrics_key_ended", COMMUNITY, actor_id, token_id)


def admit(tx: Tx, proof: Proof | None) -> None:
    """Lets whoever has a metrics token read.

    Raises:
        NotProved: `not_proved`, `bad_token`; NotAllowed: `scope_missing`.
    """
    if proof is None or proof.kind != TOKEN:
        raise NotProved("not_proved", "Send a metrics token as X-Loyalty-Token.")
    found = crud.find_server_token(tx, proof.holder)
    if not found:
        if merchants.find_by_secret(tx, proof.holder):
            raise NotAllowed("scope_missing", "This token may not do that.")
        raise NotProved("bad_token", "That token is not, or no longer, valid.")
    last_used.note(found["id"], found["last_used_at"], clock.now())
