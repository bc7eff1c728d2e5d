"""Who of the staff acts: the header on a shared tablet, and its PIN (mission 220)."""

# FastAPI reads the annotations of what is defined in here: they must not be texts.
import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from fastapi import APIRouter, FastAPI

from devkit.people import Guest
from proofs import signed
from venue import Venue, ago, answer, refusal

NewVenue = Callable[..., Awaitable[Venue]]
STAFF_NEEDED = (403, "staff_needed")
UNKNOWN = (403, "unknown_staff")
PIN_NEEDED = (403, "pin_needed")
WRONG = (403, "wrong_pin")
WAIT = (429, "too_many_tries")


@pytest.fixture(scope="module")
async def counter(app: Any) -> AsyncIterator[httpx.AsyncClient]:
    """Two calls that take somebody's name, as any endpoint asks for it."""
    from loyalty.merchants.access import Right, authorize
    from loyalty.merchants.staff import named_staff
    from loyalty.merchants.views_staff import Said
    from loyalty.store import store
    from loyalty.web import AnyProof, LoyaltyRoute

    router = APIRouter(route_class=LoyaltyRoute)

    async def act(ref: str, proof: AnyProof, said: Said, pin: bool) -> dict[str, str]:
        def done(tx: Any) -> dict[str, str]:
            right = Right("invoice", scopes=("pos",), customer=True)
            access = authorize(tx, proof, ref, right)
            staff = named_staff(tx, access, said, needs_pin=pin)
            return {"actor_id": staff.actor_id, "said": repr(said)}

        return await store.write(done)

    @router.post("/{ref}/named")
    async def named(ref: str, proof: AnyProof, said: Said) -> dict[str, str]:
        return await act(ref, proof, said, pin=False)

    @router.post("/{ref}/proved")
    async def proved(ref: str, proof: AnyProof, said: Said) -> dict[str, str]:
        return await act(ref, proof, said, pin=True)

    counter = FastAPI()
    counter.include_router(router)
    transport = httpx.ASGITransport(app=counter)
    base = "http://127.0.0.1:5000"
    async with httpx.AsyncClient(transport=transport, base_url=base) as http:
        yield http


@dataclass
class Tablet:
    """A venue's tablet: one token, and whoever stands behind it."""

    http: httpx.AsyncClient
    venue: Venue
    token: dict[str, str]

    async def hire(self, initials: str, **more: Any) -> str:
        path = f"/merchants/{self.venue.id}/staff"
        made = await self.venue.do("POST", path, initials=initials, **more)
        return str(made["id"])

    async def act(
        self, call: str, who: str | None, pin: str | None = None, **headers: str
    ) -> httpx.Response:
        said = headers or self.token
        if who is not None:
            said = {**said, "X-Loyalty-Staff": who}
        if pin is not None:
            said = {**said, "X-Loyalty-Pin": pin}
        return await self.http.post(f"/{self.venue.id}/{call}", headers=said)

    async def refused(self, *said: Any, **headers: str) -> tuple[int, str]:
        return refusal(await self.act(*said, **headers))

    async def proves(self, who: str, pin: str) -> bool:
        acted = answer(await self.act("proved", who, pin))
        return bool(acted["actor_id"] == f"staff:{who}")


@pytest.fixture
async def tablet(counter: httpx.AsyncClient, venue: Venue) -> Tablet:
    return Tablet(counter, venue, await venue.token("pos"))


async def test_an_act_is_under_the_name_that_was_said(tablet: Tablet) -> None:
    ana = await tablet.hire("AN")
    acted = answer(await tablet.act("named", ana))
    assert acted["actor_id"] == f"staff:{ana}"
    by_key = await tablet.act("named", ana, **tablet.venue.invoice)
    assert answer(by_key)["actor_id"] == f"staff:{ana}"


async def test_without_a_name_nobody_acts(tablet: Tablet, guest: Guest) -> None:
    ana = await tablet.hire("AN")
    for who in (None, ""):
        assert await tablet.refused("named", who) == STAFF_NEEDED
    customer = signed(guest.keys, "POST", f"/{tablet.venue.id}/named")
    assert await tablet.refused("named", ana, **customer) == STAFF_NEEDED


async def test_only_who_works_there_acts(tablet: Tablet, new_venue: NewVenue) -> None:
    rival = await new_venue()
    path = f"/merchants/{rival.id}/staff"
    mallory = await rival.do("POST", path, initials="MA", pin="6666")
    for call in ("named", "proved"):
        for who in (mallory["id"], "nope", "' OR ''='"):
            assert await tablet.refused(call, who, "6666") == UNKNOWN


async def test_who_left_acts_no_more(tablet: Tablet) -> None:
    """For the very next request."""
    ana = await tablet.hire("AN", pin="1234")
    assert await tablet.proves(ana, "1234")
    await tablet.venue.do("DELETE", f"/staff/{ana}")
    for call, pin in (("named", None), ("proved", "1234")):
        assert await tablet.refused(call, ana, pin) == UNKNOWN


