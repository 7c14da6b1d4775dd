"""Whether a folder is copied to other computers by a synchroniser.

Only names and marks on the disk are looked at, never a network. A synchroniser copies files while they are
being written, keeps every deleted note on somebody's server, and may put an older vault back without a word.
So the practitioner is warned before a vault is made there.
"""

from __future__ import annotations

import os
import re
from itertools import pairwise
from pathlib import Path
from typing import Final

# Whole names of folders, as the synchronisers make them on Linux, macOS and Windows.
_NAMES: Final = (
    ("Dropbox", r"dropbox( \(.+\))?"),
    ("OneDrive", r"onedrive( - .+)?|skydrive"),
    ("iCloud Drive", r"icloud ?drive|com~apple~clouddocs|mobile documents"),
    ("Google Drive", r"google ?drive|my drive|mon drive"),
    ("Nextcloud", r"nextcloud\d*"),
    ("ownCloud", r"owncloud\d*"),
    ("kDrive", r"kdrive\d*"),
    ("pCloud", r"pcloud ?(drive|sync)?"),
    ("Proton Drive", r"proton ?drive"),
    ("MEGA", r"mega(sync)?( downloads| uploads)?"),
    ("Box", r"box sync"),
    ("Synology Drive", r"synology ?drive"),
    ("Seafile", r"seafile"),
    ("Tresorit", r"tresorit( drive)?|tresors"),
    ("Cozy", r"cozy( drive)?"),
)
_PATTERNS: Final = tuple((service, re.compile(names, re.IGNORECASE)) for service, names in _NAMES)

# What a synchroniser leaves at the top of the folder it copies, whatever that folder is called.
_MARKS: Final = (
    ("Dropbox", ".dropbox.cache"),
    ("Google Drive", ".tmp.drive*load"),
    ("Nextcloud", ".sync_*.db"),
    ("Nextcloud", "._sync_*.db"),
    ("Nextcloud", ".nextcloudsync.log"),
    ("Synology Drive", ".SynologyWorkingDirectory"),
    ("Seafile", ".seafile-data"),
    ("Syncthing", ".stfolder"),
    ("Resilio Sync", ".sync/ID"),
)
# macOS keeps every modern synchroniser under one roof: Library/CloudStorage/<Service>-<account>.
_ROOF: Final = "cloudstorage"


def synced_by(folder: Path) -> str | None:
    """Name of the service that seems to copy ``folder``, ``None`` if there is no sign of one.

    The folder need not exist yet. Links are looked at both as written and as they lead.
    """
    written = folder.absolute()
    # Not Path.resolve: on some versions of Python it raises for links in a circle.
    for path in dict.fromkeys((written, Path(os.path.realpath(written)))):
        found = _by_name(path) or _by_mark(path)
        if found is not None:
            return found
    return None


def _by_name(path: Path) -> str | None:
    for above, part in pairwise(path.parts):
        name = part.partition("-")[0] if above.lower() == _ROOF else part
        for service, pattern in _PATTERNS:
            if pattern.fullmatch(name):
                return service
        if name != part:
            return name
    return None


def _by_mark(path: Path) -> str | None:
    for place in (path, *path.parents):
        for service, mark in _MARKS:
            if next(place.glob(mark), None) is not None:
                return service
    return None
