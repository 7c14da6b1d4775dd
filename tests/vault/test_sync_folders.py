"""Folders that somebody else's computer gets a copy of."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coachdesk.vault.sync_folders import synced_by


@pytest.mark.parametrize(
    ("folder", "service"),
    [
        ("Dropbox/Cabinet.coachdesk", "Dropbox"),
        ("Dropbox (Personnel)/Cabinet.coachdesk", "Dropbox"),
        ("OneDrive/Documents", "OneDrive"),
        ("OneDrive - Cabinet Martin/Documents", "OneDrive"),
        ("Library/CloudStorage/OneDrive-Personal", "OneDrive"),
        ("Library/Mobile Documents/com~apple~CloudDocs", "iCloud Drive"),
        ("iCloudDrive/Cabinet.coachdesk", "iCloud Drive"),
        ("Google Drive/Mon Drive", "Google Drive"),
        ("Library/CloudStorage/GoogleDrive-someone@example.org/My Drive", "Google Drive"),
        ("Mon Drive/Cabinet.coachdesk", "Google Drive"),
        ("Nextcloud/Cabinet.coachdesk", "Nextcloud"),
        ("nextcloud2/Cabinet.coachdesk", "Nextcloud"),
        ("ownCloud/Cabinet.coachdesk", "ownCloud"),
        ("kDrive/Private", "kDrive"),
        ("pCloudDrive/Crypto Folder", "pCloud"),
        ("pCloud Sync", "pCloud"),
        ("Proton Drive/My files", "Proton Drive"),
        ("MEGAsync/Cabinet.coachdesk", "MEGA"),
        ("SynologyDrive", "Synology Drive"),
        ("Seafile", "Seafile"),
        ("Library/CloudStorage/Newcomer-someone", "Newcomer"),
    ],
)
def test_service_is_known_by_the_name_of_its_folder(tmp_path: Path, folder: str, service: str) -> None:
    assert synced_by(tmp_path / folder) == service
    assert synced_by(tmp_path / folder / "deeper" / "Cabinet.coachdesk") == service


@pytest.mark.parametrize(
    ("mark", "service"),
    [
        (".dropbox.cache", "Dropbox"),
        (".tmp.driveupload", "Google Drive"),
        (".tmp.drivedownload", "Google Drive"),
        (".sync_0f3a.db", "Nextcloud"),
        ("._sync_0f3a.db", "Nextcloud"),
        (".SynologyWorkingDirectory", "Synology Drive"),
        (".stfolder", "Syncthing"),
    ],
)
def test_service_is_known_by_the_mark_it_leaves(tmp_path: Path, mark: str, service: str) -> None:
    (tmp_path / mark).mkdir()
    assert synced_by(tmp_path) == service
    assert synced_by(tmp_path / "Practice" / "Cabinet.coachdesk") == service


def test_link_into_a_synchronised_folder_is_seen(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Documents").symlink_to(tmp_path / "Dropbox")
    assert synced_by(tmp_path / "Documents" / "Cabinet.coachdesk") == "Dropbox"


def test_relative_folder_is_looked_at_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "kDrive").mkdir()
    monkeypatch.chdir(tmp_path / "kDrive")
    assert synced_by(Path("Cabinet.coachdesk")) == "kDrive"


@pytest.mark.parametrize(
    "folder",
    [
        "Documents/Cabinet.coachdesk",
        "Dropbox-less",
        "My drives/one",
        "Megane/clients",
        "box/Cabinet.coachdesk",
        "CloudStorage",
        "CloudStorage/Letters",
    ],
)
def test_ordinary_folder_is_not_suspected(tmp_path: Path, folder: str) -> None:
    assert synced_by(tmp_path / folder) is None


def test_settings_of_a_service_in_the_home_folder_are_no_mark(tmp_path: Path) -> None:
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".config" / "Nextcloud").mkdir(parents=True)
    assert synced_by(tmp_path / "Documents") is None


def test_links_in_a_circle_are_survived(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to(tmp_path / "two")
    (tmp_path / "two").symlink_to(tmp_path / "one")
    assert synced_by(tmp_path / "one" / "Cabinet.coachdesk") is None


def test_folder_that_may_not_be_read_is_survived(forbidden_place: Path) -> None:
    if os.getuid() != 0:
        forbidden_place.chmod(0)
    assert synced_by(forbidden_place / "Cabinet.coachdesk") is None
