"""What tests of badges share: a venue whose relay is at hand, and an issuer."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import airwaves
import pytest
from broadcast import on_air
from issuers import Issuer
from patrons import Door, patient_reader

from venue import Venue


@pytest.fixture
def local_dials(monkeypatch: pytest.MonkeyPatch) -> None:
    """Relays on this machine may be asked, as nobody else's may."""
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


@pytest.fixture
def reader(app: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    return patient_reader(monkeypatch)


@pytest.fixture
async def door(new_venue: Callable[..., Awaitable[Venue]], reader: Any) -> Door:
    return Door(await new_venue(timezone="Europe/Lisbon"))


@pytest.fixture
async def station(tmp_path: Path) -> AsyncIterator[airwaves.Airwaves]:
    async with on_air(str(tmp_path)) as (station,):
        yield station


@pytest.fixture
def crypta() -> Issuer:
    return Issuer()
