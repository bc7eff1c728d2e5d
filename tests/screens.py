"""People in front of a screen: a Chromium, their browsers, and what is asked of pages.

A `Visitor` is one person with cookies and a page of their own. Whatever goes wrong
on that page, an error on the console, an answer that is an error, a request that
fails, is kept as a trouble; `tests/browser/conftest.py` lets no test end with one.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    BrowserType,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    Route,
    expect,
)

from devkit.layout import BUILD, EXTENSION, ROOT

PATIENCE_MS = 60_000  # two cores may be busy with the other database's tests
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
# No sandbox, because containers run as root; the rest keeps it from calling home.
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--no-first-run",
    "--disable-component-update",
    "--disable-sync",
)
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
KEEPS_FOR_DOCS = os.environ.get("LOYALTY_KEEP_SCREENSHOTS") == "1"
BANNED_WORDS = Path(__file__).parent / "browser" / "banned_words.txt"

# What LNbits itself draws around every page; not ours to put right.
LNBITS_OWN = (
    "header.q-header",
    ".q-drawer",
    "footer.q-footer",
    ".q-loading-bar",  # runs along the top while anything is asked for
    'meta[name="viewport"]',  # it forbids zooming
)
GRAVE = ("serious", "critical")

expect.set_options(timeout=PATIENCE_MS)


ENGLISH = "en-GB"


@dataclass(frozen=True)
class Screen:
    """What somebody looks at, and the only language of their browser.

    Whose browser speaks English has chosen it in LNbits, too; others have chosen none.
    """

    name: str
    width: int
    height: int
    is_touch: bool = False
    is_dark: bool = True
    language: str = ENGLISH

    @property
    def light(self) -> Screen:
        return replace(self, is_dark=False)

    def speaking(self, language: str) -> Screen:
        return replace(self, language=language)

    def __str__(self) -> str:
        return f"{self.name}-{'dark' if self.is_dark else 'light'}"


PHONE = Screen("phone", 390, 844, is_touch=True)
TABLET = Screen("tablet", 1180, 820, is_touch=True)
DESKTOP = Screen("desktop", 1440, 900)
EVERY_SCREEN = tuple(chain(*((s, s.light) for s in (PHONE, TABLET, DESKTOP))))


def launch(chromium: BrowserType) -> Browser:
    """The system's Chromium, which `make test` has seen to."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    assert found, "There is no Chromium: run tools/chromium.sh"
    return chromium.launch(executable_path=found, args=list(FLAGS))


class Visitor:
    """One person's browser on one screen."""

    def __init__(self, browser: Browser, url: str, screen: Screen) -> None:
        self.url = url
        self.screen = screen
        self.troubles: list[str] = []
        self._forgiving = False
        self.context = self._context(browser)
        self.page: Page = self.context.new_page()
        self._watch(self.page)

    def open(self, path: str) -> Page:
        """Go to a path of LNbits; returns when the page's script has started."""
        self.page.goto(self.url + path, wait_until="domcontentloaded")
        return self.page

    def sign_in(self, username: str, password: str) -> None:
        """As LNbits' own page does: the answer sets the cookie."""
        login = {"username": username, "password": password}
        answer = self.context.request.post(f"{self.url}/api/v1/auth", data=login)
        assert answer.ok, answer.text()

    @contextmanager
    def expecting_trouble(self) -> Iterator[None]:
        """While the server is away, or says no on purpose, nothing is held against it.

        Ends only when the page is quiet, because the browser reports late.
        """
        self._forgiving = True
        try:
            yield
            self.page.wait_for_timeout(100)
        finally:
            self._forgiving = False

    @contextmanager
    def held_up(self, path: re.Pattern[str]) -> Iterator[None]:
        """Requests to `path` get no answer before the end of this."""
        waiting: list[Route] = []
        self.page.route(path, lambda route: waiting.append(route))
        yield
        for route in waiting:
            route.continue_()
        self.page.unroute(path)

    def close(self) -> None:
        self.context.close()

    def _context(self, browser: Browser) -> BrowserContext:
        screen = self.screen
        context = browser.new_context(
            viewport={"width": screen.width, "height": screen.height},
            device_scale_factor=2 if KEEPS_FOR_DOCS else 1,
            has_touch=screen.is_touch,
            locale=screen.language,
            timezone_id="Europe/Lisbon",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(_settings(screen))
        return context

    def _watch(self, page: Page) -> None:
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self._note(f"script: {error}"))
        page.on("response", self._answered)
        page.on("requestfailed", self._failed)

    def _note(self, trouble: str) -> None:
        if not self._forgiving:
            self.troubles.append(trouble)

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            where = message.location.get("url", "")
            self._note(f"console: {message.text} ({where})")

    def _answered(self, response: Response) -> None:
        if response.status >= 400 and _is_ours(response.url):
            self._note(f"answer: {response.status} {_bare(response.url)}")

    def _failed(self, request: Request) -> None:
        # A page that is left behind abandons what it was still asking for.
        if _is_ours(request.url) and request.failure != "net::ERR_ABORTED":
            self._note(f"request: {request.failure} {_bare(request.url)}")


