"""Habits that no linter knows: what may be named where, and what must not be in the tree at all."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT, Module, kept_files, modules

TOP_LEVEL = {
    ".ci",
    ".gitattributes",
    ".gitignore",
    "CHANGELOG.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "coachdesk",
    "docs",
    "hatch_build.py",
    "pyproject.toml",
    "requirements.lock",
    "resources",
    "tests",
}

CATCH_ALL = {
    "coachdesk/services/runner.py": "the store thread must outlive any bug",
}
"""The only files that may catch every exception, each with its reason."""

UNWANTED_NAMES = {"utils", "helpers", "helper", "manager", "controller", "common", "misc"}


def places(files: tuple[Module, ...], is_unwanted: Callable[[ast.AST], bool]) -> list[str]:
    return [
        f"{module.name}:{getattr(node, 'lineno', 0)}"
        for module in files
        for node in module.nodes
        if is_unwanted(node)
    ]


def calls(*names: str) -> Callable[[ast.AST], bool]:
    def is_call(node: ast.AST) -> bool:
        if not isinstance(node, ast.Call):
            return False
        called = node.func
        return (isinstance(called, ast.Name) and called.id in names) or (
            isinstance(called, ast.Attribute) and called.attr in names
        )

    return is_call


def room(name: str) -> tuple[Module, ...]:
    return tuple(module for module in modules() if module.room == name)


def catches_everything(node: ast.AST) -> bool:
    if not isinstance(node, ast.ExceptHandler):
        return False
    last = node.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False  # it cleans up and lets the error go on
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    everything = {"Exception", "BaseException"}
    return any(each is None or (isinstance(each, ast.Name) and each.id in everything) for each in caught)


def test_paragraphs_of_a_document_are_made_in_one_place() -> None:
    # One door, because there user text is escaped and checked for characters that the font lacks.
    others = tuple(each for each in room("reports") if each.path.name != "text.py")
    assert places(others, calls("Paragraph")) == []


def test_labels_never_guess_at_markup() -> None:
    # A QLabel reads "<b>" in a person's own words as markup unless it is told that its text is plain.
    guessing = [
        f"{module.name}:{node.name}"
        for module in room("ui")
        for node in module.nodes
        if isinstance(node, ast.ClassDef)
        and any(isinstance(base, ast.Name) and base.id == "QLabel" for base in node.bases)
        and "PlainText" not in (ast.get_source_segment(module.text, node) or "")
    ]
    assert (
        places(room("ui"), calls("QLabel", "QMessageBox", "setHtml", "toHtml", "toMarkdown")) + guessing == []
    )


def test_windows_never_wait_inside_a_call() -> None:
    assert places(room("ui"), calls("exec", "exec_", "processEvents", "sleep", "waitForFinished")) == []


def test_sentences_are_said_under_a_name_that_the_catalogue_reads() -> None:
    assert places(modules(), calls("_t")) == []


def test_only_the_named_places_catch_everything() -> None:
    others = tuple(each for each in modules() if each.name not in CATCH_ALL)
    assert places(others, catches_everything) == []


def test_a_catch_all_is_seen() -> None:
    text = "try:\n    pass\nexcept (OSError, Exception):\n    pass\n"
    assert any(catches_everything(node) for node in ast.walk(ast.parse(text)))


def test_deleting_never_happens_by_itself() -> None:
    # A cascade loses rows without an error, and REPLACE leaves the old words in the search index.
    silent = re.compile(r"ON\s+DELETE\s+CASCADE|OR\s+REPLACE|ondelete\s*=\s*.CASCADE", re.IGNORECASE)
    assert [module.name for module in room("store") if silent.search(_code(module))] == []


def test_nothing_is_left_for_later() -> None:
    marks = re.compile("TO" + r"DO\b|FIX" + r"ME\b|X{3}\b|pragma: no " + "cover")
    found = [
        module.name
        for folder in ("coachdesk", "tests")
        for module in modules(folder)
        if marks.search(module.text)
    ]
    assert found == []


def test_every_type_exception_names_its_code() -> None:
    bare = re.compile(r"# type:\s*" + r"ignore(?!\[)")
    found = [
        module.name
        for folder in ("coachdesk", "tests")
        for module in modules(folder)
        if bare.search(module.text)
    ]
    assert found == []


def test_modules_are_named_for_what_they_hold() -> None:
    assert [module.name for module in modules() if module.path.stem in UNWANTED_NAMES] == []


def test_no_file_stands_at_the_top_without_a_reason() -> None:
    _needs_git()
    assert {path.relative_to(ROOT).parts[0] for path in kept_files()} - TOP_LEVEL == set()


def test_no_file_names_a_machine() -> None:
    _needs_git()
    # Folders of one person's machine, and the hosts a package once came from.
    machine = re.compile(
        rb"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/\w|\bfile://|"
        rb"pypi\.|pythonhosted|registry\.npm|--index-url"
    )
    found = [
        path.relative_to(ROOT).as_posix()
        for path in kept_files()
        if path != Path(__file__) and path.suffix not in {".ttf", ".png", ".pdf", ".db"}
        if machine.search(path.read_bytes())
    ]
    assert found == []


def _code(module: Module) -> str:
    """Source without comments and docstrings, where the banned words may be explained."""
    tree = ast.parse(module.text)
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            node.body = [
                each
                for each in node.body
                if not (isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant))
            ]
    return ast.unparse(tree)


def _needs_git() -> None:
    if not kept_files():
        pytest.skip("not a checkout of git")
