"""Fictional documents, built by hand: nobody in them exists."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from coachdesk.domain.notes import blocks
from coachdesk.domain.phases import Phase
from coachdesk.figures.charts import (
    Dot,
    DotChart,
    DotMark,
    DotRow,
    EventMark,
    Gap,
    OffWork,
    PlotPoint,
    Reference,
    RibbonStretch,
    TableColumn,
    TableRow,
    TableTwin,
    Tick,
    TimeTick,
    TrendChart,
    TrendPanel,
)
from coachdesk.figures.documents import (
    ActionLine,
    ActionsSection,
    Fact,
    FactsSection,
    FigureSection,
    ProseSection,
    RecoverySheet,
    ReportContent,
    Section,
    SentenceSection,
)
from coachdesk.figures.signing import Letterhead

FONTS = Path(__file__).resolve().parents[2] / "resources" / "fonts"
FULL_NAME = "Ségolène Kowalska-Łęcka"
CAUTION = "Un ressenti noté à une date. Ni diagnostic, ni avis médical ; l’épuisement est lié au travail."

LETTERHEAD = Letterhead(
    practitioner="Agathe Vasseur",
    title="Psychologue du travail",
    lines=(
        "8, place des Tilleuls, 38000 Grenoble",
        "04 76 00 00 00   bonjour@vasseur.example",
        "RPPS 10 000 000 111",
    ),
    accent="",
)

NOTE = """\
Nous sommes revenues sur les dix jours écoulés : neuf heures tenues sur les douze prévues. Ségolène parle de \
deux matinées calmes, puis d'une garde « sans fin » où personne n'a pu la relayer.

