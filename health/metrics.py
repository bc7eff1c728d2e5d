"""Findings in Prometheus' text format, version 0.0.4. Pure.

https://prometheus.io/docs/instrumenting/exposition_formats/

Every figure is a gauge, `loyalty_<probe>_<figure>`; what a probe tells of several
things is a gauge of its own with one label that says of which. Whole numbers only.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from .models import STATES, Probed

MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"
_HELP = {
    "loyalty_info": "Which release runs.",
    "loyalty_state": "How a part is doing: 0 ok, 1 needs a look, 2 is in trouble.",
}


def text(found: Sequence[Probed], version: str) -> str:
    lines = [*_family("loyalty_info", [f'{{version="{_escaped(version)}"}} 1'])]
    states = [f'{{part="{p.name}"}} {STATES.index(p.finding.state)}' for p in found]
    lines += _family("loyalty_state", states)
    for probed in found:
        lines += _figures(probed)
        lines += _rows(probed)
    return "\n".join(lines) + "\n"


def _figures(probed: Probed) -> Iterator[str]:
    for name, value in probed.finding.figures.items():
        yield from _family(f"loyalty_{probed.name}_{name}", [f" {value}"])


def _rows(probed: Probed) -> Iterator[str]:
    """Of each of several things: the text among a row's values says of which."""
    samples: dict[str, list[str]] = {}
    for row in probed.finding.rows:
        label = next(name for name, value in row.items() if isinstance(value, str))
        of = f'{{{label}="{_escaped(row[label])}"}}'
        for name, value in row.items():
            if name != label:
                family = f"loyalty_{probed.name}_{label}_{name}"
                samples.setdefault(family, []).append(f"{of} {value}")
    for family, lines in samples.items():
        yield from _family(family, lines)


def _family(name: str, samples: Sequence[str]) -> Iterator[str]:
    yield f"# HELP {name} {_HELP.get(name, 'See docs/operating.md.')}"
    yield f"# TYPE {name} gauge"
    yield from (f"{name}{sample}" for sample in samples)


def _escaped(label: str) -> str:
    return label.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
