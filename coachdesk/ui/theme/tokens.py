"""Every colour, text role, space and radius of the program: one frozen record, light and dark.

Nothing here knows Qt: palette, style sheet, painters and plots all read these records, and a test recomputes
the contrast of every pair from them. Contrast figures named in comments are WCAG 2 ratios.

Named tuples and not dataclasses, which write and compile their methods anew at each start: eight of them would
hold up the first window for longer than all its pictures.
"""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

Role = Literal[
    "h1", "big", "h2", "h3", "note", "body", "body_strong", "caption", "caption_strong", "key", "fig"
]

ColourName = Literal[
    "canvas", "rail", "surface", "sunken", "desk", "border", "control", "ink", "ink2", "ink3", "fill",
    "on_fill", "fill_hover", "accent", "accent_ink", "accent_soft", "att", "att_soft", "safe", "safe_soft",
    "priv", "priv_soft", "priv_border", "focus", "grid", "paper", "undo_ground", "undo_ink", "undo_action",
]  # fmt: skip

REGULAR: Final = 400
SEMIBOLD: Final = 600


class TypeRole(NamedTuple):
    """A text role: points at 96 dpi, weight (400 or 600), height of a line in pixels at 100 %."""

    points: float
    weight: int
    line: int


ROLES: Final[dict[Role, TypeRole]] = {
    "h1": TypeRole(19, SEMIBOLD, 36),
    "big": TypeRole(16, SEMIBOLD, 30),
    "h2": TypeRole(14, SEMIBOLD, 27),
    "h3": TypeRole(12, SEMIBOLD, 22),
    "note": TypeRole(12, REGULAR, 22),
    "body": TypeRole(11, REGULAR, 21),
    "body_strong": TypeRole(11, SEMIBOLD, 21),
    "caption": TypeRole(10, REGULAR, 18),
    "caption_strong": TypeRole(10, SEMIBOLD, 18),
    "key": TypeRole(9.5, REGULAR, 18),
    "fig": TypeRole(22, SEMIBOLD, 42),
}


class Space(NamedTuple):
    """Distances in pixels."""

    pair: int = 4
    near: int = 8
    stack: int = 12
    card: int = 16
    page: int = 24
    around: int = 32


class Radius(NamedTuple):
    """Corner radii in pixels; the focus ring adds two."""

    key: int = 4
    tick: int = 4
    segment: int = 6
    button: int = 8
    rail: int = 10
    card: int = 12


class Height(NamedTuple):
    """Heights in pixels at 100 % text; text that needs more gets more."""

    segment: int = 28
    small_button: int = 32
    button: int = 40
    field: int = 36
    password: int = 44
    chip: int = 24
    key: int = 20
    tick: int = 20
    tab: int = 40
    banner: int = 48
    undo: int = 44
    top_bar: int = 56
    rail_item: int = 60
    list_row: int = 56
    table_row: int = 40
    least: int = 24


SPACE: Final = Space()
RADIUS: Final = Radius()
HEIGHT: Final = Height()

ICON_STROKE: Final = 1.75
ICON_RAIL: Final = 22
ICON_BUTTON: Final = 18
ICON_SMALL: Final = 16


class PhaseLook(NamedTuple):
    """A phase's ground, ink and icon. In grey the grounds are alike: icon and word always stand with them."""

    ground: str
    ink: str
    icon: str


class SeriesLook(NamedTuple):
    """A series of a chart. Dash and marker are mandatory: colours alone come close for some eyes."""

    colour: str
    dash: Literal["solid", "dash", "dot", "dash_dot"]
    marker: Literal["disc", "square", "triangle", "diamond"]


class Hills(NamedTuple):
    """The painted landscape of the lock screen, from the sky to the nearest hill."""

    far: str
    middle: str
    near: str
    front: str
    orb: str


