"""How the extension is doing: for LNbits admins, for Prometheus, for nobody else."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest
from loguru import logger

from devkit.people import Guest, NostrKeys, Operator
from keepers import Admin
from proofs import signed
from venue import API, Venue, refusal

InThread = Callable[..., Awaitable[Any]]
PARTS = (
    *("listener", "reconciliation", "sweeps", "outbox", "payouts", "chains"),
    *("jobs", "webhooks"),
)


@pytest.fixture
async def admin(
    client: httpx.AsyncClient, superuser: Operator, in_thread: InThread
) -> AsyncIterator[Admin]:
    await in_thread(superuser.enable_extension)
    admin = Admin(client, superuser)
    yield admin
    for token in (await admin.do("GET", "/admin/tokens?limit=100"))["data"]:
        await admin.do("DELETE", f"/admin/tokens/{token['id']}")


async def parts(admin: Admin) -> dict[str, Any]:
    health = await admin.do("GET", "/admin/health")
    assert health["status"] in ("ok", "warning", "trouble")
    return {part["part"]: part for part in health["parts"]}


async def scrape(http: httpx.AsyncClient, headers: dict[str, str]) -> httpx.Response:
    return await http.get(f"{API}/metrics", headers=headers)


def samples(text: str) -> dict[tuple[str, str], float]:
    """Every sample by its name and label, as Prometheus' own reader has them."""
    from prometheus_client.parser import text_string_to_metric_families

    found: dict[tuple[str, str], float] = {}
    for family in text_string_to_metric_families(text):
        assert family.type == "gauge" and family.documentation
        for sample in family.samples:
            key = sample.name, "".join(sample.labels.values())
            assert key not in found, key
            found[key] = sample.value
    return found


async def test_admins_see_how_it_is_doing(admin: Admin, venue: Venue) -> None:
    found = await parts(admin)
    assert set(PARTS) | {"database"} <= found.keys()
    assert found["listener"]["figures"]["listening"] == 1
    assert found["database"]["figures"]["bytes"] > 100_000
    assert found["chains"]["figures"]["never_checked"] >= 1
    before = found["chains"]["figures"]["never_checked"]
    await venue.do("POST", f"/merchants/{venue.id}/verify")
    assert (await parts(admin))["chains"]["figures"]["never_checked"] == before - 1
    assert (await venue.refused("GET", "/admin/health"))[0] == 403
    nobody = await admin.http.get(f"{API}/admin/health")
    assert refusal(nobody) == (401, "not_proved")


