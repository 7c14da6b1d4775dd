"""The contrast table of the look, recomputed from the tokens."""

from __future__ import annotations

import pytest

from coachdesk.domain.phases import Phase
from coachdesk.ui.theme.tokens import DARK, LIGHT, ColourName, Tokens

TEXT: tuple[tuple[ColourName, tuple[ColourName, ...]], ...] = (
    (
        "ink",
        ("canvas", "rail", "surface", "sunken", "accent_soft", "att_soft", "safe_soft", "priv_soft", "desk"),
    ),
    ("ink2", ("canvas", "rail", "surface", "sunken", "accent_soft")),
    ("ink3", ("canvas", "surface", "sunken")),
    ("on_fill", ("fill", "fill_hover")),
    ("accent_ink", ("canvas", "rail", "surface", "sunken", "accent_soft", "att_soft")),
    ("att", ("canvas", "surface", "att_soft", "accent_soft", "sunken")),
    ("safe", ("canvas", "surface", "safe_soft")),
    ("priv", ("priv_soft",)),
    ("undo_ink", ("undo_ground",)),
    ("undo_action", ("undo_ground",)),
)
SHAPES: tuple[tuple[ColourName, tuple[ColourName, ...]], ...] = (
    ("control", ("canvas", "surface")),
    ("fill", ("surface", "canvas")),
    ("accent", ("canvas", "surface", "border")),
    ("focus", ("canvas", "rail", "surface", "sunken", "accent_soft")),
)


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of WCAG 2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_ratio_is_the_one_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "grounds"), TEXT, ids=[name for name, _ in TEXT])
def test_text_is_readable_on_every_ground_it_stands_on(
    tokens: Tokens, ink: ColourName, grounds: tuple[ColourName, ...]
) -> None:
    for ground in grounds:
        assert contrast(tokens.colour(ink), tokens.colour(ground)) >= 4.5, (ink, ground)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("shape", "grounds"), SHAPES, ids=[name for name, _ in SHAPES])
def test_shapes_that_mean_something_stand_out(
    tokens: Tokens, shape: ColourName, grounds: tuple[ColourName, ...]
) -> None:
    for ground in grounds:
        assert contrast(tokens.colour(shape), tokens.colour(ground)) >= 3, (shape, ground)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("phase", list(Phase), ids=lambda phase: phase.value)
def test_every_phase_has_a_readable_chip_that_differs_from_a_selected_row(
    tokens: Tokens, phase: Phase
) -> None:
    look = tokens.phase(phase.value)
    assert contrast(look.ink, look.ground) >= 6
    assert look.icon
    assert look.ground not in {tokens.accent_soft, tokens.sunken, tokens.surface}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_series_stand_out_and_never_share_colour_dash_or_marker(tokens: Tokens) -> None:
    assert all(contrast(series.colour, tokens.surface) >= 3 for series in tokens.series)
    assert len({series.colour for series in tokens.series}) == 4
    assert len({series.dash for series in tokens.series}) == 4
    assert len({series.marker for series in tokens.series}) == 4


def test_no_phase_wears_the_colour_of_acting() -> None:
    for tokens in (LIGHT, DARK):
        clinical = {tokens.phase(phase.value).ground for phase in Phase}
        clinical |= {series.colour for series in tokens.series} | {tokens.att, tokens.safe}
        assert clinical.isdisjoint({tokens.accent, tokens.fill, tokens.accent_soft, tokens.accent_ink})


@pytest.mark.parametrize(
    ("ink", "ground", "light", "dark"),
    [
        ("ink", "accent_soft", 12.6, 10.3),
        ("att", "accent_soft", 4.75, 7.67),
        ("on_fill", "fill", 7.27, 4.76),
        ("priv", "priv_soft", 7.13, 8.03),
        ("undo_action", "undo_ground", 10.4, 7.3),
    ],
)
def test_the_measured_figures_of_the_look_still_hold(
    ink: ColourName, ground: ColourName, light: float, dark: float
) -> None:
    assert contrast(LIGHT.colour(ink), LIGHT.colour(ground)) == pytest.approx(light, abs=0.1)
    assert contrast(DARK.colour(ink), DARK.colour(ground)) == pytest.approx(dark, abs=0.1)


def test_tokens_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        LIGHT.ink = "#000000"  # type: ignore[misc]