class Tokens(NamedTuple):
    """The colours of one appearance as ``#rrggbb``."""

    is_dark: bool
    canvas: str
    rail: str
    surface: str
    sunken: str
    desk: str
    border: str
    control: str
    ink: str
    ink2: str
    ink3: str
    fill: str
    on_fill: str
    fill_hover: str
    accent: str
    accent_ink: str
    accent_soft: str
    att: str
    att_soft: str
    safe: str
    safe_soft: str
    priv: str
    priv_soft: str
    priv_border: str
    focus: str
    grid: str
    paper: str
    undo_ground: str
    undo_ink: str
    undo_action: str
    phase_watching: PhaseLook
    phase_rest: PhaseLook
    phase_redefinition: PhaseLook
    phase_return: PhaseLook
    phase_staying_well: PhaseLook
    series: tuple[SeriesLook, SeriesLook, SeriesLook, SeriesLook]
    hills: Hills

    def colour(self, name: ColourName) -> str:
        """The colour called ``name``."""
        found: str = getattr(self, name)
        return found

    def phase(self, phase: str) -> PhaseLook:
        """The look of a phase, by the value of ``domain.phases.Phase``.

        Raises:
            KeyError: there is no such phase.
        """
        return {
            "watching": self.phase_watching,
            "rest": self.phase_rest,
            "redefinition": self.phase_redefinition,
            "return": self.phase_return,
            "staying_well": self.phase_staying_well,
        }[phase]


LIGHT: Final = Tokens(
    is_dark=False,
    canvas="#F6F2EA",
    rail="#ECE5D8",
    surface="#FFFDF9",
    sunken="#F1EBE0",
    desk="#E4DCCE",
    border="#DED5C6",
    control="#8A8070",
    ink="#26221D",
    ink2="#575047",
    ink3="#6C6458",
    fill="#22605A",
    on_fill="#FFFFFF",
    fill_hover="#194C47",
    accent="#22605A",
    accent_ink="#1B524C",
    accent_soft="#DDE9E3",
    att="#8A5A00",
    att_soft="#FAEFD8",
    safe="#B3261E",
    safe_soft="#FBE8E4",
    priv="#6A3F6E",
    priv_soft="#F5ECF4",
    priv_border="#C9AECB",
    focus="#0B5CAD",
    grid="#E7DFD2",
    paper="#FFFFFF",
    undo_ground="#26221D",
    undo_ink="#F6F2EA",
    undo_action="#A9DCD1",
    phase_watching=PhaseLook("#DDE5E6", "#37535A", "briefcase"),
    phase_rest=PhaseLook("#DCE4EE", "#33506F", "moon"),
    phase_redefinition=PhaseLook("#F0E0D3", "#7A4326", "compass"),
    phase_return=PhaseLook("#E2E8D2", "#45541F", "footprints"),
    phase_staying_well=PhaseLook("#E9E1D5", "#57493A", "leaf"),
    series=(
        SeriesLook("#0072B2", "solid", "disc"),
        SeriesLook("#D55E00", "dash", "square"),
        SeriesLook("#00805E", "dot", "triangle"),
        SeriesLook("#A9527F", "dash_dot", "diamond"),
    ),
    hills=Hills(far="#E6DDCB", middle="#D3D9C9", near="#A9C1B5", front="#5F8F86", orb="#F0DDBD"),
)

DARK: Final = Tokens(
    is_dark=True,
    canvas="#1B1917",
    rail="#151412",
    surface="#24221F",
    sunken="#2D2A26",
    desk="#100F0E",
    border="#3D3934",
    control="#8F877A",
    ink="#EDE8E0",
    ink2="#C4BCB0",
    ink3="#A59D91",
    fill="#2F7F74",
    on_fill="#FFFFFF",
    fill_hover="#2B776D",
    accent="#8CCBBE",
    accent_ink="#A9DCD1",
    accent_soft="#243733",
    att="#F5C26B",
    att_soft="#3A2F19",
    safe="#FFB4AB",
    safe_soft="#45241F",
    priv="#DDB6E0",
    priv_soft="#32263A",
    priv_border="#6C5273",
    focus="#7DB8FF",
    grid="#36332E",
    paper="#F4F1EB",
    undo_ground="#EDE8E0",
    undo_ink="#1B1917",
    undo_action="#1B524C",
    phase_watching=PhaseLook("#2A393D", "#BFD5DB", "briefcase"),
    phase_rest=PhaseLook("#27384A", "#BCD3EA", "moon"),
    phase_redefinition=PhaseLook("#4A3226", "#F0C7AE", "compass"),
    phase_return=PhaseLook("#343B29", "#CCD8B2", "footprints"),
    phase_staying_well=PhaseLook("#3D362D", "#E2D3BF", "leaf"),
    series=(
        SeriesLook("#56B4E9", "solid", "disc"),
        SeriesLook("#E69F00", "dash", "square"),
        SeriesLook("#2FBF95", "dot", "triangle"),
        SeriesLook("#DB93BD", "dash_dot", "diamond"),
    ),
    hills=Hills(far="#211F1C", middle="#22302B", near="#24423C", front="#28524A", orb="#CFC6B4"),
)
