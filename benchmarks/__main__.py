"""Every job of the quality bars against its floor in the same run, as one table.

`python -m benchmarks` measures all; `python -m benchmarks start import` only these parts; `--quick` small sizes.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable
from importlib import import_module

from benchmarks.floor import Measure, show

PARTS = ("start", "read", "import", "table", "views", "mrr", "health", "triggers", "deck", "backup")


def main() -> int:
    """Measure the parts that are asked for; the exit code says whether every goal was reached."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    asked.add_argument("parts", nargs="*", metavar="PART", help=", ".join(PARTS))
    asked.add_argument("--quick", action="store_true", help="small sizes, few turns")
    given = asked.parse_args()
    unknown = set(given.parts).difference(PARTS)
    if unknown:
        asked.error(f"no part is called {min(unknown)}; there are {', '.join(PARTS)}")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    found: list[Measure] = []
    for part in given.parts or PARTS:
        print(f"measuring {part}", file=sys.stderr, flush=True)
        found += measured(part, quick=given.quick)
    show(found)
    return int(any(measure.reached is False for measure in found))


def measured(part: str, *, quick: bool) -> Iterable[Measure]:
    """The measures of one part."""
    measures: Iterable[Measure] = import_module(f"benchmarks.{part}_speed").measures(quick=quick)
    return measures


if __name__ == "__main__":
    sys.exit(main())
