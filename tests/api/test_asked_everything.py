"""Every endpoint, asked by everybody, for everything: no failure, no answer that its
description does not know, nothing of a house for a stranger. And each has its roles."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from typing import Any

from call import SCOPES
from calls import CALLS
from community_calls import COMMUNITY_CALLS
from conftest import PORT
from inquisitor import Inquisitor, Role, own_paths
from open_calls import OPEN_CALLS, PUBLIC

from browsers import COOKIE, Phone
from devkit import inprocess
from devkit.people import Guest, NostrKeys, Operator
from house import House, one_of_everything
from rounds import PROVING
from venue import API, Venue, answer

NewVenue = Callable[..., Awaitable[Venue]]
NewGuest = Callable[..., Awaitable[Guest]]
EXAMPLES = 100 if PROVING else 3


async def test_every_endpoint_says_who_may_call_it(app: Any) -> None:
    """In `calls`, `community_calls` or `open_calls`: a new one has to be put there."""
    from loyalty.web import LoyaltyRoute

    routes = [route for route in app.routes if isinstance(route, LoyaltyRoute)]
    declared = [str(call).split("?")[0] for call in (*CALLS, *COMMUNITY_CALLS)]
    declared += [f"{verb} {path}".split("?")[0] for verb, path, _ in OPEN_CALLS]

    def is_declared(route: Any, method: str) -> bool:
        for call in declared:
            verb, _, path = call.partition(" ")
            plain = API + path.replace("{", "").replace("}", "")
            if verb == method and route.path_regex.match(plain):
                return True
        return False

    unknown = sorted(
        f"{method} {route.path.removeprefix(API)}"
        for route in routes
        for method in route.methods
        if not is_declared(route, method)
    )
    assert unknown == []
    assert len(routes) > 200


async def test_what_takes_a_proof_does_nothing_without_one(venue: Venue) -> None:
    """Malformed, not there or not proved, as the call has it; no other opens."""
    for verb, path, who in OPEN_CALLS:
        response = await venue.call(verb, path.format(merchant=venue.id), {})
        said = (verb, path, response.status_code, response.text[:200])
        if who == PUBLIC:
            assert response.status_code not in (401, 403), said
        elif verb == "DELETE" and path == "/me/session":
            assert response.status_code < 500, said  # whoever is out stays out
        else:
            assert response.status_code in (400, 401, 403, 404), said


async def test_nobody_gets_a_failure_or_a_secret_out_of_it(
    new_venue: NewVenue,
    new_guest: NewGuest,
    app: Any,
    superuser: Operator,
    in_thread: Callable[..., Awaitable[Any]],
    seed: int,
) -> None:
    venue, rival = await new_venue(), await new_venue()
    ids = await one_of_everything(venue, await new_guest())
    mark = f"mark{os.urandom(8).hex()}"
    await venue.do(
        "PUT", f"/merchants/{venue.id}/customers/{ids['pubkey']}", nickname=mark[:40]
    )
    await venue.order(777, note=mark)
    house = House(venue, ids, rival, {})
    roles = await everybody(house)
    http = inprocess.bridged_client(asyncio.get_running_loop(), app, PORT)
    described = own_paths(answer(await venue.http.get("/openapi.json")), API)
    names = {f"{name}_id": value for name, value in ids.items()}
    names |= {"customer_pubkey": ids["pubkey"], "pubkey": ids["pubkey"]}
    names |= {"payment_hash": ids["payment_hash"]}
    asked = Inquisitor(http, described, roles, names, mark)
    await in_thread(asked.ask_all, EXAMPLES, seed)
    assert asked.wrong == []
    assert asked.seen[200] > 50 and asked.seen[400] > 50


async def everybody(house: House) -> list[Role]:
    venue, rival = house.venue, house.rival
    phone = Phone(venue.http)
    await phone.sign_in()
    cookie = {"Cookie": f"{COOKIE}={phone.cookie}", "X-Loyalty-CSRF": phone.csrf}
    path = f"/merchants/{venue.id}/tokens"
    waiter = await venue.do("POST", path, name="Bar", role="waiter")
    manager = await venue.do("POST", path, name="Office", role="manager")
    return [
        Role("public", is_stranger=True),
        Role("customer", keys=NostrKeys.fresh(), is_stranger=True),
        Role("session", cookie, is_stranger=True),
        Role("waiter", {"X-Loyalty-Token": waiter["secret"]}),
        Role("manager", {"X-Loyalty-Token": manager["secret"]}),
        Role("invoice", venue.invoice),
        Role("admin", venue.admin),
        Role("rival", rival.admin, is_stranger=True),
        Role("rival's token", await rival.token(*SCOPES), is_stranger=True),
    ]
