"""Files and functions stay short enough to be read at one sitting."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.sources import Module, modules

FILE_LINES = {"coachdesk": 400, "tests": 600}
FUNCTION_LINES = 50
MAIN_WINDOW_LINES = 300

LONGER: dict[str, str] = {}
"""Exceptions, `path` or `path:function`, each with its reason."""


def long_files(files: tuple[Module, ...], limit: int) -> list[str]:
    return [f"{each.name}: {lines}" for each in files if (lines := len(each.text.splitlines())) > limit]


def long_functions(files: tuple[Module, ...], limit: int) -> list[str]:
    return [
        f"{each.name}:{node.name}: {lines}"
        for each in files
        for node in each.nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (lines := (node.end_lineno or node.lineno) - node.lineno + 1) > limit
    ]


def unexcused(found: list[str]) -> list[str]:
    return [each for each in found if each.rpartition(": ")[0] not in LONGER]


@pytest.mark.parametrize("folder", sorted(FILE_LINES))
def test_files_are_short(folder: str) -> None:
    assert unexcused(long_files(modules(folder), FILE_LINES[folder])) == []


def test_functions_are_short() -> None:
    assert unexcused(long_functions(modules(), FUNCTION_LINES)) == []


def test_main_window_is_short() -> None:
    window = tuple(each for each in modules() if each.path.name in {"main_window.py", "window.py"})
    assert unexcused(long_files(window, MAIN_WINDOW_LINES)) == []


def test_every_exception_is_still_needed() -> None:
    found = long_functions(modules(), FUNCTION_LINES)
    for folder, limit in FILE_LINES.items():
        found += long_files(modules(folder), limit)
    assert set(LONGER) <= {each.rpartition(": ")[0] for each in found}


def test_a_long_function_is_seen() -> None:
    body = "\n".join(["    x = 1"] * 60)
    module = modules()[0]
    planted = Module(module.path, f"def f():\n{body}\n")
    assert len(long_functions((planted,), FUNCTION_LINES)) == 1
