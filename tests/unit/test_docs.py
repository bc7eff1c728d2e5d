"""What the documents say of the code is so: rooms, files, tests, links."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from spoken import SIDE_ROOMS

from devkit.layout import ROOT

DOCS = ROOT / "docs"
HOUSE = (DOCS / "architecture.md").read_text()
THREATS = (DOCS / "threat-model.md").read_text()
PAGES = [ROOT / "README.md", *sorted(DOCS.glob("*.md"))]
FLOOR = re.compile(r"subgraph (\w+)\[.*?\]\n(.*?)\n    end", re.DOTALL)
LINK = re.compile(r"\]\(([^)\s]+)\)")
NAMED_FILE = re.compile(r"`((?:[a-z_]+/)*[a-z_\-]+\.(?:py|js|md|vue))`")
NAMED_TEST = re.compile(r"`(?:[a-z]+/)?(test_\w+)`")


def rooms() -> set[str]:
    """The folders of the package, and the pages."""
    packages = {file.parent.name for file in ROOT.glob("*/__init__.py")}
    return packages - SIDE_ROOMS | {"static"}


def floors() -> dict[str, int]:
    """Each room of the picture, with the number of its floor; the roof is 0."""
    found = FLOOR.findall(HOUSE.split("flowchart TB")[1].split("```")[0])
    return {
        room: number
        for number, (_, named) in enumerate(found)
        for room in named.split()
    }


def test_the_picture_has_every_room_and_no_other() -> None:
    assert floors().keys() == rooms()


def imported(file: Path) -> Iterator[str]:
    """The rooms, or root modules, that a file of the package takes from."""
    inside = file.relative_to(ROOT).parts[:-1]
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = inside[: len(inside) - node.level + 1]
            named = [node.module] if node.module else [a.name for a in node.names]
            for name in named:
                yield [*base, *name.split(".")][0]


def test_no_room_reaches_up() -> None:
    of = floors()
    wrong = {
        (room, taken)
        for room in of.keys() - {"static"}
        for file in (ROOT / room).rglob("*.py")
        for taken in imported(file)
        if taken in of and of[taken] < of[room]
    }
    assert not wrong


def test_the_floors_follow_each_other_in_the_picture() -> None:
    names = [name for name, _ in FLOOR.findall(HOUSE)]
    assert " --> ".join(names) in HOUSE and len(names) == 6


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text()
    broken = [
        link
        for link in LINK.findall(text)
        if not re.match(r"[a-z]+:|#", link)
        and not (page.parent / link.split("#")[0]).exists()
    ]
    assert not broken


def test_every_document_is_in_the_index() -> None:
    listed = set(LINK.findall((DOCS / "README.md").read_text()))
    assert {page.name for page in DOCS.glob("*.md")} - {"README.md"} <= listed


def test_files_that_the_walks_name_are_there() -> None:
    places = (ROOT, DOCS)
    missing = {
        name
        for name in NAMED_FILE.findall(HOUSE)
        if not name.endswith("/hotel.py")  # the one that is to be written
        and not any((place / name).exists() for place in places)
    }
    # Said of every room, not of one.
    assert missing <= {"crud.py", "services.py"}


def attacks() -> list[str]:
    """The rows of the tables of attacks, each with what shows that it is stopped."""
    tables = re.findall(r"\| attack .*?\n\|[ -|]+\n((?:\|.*\n)+)", THREATS)
    return [row for table in tables for row in table.splitlines()]


def test_what_stops_an_attack_is_shown_by_a_test_that_exists() -> None:
    files = list((ROOT / "tests").rglob("test_*.py"))
    known = {file.stem for file in files}
    for file in files:
        known |= set(re.findall(r"def (test_\w+)", file.read_text()))
    assert len(attacks()) > 90
    assert not [row for row in attacks() if not NAMED_TEST.search(row.split("|")[3])]
    assert not sorted(set(NAMED_TEST.findall(THREATS)) - known)
