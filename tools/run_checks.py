"""`make check`: style, types and layout; changes nothing, runs all, then judges.

Type checks see the repository root as LNbits does, as the package `loyalty`, through
a link: what the folder of a clone is called must not matter.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from devkit.layout import BUILD, EXTENSION, ROOT, make_run_folder

# What looks like any long number finds only hashes here; these know real keys.
NOT_ASKED = ("Base64HighEntropyString", "HexHighEntropyString", "KeywordDetector")
NO_SECRETS_OF_OURS = r"(^|/)(package-lock\.json|requirements/.*\.txt|tests/.*)$"
PAGES = ("static/**/*", "**/*.json", "**/*.md")


def commands() -> dict[str, list[str]]:
    python = [sys.executable, "-m"]
    prettier = ["npx", "--no-install", "prettier", "--check", "--log-level", "warn"]
    found = {
        "ruff check": [*python, "ruff", "check", "."],
        "ruff format": [*python, "ruff", "format", "--check", "."],
        "mypy tools tests": [*python, "mypy", *our_python()],
        "secrets": [*python, *secrets()],
        "prettier": [*prettier, "--no-error-on-unmatched-pattern", *PAGES],
    }
    # Without its front door the root is no package yet, only tooling.
    if (ROOT / "__init__.py").exists():
        found[f"mypy {EXTENSION}"] = [*python, "mypy", "-p", EXTENSION]
    return found


def secrets() -> list[str]:
    """Keys and passwords that were committed by mistake, found without a network."""
    asked = ["git", "ls-files"]
    files = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True).stdout
    off = [part for name in NOT_ASKED for part in ("--disable-plugin", name)]
    exclude = ["--exclude-files", NO_SECRETS_OF_OURS]
    return ["detect_secrets.pre_commit_hook", *off, *exclude, *files.split("\n")[:-1]]


def our_python() -> list[str]:
    """Named file by file, because folders are excluded from the package's check."""
    return [
        str(file.relative_to(ROOT))
        for folder in ("tools", "tests")
        for file in sorted((ROOT / folder).rglob("*.py"))
    ]


def search_path(extensions: Path) -> str:
    return os.pathsep.join([str(extensions), str(ROOT / "tools"), str(ROOT / "tests")])


def main() -> int:
    extensions = make_run_folder(BUILD / "check").extensions
    environment = os.environ | {"MYPYPATH": search_path(extensions)}
    failed = []
    for name, command in commands().items():
        print(f"{name} …", flush=True)
        if subprocess.run(command, cwd=ROOT, env=environment).returncode:
            failed.append(name)
    print(f"Not in order: {', '.join(failed)}" if failed else "All in order.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
