"""LNbits inside this process, for tests and for making history.

`running_app` is for code that already lives in an event loop. `InProcessLNbits`
brings its own loop in a thread, and a synchronous client, so that the same
synchronous helpers serve a server process and this.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import httpx

from .environment import lnbits_environment, process_environment
from .layout import RunFolder

T = TypeVar("T")
BOOT_SECONDS = 180


def enter(folder: RunFolder, port: int, database_url: str | None = None) -> None:
    """Set this process's environment for LNbits, before anything imports it."""
    ours = process_environment(lnbits_environment(folder, port, database_url))
    os.environ.clear()
    os.environ.update(ours)


@asynccontextmanager
async def running_app(folder: RunFolder) -> AsyncIterator[Any]:
    """Boot LNbits in the running loop and shut it down at the end.

    Only while it runs is its folder the working directory: whoever calls this, a
    test runner above all, resolves paths of its own.
    """
    before = Path.cwd()
    os.chdir(folder.path)
    try:
        from lnbits.app import create_app

        app = create_app()
        lifespan = app.router.lifespan_context(app)
        await asyncio.wait_for(lifespan.__aenter__(), BOOT_SECONDS)
        try:
            yield app
        finally:
            await lifespan.__aexit__(None, None, None)
    finally:
        os.chdir(before)


def async_client(app: Any, port: int = 5000) -> httpx.AsyncClient:
    """A client of an app in the same loop; failures arrive as answers, as in life."""
    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    return httpx.AsyncClient(
        transport=transport, base_url=f"http://127.0.0.1:{port}", timeout=30
    )


class LoopBridge(httpx.BaseTransport):
    """Lets synchronous code in one thread call an app in another thread's loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, app: Any) -> None:
        self.loop = loop
        self.transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        return asyncio.run_coroutine_threadsafe(
            self._answer(request), self.loop
        ).result()

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        body = request.read()
        inner = httpx.Request(
            request.method, request.url, headers=request.headers, content=body
        )
        answer = await self.transport.handle_async_request(inner)
        # Bytes as sent, still compressed: the outer response decodes them once.
        raw = b"".join([part async for part in answer.aiter_raw()])
        return httpx.Response(answer.status_code, headers=answer.headers, content=raw)


def bridged_client(
    loop: asyncio.AbstractEventLoop, app: Any, port: int = 5000
) -> httpx.Client:
    """For helpers run in a worker thread while `loop` serves the app."""
    return httpx.Client(
        transport=LoopBridge(loop, app),
        base_url=f"http://127.0.0.1:{port}",
        timeout=30,
    )


class InProcessLNbits:
    """LNbits in a thread of this process; `http` is a synchronous client of it."""

    http: httpx.Client

    def __init__(
        self, folder: RunFolder, port: int, database_url: str | None = None
    ) -> None:
        enter(folder, port, database_url)
        self.folder = folder
        self.port = port
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)

    def __enter__(self) -> InProcessLNbits:
        self.thread.start()
        self.context = running_app(self.folder)
        self.app = self._in_loop(self.context.__aenter__())
        self.http = bridged_client(self.loop, self.app, self.port)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.http.close()
        self._in_loop(self.context.__aexit__(None, None, None))
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()
        self.loop.close()

    def _in_loop(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result()
