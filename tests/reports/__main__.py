"""``python -m tests.reports FOLDER`` writes the sample documents, to be looked at."""

from __future__ import annotations

import sys
from pathlib import Path

from coachdesk.figures.documents import Document, FigureSection
from coachdesk.reports.build import build
from tests.reports import content

SAMPLES: dict[str, Document] = {
    "session": content.session_report(),
    "session-demo": content.session_report(watermark="DÉMO"),
    "edges": content.report(FigureSection("Mesures", content.edge_chart(), None)),
    "dense": content.report(FigureSection("Mesures", content.dense_chart(), content.dot_chart())),
    "recovery": content.recovery_sheet(),
}

folder = Path(sys.argv[1])
folder.mkdir(parents=True, exist_ok=True)
for name, document in SAMPLES.items():
    folder.joinpath(f"{name}.pdf").write_bytes(build(document, content.FONTS))
    print(folder / f"{name}.pdf")
