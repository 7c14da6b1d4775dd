"""The look: tokens, and what Qt is told about them (palette, style sheet, fonts, icons)."""
