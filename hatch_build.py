"""Compiles the catalogues of ``resources/locale`` and puts the resources into the wheel.

The packaging tool calls :class:`ResourcesHook`; in a checkout ``python hatch_build.py`` compiles stale ones.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

LOCALE = Path("resources", "locale")


def compile_stale(root: Path) -> list[Path]:
    """Compile each catalogue whose ``.mo`` is missing or of another edit than its ``.po``.

    Args:
        root: folder that holds ``resources``.

    Returns:
        The ``.mo`` files that were written.
    """
    stale = []
    for source in sorted((root / LOCALE).glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        edited = source.stat().st_mtime_ns
        if target.exists() and target.stat().st_mtime_ns == edited:
            continue
        _compile(source, target)
        # Not the time of now: an edit made while compiling would then look compiled.
        os.utime(target, ns=(edited, edited))
        stale.append(target)
    return stale


def _compile(source: Path, target: Path) -> None:
    with source.open("rb") as text:
        catalogue = read_po(text, locale=source.parent.parent.name)
    # Two test processes may compile at once: each writes its own file, the last rename wins whole.
    handle, scratch = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".new")
    with os.fdopen(handle, "wb") as binary:
        write_mo(binary, catalogue)
    Path(scratch).chmod(0o644)
    Path(scratch).replace(target)


class ResourcesHook(BuildHookInterface[BuilderConfig]):
    """Makes a wheel carry ``coachdesk/resources`` with compiled catalogues."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, then include the resources unless the build is editable: it reads the checkout's."""
        compile_stale(Path(self.root))
        if self.target_name == "wheel" and version == "standard":
            build_data["force_include"][str(Path(self.root, "resources"))] = "coachdesk/resources"


if __name__ == "__main__":
    for path in compile_stale(Path(__file__).parent):
        print(path)
