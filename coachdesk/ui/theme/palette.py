"""Tokens as a QPalette: it carries Fusion most of the way, dialogs and menus included."""

from __future__ import annotations

from PySide6.QtGui import QColor, QPalette

from coachdesk.ui.theme.tokens import Tokens

_Role = QPalette.ColorRole
_Group = QPalette.ColorGroup


def palette(tokens: Tokens) -> QPalette:
    """The palette of one appearance. Explicit for every role, so that it holds without a desktop's help."""
    made = QPalette()
    for role, name in _roles(tokens).items():
        made.setColor(role, QColor(name))
    for role, name in {
        _Role.WindowText: tokens.ink3,
        _Role.Text: tokens.ink3,
        _Role.ButtonText: tokens.ink3,
        _Role.HighlightedText: tokens.ink3,
        _Role.PlaceholderText: tokens.ink3,
        _Role.Link: tokens.ink3,
        _Role.Base: tokens.sunken,
        _Role.Button: tokens.sunken,
        _Role.Highlight: tokens.sunken,
        _Role.Accent: tokens.control,
    }.items():
        made.setColor(_Group.Disabled, role, QColor(name))
    return made


def _roles(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tokens.canvas,
        _Role.WindowText: tokens.ink,
        _Role.Base: tokens.surface,
        _Role.AlternateBase: tokens.sunken,
        _Role.Text: tokens.ink,
        _Role.Button: tokens.surface,
        _Role.ButtonText: tokens.ink,
        _Role.BrightText: tokens.on_fill,
        _Role.Highlight: tokens.fill,
        _Role.HighlightedText: tokens.on_fill,
        _Role.Accent: tokens.accent,
        _Role.PlaceholderText: tokens.ink3,
        _Role.ToolTipBase: tokens.surface,
        _Role.ToolTipText: tokens.ink,
        _Role.Link: tokens.accent_ink,
        _Role.LinkVisited: tokens.accent_ink,
        _Role.Light: tokens.surface,
        _Role.Midlight: tokens.sunken,
        _Role.Mid: tokens.border,
        _Role.Dark: tokens.control,
        _Role.Shadow: tokens.border,
    }
