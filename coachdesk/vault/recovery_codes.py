"""The recovery code: 160 random bits, printed once as eight groups of four signs.

The signs are those of Crockford's base 32: ten digits and the letters without I, L, O and U, so that nothing
on paper can be read in two ways. Thirty-two signs of five bits are 160 bits exactly. A code that random needs
no slow key stretching.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from dataclasses import dataclass, field
from typing import Final

from coachdesk.domain.errors import UserError

GROUPS: Final = 8
GROUP_LENGTH: Final = 4
_SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_BITS_OF_A_SIGN: Final = 5
_BYTES: Final = GROUPS * GROUP_LENGTH * _BITS_OF_A_SIGN // 8

_READ_AS: Final = {
    **{sign: sign for sign in _SIGNS},
    **{sign.lower(): sign for sign in _SIGNS},
    **dict.fromkeys("Oo", "0"),
    **dict.fromkeys("IiLl", "1"),
}
_BETWEEN: Final = re.compile(r"[\s\-\u00ad\u2010-\u2015\u2212_.,·/|]+")


@dataclass(frozen=True, slots=True)
class RecoveryCode:
    """A code that opens the vault without its passphrase.

    Args:
        value: 20 random bytes. Not shown by ``repr``.
    """

    value: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if len(self.value) != _BYTES:
            raise ValueError(len(self.value))

    def groups(self) -> tuple[str, ...]:
        """The eight groups as printed, for example ``7KQD``."""
        number = int.from_bytes(self.value, "big")
        signs = ""
        for _ in range(GROUPS * GROUP_LENGTH):
            number, index = divmod(number, len(_SIGNS))
            signs = _SIGNS[index] + signs
        return tuple(signs[start : start + GROUP_LENGTH] for start in range(0, len(signs), GROUP_LENGTH))

    def text(self) -> str:
        """The groups joined by hyphens."""
        return "-".join(self.groups())

    def has_group(self, number: int, typed: str) -> bool:
        """Whether ``typed`` is group ``number`` (1 to 8), read as tolerantly as :func:`parse` does."""
        read = [_READ_AS.get(sign) for sign in "".join(_parts(typed))]
        return read == list(self.groups()[number - 1])


def new_code() -> RecoveryCode:
    """Draw a code from the system's source of randomness."""
    return RecoveryCode(secrets.token_bytes(_BYTES))


def parse(text: str) -> RecoveryCode:
    """Read a code typed from paper: case, spaces and dashes do not matter, O is 0, I and L are 1.

    Raises:
        UserError: a sign that no code contains, or a group that is too short or too long; it names the group.
    """
    parts = _parts(text)
    if len(parts) != GROUPS:
        whole = "".join(parts)
        parts = [whole[start : start + GROUP_LENGTH] for start in range(0, len(whole), GROUP_LENGTH)]
    number = 0
    for group, part in enumerate(parts[:GROUPS], start=1):
        for sign in part:
            if sign not in _READ_AS:
                raise UserError("Group {group} holds a sign that no recovery code contains.", group=group)
            number = number * len(_SIGNS) + _SIGNS.index(_READ_AS[sign])
        if len(part) != GROUP_LENGTH:
            raise UserError("Group {group} must have four letters or digits.", group=group)
    if len(parts) < GROUPS:
        raise UserError("Group {group} is missing: a recovery code has eight groups.", group=len(parts) + 1)
    if len(parts) > GROUPS:
        raise UserError("There is something after group {group}, the last one of a code.", group=GROUPS)
    return RecoveryCode(number.to_bytes(_BYTES, "big"))


def _parts(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(unicodedata.normalize("NFKC", text)) if part]
