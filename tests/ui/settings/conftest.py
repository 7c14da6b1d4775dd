"""The settings of a vault stand on the real shell."""

from tests.ui.shell.conftest import made_vault, make_shell, shell  # noqa: F401 - fixtures
