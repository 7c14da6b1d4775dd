"""The picture of the house: who may import whom, and that a breach is seen."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.architecture.sources import Module, modules

THIRD_PARTY = {
    "domain": set(),
    "i18n": {"babel"},
    "figures": set(),
    "instruments": set(),
    "vault": {"cryptography", "zxcvbn", "xkcdpass"},
    "store": {"sqlalchemy", "sqlcipher3", "alembic"},
    "services": set(),
    "reports": {"reportlab", "pypdf", "fontTools"},
    "exchange": {"openpyxl"},
    "ui": {"PySide6", "shiboken6", "pyqtgraph", "pypdfium2", "numpy"},
    "app": {"PySide6"},
    "cli": set(),
    "demo_reports": set(),
    "__main__": set(),
    "paths": {"platformdirs"},
    "logs": set(),
    "settings": set(),
    "start_again": set(),
    "display": set(),
}
"""What each room may use besides Python itself; `sqlite3` counts as foreign: it would write in the clear."""


@dataclass(frozen=True)
class Breach:
    """A line that must not be there, and what the linter says of it."""

    file: str
    line: str
    said: str


BREACHES = [
    Breach("ui/page.py", "import coachdesk.reports.text", "coachdesk.ui.page -> coachdesk.reports.text"),
    Breach("ui/page.py", "import sqlalchemy", "coachdesk.ui.page -> sqlalchemy"),
    Breach("ui/desk.py", "import coachdesk.app", "coachdesk.ui.desk -> coachdesk.app"),
    Breach("ui/places.py", "import coachdesk.start_again", "coachdesk.ui.places -> coachdesk.start_again"),
    Breach("services/clock.py", "import coachdesk.reports", "coachdesk.services.clock -> coachdesk.reports"),
    Breach(
        "services/fields.py", "def late() -> None:\n    import PySide6.QtCore", "services.fields -> PySide6"
    ),
    Breach(
        "services/clients.py", "import coachdesk.ui.desk", "coachdesk.services.clients -> coachdesk.ui.desk"
    ),
    Breach("services/runner.py", "import sqlcipher3", "coachdesk.services.runner -> sqlcipher3"),
    Breach("reports/text.py", "import coachdesk.services.clock", "reports.text -> coachdesk.services.clock"),
    Breach("exchange/files.py", "import coachdesk.reports", "exchange.files -> coachdesk.reports"),
    Breach("services/imports.py", "import coachdesk.exchange", "services.imports -> coachdesk.exchange"),
    Breach("reports/text.py", "import openpyxl", "coachdesk.reports.text -> openpyxl"),
    Breach("reports/text.py", "import coachdesk.settings", "coachdesk.reports.text -> coachdesk.settings"),
    Breach("vault/key_file.py", "import coachdesk.store.engine", "vault.key_file -> coachdesk.store.engine"),
    Breach("store/engine.py", "import coachdesk.paths\nimport cryptography", "store.engine -> cryptography"),
    Breach("store/tables.py", "import sqlcipher3", "coachdesk.store.tables -> sqlcipher3"),
    Breach("i18n/dates.py", "import coachdesk.paths", "coachdesk.i18n.dates -> coachdesk.paths"),
    Breach("domain/errors.py", "import coachdesk.i18n.dates", "domain.errors -> coachdesk.i18n.dates"),
    Breach("settings.py", "import coachdesk.paths", "coachdesk.settings -> coachdesk.paths"),
    Breach("logs.py", "import coachdesk.domain.clients", "coachdesk.logs -> coachdesk.domain.clients"),
    Breach(
        "domain/messages.py",
        "import coachdesk.domain.errors",
        "No circles between the parts of a room BROKEN",
    ),
]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache", "--no-logo"]
    wide = {**os.environ, "COLUMNS": "200", "PYTHONPATH": str(folder)}
    return subprocess.run(
        command, cwd=folder, env=wide, capture_output=True, text=True, check=False, timeout=60
    )


@pytest.fixture
def copy(tmp_path: Path, root: Path) -> Path:
    shutil.copytree(root / "coachdesk", tmp_path / "coachdesk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / "pyproject.toml", tmp_path)
    return tmp_path


def test_every_import_goes_downwards(root: Path) -> None:
    result = lint(root)
    assert result.returncode == 0, result.stdout + result.stderr


def test_each_planted_breach_is_seen(copy: Path) -> None:
    for breach in BREACHES:
        file = copy / "coachdesk" / breach.file
        file.write_text(f"{file.read_text(encoding='utf-8')}\n{breach.line}\n", encoding="utf-8")
    result = lint(copy)
    assert result.returncode == 1
    said = " ".join(result.stdout.split())
    assert [breach for breach in BREACHES if breach.said not in said] == []


def test_a_room_that_nobody_placed_is_seen(copy: Path) -> None:
    (copy / "coachdesk" / "attic").mkdir()
    (copy / "coachdesk" / "attic" / "__init__.py").touch()
    result = lint(copy)
    assert result.returncode == 1
    assert "attic" in result.stdout


def test_nothing_is_imported_by_name() -> None:
    # The linter reads import statements: a name handed to the import machinery would pass it unseen.
    hidden = [
        f"{module.name}:{node.lineno}"
        for module in modules()
        for node in module.nodes
        if (isinstance(node, ast.Name) and node.id == "__import__")
        or (isinstance(node, ast.Attribute) and node.attr in {"import_module", "__import__"})
        or (isinstance(node, ast.alias) and node.name.split(".")[0] in {"importlib", "runpy"})
    ]
    assert hidden == []


@pytest.mark.parametrize("room", sorted(THIRD_PARTY))
def test_room_uses_only_its_own_technology(room: str) -> None:
    foreign = {
        f"{module.name}: {name}"
        for module in modules()
        if module.room == room
        for name in _foreign(module)
        if name not in THIRD_PARTY[room]
    }
    assert foreign == set()


def test_every_room_is_in_the_table() -> None:
    assert {module.room for module in modules()} - set(THIRD_PARTY) == {""}


def test_every_folder_of_code_is_a_package() -> None:
    folders = {module.path.parent for module in modules()}
    assert [str(folder) for folder in sorted(folders) if not (folder / "__init__.py").exists()] == []


def _foreign(module: Module) -> set[str]:
    named = set()
    for node in module.nodes:
        if isinstance(node, ast.Import):
            named |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            named.add(node.module.split(".")[0])
    own = (sys.stdlib_module_names - {"sqlite3"}) | {"coachdesk"}
    return named - own
