"""``python -m tests.benchmarks [name]``: one JSON line for each benchmark, or for the one named."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from typing import Final

from tests.benchmarks.measuring import choose_display

RUNS: Final = {
    "first_window": 15,
    "trend_drawing": 21,
    "trend_moving": 11,
    "report": 21,
    "unlock_to_today": 21,
    "batch": 5,
    "longest_turn": 5,
}
"""How often each counts: enough that the median stands still, within a minute or two for all."""


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("name", nargs="?", choices=[*RUNS], help="which one; all of them without it")
    parser.add_argument("--quick", action="store_true", help="once each: does it still run?")
    asked = parser.parse_args()
    choose_display()
    for name in [asked.name] if asked.name else RUNS:
        benchmark = importlib.import_module(f"tests.benchmarks.{name}")
        measured = benchmark.measure(1 if asked.quick else RUNS[name])
        print(json.dumps(measured.as_plain()), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