async def test_a_pin_is_asked_where_it_is_needed(tablet: Tablet) -> None:
    ana, joe = await tablet.hire("AN", pin="0042"), await tablet.hire("JO")
    assert (await tablet.act("named", ana)).is_success
    assert await tablet.refused("proved", ana) == PIN_NEEDED
    assert await tablet.proves(ana, "0042")
    assert (await tablet.act("named", joe, "0042")).is_success, "he has none"
    for pin in (None, "", "0042"):
        assert await tablet.refused("proved", joe, pin) == PIN_NEEDED


@pytest.mark.parametrize("pin", ["0043", "42", "00042", "0042x", "' OR ''='"])
async def test_a_wrong_pin_is_refused(tablet: Tablet, pin: str) -> None:
    """Also where none is needed: somebody wanted to prove who they are."""
    ana = await tablet.hire("AN", pin="0042")
    for call in ("named", "proved"):
        assert await tablet.refused(call, ana, pin) == WRONG


async def test_a_pin_is_the_one_last_set(tablet: Tablet) -> None:
    ana = await tablet.hire("AN", pin="1111")
    await tablet.venue.do("PUT", f"/staff/{ana}", pin="2222")
    assert await tablet.refused("proved", ana, "1111") == WRONG
    assert await tablet.proves(ana, "2222")
    await tablet.venue.do("PUT", f"/staff/{ana}", pin=None)
    assert await tablet.refused("proved", ana, "2222") == PIN_NEEDED


async def test_a_pin_that_changes_meanwhile_proves_nothing(tablet: Tablet) -> None:
    """It is tried before the unit of work, which sees that another one is kept now."""
    from loyalty.exceptions import NotAllowed
    from loyalty.merchants.access import Access
    from loyalty.merchants.crud import get_merchant
    from loyalty.merchants.staff import StaffSaid, named_staff
    from loyalty.store import store

    ana = await tablet.hire("AN", pin="1111")
    merchant = await store.read(get_merchant, tablet.venue.id)
    assert merchant
    access = Access(merchant, "token:tablet")
    for fits in ("", "of another day"):
        said = StaffSaid(ana, "1111", fits)
        with pytest.raises(NotAllowed) as refused:
            await store.read(named_staff, access, said, True)
        assert refused.value.code == "wrong_pin"


async def test_a_pin_is_tried_five_times_a_minute(tablet: Tablet) -> None:
    """For one person, whoever tries; then the right one has to wait, too."""
    ana, joe = await tablet.hire("AN", pin="1111"), await tablet.hire("JO", pin="2222")
    keys = tablet.venue.admin, tablet.token, await tablet.venue.token("pos")
    with ago(seconds=120):
        for turn in range(5):
            headers = keys[turn % 3]
            refused = await tablet.refused("proved", ana, f"000{turn}", **headers)
            assert refused == WRONG
        response = await tablet.act("proved", ana, "1111")
        assert refusal(response) == WAIT
        assert 0 < int(response.headers["Retry-After"]) <= 60
        assert "PIN" in response.json()["detail"]
        assert await tablet.proves(joe, "2222")
        assert (await tablet.act("named", ana)).is_success, "no PIN is tried"
    assert await tablet.proves(ana, "1111")


async def test_right_pins_are_not_counted(tablet: Tablet) -> None:
    ana = await tablet.hire("AN", pin="1111")
    for _ in range(7):
        assert await tablet.proves(ana, "1111")


async def test_many_guesses_at_once_are_no_way_around(tablet: Tablet) -> None:
    ana = await tablet.hire("AN", pin="1111")
    guesses = [tablet.refused("proved", ana, f"{n:04}") for n in range(12)]
    said = await asyncio.gather(*guesses)
    assert sorted(set(said)) == [WRONG, WAIT] and said.count(WRONG) == 5


async def test_a_stranger_uses_nobodys_tries_up(
    tablet: Tablet, new_venue: NewVenue, guest: Guest
) -> None:
    """Nor does anybody learn a PIN who may not act there at all."""
    ana = await tablet.hire("AN", pin="1111")
    rival = await new_venue()
    path = f"/{tablet.venue.id}/proved"
    for pin in ("1111", "2222") * 4:
        for headers in (rival.admin, await rival.token("pos")):
            refused = await tablet.refused("proved", ana, pin, **headers)
            assert refused == (404, "merchant_not_found")
        customer = signed(guest.keys, "POST", path)
        assert await tablet.refused("proved", ana, pin, **customer) == STAFF_NEEDED
    assert await tablet.proves(ana, "1111")


async def test_a_pin_is_not_told_by_accident(tablet: Tablet) -> None:
    ana = await tablet.hire("AN", pin="7391")
    said = answer(await tablet.act("proved", ana, "7391"))["said"]
    assert ana in said and "7391" not in said
