"""The power goes, or the process is killed, while keys are being changed: somebody must still get in."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path

from coachdesk.domain.errors import StorageError, StorageTrouble
from coachdesk.vault import vaults
from tests.vault.conftest import MadeVault

OTHER = "garantit jaillir partage"

CHANGE_PASSPHRASE_FOR_EVER = """
import sys
from itertools import cycle
from pathlib import Path
from coachdesk.vault import recovery_codes, vaults
from tests.key_prices import FLOOR
folder, code, *passphrases = Path(sys.argv[1]), sys.argv[2], *sys.argv[3:]
keys = vaults.unlock_with_recovery(folder, recovery_codes.parse(code))
for passphrase in cycle(passphrases):
    keys = vaults.change_passphrase(folder, keys, passphrase, FLOOR)
    print("changed", flush=True)
"""

CHANGE_RECOVERY_CODE_FOR_EVER = """
import sys
from pathlib import Path
from coachdesk.vault import vaults
from coachdesk.vault.key_slots import OpenedKeys
folder, keys = Path(sys.argv[1]), OpenedKeys(bytes.fromhex(sys.argv[2]), 0, "", sys.argv[3])
while True:
    keys, _ = vaults.new_recovery_code(folder, keys)
    print("changed", flush=True)
"""


def kill_while_running(code: str, arguments: tuple[str, ...], seconds: float) -> None:
    """Kill a process some time after its first change was written."""
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(command, cwd=Path(__file__).parents[2], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"changed\n"
        time.sleep(seconds)
        process.kill()


def refusal(folder: Path, passphrase: str) -> StorageTrouble | None:
    try:
        vaults.unlock(folder, passphrase)
    except StorageError as error:
        return error.trouble
    return None


def test_passphrase_change_that_is_killed_leaves_the_old_or_the_new_one(vault: MadeVault) -> None:
    chance = random.Random(2026)
    arguments = (str(vault.folder), vault.code.text(), OTHER, vault.passphrase)
    generation = 1
    for _ in range(4):
        kill_while_running(CHANGE_PASSPHRASE_FOR_EVER, arguments, chance.uniform(0, 0.2))
        keys = vaults.unlock_with_recovery(vault.folder, vault.code)
        assert keys.raw_key_hex == vault.keys.raw_key_hex
        assert keys.generation > generation
        generation = keys.generation
        answers = {refusal(vault.folder, vault.passphrase), refusal(vault.folder, OTHER)}
        assert answers == {None, StorageTrouble.WRONG_KEY}
        assert {path.name for path in vault.folder.iterdir()} == {"backups", "vault.keys"}


def test_kill_in_the_middle_of_writing_leaves_a_whole_key_file(vault: MadeVault) -> None:
    """Without key stretching the process does little but write, so that many a kill meets a write."""
    chance = random.Random(2027)
    arguments = (str(vault.folder), vault.keys.vault_id.hex(), vault.keys.raw_key_hex)
    for _ in range(10):
        kill_while_running(CHANGE_RECOVERY_CODE_FOR_EVER, arguments, chance.uniform(0, 0.02))
        # Checks the seal of the whole file, without the time that a passphrase takes.
        changed, code = vaults.new_recovery_code(vault.folder, vault.keys)
        assert vaults.unlock_with_recovery(vault.folder, code) == changed
    assert vaults.unlock(vault.folder, vault.passphrase) == changed
