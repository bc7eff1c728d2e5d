"""Relays of every kind of bad will, and the guard that stands before each dial."""

from __future__ import annotations

import asyncio
import json
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response

from loyalty import guard
from loyalty.guard import DialRefused, check_url, door_of, may_dial
from loyalty.nostr.event import Draft, sign
from loyalty.nostr.relay import RelayConnection, RelayFailed, ask_all
from loyalty.nostr.verdicts import (
    ARRIVED,
    DEAD,
    LONGEST_PAUSE,
    MOST_TRIES,
    SENT,
    WAITING,
    after,
    judge,
    pause_seconds,
)

Talk = Callable[[ServerConnection], Awaitable[None]]
EVENT = sign(Draft(1, 1, (), "hello"), b"\x01" * 32)
BODIES = {EVENT.id: EVENT.to_json()}


@pytest.fixture
def local(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOYALTY_LOCAL_DIALS", "1")


@asynccontextmanager
async def relay(talk: Talk, **options: Any) -> AsyncIterator[str]:
    """A relay that behaves just as badly as it is told."""
    async with serve(talk, "127.0.0.1", 0, **options) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        yield f"ws://127.0.0.1:{port}"


@asynccontextmanager
async def connected(talk: Talk, **options: Any) -> AsyncIterator[RelayConnection]:
    async with relay(talk, **options) as url:
        connection = await RelayConnection.open(url)
        try:
            yield connection
        finally:
            connection.drop()


def answering(*answers: Any) -> Talk:
    async def talk(other: ServerConnection) -> None:
        async for _ in other:
            for answer in answers:
                text = answer if isinstance(answer, str) else json.dumps(answer)
                await other.send(text)

    return talk


async def flood(other: ServerConnection) -> None:
    while True:
        await other.send('["NOTICE","buy my coin"]' + " " * 50_000)


async def silent(other: ServerConnection) -> None:
    await other.wait_closed()


async def rude(other: ServerConnection) -> None:
    await other.recv()
    other.transport.abort()


async def test_what_a_relay_takes_has_arrived(local: None) -> None:
    ok = ["OK", EVENT.id, True, ""]
    junk = ('["OK"]', '["OK",1,2,3]', '["OK","x",true,""]', "{", "[" * 9999, "[]")
    async with connected(answering(*junk, ["NOTICE", "hi"], ok)) as there:
        assert await there.publish(BODIES, 2) == {EVENT.id: ARRIVED}


@pytest.mark.parametrize("says", [1, "true", None, [], False])
async def test_only_true_is_true(local: None, says: Any) -> None:
    async with connected(answering(["OK", EVENT.id, says, "invalid: no"])) as there:
        (verdict,) = (await there.publish(BODIES, 2)).values()
        assert verdict.state == DEAD


async def test_who_does_not_answer_is_not_waited_for(local: None) -> None:
    started = time.monotonic()
    async with connected(silent) as there:
        assert await there.publish(BODIES, 0.2) == {}
        with pytest.raises(RelayFailed, match="in time"):
            await there.query({}, 10, 0.2)
    assert time.monotonic() - started < 30


@pytest.mark.parametrize("talk", [flood, rude])
async def test_who_floods_or_hangs_up_is_left(local: None, talk: Talk) -> None:
    async with connected(talk) as there:
        with pytest.raises(RelayFailed):
            await there.publish(BODIES, 20)
    async with connected(talk) as there:
        with pytest.raises(RelayFailed):
            await there.query({}, 10, 20)


async def test_a_frame_that_is_too_long_is_not_read(local: None) -> None:
    async with connected(answering("x" * 1_000_000)) as there:
        with pytest.raises(RelayFailed):
            await there.publish(BODIES, 5)


async def test_only_genuine_events_come_from_a_query(local: None) -> None:
    forged = {**json.loads(EVENT.to_json()), "content": "other"}
    genuine = json.loads(EVENT.to_json())
    answers = [["EVENT", "q1", one] for one in (forged, {}, None, genuine)]
    foreign = ["EVENT", "q9", genuine]
    async with connected(answering(foreign, *answers, ["EOSE", "q1"])) as there:
        assert await there.query({}, 10, 5) == [EVENT]
    async with connected(answering(*answers, *answers, ["EOSE", "q1"])) as there:
        with pytest.raises(RelayFailed, match="more than"):
            await there.query({}, 1, 5)
    async with connected(answering(["CLOSED", "q1", "no"])) as there:
        with pytest.raises(RelayFailed):
            await there.query({}, 1, 5)


@pytest.mark.parametrize("elsewhere", ["/inside", "ws://localhost:9/"])
async def test_no_redirect_is_followed(local: None, elsewhere: str) -> None:
    """Neither to another door nor, as websockets would, to a room behind this one."""
    knocks = []

    def away(_: ServerConnection, request: Request) -> Response:
        knocks.append(request.path)
        return Response(302, "Found", Headers(Location=elsewhere), b"")

    async with relay(silent, process_request=away) as url:
        with pytest.raises(RelayFailed):
            await RelayConnection.open(url)
    assert knocks == ["/"]


async def test_those_that_answer_do_so_for_those_that_do_not(local: None) -> None:
    genuine = ["EVENT", "q1", json.loads(EVENT.to_json())]
    async with relay(answering(genuine, ["EOSE", "q1"])) as good, relay(flood) as bad:
        with socket.socket() as closed:  # nobody listens there
            closed.bind(("127.0.0.1", 0))
            dead = f"ws://127.0.0.1:{closed.getsockname()[1]}"
            assert await ask_all([dead, bad, good], {}, 10, 5) == [[EVENT]]


# --- the guard ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("100.64.0.1", "255.255.255.255", "224.0.0.1", "::1", "::"),
        *("fe80::1", "fe80::1%eth0", "fc00::1", "::ffff:10.0.0.1", "64:ff9b::a00:1"),
        *("2002:a00:1::", "ff02::1", "2001:db8::1", "nonsense", "", "1.1"),
    ],
)
def test_no_door_of_our_own_network(address: str) -> None:
    assert not may_dial(address)


