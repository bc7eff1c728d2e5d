"""The people of a venue, as clients of a running LNbits.

All calls go through the public REST API with a synchronous httpx client, so the same
code serves a server process and, through `devkit.inprocess`, an LNbits in this one.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any

import httpx
from coincurve import PrivateKey, PublicKeyXOnly

from .layout import EXTENSION

PASSWORD = "loopback-only"


class CallFailed(RuntimeError):
    """LNbits said no; the text is what it said."""


def call(http: httpx.Client, method: str, path: str, **arguments: Any) -> Any:
    """One REST call; the decoded answer, or CallFailed with the server's words."""
    answer = http.request(method, path, **arguments)
    if answer.is_redirect or answer.is_error:
        raise CallFailed(f"{method} {path}: {answer.status_code} {answer.text}")
    return answer.json()


@dataclass(frozen=True)
class Wallet:
    """A Lightning wallet in LNbits, with both its keys."""

    http: httpx.Client
    id: str
    admin_key: str
    invoice_key: str

    def make_invoice(
        self,
        amount: int,
        memo: str = "",
        extra: dict[str, Any] | None = None,
        external_id: str | None = None,
    ) -> dict[str, Any]:
        """Ask for `amount` sats; the answer has `payment_hash` and `bolt11`."""
        body = {"out": False, "amount": amount, "memo": memo, "extra": extra or {}}
        if external_id is not None:
            body["external_id"] = external_id
        return self._payments(self.invoice_key, body)

    def pay(self, bolt11: str) -> dict[str, Any]:
        """Really pay; the answer's `status` says whether it has settled."""
        return self._payments(self.admin_key, {"out": True, "bolt11": bolt11})

    def balance(self) -> int:
        """In sats."""
        headers = {"X-Api-Key": self.invoice_key}
        answer = call(self.http, "GET", "/api/v1/wallet", headers=headers)
        return int(answer["balance"]) // 1000

    def _payments(self, key: str, body: dict[str, Any]) -> dict[str, Any]:
        headers = {"X-Api-Key": key}
        answer = call(self.http, "POST", "/api/v1/payments", json=body, headers=headers)
        return dict(answer)


@dataclass(frozen=True)
class Account:
    """A user of LNbits with a first wallet."""

    id: str
    username: str
    wallet: Wallet


@dataclass(frozen=True)
class NostrKeys:
    """A real secp256k1 key pair; both halves 64 hex characters."""

    secret: str
    public: str

    @classmethod
    def fresh(cls) -> NostrKeys:
        return cls.from_secret(PrivateKey(os.urandom(32)).to_hex())

    @classmethod
    def from_secret(cls, secret: str) -> NostrKeys:
        key = PrivateKey(bytes.fromhex(secret))
        public = PublicKeyXOnly.from_secret(key.secret).format().hex()
        return cls(secret=secret.rjust(64, "0"), public=public)

    def sign(self, message: bytes) -> str:
        """A BIP-340 signature over a 32-byte message, as hex."""
        return PrivateKey(bytes.fromhex(self.secret)).sign_schnorr(message).hex()


@dataclass(frozen=True)
class Guest:
    """Somebody with a Nostr key and a wallet: no account of theirs is needed."""

    name: str
    keys: NostrKeys
    wallet: Wallet

    @property
    def pubkey(self) -> str:
        return self.keys.public


class Operator:
    """The superuser: makes accounts and tops wallets up."""

    def __init__(self, http: httpx.Client, username: str, token: str) -> None:
        self.http = http
        self.username = username
        self.token = token

    def call(self, method: str, path: str, **arguments: Any) -> Any:
        headers = {"Authorization": f"Bearer {self.token}"}
        return call(self.http, method, path, headers=headers, **arguments)

    def create_account(self, username: str, password: str = PASSWORD) -> Account:
        # The extension comes by LNBITS_USER_DEFAULT_EXTENSIONS; naming it here
        # again is an error on PostgreSQL.
        body = {
            "username": username,
            "password": password,
            "password_repeat": password,
        }
        created = self.call("POST", "/users/api/v1/user", json=body)
        wallets = self.call("GET", f"/users/api/v1/user/{created['id']}/wallet")
        return Account(created["id"], username, self._wallet(wallets[0]))

    def open_account(self, username: str = "") -> Account:
        """Somebody who never signs in: their wallet's keys are all they use.

        LNbits makes these without a password, which spares its processor a fifth
        of a second of hashing. A username is what others may know them by.
        """
        opened = call(self.http, "POST", "/api/v1/account", json={"name": "LNbits"})
        account = Account(opened["user"], username, self._wallet(opened))
        if username:
            self.name_account(account.id, username)
        return account

    def name_account(self, account_id: str, username: str) -> None:
        body = {"id": account_id, "username": username, "extensions": [EXTENSION]}
        self.call("PUT", f"/users/api/v1/user/{account_id}", json=body)

    def create_wallet(self, account: Account, name: str) -> Wallet:
        """Another wallet of the same account."""
        path = f"/users/api/v1/user/{account.id}/wallet"
        return self._wallet(self.call("POST", path, json={"name": name}))

    def welcome_guest(self, name: str, sats: int = 0) -> Guest:
        """A person with keys of their own and, if asked, sats to spend."""
        account = self.open_account()
        if sats:
            self.top_up(account.wallet, sats)
        return Guest(name, NostrKeys.fresh(), account.wallet)

    def top_up(self, wallet: Wallet, sats: int) -> None:
        body = {"id": wallet.id, "amount": sats}
        self.call("PUT", "/users/api/v1/balance", json=body)

    def enable_extension(self) -> None:
        """For this login: new accounts have the extension, the superuser has not."""
        self.call("PUT", f"/api/v1/extension/{EXTENSION}/enable")

    def _wallet(self, answer: dict[str, Any]) -> Wallet:
        wallet = Wallet(self.http, answer["id"], answer["adminkey"], answer["inkey"])
        # LNbits makes wallets in dollars and then looks for a rate at every payment.
        headers = {"X-Api-Key": wallet.admin_key}
        body = {"currency": ""}
        call(self.http, "PATCH", "/api/v1/wallet", json=body, headers=headers)
        return wallet


def first_install(
    http: httpx.Client, username: str = "admin", password: str = PASSWORD
) -> Operator:
    """Take over a fresh LNbits, which redirects everything until somebody does."""
    body = {"username": username, "password": password, "password_repeat": password}
    call(http, "PUT", "/api/v1/auth/first_install", json=body)
    # The client's cookie jar must not log later callers in by accident.
    http.cookies.clear()
    return sign_in(http, username, password)


def sign_in(http: httpx.Client, username: str, password: str = PASSWORD) -> Operator:
    """Log in; the token is what pages keep in their cookie."""
    body = {"username": username, "password": password}
    answer = call(http, "POST", "/api/v1/auth", json=body)
    http.cookies.clear()
    return Operator(http, username, answer["access_token"])
