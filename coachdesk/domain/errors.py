"""The two kinds of failure a practitioner is told about; everything else is a bug."""

from __future__ import annotations

from enum import Enum

from coachdesk.domain.messages import N_


class UserError(Exception):
    """Something typed or chosen cannot be taken: shown beside the field.

    Args:
        message: whole English sentence with named placeholders; it is the key of its translation.
        facts: values of the placeholders (dates and numbers stay values: the translator words them).
    """

    def __init__(self, message: str, /, **facts: object) -> None:
        super().__init__(message)
        self.message = message
        self.facts = facts


class GoneError(UserError):
    """What a page still shows is not in the vault any more: its making was undone, or it was erased."""

    def __init__(self) -> None:
        super().__init__(N_("This is no longer in your vault: it was undone or erased in the meantime."))


class StorageTrouble(Enum):
    """What the environment did to the vault, each with what to do about it."""

    WRONG_KEY = N_("This passphrase does not open the vault.")
    WRONG_CODE = N_(
        "This recovery code does not open the vault. Check each group, then the mark on the sheet."
    )
    IN_USE = N_("This vault is already open in another window. Close that window first.")
    NO_PERMISSION = N_(
        "CoachDesk may not write in this folder. Check its permissions or choose another folder."
    )
    DISK_FULL = N_("The disk is full. Nothing was lost: free some space, then go on.")
    DAMAGED = N_("The vault is damaged. Restore the latest backup into a new folder: nothing is overwritten.")
    KEYS_DAMAGED = N_(
        "The key file of the vault is damaged. A backup carries a copy of it: restore the latest one."
    )
    BACKUP_DAMAGED = N_("This backup is damaged. Choose another one: your vault is untouched.")
    TOO_NEW = N_("This vault was written by a newer version of CoachDesk. Install that version to open it.")
    MISSING = N_("There is no vault in this folder.")
    UNKNOWN_OUTCOME = N_("The disk refused the last change. What is on screen was read again from the vault.")
    FAILED = N_("The vault could not be read or written. Check the disk, then try again.")


class StorageError(Exception):
    """The vault could not be opened, read or written: shown as a banner that says what to do."""

    def __init__(self, trouble: StorageTrouble) -> None:
        super().__init__(trouble.name)
        self.trouble = trouble

    @property
    def message(self) -> str:
        """English sentence, the key of its translation."""
        return self.trouble.value