Ce qui précède une journée lourde revient souvent : un déjeuner oublié, un service rendu entre deux portes, \
pas d'arrêt avant la fin d'après-midi. Le point choisi : *les demandes de dernière minute* ; une phrase \
prête, qui se dit debout et sans s'excuser.
> Je peux répondre : je te dis ça dans une heure. J'ai alors le temps de savoir si c'est possible."""


def point(day: date, value: float, label: str, *, word: str = "") -> PlotPoint:
    return PlotPoint(
        day=day, value=value, label=label, is_hollow=bool(word), word=word, spoken="", assessment_id=0
    )


def panel(
    points: tuple[PlotPoint, ...],
    *,
    name: str = "Épuisement personnel",
    direction: str = "plus haut = plus d’épuisement",
    series: int = 0,
    lines: tuple[tuple[int, ...], ...] | None = None,
    references: tuple[Reference, ...] = (),
    gaps: tuple[Gap, ...] = (),
    ticks: tuple[Tick, ...] = (Tick(0, "0"), Tick(50, "50"), Tick(100, "100")),
    is_dense: bool = False,
    sentence: str = "Une phrase qui ne dit rien de plus que les points.",
) -> TrendPanel:
    compared = [index for index, one in enumerate(points) if one.word in {"", "5/6 réponses"}]
    first = compared[0] if len(compared) > 1 else None
    return TrendPanel(
        key=f"demo.{series}",
        name=name,
        instrument="CBI",
        range_words="0 à 100",
        low=ticks[0].value,
        high=ticks[-1].value,
        ticks=ticks,
        direction=direction,
        series=series,
        points=points,
        lines=lines if lines is not None else (tuple(range(len(points))),),
        first=first,
        last=compared[-1] if compared else None,
        baseline=None if first is None else points[first].value,
        baseline_label="" if first is None else points[first].label,
        references=references,
        gaps=gaps,
        is_dense=is_dense,
        sentence=sentence,
    )


def month_ticks(start: date, end: date, every: int = 1) -> tuple[TimeTick, ...]:
    names = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
    found: list[TimeTick] = []
    day = date(start.year, start.month, 1)
    while day <= end:
        if day >= start:
            label = names[day.month - 1]
            if not found or day.month == 1:
                label += f" {day.year}"
            found.append(TimeTick(day, label if len(found) % every == 0 else ""))
        day = date(day.year + day.month // 12, day.month % 12 + 1, 1)
    return tuple(found)


def chart(*panels: TrendPanel, start: date, end: date, ticks: tuple[TimeTick, ...] = ()) -> TrendChart:
    return TrendChart(
        title="Mesures",
        subtitle="",
        start=start,
        end=end,
        ticks=ticks or month_ticks(start, end),
        ribbon_name="Phase",
        ribbon_note="Sans nom sur la frise :",
        ribbon=(),
        sessions_name="Séances",
        sessions=(),
        events=(),
        off_work=(),
        panels=panels,
        footnotes=(),
        table=TableTwin("Date", tuple(TableColumn(each.name, each.range_words) for each in panels), ()),
    )


def year_chart() -> TrendChart:
    start, end = date(2026, 2, 12), date(2026, 11, 27)
    leave, back = date(2026, 3, 19), date(2026, 9, 1)
    reference = Reference(50, "50 : repère d’usage", "a")
    days = [
        date(2026, 3, 5),
        date(2026, 4, 16),
        date(2026, 5, 28),
        date(2026, 9, 17),
        date(2026, 10, 15),
        date(2026, 11, 20),
    ]
    personal = panel(
        tuple(
            point(day, value, str(value), word="5/6 réponses" if value == 63 else "")
            for day, value in zip(days, (79, 83, 67, 58, 63, 54), strict=True)
        ),
        lines=((0, 1, 2), (3, 4, 5)),
        references=(reference,),
        gaps=(Gap(days[2], days[3], "pas de mesure"),),
        sentence="25 points de moins qu’à la première mesure (79 le 5 mars, 54 le 20 nov. 2026).",
    )
    work = panel(
        tuple(
            point(day, value, str(value), word="en arrêt" if value == 68 else "")
            for day, value in zip([days[0], *days[2:]], (75, 68, 57, 64, 61), strict=True)
        ),
        name="Épuisement lié au travail",
        series=1,
        lines=((2, 3, 4),),
        references=(reference,),
        sentence="14 points de moins qu’à la première mesure (75 le 5 mars, 61 le 20 nov. 2026). Mesure "
        "du 28 mai : répondue en arrêt, laissée hors comparaison.",
    )
    compassion = panel(
        tuple(
            point(day, value, str(value).replace(".", ","))
            for day, value in zip([days[0], days[3], days[5]], (2.1, 2.6, 2.8), strict=True)
        ),
        name="Auto-compassion",
        direction="plus haut = plus d’auto-compassion",
        series=2,
        lines=((1, 2),),
        gaps=(Gap(days[0], days[3], "pas de mesure"),),
        ticks=(Tick(1, "1"), Tick(3, "3"), Tick(5, "5")),
        sentence="0,7 point de plus qu’à la première mesure (2,1 le 5 mars, 2,8 le 20 nov. 2026).",
    )
    rows = (
        TableRow("5 mars 2026", ("79", "75", "2,1")),
        TableRow("16 avril 2026, en arrêt", ("83", "–", "–")),
        TableRow("28 mai 2026, en arrêt", ("67", "68", "–")),
        TableRow("17 sept. 2026", ("58", "57", "2,6")),
        TableRow("15 oct. 2026", ("63 (5/6 réponses)", "64", "–")),
        TableRow("20 nov. 2026", ("54", "61", "2,8")),
    )
    return replace(
        chart(personal, work, compassion, start=start, end=end, ticks=month_ticks(start, end, 2)),
        subtitle="CBI et SCS, du 5 mars au 20 novembre 2026. Pointillé : première mesure.",
        ribbon=(
            RibbonStretch(Phase.REST, leave, date(2026, 6, 2), "Repos", "Repos", "19 mars", "Repos, note."),
            RibbonStretch(
                Phase.REDEFINITION,
                date(2026, 6, 2),
                back,
                "Redéfinition",
                "Redéf.",
                "2 juin",
                "Redéf., note.",
            ),
            RibbonStretch(
                Phase.RETURN, back, end, "Retour au travail", "Retour", "1er sept.", "Retour, note."
            ),
        ),
        events=(EventMark(leave, "arrêt, 19 mars"), EventMark(back, "reprise, 1er sept.")),
        off_work=(OffWork(leave, back, "en arrêt"),),
        footnotes=("(a) Usage répandu ; l’article d’origine (2005) ne le donne pas.",),
        table=TableTwin(
            "Date\n(tiret : pas de mesure)",
            (
                TableColumn("Épuisement personnel", "0 à 100"),
                TableColumn("Épuisement lié au travail", "0 à 100"),
                TableColumn("Auto-compassion", "1 à 5"),
            ),
            rows,
        ),
    )


def dot_chart(weeks: int = 14) -> DotChart:
    start = date(2026, 8, 21)
    days = [start + timedelta(weeks=week) for week in range(weeks)]
    questions = (
        ("J’ai eu au moins une vraie pause par jour de travail", "Pause"),
        ("J’ai dormi assez pour tenir la journée", "Sommeil"),
        ("Quelqu’un m’a aidé quand j’en avais besoin", "Aide"),
        ("J’ai fini une tâche qui compte pour moi", "Sens"),
        ("J’ai pu laisser le travail au travail", "Coupure"),
    )
    answers = (Dot.YES, Dot.NO, Dot.YES, Dot.YES, Dot.MISSING, Dot.NO, Dot.YES)
    rows = tuple(
        DotRow(
            question,
            short,
            tuple(
                DotMark(day, answers[(index * 3 + number * 2) % len(answers)], "")
                for index, day in enumerate(days)
            ),
        )
        for number, (question, short) in enumerate(questions)
    )
    words = {Dot.YES: "oui", Dot.NO: "non", Dot.MISSING: "–"}
    return DotChart(
        title="Point de la semaine",
        subtitle="Cinq questions, du 21 août au 20 novembre 2026.",
        start=start,
        end=days[-1],
        ticks=month_ticks(date(2026, 9, 1), days[-1]),
        rows=rows,
        key_words=((Dot.YES, "oui"), (Dot.NO, "non"), (Dot.MISSING, "sans réponse")),
        sentence="La dernière fois, le 20 nov. 2026 : trois oui sur cinq réponses.",
        table=TableTwin(
            "Date",
            tuple(TableColumn(row.short_question, "") for row in rows),
            tuple(
                TableRow(f"{day:%d/%m/%Y}", tuple(words[row.dots[index].dot] for row in rows))
                for index, day in enumerate(days[-5:])
            ),
        ),
    )


def facts() -> FactsSection:
    return FactsSection(
        "Cadre",
        (
            Fact("Personne", FULL_NAME, ", aide-soignante"),
            Fact("Séance", "", "50 min, au cabinet"),
            Fact("Phase", "", "Retour au travail, 12e semaine"),
            Fact("Suivi médical", "", "médecin du travail : oui ; médecin traitant : oui"),
            Fact("Destinataire", "", "la praticienne"),
        ),
    )


def actions() -> ActionsSection:
    return ActionsSection(
        "Actions et leviers",
        ("Action", "Levier", "Pour le", "Fait"),
        (
            ActionLine(
                "Dire « dans une heure » à chaque demande de remplacement", "moi", "27 nov.", is_done=False
            ),
            ActionLine(
                "Vingt minutes d'arrêt avant quinze heures, inscrites au planning",
                "équipe",
                "4 déc.",
                is_done=False,
            ),
            ActionLine(
                "Demander à la cadre que le jeudi reste à quatre heures",
                "organisation",
                "27 nov.",
                is_done=True,
            ),
            ActionLine("Relire ensemble le plan de reprise", "partagé", "27 nov.", is_done=False),
        ),
        "Une action sur quatre repose sur Ségolène seule.",
    )


def report(*sections: Section, **changes: object) -> ReportContent:
    content = ReportContent(
        language="fr",
        title="Rapport de séance",
        subtitle="Séance 9 · vendredi 20 novembre 2026",
        letterhead=LETTERHEAD,
        running_left="S. K.-Ł. · séance 9 · 20 nov. 2026",
        running_right="Agathe Vasseur",
        foot="Rapport de séance · à l’usage de la praticienne",
        page_words="page {page} / {pages}",
        continued_word="(suite)",
        caution=CAUTION,
        watermark="",
        pdf_title="Rapport de séance",
        sections=sections,
    )
    return replace(content, **changes)  # type: ignore[arg-type]


def session_report(**changes: object) -> ReportContent:
    return report(
        facts(),
        ProseSection("Travail de la séance", blocks(NOTE), "Ségolène, mot pour mot, avec son accord"),
        actions(),
        SentenceSection(
            "Prochain rendez-vous",
            "Vendredi 27 novembre 2026, 9 h 30",
            ", au cabinet. Le plan de reprise sera relu le 18 décembre.",
        ),
        FigureSection("Mesures", year_chart(), None),
        **changes,
    )


def edge_panels() -> tuple[TrendPanel, ...]:
    def autumn(*values: tuple[date, float]) -> tuple[PlotPoint, ...]:
        return tuple(point(day, value, f"{value:g}") for day, value in values)

    first, middle, last = date(2026, 9, 15), date(2026, 10, 20), date(2026, 11, 20)
    return (
        panel(
            autumn((date(2026, 11, 3), 62)),
            name="Une seule mesure",
            sentence="Une mesure : trop tôt pour comparer.",
        ),
        panel(autumn((first, 70), (middle, 66), (middle, 58), (last, 64)), name="Deux le même jour"),
        panel(autumn((first, 100), (middle, 100), (last, 0)), name="Aux deux bords"),
        panel(
            autumn((first, 50), (middle, 44), (last, 51)),
            name="Sur le repère",
            references=(Reference(50, "50 : repère d’usage", "a"),),
        ),
    )


def edge_chart() -> TrendChart:
    return chart(*edge_panels(), start=date(2026, 9, 1), end=date(2026, 11, 27))


def dense_chart(count: int = 522) -> TrendChart:
    start = date(2016, 11, 25)
    points = tuple(
        point(
            start + timedelta(weeks=week),
            value := round(45 + 22 * math.sin(week / 19) + 9 * math.sin(week / 3.1)),
            str(value),
        )
        for week in range(count)
    )
    end = points[-1].day
    ticks = tuple(
        TimeTick(date(year, 1, 1), str(year) if year % 2 else "")
        for year in range(start.year + 1, end.year + 1)
    )
    return chart(
        panel(points, name="Dix ans chaque semaine", is_dense=True), start=start, end=end, ticks=ticks
    )


def recovery_sheet() -> RecoverySheet:
    return RecoverySheet(
        language="fr",
        title="Code de secours",
        subtitle="Coffre 3F9A · créé le 20 novembre 2026",
        promise=(
            "Ce code rouvre votre coffre le jour où la phrase de passe vous échappe.",
            "Avec cette feuille et votre ordinateur, on peut tout lire.",
        ),
        groups=("7KQD", "3M9X", "VA2T", "H6PF", "R4WN", "8EYC", "J5GZ", "B1SX"),
        alphabet_words="Aucun O, I, L ni U. Tirets et minuscules n’ont pas d’importance.",
        fold_words="plier ici, le code vers l’intérieur",
        now=(
            "À faire maintenant",
            (
                "Retaper deux groupes dans l’application, pour être sûr de l’impression.",
                "Mettre la feuille ailleurs que l’ordinateur : coffre, notaire, personne de confiance.",
                "Détruire la feuille précédente, s’il y en a une.",
            ),
        ),
        that_day=(
            "Le jour venu",
            (
                "À l’ouverture, choisir « J’ai oublié ma phrase de passe ».",
                "Taper les huit groupes dans l’ordre.",
                "Choisir une nouvelle phrase de passe ; une nouvelle feuille vous sera proposée.",
            ),
        ),
        know=(
            "À savoir",
            ("Sans la phrase et sans ce code, le coffre reste fermé à tout le monde, à nous aussi.",),
        ),
        kept_by="Rangée par",
        kept_on="le",
        foot="Aucun nom de cabinet ni de client sur cette feuille.",
        page_words="page {page} / {pages}",
        pdf_title="Code de secours",
    )
