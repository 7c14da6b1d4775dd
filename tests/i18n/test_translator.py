from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from coachdesk.i18n.translator import load
from tests.i18n.speaking import LOCALE, ROOT, english, french

DAY = date(2026, 11, 20)


def test_french_sentence_with_facts() -> None:
    t = french()
    assert t("since {date}", date=DAY) == "depuis le\u00a020\u00a0nov.\u00a02026"
    assert t("{low} to {high}", low=0, high=58.25) == "0 à 58,3"
    assert t("baseline: {value}", value=1234.5) == "mesure de départ\u00a0: 1\u202f234,5"


def test_english_sentence_with_facts() -> None:
    t = english()
    assert t("since {date}", date=DAY) == "since 20\u00a0Nov\u00a02026"
    assert t("{low} to {high}", low=0, high=58.25) == "0 to 58.3"


def test_a_sentence_without_facts_keeps_its_placeholders() -> None:
    assert english()("page {page} / {pages}") == "page {page} / {pages}"


def test_plural_follows_the_language() -> None:
    one, many = "{count} day ago", "{count} days ago"
    assert french().plural(one, many, 0) == "il y a 0 jour"
    assert english().plural(one, many, 0) == "0 days ago"
    assert french().plural(one, many, 2) == "il y a 2 jours"
    assert english().plural(one, many, 1) == "1 day ago"


def test_a_word_is_told_apart_by_its_context() -> None:
    assert french().within("file", "Open") == "En cours"
    assert french().within("action", "Done") == "Faite"
    assert french().within("column", "Done") == "Fait"
    assert english().within("column", "Done") == "Done"


def test_hours_and_local_instants() -> None:
    assert french().fact(time(9, 30)) == "9\u00a0h\u00a030"
    assert french().fact(datetime(2026, 11, 20, 9, 30)) == "20\u00a0nov.\u00a02026 à 9\u00a0h\u00a030"
    assert english().fact(datetime(2026, 11, 20, 9, 30)) == "20\u00a0Nov\u00a02026 at 09:30"


def test_an_instant_is_told_in_local_time() -> None:
    instant = datetime(2026, 11, 20, 23, 30, tzinfo=UTC)
    local = instant.astimezone().replace(tzinfo=None)
    assert english().fact(instant) == english().fact(local)


def test_what_a_person_wrote_is_put_in_untouched() -> None:
    typed = "l'amie ? {x} <b> : 50 h"
    assert french()("since {date}", date=typed) == f"depuis le\u00a0{typed}"


def test_truth_is_no_number() -> None:
    assert french().fact(True) == "True"


@pytest.mark.parametrize(
    ("items", "worded"),
    [([], ""), (["CBI"], "CBI"), (["CBI", "MBI"], "CBI et MBI"), (["a", "b", "c"], "a, b et c")],
)
def test_lists_are_joined(items: list[str], worded: str) -> None:
    assert french().listed(items) == worded
    assert english().listed(items) == worded.replace(" et ", " and ")


def test_quotes_and_numbers_through_the_translator() -> None:
    assert french().quoted("de trop") == "«\u00a0de\u00a0trop\u00a0»"
    assert english().quoted("too much") == "“too\u00a0much”"
    assert french().number(2, 1) == "2,0"


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="de"):
        load("de", LOCALE)


def test_a_missing_catalogue_is_told(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="coachdesk"):
        load("fr", tmp_path)


FIRST_USE = """
import sys, threading
from datetime import date
from pathlib import Path
from coachdesk.i18n.translator import load
t = load("fr", Path(sys.argv[1]))
assert t("No phase yet") == "Pas encore de phase"
assert t("{low} to {high}", low=0, high=2.5) == "0 à 2,5"
assert "babel" not in sys.modules
ready = threading.Barrier(8)
said = []
def say():
    ready.wait()
    said.append(t("since {date}", date=date(2026, 11, 1)))
threads = [threading.Thread(target=say) for _ in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert said == ["depuis le\\u00a01er\\u00a0nov.\\u00a02026"] * 8, said
assert "babel" in sys.modules
"""


def test_babel_is_loaded_with_the_first_date_by_any_number_of_threads() -> None:
    french()
    done = subprocess.run(
        [sys.executable, "-c", FIRST_USE, str(LOCALE)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
