"""Imports, once the first window is painted, what the screens after it are made of."""

from __future__ import annotations


def load_pages() -> None:
    """Import the pages that come first, and what they draw with.

    No widget is made by an import, so that any thread may do it; whoever needs one meanwhile waits for it.
    """
    import numpy as np  # noqa: F401 - of what charts need, the part that has no classes of Qt

    from coachdesk.ui import window  # noqa: F401 - loaded, not used
    from coachdesk.ui.clients import client_page, clients_page, overview_tab  # noqa: F401
    from coachdesk.ui.safety import safety_card  # noqa: F401
    from coachdesk.ui.sessions import session_page  # noqa: F401
    from coachdesk.ui.today import today_page  # noqa: F401


def load_charts() -> None:
    """Import what draws charts, a third of a second: the first one would hold up a page by it.

    To be called on the thread of the window, while no other imports: the binding builds every class of Qt here,
    and two threads must not build the same one.
    """
    from coachdesk.ui.trends import trend_view  # noqa: F401
