"""Sections of a report as parts of the flow."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from reportlab.lib.colors import Color
from reportlab.lib.units import mm
from reportlab.platypus import Paragraph

from coachdesk.domain.notes import Block as NoteBlock
from coachdesk.domain.notes import BlockKind, Run
from coachdesk.figures.charts import TableTwin
from coachdesk.figures.documents import (
    ActionsSection,
    FactsSection,
    FigureSection,
    ProseSection,
    ReportContent,
    Section,
    SentenceSection,
)
from coachdesk.figures.supervision_sections import CaseSection, NoticeSection, PenSection
from coachdesk.reports import figure_blocks, line_blocks, supervision_blocks, text, typography
from coachdesk.reports.blocks import (
    MAIN,
    SIDE,
    Block,
    BulletBlock,
    KeptWhite,
    QuoteBlock,
    SectionHead,
    TextBlock,
    White,
    repeated_heading,
    stack_height,
)
from coachdesk.reports.flow import Part
from coachdesk.reports.tables import Column, Form, Row, TableBlock
from coachdesk.reports.text import Typesetter

AFTER_TITLE: Final = 24.0
BETWEEN: Final = 19.0
_PARAGRAPHS: Final = 7.5
_BULLETS: Final = 3.0
_FIGURES: Final = 5.0
_TWIN: Final = 12.0
_UNDER_HEADING: Final = 3.0
_SIGNING: Final = 18 * mm
_FACTS: Final = Form((Column(0, 31 * mm), Column(34 * mm, MAIN - 34 * mm)), 0, MAIN, 3, closes=False)
_ACTIONS: Final = Form(
    (
        Column(0, 63 * mm),
        Column(67.4 * mm, 22 * mm),
        Column(91.6 * mm, 20.5 * mm),
        Column(114.3 * mm, MAIN - 114.3 * mm),
    ),
    0,
    MAIN,
    4.5,
    closes=True,
)
_QUOTATION_MARKS: Final = {"fr": ("« ", " »"), "en": ("“", "”")}


class Sections:
    """Makes the parts of one report.

    Args:
        content: the report.
        typesetter: of its language.
        accent: of its letterhead, readable on white.
        page_room: height of an empty page.
    """

    def __init__(
        self, content: ReportContent, typesetter: Typesetter, accent: Color, page_room: float
    ) -> None:
        self._content = content
        self._typesetter = typesetter
        self._accent = accent
        self._page_room = page_room

    def parts(self) -> tuple[Part, ...]:
        """Title, then every section that has something to say."""
        found = [Part("", tuple(self._title()))]
        for section in self._content.sections:
            blocks = tuple(self._blocks(section))
            if blocks:
                before = AFTER_TITLE if len(found) == 1 else BETWEEN
                found.append(self._part(section, blocks, before))
        return tuple(found)

    def _title(self) -> Iterator[Block]:
        content = self._content
        yield TextBlock(self._typesetter.paragraph(content.title, text.TITLE), keeps_next=True)
        if content.subtitle:
            subtitle = self._typesetter.joined(content.subtitle, text.SUBTITLE, MAIN)
            yield TextBlock(subtitle, space_before=2, keeps_next=True)

    def _part(self, section: Section, blocks: tuple[Block, ...], before: float) -> Part:
        heading = self._typesetter.line(section.heading)
        if isinstance(section, NoticeSection | CaseSection):
            # Neither has a rule above it nor a heading at its side.
            return Part("", blocks, isinstance(section, CaseSection) and section.begins_page)
        side = [self._typesetter.paragraph(section.heading, text.HEADING.tinted(self._accent))]
        height = stack_height(side, SIDE)
        repeated = repeated_heading(heading, self._content.continued_word)
        again = stack_height([self._typesetter.paragraph(repeated, text.HEADING)], SIDE)
        if isinstance(section, FigureSection):
            head: SectionHead = figure_blocks.FigureHead(section.heading, side, before, self._typesetter)
            return Part(heading, (head, *_cleared(blocks, height)), repeated_height=again)
        missing = height - sum(block.height + block.space_before for block in blocks)
        return Part(
            heading,
            (SectionHead(heading, side, before), *blocks, *([White(missing)] if missing > 0 else [])),
            isinstance(section, PenSection) and section.begins_page,
            again,
        )

    def _blocks(self, section: Section) -> Iterator[Block]:
        match section:
            case FactsSection():
                yield from self._facts(section)
            case ProseSection():
                yield from self._prose(section)
            case ActionsSection():
                yield from self._actions(section)
            case SentenceSection():
                if section.is_signature:
                    yield KeptWhite(_SIGNING)
                yield TextBlock(self._strong_then(section.strong, section.text))
            case FigureSection():
                yield from self._figures(section)
            case _:
                yield from supervision_blocks.blocks(section, self._typesetter)

    def _strong_then(self, strong: str, rest: str) -> Paragraph:
        gap = " " if strong and rest and (rest[0].isalnum() or rest[0] in "«“(–") else ""
        return self._typesetter.paragraph(f"{gap}{rest}", text.BODY, strong=strong)

    def _facts(self, section: FactsSection) -> Iterator[Block]:
        rows = []
        for fact in section.facts:
            gap = " " if fact.strong and fact.value[:1].isalnum() else ""
            runs = (Run(fact.strong, is_emphasis=True), Run(f"{gap}{fact.value}"))
            value = tuple(self._typesetter.paragraphs(runs, text.CELL))
            rows.append(Row(((self._typesetter.paragraph(fact.label, text.CELL),), value)))
        if rows:
            yield TableBlock(_FACTS, None, rows)

    def _prose(self, section: ProseSection) -> Iterator[Block]:
        before: BlockKind | None = None
        spoken: list[NoteBlock] = []
        for note in section.blocks:
            if note.kind is BlockKind.QUOTE:
                spoken.append(note)
                continue
            if spoken:
                yield self._quote(spoken, section.attribution, before)
                spoken, before = [], BlockKind.QUOTE
            yield from self._note(note, before)
            before = note.kind
        if spoken:
            yield self._quote(spoken, section.attribution, before)

    def _note(self, note: NoteBlock, before: BlockKind | None) -> Iterator[Block]:
        above = 0.0 if before is None else _PARAGRAPHS
        if note.kind is BlockKind.HEADING:
            words = self._typesetter.paragraph("", text.HEADING, strong=note.text)
            yield TextBlock(words, space_before=above, keeps_next=True)
            return
        if before is BlockKind.HEADING or (note.kind is before is BlockKind.BULLET):
            above = _BULLETS
        for index, words in enumerate(self._typesetter.paragraphs(note.runs, text.BODY)):
            gap = above if index == 0 else 0
            if note.kind is BlockKind.BULLET:
                yield BulletBlock(words, has_mark=index == 0, space_before=gap)
            else:
                yield TextBlock(words, space_before=gap)

    def _quote(self, spoken: list[NoteBlock], attribution: str, before: BlockKind | None) -> Block:
        opening, closing = _QUOTATION_MARKS[self._content.language]
        words = []
        texts = ["".join(run.text for run in note.runs) for note in spoken]
        if not typography.is_quoted("\n".join(texts)):
            texts = [typography.inner_quotes(each, self._content.language) for each in texts]
            texts[0] = opening + texts[0]
            texts[-1] += closing
        for each in texts:
            words += self._typesetter.paragraphs((Run(each),), text.VERBATIM)
        signed = self._typesetter.paragraph(attribution, text.SMALL) if attribution else None
        return QuoteBlock(words, signed, self._accent, space_before=0 if before is None else _PARAGRAPHS)

    def _actions(self, section: ActionsSection) -> Iterator[Block]:
        set_in = self._typesetter.paragraph
        head = tuple((set_in(words, text.SMALL),) for words in section.heads)
        rows = [
            Row(
                (
                    tuple(self._typesetter.paragraphs((Run(action.text),), text.CELL)),
                    (set_in(action.lever, text.CELL_STRONG),),
                    (set_in(action.due, text.CELL),),
                    (),
                ),
                tick=action.is_done,
            )
            for action in section.actions
        ]
        remark = set_in(section.remark, text.SMALL) if section.remark else None
        if rows:
            yield TableBlock(_ACTIONS, head, rows, remark)
        elif remark is not None:
            yield TextBlock(set_in(section.remark, text.BODY))

    def _figures(self, section: FigureSection) -> Iterator[Block]:
        trend, dots = section.trend, section.dots
        has_trend = trend is not None and bool(trend.panels)
        if trend is not None and has_trend:
            yield from self._subtitle(trend.subtitle, 0)
            yield figure_blocks.TrendBlock(
                trend, trend.panels, self._typesetter, self._page_room, space_before=_FIGURES
            )
            yield from self._twin(trend.table)
        if dots is not None and dots.rows:
            yield from self._subtitle(dots.subtitle, BETWEEN if has_trend else 0)
            yield figure_blocks.DotBlock(dots, self._typesetter, space_before=_PARAGRAPHS)
            yield from self._twin(dots.table)
        for index, one in enumerate(section.tables):
            is_first = index == 0 and not has_trend and not (dots is not None and dots.rows)
            above = 0 if is_first else BETWEEN
            yield from line_blocks.line_table(one, self._typesetter, above, self._page_room)

    def _twin(self, table: TableTwin) -> Iterator[Block]:
        if table.rows:
            yield figure_blocks.twin(table, self._typesetter, _TWIN)

    def _subtitle(self, words: str, above: float) -> Iterator[Block]:
        if words:
            subtitle = self._typesetter.paragraph(words, text.SUBTITLE)
            yield TextBlock(subtitle, space_before=above, keeps_next=True)


def _cleared(blocks: tuple[Block, ...], heading_height: float) -> tuple[Block, ...]:
    """White before a figure whose own side words would stand on the heading of its section."""
    free = 0.0
    for index, block in enumerate(blocks):
        free += block.space_before + min(block.side_free, block.height)
        if block.side_free < block.height:
            missing = heading_height + _UNDER_HEADING - free
            return (*blocks[:index], KeptWhite(missing), *blocks[index:]) if missing > 0 else blocks
    return blocks
