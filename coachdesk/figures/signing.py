"""Who signs a document, as a finished value."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who signs the page.

    Attributes:
        lines: at the right, at most three.
        accent: ``#rrggbb`` or empty.
        certifications: under the title; may be empty.
        logo: a PNG that stands in the place of the bar; empty for the bar.
    """

    practitioner: str
    title: str
    lines: tuple[str, ...]
    accent: str
    certifications: str = ""
    logo: bytes = b""
