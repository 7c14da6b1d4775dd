"""The program's modules as parsed trees, and the files that git keeps."""

from __future__ import annotations

import ast
import subprocess
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "coachdesk"


@dataclass(frozen=True)
class Module:
    """One file of Python.

    Attributes:
        path: where it is.
        text: its source.
    """

    path: Path
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        """Its source, parsed; most of the tests are never asked for it."""
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the tree."""
        return tuple(ast.walk(self.tree))

    @property
    def name(self) -> str:
        """Path from the checkout, with slashes."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def room(self) -> str:
        """Room of the package it is in; empty for the package's own front page and for tests."""
        if not self.path.is_relative_to(PACKAGE):
            return ""
        first = self.path.relative_to(PACKAGE).parts[0]
        return first.removesuffix(".py") if first != "__init__.py" else ""


@cache
def modules(folder: str = "coachdesk") -> tuple[Module, ...]:
    """All modules under a folder of the checkout, in order."""
    paths = sorted((ROOT / folder).rglob("*.py"))
    return tuple(Module(path, path.read_text(encoding="utf-8")) for path in paths)


@cache
def kept_files() -> tuple[Path, ...]:
    """Files that git tracks and that still exist; none where this is no checkout of git."""
    command = ["git", "ls-files", "-z", "--cached"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    names = [name for name in listed.stdout.split("\0") if name]
    return tuple(ROOT / name for name in sorted(set(names)) if (ROOT / name).is_file())
