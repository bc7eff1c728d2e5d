"""Verifying and rebuilding never hang: they are jobs with progress (mission 20-25)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest

from devkit.people import Guest
from ledgers import earn_many
from venue import Venue, ago, refusal, until

NewVenue = Callable[..., Awaitable[Venue]]
CARDS = 30


@pytest.fixture(scope="module")
async def busy(new_venue: NewVenue) -> Venue:
    """A venue with some cards of some events."""
    venue = await new_venue()
    await earn_many(venue, [f"{n:064x}" for n in range(CARDS)], 4 * CARDS)
    return venue


@pytest.fixture
def slow(app: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """A unit of work is a few cards, with pauses, and nobody waits for the end."""
    from loyalty.jobs import passes, runner
    from loyalty.merchants import views_proof
    from loyalty.services import units

    monkeypatch.setattr(units, "UNIT_EVENTS", 8)
    monkeypatch.setattr(passes, "PAUSE_SECONDS", 0.05)
    monkeypatch.setattr(runner, "BEAT_SECONDS", 0.0)
    monkeypatch.setattr(views_proof, "ANSWER_SECONDS", 0.0)
    yield monkeypatch


async def job_of(venue: Venue, job_id: str) -> Any:
    return await venue.do("GET", f"/merchants/{venue.id}/jobs/{job_id}")


async def start(venue: Venue, kind: str = "verify") -> Any:
    """Starts a job that takes longer than anybody waits for it."""
    response = await venue.call("POST", f"/merchants/{venue.id}/{kind}")
    assert response.status_code == 202, response.text
    return response.json()["job"]


async def ended(venue: Venue, job_id: str) -> Any:
    async def probe() -> Any:
        job = await job_of(venue, job_id)
        return job if job["state"] != "running" else None

    return await until(probe)


@pytest.mark.parametrize("kind", ["verify", "rebuild"])
async def test_what_takes_long_says_how_far_it_is(
    busy: Venue, slow: None, kind: str
) -> None:
    job = await start(busy, kind)
    assert (job["kind"], job["state"]) == (kind, "running")

    async def under_way() -> Any:
        seen = await job_of(busy, job["id"])
        return seen if 0 < seen["percent"] < 100 else None

    seen = await until(under_way)
    assert seen["total"] == CARDS and 0 < seen["done"] < CARDS
    assert seen["events_per_second"] > 0 and seen["finished_at"] is None
    done = await ended(busy, job["id"])
    assert (done["state"], done["percent"], done["wrong"]) == ("done", 100, 0)
    assert (done["done"], done["cards"], done["events"]) == (CARDS, CARDS, 4 * CARDS)
    assert done["finished_at"] >= done["started_at"]
    assert done["actor_id"] == f"wallet:{busy.wallet.id}"


async def test_whoever_asks_again_joins_and_the_other_kind_is_another(
    busy: Venue, slow: None
) -> None:
    first, rebuild, *more = await asyncio.gather(
        start(busy), start(busy, "rebuild"), *(start(busy) for _ in range(4))
    )
    assert {job["id"] for job in more} == {first["id"]}
    assert rebuild["id"] != first["id"]
    for job in (first, rebuild):
        assert (await ended(busy, job["id"]))["state"] == "done"
    assert (await start(busy))["id"] != first["id"]  # it has ended: this is a new one


async def test_another_programme_is_not_waited_for(
    busy: Venue, slow: None, venue: Venue
) -> None:
    await earn_many(venue, [f"{n:064x}" for n in range(CARDS)], CARDS)
    job, mine = await start(busy), await start(venue)
    assert mine["id"] != job["id"]
    path = f"/merchants/{venue.id}/jobs"
    assert [j["id"] for j in (await venue.do("GET", path))["data"]] == [mine["id"]]
    assert await venue.refused("GET", f"{path}/{job['id']}") == (404, "job_not_found")
    await ended(busy, job["id"])


async def test_a_quick_one_answers_at_once_and_is_listed(
    venue: Venue, guest: Guest
) -> None:
    await venue.serve(guest, 3_000)
    found = await venue.proof()
    await venue.do("POST", f"/merchants/{venue.id}/rebuild")
    path = f"/merchants/{venue.id}/jobs?sortby=kind&direction=asc"
    page = await venue.do("GET", path)
    assert page["total"] == 2
    rebuild, verify = page["data"]
    assert (rebuild["kind"], verify["kind"]) == ("rebuild", "verify")
    assert {name: verify[name] for name in found} == found
    assert (await venue.do("GET", f"{path}&limit=1&offset=1"))["data"] == [verify]
    bad = await venue.refused("GET", f"/merchants/{venue.id}/jobs?sortby=findings")
    assert bad == (400, "unknown_sort")


# --- jobs that do not end -------------------------------------------------------------


async def test_a_job_of_a_killed_process_can_be_started_again(
    venue: Venue, guest: Guest, monkeypatch: pytest.MonkeyPatch
) -> None:
    await venue.serve(guest, 3_000)
    with ago(seconds=60):
        killed = await run_elsewhere(venue, monkeypatch)
    shown = await job_of(venue, killed)
    assert (shown["state"], shown["finished_at"]) == ("interrupted", None)
    assert (await venue.proof())["cards"] == 1
    jobs = await venue.do("GET", f"/merchants/{venue.id}/jobs")
    assert [job["state"] for job in jobs["data"]] == ["done", "interrupted"]
    assert jobs["data"][1]["id"] == killed


async def test_a_job_of_another_living_process_is_joined(
    venue: Venue, slow: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = await run_elsewhere(venue, monkeypatch)
    assert (await start(venue))["id"] == elsewhere
    assert (await job_of(venue, elsewhere))["state"] == "running"


async def run_elsewhere(venue: Venue, monkeypatch: pytest.MonkeyPatch) -> str:
    """A job that another process has begun."""
    from loyalty.jobs import services
    from loyalty.store import store

    with monkeypatch.context() as patch:
        patch.setattr(services, "THIS_PROCESS", "another")
        program = venue.merchant["program_id"]
        job = await store.write(
            services.start_or_join, program, "verify", "wallet:x", f"job-{venue.id}"
        )
    return str(job.id)


async def test_a_job_ends_with_the_extension_and_says_so(
    busy: Venue, slow: None, venue: Venue, guest: Guest
) -> None:
    import loyalty

    job = await start(busy)
    loyalty.loyalty_stop()

    async def all_ended() -> bool:
        names = [task.get_name() for task in asyncio.all_tasks()]
        return not any(name.startswith("ext_loyalty") for name in names)

    await until(all_ended)
    loyalty.loyalty_start()
    assert (await job_of(busy, job["id"]))["state"] == "interrupted"
    again = await start(busy)
    assert again["id"] != job["id"]
    assert (await ended(busy, again["id"]))["state"] == "done"


async def test_a_job_that_fails_says_so(
    venue: Venue, monkeypatch: pytest.MonkeyPatch
) -> None:
    from loyalty.jobs import runner

    async def fail(*_: Any) -> None:
        raise ValueError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(runner, "go_through", fail)
        response = await venue.call("POST", f"/merchants/{venue.id}/verify")
    assert response.status_code == 500
    (job,) = (await venue.do("GET", f"/merchants/{venue.id}/jobs"))["data"]
    assert job["state"] == "failed"
    assert (await venue.proof())["wrong"] == 0


async def test_old_jobs_are_forgotten(venue: Venue) -> None:
    from loyalty import clock
    from loyalty.jobs.services import forget_jobs
    from loyalty.store import store

    with ago(days=91):
        old = await venue.call("POST", f"/merchants/{venue.id}/verify")
    assert old.is_error  # the programme is not that old
    await venue.proof()
    path = f"/merchants/{venue.id}/jobs"
    (failed, done) = sorted(
        (await venue.do("GET", path))["data"], key=lambda job: str(job["state"])
    )[::-1]
    assert (failed["state"], done["state"]) == ("failed", "done")
    assert await store.write(forget_jobs, clock.now(), 10) >= 1
    assert (await venue.do("GET", path))["data"] == [done]
    missing = await venue.call("GET", f"{path}/{failed['id']}")
    assert refusal(missing) == (404, "job_not_found")
