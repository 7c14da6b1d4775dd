from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pypdf
import pytest

from coachdesk.domain.errors import UserError
from coachdesk.domain.notes import blocks
from coachdesk.figures.documents import (
    ActionLine,
    ActionsSection,
    Document,
    Fact,
    FactsSection,
    FigureSection,
    ProseSection,
    SentenceSection,
)
from coachdesk.reports import colours
from tests.reports import content
from tests.reports.reading import font_names, made, objects, pages_text, plain, reader

OURS = {"SourceSans3-Regular", "SourceSans3-Semibold", "SourceSerif4-Regular"}


@pytest.fixture(scope="module")
def session() -> bytes:
    return made(content.session_report())


def test_text_comes_out_in_french_with_accents_and_narrow_spaces(session: bytes) -> None:
    first, second = pages_text(session)
    assert content.FULL_NAME in first
    assert "d’arrêt avant la fin d’après-midi" in plain(first)
    assert "médecin du travail : oui\u202f; médecin traitant : oui" in first.replace("\u00a0", " ")
    assert "l’article d’origine (2005)" in plain(second)
    assert "Épuisement lié au travail" in plain(second)
    assert "2,8" in second


def test_a_session_report_has_no_raster_image(session: bytes) -> None:
    assert not [
        found
        for found in objects(session)
        if isinstance(found, pypdf.generic.DictionaryObject) and found.get("/Subtype") == "/Image"
    ]
    assert b"BI\n" not in b"".join(page.get_contents().get_data() for page in reader(session).pages)  # type: ignore[union-attr]


@pytest.mark.parametrize("document", [content.session_report(watermark="DÉMO"), content.recovery_sheet()])
def test_only_our_fonts_are_in_the_file_and_all_are_embedded(document: Document) -> None:
    pdf = made(document)
    assert font_names(pdf)
    assert font_names(pdf) <= OURS
    descriptors = [
        found
        for found in objects(pdf)
        if isinstance(found, pypdf.generic.DictionaryObject) and found.get("/Type") == "/FontDescriptor"
    ]
    assert len(descriptors) >= len(font_names(pdf))
    assert all("/FontFile2" in found for found in descriptors)