def _is_ours(url: str) -> bool:
    return f"/{EXTENSION}/" in url


def _bare(url: str) -> str:
    # What is behind `#` may be a key.
    return url.split("#")[0]


def _settings(screen: Screen) -> str:
    """LNbits keeps its look in the browser, in Quasar's own spelling of values."""
    dark = int(screen.is_dark)
    chosen = "localStorage.setItem('lnbits.lang', '__q_strn|en')"
    return f"""
      {chosen if screen.language == ENGLISH else ""}
      localStorage.setItem('lnbits.darkMode', '__q_bool|{dark}')
      localStorage.setItem('lnbits.disclaimerShown', '__q_bool|1')
    """


# --- finding one's way ---


def bill(page: Page, column: str, table: str) -> Locator:
    """An order on the monitor, in the column where it should be."""
    place = page.get_by_role("region", name=column, exact=True)
    return place.locator(".loyalty-order", has_text=table)


def tab_to(wanted: Locator, most: int = 60) -> None:
    """Reach it with the Tab key alone, as somebody without a mouse does."""
    expect(wanted).to_be_visible()
    for _ in range(most):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        wanted.page.keyboard.press("Tab")
    raise AssertionError("no number of Tab presses leads there")


# --- what every page has to stand ---


def assert_accessible(page: Page) -> None:
    """No serious or critical finding of axe, outside what LNbits itself draws."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=AXE)
    findings: list[dict[str, Any]] = page.evaluate(
        """async exclude => {
          const context = {exclude: exclude.map(selector => [selector])}
          const result = await axe.run(context, {resultTypes: ['violations']})
          return result.violations
        }""",
        list(LNBITS_OWN),
    )
    grave = [finding for finding in findings if finding["impact"] in GRAVE]
    assert not grave, "\n".join(map(_in_words, grave))


def _in_words(finding: dict[str, Any]) -> str:
    places = "\n".join(
        f"  {node['html'][:300]}\n    {node['failureSummary']}"
        for node in finding["nodes"][:5]
    )
    return f"{finding['impact']}: {finding['help']} ({finding['id']})\n{places}"


# The smallest thing without which it would fit.
TOO_WIDE = """() => {
  const root = document.documentElement
  const fits = () => root.scrollWidth <= root.clientWidth
  const guilty = parent => [...parent.children].find(one => {
    const {display} = one.style
    one.style.display = 'none'
    const helps = fits()
    one.style.display = display
    return helps
  })
  let found = document.body
  for (let inner = found; inner; inner = guilty(inner)) found = inner
  return found.outerHTML.slice(0, 600)
}"""


def assert_fits(page: Page) -> None:
    """Nothing sticks out to the right: nobody scrolls sideways."""
    over = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert over <= 0, f"{over} px too wide: {page.evaluate(TOO_WIDE)}"


def shown_texts(page: Page) -> list[str]:
    """Every text of ours that somebody sees, or has read out to them."""
    texts: list[str] = page.evaluate(
        """own => {
          const named = ['aria-label', 'title', 'placeholder', 'alt']
          const ours = [...document.body.querySelectorAll('*')].filter(
            element => !element.closest(own) && element.checkVisibility())
          const words = ours.flatMap(element => [
            ...[...element.childNodes]
              .filter(node => node.nodeType === Node.TEXT_NODE)
              .map(node => node.textContent.trim()),
            ...named.map(name => element.getAttribute(name))
          ])
          return words.filter(Boolean)
        }""",
        ", ".join([*LNBITS_OWN, "script, style, noscript, i.q-icon"]),
    )
    return texts


def banned_words() -> re.Pattern[str]:
    """The words of the trade, of every language at once, and shouting."""
    lines = BANNED_WORDS.read_text().splitlines()
    banned = [line for line in lines if line and not line.startswith("#")]
    return re.compile(rf"(?<!\w)(?:{'|'.join(banned)})(?!\w)|!", re.IGNORECASE)


def assert_house_words(page: Page) -> None:
    """No word of the trade, and nobody is shouted at."""
    pattern = banned_words()
    texts = shown_texts(page)
    assert texts, "the page shows no text at all"
    wrong = [text for text in texts if pattern.search(text)]
    assert not wrong, f"not in the house's words: {wrong}"


def keep_screenshot(page: Page, name: str, database: str) -> None:
    """A picture in .build/screenshots, and with LOYALTY_KEEP_SCREENSHOTS=1 in docs.

    The documents' pictures are the same on both databases and come from one.
    """
    folders = [BUILD / "screenshots" / database]
    if KEEPS_FOR_DOCS and database == "sqlite":
        folders.append(ROOT / "docs" / "images")
    for folder in folders:
        folder.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=folder / f"{name}.png", animations="disabled")
