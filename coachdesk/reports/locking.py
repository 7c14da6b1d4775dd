"""A finished PDF under a password: AES-256, revision 6 of the standard (ISO 32000-2)."""

from __future__ import annotations

import secrets
from io import BytesIO

from pypdf import PdfReader, PdfWriter

from coachdesk.domain.document_passwords import prepared


def locked(pdf: bytes, password: str) -> bytes:
    """The same pages, which nobody reads without the password; never the same bytes twice.

    Args:
        pdf: pages of ours.
        password: to open them; whoever opens them may print.

    Raises:
        UserError: the password is empty, too long, or not taken alike by every reader.
    """
    opening = prepared(password)
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf)))
    # What the header promises must know of such locks, or a strict reader does not ask for the password.
    writer.pdf_header = "%PDF-2.0"
    # Nobody is to know the second password, by which restrictions would be lifted: there are none.
    writer.encrypt(opening, secrets.token_urlsafe(32), algorithm="AES-256")
    target = BytesIO()
    writer.write(target)
    return target.getvalue()
