"""What the columns of a table probably are, read from their headings in either language; and whether it fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from coachdesk.domain.errors import UserError
from coachdesk.domain.imports import MEASURES, ColumnUse, Meaning, Uses
from coachdesk.domain.tables import column_letter
from coachdesk.services.import_names import Names, plain

_HEADS: Final = {
    Meaning.NAME: (
        "name, nom, client, cliente, patient, patiente, person, personne, pseudonym, pseudonyme, pseudo, code, "
        "nom et prenom, prenom et nom, nom prenom, prenom nom, full name, client name, nom du client, last name, "
        "surname, nom de famille, name or pseudonym, nom ou pseudonyme, dossier, file"
    ),
    Meaning.FIRST_NAME: "first name, firstname, given name, prenom",
    Meaning.DATE: (
        "date, day, jour, le, taken on, filled in on, date de passation, passation, rempli le, date du questionnaire, "
        "date of questionnaire, date de saisie, date d evaluation, assessment date"
    ),
    Meaning.QUESTIONNAIRE: "questionnaire, instrument, test, echelle utilisee, outil, measure, mesure",
    Meaning.SCALE: "scale, subscale, echelle, sous echelle, dimension, sous score",
    Meaning.VALUE: "score, value, valeur, result, resultat, points, total, note",
    Meaning.WORK_SITUATION: "work situation, situation, situation de travail, situation au travail, travail le jour meme",
    Meaning.ENTERED_BY: "entered by, typed by, entered, saisi par, saisie par, operateur de saisie",
    Meaning.BIRTH_YEAR: (
        "birth year, year of birth, born, born in, date of birth, birth date, birthday, annee de naissance, "
        "date de naissance, naissance, ne e en, ne en, nee en, ne le, nee le"
    ),
    Meaning.OCCUPATION: "occupation, job, profession, metier, poste, fonction, role",
    Meaning.SECTOR: "sector, secteur, secteur d activite, branche, service",
    Meaning.PHONE: "phone, telephone, tel, mobile, portable, phone number, numero de telephone, tel portable",
    Meaning.EMAIL: "e mail, email, mail, courriel, adresse e mail, adresse mail, adresse electronique",
    Meaning.USUAL_ADDRESS: "address, adresse, usual address, adresse postale, adresse habituelle, postal address",
    Meaning.TAGS: "tags, tag, labels, etiquettes, etiquette, mots cles, keywords",
}
_MEANING_OF: Final = {
    words.strip(): meaning for meaning, listed in _HEADS.items() for words in listed.split(",")
}


def guess(head: Sequence[str], names: Names) -> Uses:
    """What each column is, as far as its heading says so; the first of two alike keeps the meaning.

    A questionnaire's own words come first: a heading “CBI total” is no column of nameless totals.
    """
    uses: list[ColumnUse | None] = []
    for text in head:
        use = _guessed(text, names)
        uses.append(None if use in uses else use)
    if not any(use is not None and use.meaning is Meaning.QUESTIONNAIRE for use in uses):
        # Without a column that names the questionnaires a bare “score” belongs to none.
        uses = [None if use and use.meaning in {Meaning.SCALE, Meaning.VALUE} else use for use in uses]
    return tuple(uses)


def _guessed(text: str, names: Names) -> ColumnUse | None:
    if (item := names.item_of_head(text)) is not None:
        return ColumnUse(Meaning.ANSWER, item[0], item=item[1])
    meaning = _MEANING_OF.get(plain(text))
    if meaning is not None:
        return ColumnUse(meaning)
    if (scale := names.scale_of_head(text)) is not None:
        return ColumnUse(Meaning.SCORE, *scale)
    return None


def check(uses: Uses) -> None:
    """Refuse a choice of columns from which nothing could be read.

    Raises:
        UserError: what is missing, or which columns are said to be the same.
    """
    chosen = [use for use in uses if use is not None]
    meanings = {use.meaning for use in chosen}
    for place, use in enumerate(uses):
        if use is not None and use in uses[:place]:
            raise UserError(
                "Columns {first} and {second} are said to be the same thing. Leave one of them out.",
                first=column_letter(uses.index(use)),
                second=column_letter(place),
            )
    if not meanings & {Meaning.NAME, Meaning.FIRST_NAME}:
        raise UserError("Say which column holds the name or the pseudonym.")
    if (Meaning.VALUE in meanings) != (Meaning.QUESTIONNAIRE in meanings):
        raise UserError("A column of scores and a column that names their questionnaire need each other.")
    if Meaning.SCALE in meanings and Meaning.VALUE not in meanings:
        raise UserError("A column that names the scales needs the column of their scores.")
    if meanings & set(MEASURES) and Meaning.DATE not in meanings:
        raise UserError("Say which column holds the day of the questionnaires.")
