"""The first figures of the fictional practice in both languages, as they were last looked at.

A difference is no fault by itself: look at it, then write the snapshots anew with
``COACHDESK_SNAPSHOTS=write python -m pytest tests/contract/test_snapshots.py``.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from datetime import date
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from coachdesk.figures.charts import TrendChart

FOLDER = Path(__file__).parent / "snapshots"
ENDS = 2
"""Points told at each end of a panel; the rest is told by its count and its fingerprint."""


def told(value: object) -> Any:  # noqa: ANN401 - whatever JSON takes
    if isinstance(value, dict):
        return {str(key): told(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [told(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Enum):
        return value.value
    return round(value, 6) if isinstance(value, float) else value


def snapshot(chart: TrendChart) -> dict[str, Any]:
    whole = told(asdict(chart))
    del whole["table"]
    for panel in whole["panels"]:
        points = panel.pop("points")
        for point in points:
            del point["assessment_id"]
        panel["count"] = len(points)
        panel["ends"] = points[:ENDS] + points[ENDS:][-ENDS:]
        panel["fingerprint"] = sha256(json.dumps(points).encode()).hexdigest()[:16]
        panel["lines"] = [[line[0], line[-1]] for line in panel["lines"]]
    return dict(whole)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_figures_of_the_fictional_practice_are_as_they_were(
    demo_charts: dict[str, TrendChart], language: str
) -> None:
    found = {
        name.rpartition(" 0 ")[0]: snapshot(chart)
        for name, chart in demo_charts.items()
        if name.endswith(f" 0 {language}")
    }
    file = FOLDER / f"{language}.json"
    if os.environ.get("COACHDESK_SNAPSHOTS") == "write":
        FOLDER.mkdir(exist_ok=True)
        file.write_text(
            json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8"
        )
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert found.keys() == kept.keys()
    for name, chart in found.items():
        assert chart == kept[name], f"{name}: look at the figure, then write the snapshot anew"