def test_public_doors_may_be_knocked_at() -> None:
    for address in ("1.1.1.1", "2606:4700:4700::1111", "::ffff:1.1.1.1"):
        assert may_dial(address)


@pytest.mark.parametrize(
    "url",
    [
        *("ws://relay.example", "https://relay.example", "wss://", "wss://a b"),
        *("wss://me:pw@relay.example", "wss://relay.example#x", "wss://localhost"),
        *("wss://relay", "wss://printer.local", "wss://relay.example:99999"),
        *("wss://rel\u0430y.example", "wss://" + "a" * 300, "ws://127.0.0.1", "x"),
    ],
)
def test_what_is_no_address_of_a_relay(url: str) -> None:
    with pytest.raises(DialRefused):
        check_url(url)


def test_one_relay_has_one_spelling() -> None:
    for spelling in (
        "wss://Relay.Example",
        "wss://relay.example:443/",
        " wss://relay.example",
    ):
        assert check_url(spelling) == "wss://relay.example"
    assert check_url("wss://relay.example/a?b=c") == "wss://relay.example/a?b=c"


async def test_a_name_that_means_this_machine_opens_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One public address beside a private one is no excuse."""
    loop = asyncio.get_running_loop()

    async def resolve(host: str, port: int, **_: Any) -> list[Any]:
        return [
            (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in ("1.1.1.1", "127.0.0.1")[: found + 1]
        ]

    monkeypatch.setattr(loop, "getaddrinfo", resolve)
    found = 0
    door = await door_of("wss://relay.example")
    assert (door.address, door.host, door.port) == ("1.1.1.1", "relay.example", 443)
    found = 1
    with pytest.raises(DialRefused, match="own network"):
        await door_of("wss://relay.example")


def test_only_this_machine_is_let_through_where_it_is(local: None) -> None:
    assert guard.allows_local() and may_dial("127.0.0.1")
    assert not may_dial("10.0.0.1")
    with pytest.raises(DialRefused):
        check_url("ws://relay.example")


# --- verdicts -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("is_ok", "message", "state", "base"),
    [
        (True, "", SENT, 2),
        (True, "anything: at all", SENT, 2),
        (False, "duplicate: exists", SENT, 2),
        (False, "replaced: have newer", SENT, 2),
        (False, "deleted: gone", SENT, 2),
        (False, "invalid: bad", DEAD, 2),
        (False, "blocked: you", DEAD, 2),
        (False, "pow: 28 bits", DEAD, 2),
        (False, "mute: no", DEAD, 2),
        (False, "rate-limited: slow down", WAITING, 30),
        (False, "error: disk", WAITING, 2),
        (False, "auth-required: who", WAITING, 2),
        (False, "restricted: members", WAITING, 2),
        (False, "", WAITING, 2),
        (False, "whatever", WAITING, 2),
    ],
)
def test_what_an_answer_means(is_ok: bool, message: str, state: str, base: int) -> None:
    verdict = judge(is_ok, message)
    assert (verdict.state, verdict.base_seconds) == (state, base)
    assert bool(verdict.reason) == (state != SENT)


def test_a_relays_words_bring_no_key_back() -> None:
    said = judge(False, f"blocked: {'a' * 64} npub1{'q' * 58}\n\0 bad").reason
    assert "a" * 64 not in said and "npub1" not in said and said.isprintable()


def test_patience_doubles_and_ends() -> None:
    pauses = [pause_seconds(2, tries, 0.5) for tries in range(1, 30)]
    assert pauses[:4] == [2, 4, 8, 16] and max(pauses) == LONGEST_PAUSE
    late = judge(False, "error: x")
    assert after(late, MOST_TRIES - 1).state == WAITING
    assert after(late, MOST_TRIES).state == DEAD


# --- signing in (NIP-42) --------------------------------------------------------------


def never_content(seen: list[Any]) -> Talk:
    """Asks for a signature again and again, whatever it is shown."""

    async def talk(other: ServerConnection) -> None:
        await other.send('["AUTH","who are you?"]')
        async for frame in other:
            said = json.loads(frame)
            seen.append(said)
            refused = [False, "auth-required: who are you?"]
            await other.send(json.dumps(["AUTH", f"and {len(seen)}?"]))
            await other.send(json.dumps(["OK", said[1]["id"], *refused]))

    return talk


async def test_a_challenge_is_signed_for_that_relay_and_nothing_else(
    local: None,
) -> None:
    seen: list[Any] = []
    async with connected(never_content(seen)) as there:
        (verdict,) = (await there.publish(BODIES, 5)).values()
        assert verdict.wants_sign_in and verdict.state == WAITING
        assert there.challenge == "and 1?"
        shown = sign(Draft(22242, 1, (("challenge", there.challenge),)), b"s" * 32)
        await there.sign_in(shown, 5)
        assert [said[0] for said in seen] == ["EVENT", "AUTH"]


@pytest.mark.parametrize("challenge", ["x" * 501, 7, None, ["a"], {}])
async def test_what_is_no_challenge_is_not_signed(local: None, challenge: Any) -> None:
    ok = ["OK", EVENT.id, True, ""]
    async with connected(answering(["AUTH", challenge], ["AUTH"], ok)) as there:
        assert await there.publish(BODIES, 5) == {EVENT.id: ARRIVED}
        assert there.challenge == ""


async def test_who_only_asks_for_signatures_is_left(local: None) -> None:
    async with connected(answering(*[["AUTH", "again"]] * 300)) as there:
        with pytest.raises(RelayFailed, match="nobody has asked"):
            await there.publish(BODIES, 20)