@pytest.mark.parametrize(
    "document",
    [
        content.session_report(),
        content.session_report(watermark="DÉMO"),
        content.recovery_sheet(),
        content.report(FigureSection("Mesures", content.dense_chart(), content.dot_chart(60))),
    ],
)
def test_a_strict_reader_accepts_the_file(document: Document, tmp_path: Path) -> None:
    pdf = made(document)
    assert all(page.extract_text() for page in reader(pdf).pages)
    qpdf = shutil.which("qpdf")
    if qpdf is not None:
        file = tmp_path / "document.pdf"
        file.write_bytes(pdf)
        checked = subprocess.run([qpdf, "--check", str(file)], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout + checked.stderr


def test_the_same_document_gives_the_same_bytes(session: bytes) -> None:
    assert made(content.session_report()) == session


def test_metadata_names_the_product_and_nobody_who_was_met(session: bytes) -> None:
    source = reader(session)
    metadata = source.metadata
    assert metadata is not None
    assert metadata.title == "Rapport de séance"
    assert metadata.subject == "Rapport de séance"
    assert metadata.author == "Agathe Vasseur"
    assert metadata.creator == metadata.producer == "CoachDesk"
    assert content.FULL_NAME not in str(metadata)
    assert source.trailer["/Root"]["/Lang"] == "fr-FR"  # type: ignore[index]


def test_an_english_report_says_so() -> None:
    english = made(content.session_report(language="en"))
    assert reader(english).trailer["/Root"]["/Lang"] == "en-GB"  # type: ignore[index]


@pytest.mark.parametrize(
    "typed",
    [
        "<font size=99>énorme</font>",
        "R&D & co, &lt; et &amp;",
        "<Marie> dit bonjour",
        "a<b et c>d, <b>gras",
        '<!-- rien --> <img src="/etc/passwd"/>',
        '<a href="javascript:alert(1)">lien</a> <br/> <super>x</super>',
        "[1.0 <para> {x} %(y)s ]]>",
    ],
)
def test_what_looks_like_markup_is_printed_as_typed(typed: str) -> None:
    pdf = made(
        content.report(
            FactsSection("Cadre", (Fact("Personne", typed, typed),)),
            ProseSection("Travail", blocks(f"{typed}\n- {typed}\n> {typed}\n*{typed}* fin"), typed),
            ActionsSection(
                "Actions", ("a", "b", "c", "d"), (ActionLine(typed, typed, "", is_done=False),), typed
            ),
            SentenceSection("Suite", typed, typed),
            title=typed,
            subtitle=typed,
        )
    )
    read = plain("\n".join(pages_text(pdf))).replace("« ", "").replace(" »", "").replace(" ", "")
    expected = plain(typed).replace('"', "").replace(" ", "")
    assert read.count(expected) >= 10
    assert not [
        found for found in objects(pdf) if isinstance(found, dict) and found.get("/Subtype") == "/Link"
    ]


def test_the_time_a_long_note_takes_grows_with_its_length_and_no_faster() -> None:
    def seconds(length: int) -> float:
        note = (content.NOTE.replace("\n", " ").replace(">", "") * 120)[:length]
        document = content.report(ProseSection("Travail de la séance", blocks(note), ""))
        best = 1e9
        for _ in range(3):
            start = time.process_time()
            made(document)
            best = min(best, time.process_time() - start)
        return best

    seconds(1000)
    assert seconds(40_000) < 16 * seconds(5000)


def test_a_note_of_20_000_characters_is_printed_whole() -> None:
    words = [f"mot{number}" for number in range(2600)]
    pdf = made(content.report(ProseSection("Travail de la séance", blocks(" ".join(words)), "")))
    read = plain(" ".join(pages_text(pdf))).split()
    assert [word for word in read if word.startswith("mot")] == words


@pytest.mark.parametrize(
    ("typed", "character", "code"),
    [
        ("Bonjour مريم", "م", "U+0645"),
        ("שלום", "ש", "U+05E9"),
        ("日記", "日", "U+65E5"),
        ("bien 😀", "😀", "U+1F600"),
    ],
)
def test_a_character_that_cannot_be_printed_is_refused_by_name(typed: str, character: str, code: str) -> None:
    with pytest.raises(UserError) as refused:
        made(content.session_report(title=typed))
    assert refused.value.facts == {"character": character, "code": code}
    assert ("from right to left" in refused.value.message) is (character in "مש")
    assert typed not in str(refused.value)


def test_a_sign_that_only_the_serif_lacks_is_printed_in_a_quote() -> None:
    pdf = made(content.report(ProseSection("Travail", blocks("> Le carré □ est vide"), "")))
    assert "Le carré □ est vide" in plain(pages_text(pdf)[0])


@pytest.mark.parametrize("chosen", ["#FFFF66", "#FFFFFF", "#00C8FF", "#1B4F5C", "", "rouge"])
def test_an_accent_always_reads_on_white(chosen: str) -> None:
    assert colours.contrast_on_white(colours.accent(chosen)) >= 4.5


def test_an_accent_that_reads_already_is_kept() -> None:
    assert colours.accent("#7A1F5C").hexval() == "0x7a1f5c"


def test_outline_leads_to_every_section_on_its_page(session: bytes) -> None:
    source = reader(session)
    entries = [entry for entry in source.outline if isinstance(entry, pypdf.generic.Destination)]
    found = {str(entry.title): source.get_destination_page_number(entry) for entry in entries}
    assert found == {
        "Cadre": 0,
        "Travail de la séance": 0,
        "Actions et leviers": 0,
        "Prochain rendez-vous": 0,
        "Mesures": 1,
    }


def test_the_demo_is_marked_on_every_page_and_a_real_document_is_not(session: bytes) -> None:
    marked = pages_text(made(content.session_report(watermark="DÉMO")))
    assert all("DÉMO" in page for page in marked)
    assert not [page for page in pages_text(session) if "DÉMO" in page]


def test_no_paragraph_is_made_outside_the_module_that_escapes() -> None:
    folder = Path(content.__file__).resolve().parents[2] / "coachdesk" / "reports"
    makers = [file.name for file in folder.glob("*.py") if "Paragraph(" in file.read_text(encoding="utf-8")]
    assert makers == ["text.py"]
