"""What LNbits' catalogue says of a release, and what its own checks ask of one.

The checks are those that the catalogue's repository (`lnbits/lnbits-extensions`) makes
of every entry, and what its reviewers look at in `config.json`.
"""

from __future__ import annotations

import io
import json
import re
import struct
import zipfile
from typing import Any

from devkit.layout import EXTENSION

from .archive import Archive

MANDATORY = ("LICENSE", "README.md", "__init__.py", "config.json", "manifest.json")
FIELDS = (
    *("id", "version", "name", "repo", "short_description", "tile", "license", "tags"),
    *("min_lnbits_version", "contributors", "images"),
    *("description_md", "terms_and_conditions_md"),
)
NOTHING_OF = ("tests", "tools", "docs", "requirements", "node_modules", ".git", ".venv")
RAW = "https://raw.githubusercontent.com/"
PNG = b"\x89PNG\r\n\x1a\n"
SEMANTIC = re.compile(r"\d+\.\d+\.\d+")


def entry(archive: Archive) -> dict[str, Any]:
    """The release in `extensions.json`."""
    config, version = archive.config, archive.version
    raw = config["repo"].replace("https://github.com/", RAW)
    return {
        "id": config["id"],
        "repo": config["repo"],
        "name": config["name"],
        "version": version,
        "min_lnbits_version": config["min_lnbits_version"],
        "short_description": config["short_description"],
        "icon": f"{raw}/v{version}/{_in_folder(config['tile'])}",
        "details_link": f"{raw}/v{version}/config.json",
        "html_url": f"{config['repo']}/releases/tag/v{version}",
        "archive": f"{config['repo']}/releases/download/v{version}/{archive.name}",
        "hash": archive.hash,
    }


def faults(archive: Archive, said: dict[str, Any]) -> list[str]:
    """What the catalogue would refuse; nothing, if all is in order."""
    with zipfile.ZipFile(io.BytesIO(archive.content)) as opened:
        names = opened.namelist()
        folder = f"{said['repo'].rsplit('/', 1)[1]}-{said['version']}"
        inside = {name.removeprefix(f"{folder}/") for name in names}
        wrong = [f"{n} is outside {folder}" for n in names if n.split("/")[0] != folder]
        wrong += [f"{name} is not there" for name in MANDATORY if name not in inside]
        if not wrong:
            config = json.loads(opened.read(f"{folder}/config.json"))
            tile = _in_folder(config["tile"])
            wrong += _of_config(config, said)
            wrong += _of_tile(
                opened.read(f"{folder}/{tile}") if tile in inside else b""
            )
    wrong += [f"{name} is for developers" for name in inside if _is_foreign(name)]
    return wrong + _of_entry(said, archive)


def _of_entry(said: dict[str, Any], archive: Archive) -> list[str]:
    checks = {
        "name does not begin in upper case": said["name"][0].isupper(),
        "short_description does not begin in upper case": (
            said["short_description"][0].isupper()
        ),
        "short_description ends with a full stop": (
            not said["short_description"].endswith(".")
        ),
        "id has upper case": said["id"] == said["id"].lower(),
        "archive is not of the repository": said["archive"].startswith(said["repo"]),
        "archive's name has no version": said["archive"].endswith(
            f"{said['version']}.zip"
        ),
        "hash is another one": said["hash"] == archive.hash,
    }
    return [words for words, holds in checks.items() if not holds]


def _of_config(config: dict[str, Any], said: dict[str, Any]) -> list[str]:
    absent = [f"config.json has no {name}" for name in FIELDS if not config.get(name)]
    if absent:
        return absent
    raw = config["repo"].replace("https://github.com/", RAW)
    same = ("id", "name", "version", "short_description", "min_lnbits_version")
    checks = {
        f"config.json's {name} is another one": config[name] == said[name]
        for name in same
    } | {
        "version is not semantic": bool(SEMANTIC.fullmatch(config["version"])),
        "tile is not served by us": config["tile"].startswith(f"/{EXTENSION}/static/"),
        "description_md is not ours": config["description_md"].startswith(raw),
        "terms are not ours": config["terms_and_conditions_md"].startswith(raw),
        "an image is not ours": all(
            image["uri"].startswith(raw) for image in config["images"]
        ),
    }
    return [words for words, holds in checks.items() if not holds]


def _of_tile(content: bytes) -> list[str]:
    if not content.startswith(PNG):
        return ["tile is no PNG"]
    width, height = struct.unpack(">II", content[16:24])
    return [] if width == height >= 128 else [f"tile is {width} × {height}"]


def _is_foreign(name: str) -> bool:
    parts = name.split("/")
    return parts[0] in NOTHING_OF or name.endswith((".pyc", ".sqlite3"))


def _in_folder(tile: str) -> str:
    return tile.removeprefix(f"/{EXTENSION}/")
