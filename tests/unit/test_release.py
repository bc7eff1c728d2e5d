"""A release is the same wherever it is made, and passes what the catalogue asks."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from releasing import archive, catalogue
from releasing.archive import Archive

from devkit.layout import ROOT


@pytest.fixture(scope="module")
def released() -> Archive:
    return archive.of_work_tree()


def names(made: Archive) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(made.content)) as opened:
        return opened.namelist()


def test_the_same_files_make_the_same_bytes_in_any_order(released: Archive) -> None:
    with zipfile.ZipFile(io.BytesIO(released.content)) as opened:
        prefix = released.name.removesuffix(".zip") + "/"
        files = {n.removeprefix(prefix): opened.read(n) for n in opened.namelist()}
    backwards = dict(reversed(files.items()))
    assert archive.pack(backwards).hash == archive.of_work_tree().hash == released.hash
    changed = files | {"toc.md": b"other words"}
    assert archive.pack(changed).hash != released.hash


def test_what_runs_is_in_it_and_what_developers_need_is_not(released: Archive) -> None:
    inside = {name.partition("/")[2] for name in names(released)}
    # Whatever the package imports or serves; static/vendor besides.
    package = {
        str(file.relative_to(ROOT))
        for folder in ("ledger", "migrations", "orders", "services", "static", "store")
        for file in (ROOT / folder).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert package <= inside
    assert {"ledger_tool.py", "static/vendor/leaflet/leaflet.js"} <= inside
    first = {name.partition("/")[0] for name in inside}
    assert not first & {"tests", "tools", "docs", "requirements", ".ci", "Makefile"}
    assert not [name for name in inside if name.endswith(".pyc")]


def test_the_catalogue_takes_it(released: Archive) -> None:
    assert catalogue.faults(released, catalogue.entry(released)) == []
    for name in ("description.md", "toc.md"):
        assert (ROOT / name).read_text().strip()
    raw = "https://raw.githubusercontent.com/lnbits/loyalty/main/"
    for image in released.config["images"]:
        assert (ROOT / image["uri"].removeprefix(raw)).is_file()


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": "loyalty"}, "name does not begin in upper case"),
        ({"short_description": "Points."}, "short_description ends with a full stop"),
        ({"hash": "0" * 64}, "hash is another one"),
        ({"archive": "https://example.com/loyalty-0.1.0.zip"}, "not of the repository"),
        ({"version": "9.9.9"}, "is not there"),
        ({"min_lnbits_version": "1.0.0"}, "min_lnbits_version is another one"),
    ],
)
def test_the_catalogue_refuses_what_it_would(
    released: Archive, change: dict[str, Any], fault: str
) -> None:
    wrong = catalogue.faults(released, catalogue.entry(released) | change)
    assert any(fault in words for words in wrong)


def test_what_config_json_or_the_files_lack_is_named(released: Archive) -> None:
    config = json.dumps({**released.config, "images": [], "license": ""}).encode()
    files = dict.fromkeys((*catalogue.MANDATORY, "static/image/loyalty.png"), b"x")
    made = archive.pack(files | {"config.json": config, "tests/test_it.py": b"x"})
    assert set(catalogue.faults(made, catalogue.entry(made))) == {
        "config.json has no images",
        "config.json has no license",
        "tile is no PNG",
        "tests/test_it.py is for developers",
    }
    nothing = replace(made, content=archive.pack({"config.json": config}).content)
    assert "LICENSE is not there" in catalogue.faults(nothing, catalogue.entry(made))
