"""The first day's checks, each of one fact (mission 218)."""

from __future__ import annotations

import pytest

from loyalty.checklist import checks


@pytest.mark.parametrize(
    ("url", "state", "why"),
    [
        ("https://pay.example.com", "done", "public"),
        ("https://pay.example.com:8443/", "done", "public"),
        ("http://abc.onion", "done", "public"),
        ("https://8.8.8.8", "done", "public"),
        ("https://[2606:4700::1111]", "done", "public"),
        ("http://127.0.0.1:5000", "todo", "loopback"),
        ("http://localhost:5000", "todo", "loopback"),
        ("http://a.localhost", "todo", "loopback"),
        ("http://0.0.0.0:5000", "todo", "loopback"),
        ("http://[::1]:5000", "todo", "loopback"),
        ("http://192.168.1.4:5000", "todo", "private"),
        ("http://10.0.0.4", "todo", "private"),
        ("https://[fd00::1]", "todo", "private"),
        ("http://umbrel.local", "todo", "private"),
        ("http://umbrel:3007", "todo", "private"),
        ("", "todo", "unset"),
    ],
)
def test_where_codes_lead(url: str, state: str, why: str) -> None:
    assert checks.reachable(url) == checks.Check("reachable", state, why)


def test_https() -> None:
    assert checks.https("https://a.com").state == "done"
    assert checks.https("http://a.com").state == "todo"


@pytest.mark.parametrize(
    ("currency", "live", "kept", "found"),
    [
        ("", None, 0, ("done", "no_currency")),
        ("EUR", 6_000_000, 0, ("done", "live")),
        ("EUR", None, 5_900_000, ("done", "kept")),
        ("EUR", None, 0, ("todo", "none")),
    ],
)
def test_price(
    currency: str, live: int | None, kept: int, found: tuple[str, str]
) -> None:
    check = checks.price(currency, live, kept)
    assert (check.state, check.why) == found


def test_audit() -> None:
    assert checks.audit(keeps_paths=True).state == "todo"
    assert checks.audit(keeps_paths=False).state == "done"
