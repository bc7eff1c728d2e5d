"""The environment variables of a development LNbits.

With the admin interface on, LNbits copies its settings into the database at the
first boot and ignores the environment afterwards: what is here decides a fresh
folder, not an old one.
"""

from __future__ import annotations

import json
import os

from .layout import EXTENSION, RunFolder

# What the caller's shell says about another LNbits must not leak into ours.
FOREIGN_PREFIXES = ("LNBITS_", "AUTH_", "FAKE_WALLET_", "FIRST_INSTALL", "SUPER_USER")


def lnbits_environment(
    folder: RunFolder, port: int, database_url: str | None = None
) -> dict[str, str]:
    """Only the variables that we set; `database_url` None means SQLite."""
    values = {
        "HOST": "127.0.0.1",
        "PORT": str(port),
        "LNBITS_BASEURL": f"http://127.0.0.1:{port}/",
        "LNBITS_DATA_FOLDER": str(folder.data),
        "LNBITS_EXTENSIONS_PATH": str(folder.path),
        "LNBITS_WASM_EXTENSIONS_PATH": str(folder.path / "wasm"),
        "LNBITS_DATABASE_URL": database_url or "",
        "AUTH_SECRET_KEY": folder.secret(),
        "ENABLE_LOG_TO_FILE": "false",
    }
    return values | _FIXED


# Settled here once, with the reason beside each that is not plain.
_FIXED = {
    "LNBITS_BACKEND_WALLET_CLASS": "FakeWallet",
    "LNBITS_ADMIN_UI": "true",
    "LNBITS_SITE_TITLE": "Loyalty",
    # Pages are judged on a plain ground, not on the default's orange gradient.
    "LNBITS_DEFAULT_THEME": "classic",
    "LNBITS_DEFAULT_GRADIENT": "false",
    # Confetti at every payment lies over what pages are judged by.
    "LNBITS_DEFAULT_REACTION": "none",
    # The default sends cookies over https only, which loopback does not speak.
    "AUTH_HTTPS_ONLY": "false",
    # The default of 200 a minute is for the internet, not for a test.
    "LNBITS_RATE_LIMIT_NO": "1000000",
    # A price source that cannot be reached stalls invoices under the core lock.
    "LNBITS_PRICE_AGGREGATOR_ENABLED": "false",
    "LNBITS_EXCHANGE_RATE_PROVIDERS": "[]",
    # Nothing is fetched from outside.
    "LNBITS_EXTENSIONS_MANIFESTS": "[]",
    "LNBITS_WASM_EXTENSIONS_MANIFESTS": "[]",
    "LNBITS_USER_DEFAULT_EXTENSIONS": json.dumps([EXTENSION]),
    # The audit keeps path parameters of failed calls: ours hold people's keys.
    # (LNbits matches whole paths.)
    "LNBITS_AUDIT_EXCLUDE_PATHS": json.dumps(["/static", f"/{EXTENSION}/.*"]),
}


def process_environment(ours: dict[str, str]) -> dict[str, str]:
    """The caller's environment without any other LNbits' settings, plus ours."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(FOREIGN_PREFIXES)
    }
    return inherited | ours
