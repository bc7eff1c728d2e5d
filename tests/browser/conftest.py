"""What the browser tests share: one stage for the session, one browser per module."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import screens
import stage as stages
from screens import Screen, Visitor
from stage import House, Stage

Open = Callable[..., Visitor]
HERE = Path(__file__).parent


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    if not config.getoption("--smoke"):
        return
    dropped = [item for item in items if is_of_one_database(item)]
    items[:] = [item for item in items if item not in dropped]
    config.hook.pytest_deselected(items=dropped)


def is_of_one_database(item: pytest.Item) -> bool:
    return HERE in item.path.parents and not item.get_closest_marker("every_database")


@pytest.fixture(scope="session")
def stage(bench: Any) -> Iterator[Stage]:
    """A server on the run's database, where Satoshi's Table has a past."""
    folder = bench.path / "stage"
    with stages.running_stage(folder, bench.new_database()) as running:
        yield running


# Not for the session: Playwright keeps an event loop running in this thread, and
# other tests need to run theirs.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = screens.launch(playwright.chromium)
        yield browser
        browser.close()


@pytest.fixture
def house(stage: Stage) -> House:
    """A restaurant without tiers, where nobody has been yet."""
    return stage.new_house()


@pytest.fixture
def visit(stage: Stage, chromium: Browser) -> Iterator[Open]:
    """`visit(PHONE)`: somebody's browser; `visit(TABLET, house)`: the owner's."""
    visitors: list[Visitor] = []

    def arrive(screen: Screen, owner: House | None = None) -> Visitor:
        visitor = Visitor(chromium, stage.server.url, screen)
        visitors.append(visitor)
        if owner is not None:
            visitor.sign_in(owner.username, stages.PASSWORD)
        return visitor

    yield arrive
    troubles = [trouble for visitor in visitors for trouble in visitor.troubles]
    for visitor in visitors:
        visitor.close()
    assert not troubles, "\n".join(troubles)


@pytest.fixture
def keep_screenshot(database: str) -> Callable[[Page, str], None]:
    """`keep_screenshot(page, "card-phone-dark")`: a picture to look at afterwards."""
    return partial(screens.keep_screenshot, database=database)
