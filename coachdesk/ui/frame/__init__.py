"""The frame around every page: rail, top bar, page header, undo bar, banner."""
