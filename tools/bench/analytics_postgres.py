"""What `analytics` measures, on PostgreSQL."""

from __future__ import annotations

from devkit.people import NostrKeys
from devkit.postgres import PostgreSQL

from . import looking
from .analytics import read
from .figures import Figure
from .furnishing import furnish, open_programme
from .looking_postgres import _load
from .proving import stop_sweeping
from .stage import stage


def measure() -> list[Figure]:
    with PostgreSQL(durable=True) as server:
        url = server.create_database()
        with stage("analytics_postgres", url) as on:
            stop_sweeping(on.lnbits)
            open_programme(on)
            giver, key = furnish(on), NostrKeys.fresh().public
            loaded = on.run(_load(on, url, looking.place_of(on, giver), key))
            return read(on, loaded, "PostgreSQL")