async def test_what_goes_wrong_is_told_and_hides_nothing_else(
    admin: Admin, venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty import clock, sweeps
    from loyalty.health import probes, services
    from loyalty.health.probes import Probe
    from loyalty.orders import crud
    from loyalty.store import store

    stuck = ("stuck-of-a-test", venue.wallet.id, "ValueError()", clock.now(), 9000)
    await store.write(crud.park, *stuck)
    await sweeps.sweep_all([sweeps.Sweep("broken", _broken)])
    with_odd = [*probes.PROBES, Probe("odd", _broken)]
    monkeypatch.setattr(services, "PROBES", with_odd)
    try:
        found = await parts(admin)
    finally:
        await store.write(crud.unpark, ["stuck-of-a-test"])
        await sweeps.sweep_all([sweeps.Sweep("broken", lambda *_: 0)])
    assert (found["odd"]["state"], found["odd"]["failed"]) == (
        "trouble",
        "RuntimeError",
    )
    assert found["reconciliation"]["figures"]["stuck"] >= 1
    assert found["reconciliation"]["state"] != "ok"
    assert found["sweeps"]["rows"] == [{"sweep": "broken", "failures": 1}]
    assert (await parts(admin))["sweeps"]["figures"]["failing"] == 0


async def test_prometheus_reads_with_a_token_that_opens_nothing_else(
    admin: Admin, venue: Venue
) -> None:
    made = await admin.do("POST", "/admin/tokens", name="Grafana")
    secret = made["secret"]
    token = {"X-Loyalty-Token": secret}
    first = await scrape(admin.http, token)
    assert first.headers["content-type"].startswith("text/plain; version=0.0.4")
    told = samples(first.text)
    assert told["loyalty_listener_listening", ""] == 1
    assert told["loyalty_state", "listener"] == 0
    assert told["loyalty_database_bytes", ""] > 100_000
    assert set(PARTS) <= {label for name, label in told if name == "loyalty_state"}
    bearer = await scrape(admin.http, {"Authorization": f"Bearer {secret}"})
    assert set(samples(bearer.text)) == set(told)

    assert refusal(await scrape(admin.http, {})) == (401, "not_proved")
    wrong = {"X-Loyalty-Token": "lty_wrong"}
    assert refusal(await scrape(admin.http, wrong)) == (401, "bad_token")
    own = await venue.do(
        *("POST", f"/merchants/{venue.id}/tokens"), name="Till", scopes=["read"]
    )
    till = {"X-Loyalty-Token": own["secret"]}
    assert refusal(await scrape(admin.http, till)) == (403, "scope_missing")
    refused = await venue.refused("GET", f"/merchants/{venue.id}/customers", token)
    assert refused == (401, "bad_token")
    assert (await venue.refused("POST", "/admin/tokens", name="Mine"))[0] == 403

    listed = (await admin.do("GET", "/admin/tokens"))["data"]
    assert [row["name"] for row in listed] == ["Grafana"]
    assert secret not in str(listed)
    await admin.do("DELETE", f"/admin/tokens/{made['id']}")
    assert refusal(await scrape(admin.http, token)) == (401, "bad_token")


async def test_a_label_of_any_text_is_read_as_it_is() -> None:
    from loyalty.health import metrics
    from loyalty.health.models import Finding, Probed

    odd = 'a "quoted" \\ back\nslash'
    rows = [{"relay": odd, "waiting": 3}, {"relay": "b", "waiting": 0}]
    text = metrics.text([Probed("outbox", Finding(rows=rows))], "1")
    told = samples(text)
    assert told["loyalty_outbox_relay_waiting", odd] == 3
    assert told["loyalty_outbox_relay_waiting", "b"] == 0


async def test_nothing_that_opens_anything_is_ever_logged(
    admin: Admin, venue: Venue, guest: Guest
) -> None:
    lines: list[str] = []
    sink = logger.add(lines.append, level="TRACE", format="{message} {extra}")
    try:
        secrets = await _busy(admin, venue, guest)
    finally:
        logger.remove(sink)
    logged = "".join(lines)
    assert "loyalty" in logged  # the log was listened to
    for name, secret in secrets.items():
        assert secret not in logged, name


async def _busy(admin: Admin, venue: Venue, guest: Guest) -> dict[str, str]:
    """A day in which much works and much is refused; what nobody may ever read."""
    from loyalty import sweeps

    at = f"/merchants/{venue.id}"
    till = await venue.do("POST", f"{at}/tokens", name="Till", role="manager")
    staff = await venue.do("POST", f"{at}/staff", initials="AB", pin="7391")
    metrics = await admin.do("POST", "/admin/tokens", name="Grafana")
    invited = await venue.do("POST", f"{at}/program/invitations")
    await venue.serve(guest, 5000)
    card = venue.card_path(guest)
    named = {"X-Loyalty-Token": till["secret"], "X-Loyalty-Staff": staff["id"]}
    grant: dict[str, Any] = {"points": 5, "reason": "A reason nobody logs"}
    for pin in ("7391", "0000"):
        headers = named | {"X-Loyalty-Pin": pin}
        await venue.once(f"{card}/grant", headers, **grant)
    keys = NostrKeys.from_secret(guest.keys.secret)
    for path in ("/me/cards", f"{card}/export"):
        proof = signed(keys, "GET", API + path)
        await venue.http.get(API + path, headers=proof)
        await venue.http.get(API + path, headers=proof)  # used twice: refused
    wrong = {"X-Loyalty-Token": "lty_of-nobody"}
    await venue.call("GET", f"{at}/customers", wrong)
    await scrape(admin.http, {"X-Loyalty-Token": metrics["secret"]})
    await venue.call("PUT", f"{at}/nostr/relays", relays=["wss://relay.invalid"])
    await venue.do("POST", f"{at}/verify")
    await sweeps.sweep_all([sweeps.Sweep("broken", _broken)])
    await sweeps.sweep_all([sweeps.Sweep("broken", lambda *_: 0)])
    return {
        "admin key": venue.wallet.admin_key,
        "invoice key": venue.wallet.invoice_key,
        "staff link": till["secret"],
        "PIN": "7391",
        "metrics token": metrics["secret"],
        "invitation": invited["invitation"],
        "guest's secret key": guest.keys.secret,
        "reason": grant["reason"],
        "login": admin.superuser.token,
    }


def _broken(*_: Any) -> Any:
    raise RuntimeError("of no use")
