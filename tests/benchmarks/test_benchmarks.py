"""Benchmarks are run by hand; here each runs once, so that none breaks unseen. No time is asserted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.benchmarks.__main__ import RUNS
from tests.benchmarks.measuring import compare


def test_each_benchmark_runs_and_prints_one_json_line(root: Path) -> None:
    command = [sys.executable, "-m", "tests.benchmarks", "--quick"]
    said = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=120, check=True).stdout
    lines = [json.loads(line) for line in said.splitlines()]
    assert [line["name"] for line in lines] == list(RUNS)
    for line in lines:
        assert set(line) == {"name", "value", "baseline", "ratio", "unit"}
        assert min(line["value"], line["baseline"], line["ratio"]) > 0
        assert line["unit"] == "ms"


def test_the_median_of_the_runs_after_the_first_is_told() -> None:
    ours, bare = iter([9.0, 0.2, 0.4, 0.3]), iter([9.0, 0.1, 0.1, 0.1])
    measured = compare("one", lambda: next(ours), lambda: next(bare), 3)
    assert (measured.value, measured.baseline, measured.ratio) == (300.0, 100.0, 3.0)


def test_ours_and_the_other_take_turns_at_going_first() -> None:
    turns: list[str] = []

    def noted(name: str) -> float:
        turns.append(name)
        return 1.0

    compare("one", lambda: noted("ours"), lambda: noted("bare"), 3)
    assert turns == ["bare", "ours", "ours", "bare", "bare", "ours", "ours", "bare"]
