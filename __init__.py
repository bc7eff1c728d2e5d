"""Loyalty: a loyalty programme for LNbits whose card is the customer's Nostr key.

The front door: what LNbits mounts, starts and stops.
"""

from fastapi import APIRouter
from lnbits.db import Database

from . import tasks
from .views import loyalty_generic_router
from .views_api import API_ROUTERS

db = Database("ext_loyalty")  # LNbits runs the migrations through it; nothing else does

loyalty_ext = APIRouter(prefix="/loyalty")
loyalty_ext.include_router(loyalty_generic_router)
for router in API_ROUTERS:
    loyalty_ext.include_router(router, prefix="/api/v1")

loyalty_static_files = [{"path": "/loyalty/static", "name": "loyalty_static"}]


def loyalty_start() -> None:
    tasks.start()


def loyalty_stop() -> None:
    tasks.stop()


__all__ = [
    "db",
    "loyalty_ext",
    "loyalty_start",
    "loyalty_static_files",
    "loyalty_stop",
]
