"""``coachdesk``: the window, or one of the commands that need none."""

from __future__ import annotations

import argparse
import itertools
import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Final, NoReturn, cast

from coachdesk import __version__, display, logs, paths
from coachdesk.domain.errors import UserError
from coachdesk.domain.messages import N_
from coachdesk.i18n import translator
from coachdesk.i18n.translator import Translator

_HEADLESS: Final = "coachdesk report --demo --client Claire --language fr --out session.pdf"
_HELP: Final = "coachdesk --help"
_REPORTS: Final = "demo-reports"
_COMMANDS: Final = frozenset({"demo", "clients", "score", "report", "verify", "backup", "restore"})
_HELP_WORDS: Final = frozenset({"-h", "--help"})
_UNSAID: Final = {
    "command": None,
    "demo": False,
    "locked": False,
    "vault": None,
    "on": None,
    "language": None,
    "out_folder": None,
    "passphrase_file": None,
    "passphrase_fd": None,
}
_SHARED: Final = {
    "demo": ("", N_("a fresh fictional practice, thrown away afterwards")),
    "vault": (N_("FOLDER"), N_("the vault to open")),
    "passphrase_file": (N_("FILE"), N_("read the passphrase from a file; asked for without it")),
    "passphrase_fd": (N_("NUMBER"), N_("read the passphrase from an open descriptor")),
    "on": (N_("DAY"), N_("the day that counts as today in the demo, as 2026-11-20")),
    "language": ("fr|en", N_("the language of what is said and written")),
    "out_folder": (N_("FOLDER"), N_("where the demo writes its reports when there is no display")),
}
"""Options of several commands: the word for their value, and what they mean."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        arguments: of the command line, those of the process by default.

    Returns:
        The exit code: 0 done, 2 wrong usage or input, 3 could not open or write, 4 damaged.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    t = _translator(_language(words))
    if arguments is None:
        _prepare_process(t)
    try:
        asked = _parsed(words, t)
    except UserError as error:
        from coachdesk import cli

        return cli.refused(t(error.message, **error.facts), cli.WRONG_USE)
    if asked.command is None:
        return _window(asked, t)
    # The window does without the commands: each import before it is time that a person waits.
    from coachdesk import cli

    return cli.run(asked, t)


def _window(asked: argparse.Namespace, t: Translator) -> int:
    """Show the window, or say in one line why not and what can be done without."""
    finding = display.look()
    if finding.outlook is display.Outlook.READY:
        from coachdesk.app import Launch, run

        vault = Path(asked.vault).absolute() if asked.vault else None
        return run(Launch(vault, asked.demo, asked.locked, asked.on, asked.language))
    if finding.outlook is display.Outlook.LIBRARIES_MISSING:
        line = t(
            "A window needs libraries that are missing here. On Debian: apt install {packages}",
            packages=" ".join(finding.packages),
        )
    else:
        line = t("There is no display for a window. Without one: {command}", command=_HEADLESS)
    from coachdesk import cli

    code = cli.refused(line, cli.NOT_OPENED)
    return cli.guarded(t, partial(_write_reports, asked, t)) if asked.demo else code


def _write_reports(asked: argparse.Namespace, t: Translator) -> int:
    from coachdesk import cli, demo_reports

    folder = Path(asked.out_folder or _REPORTS)
    for path in demo_reports.write(folder, asked.on, _translator):
        print(t("Written: {path}", path=path))
    return cli.DONE


class _Parser(argparse.ArgumentParser):
    """Refuses with a :class:`UserError`, in our words and one line, instead of a page of English."""

    def __init__(
        self,
        prog: str | None = None,
        description: str | None = None,
        formatter_class: Callable[[str], argparse.HelpFormatter] = argparse.HelpFormatter,
    ) -> None:
        super().__init__(
            prog=prog,
            description=description,
            add_help=False,
            allow_abbrev=False,
            exit_on_error=False,
            formatter_class=cast("type[argparse.HelpFormatter]", formatter_class),
        )

    def error(self, message: str) -> NoReturn:
        """Refuse; argparse's message is English and left aside."""
        raise _unknown_command() from ValueError(message)


class _Formatter(argparse.HelpFormatter):
    """Begins the help page with the reader's word for usage."""

    def __init__(self, prog: str, usage_word: str = "") -> None:
        super().__init__(prog, max_help_position=34, width=100)
        self._usage_word = usage_word

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[argparse._MutuallyExclusiveGroup],
        prefix: str | None = None,
    ) -> None:
        """Add the first lines of the page."""
        # The beginning of a command's own page is asked for with an empty prefix.
        super().add_usage(usage, actions, groups, f"{self._usage_word} " if prefix is None else prefix)


def _unknown_command() -> UserError:
    return UserError("This is not a command of CoachDesk. {help} lists them all.", help=_HELP)


def _parsed(words: list[str], t: Translator) -> argparse.Namespace:
    """Read the arguments.

    Raises:
        UserError: they make no sense.
    """
    try:
        asked, left = _parser(t, words).parse_known_args(words)
    except argparse.ArgumentError as error:
        if (error.argument_name or "").startswith("-"):
            raise UserError("Something is wrong after {option}.", option=error.argument_name) from None
        raise _unknown_command() from None
    if asked.command is None and any(word == "-" or not word.startswith("-") for word in left):
        raise _unknown_command()
    if left:
        raise UserError("{words} is not understood. {help} says what is.", words=" ".join(left), help=_HELP)
    if asked.command == "demo":
        asked.command, asked.demo = None, True
    if asked.language is not None and asked.language not in translator.LANGUAGES:
        choices = ", ".join(translator.LANGUAGES)
        raise UserError("{option} takes one of {choices}.", option="--language", choices=choices)
    asked.on = _day(asked.on)
    if asked.on and not asked.demo:
        raise UserError("{option} goes with {demo} alone.", option="--on", demo="--demo")
    return asked


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UserError(
            "{option} takes a day, for example {example}.", option="--on", example="2026-11-20"
        ) from None


def _parser(t: Translator, words: list[str]) -> _Parser:
    """What reads the arguments; the window's own alone where no command is among the words.

    Describing all commands takes time that the first window would wait for.
    """
    page = partial(_Formatter, usage_word=t("Usage:"))
    parser = _Parser("coachdesk", t("The window opens when no command is given."), page)
    parser.set_defaults(**_UNSAID)
    options = _options(parser, t, "demo", "vault", "on", "language", "out_folder")
    options.add_argument("--locked", action="store_true", help=argparse.SUPPRESS)
    options.add_argument(
        "--version", action="version", version=f"CoachDesk {__version__}", help=t("print the version")
    )
    if not (_COMMANDS | _HELP_WORDS).isdisjoint(words):
        _add_commands(parser, t, page)
    return parser


def _add_commands(parser: _Parser, t: Translator, page: partial[_Formatter]) -> None:
    commands = parser.add_subparsers(dest="command", title=_heading(t("Commands"), t), metavar=t("COMMAND"))
    add = partial(commands.add_parser, formatter_class=page)
    both = ("demo", "vault", "passphrase_file", "passphrase_fd", "on", "language")
    key = ("passphrase_file", "passphrase_fd", "language")

    demo = add("demo", help=t("open the window on a fictional practice"))
    _options(demo, t, "on", "language", "out_folder")

    _options(add("clients", help=t("list the files: id, tab, name")), t, *both)

    score = add("score", help=t("score the answers of a questionnaire"))
    score.add_argument("instrument", nargs="?", metavar=t("QUESTIONNAIRE"), help=t("its id"))
    score.add_argument("answers", nargs="*", metavar=t("ANSWER"), help=t("a number, or - for none"))
    _options(score, t, "language").add_argument("--json", action="store_true", help=t("print JSON"))

    report = add("report", help=t("write a document about a client as PDF"))
    options = _options(report, t, *both)
    options.add_argument("--client", metavar=t("WHO"), help=t("name or id"))
    options.add_argument("--kind", metavar=t("KIND"), default="session", help=t("which document: session"))
    options.add_argument("--session", metavar=t("NUMBER"), help=t("which session; the latest without it"))
    options.add_argument("--out", metavar=t("FILE"), help=t("where to write"))

    verify = add("verify", help=t("read a vault or a backup whole and check it"))
    verify.add_argument("file", nargs="?", metavar=t("FILE"), help=t("a backup"))
    _options(verify, t, "vault", *key)

    backup = add("backup", help=t("write a verified backup of a vault"))
    _options(backup, t, "vault", *key).add_argument(
        "--to", metavar=t("FOLDER"), help=t("a second place for it")
    )

    restore = add("restore", help=t("make a new vault from a backup"))
    restore.add_argument("file", nargs="?", metavar=t("FILE"), help=t("a backup"))
    restore.add_argument("folder", nargs="?", metavar=t("FOLDER"), help=t("a new folder"))
    _options(restore, t, *key)


def _options(parser: argparse.ArgumentParser, t: Translator, *names: str) -> argparse._ArgumentGroup:
    """Add the options that several commands share; unsaid they leave the parser's defaults alone."""
    group = parser.add_argument_group(_heading(t("Options"), t))
    group.add_argument("-h", "--help", action="help", help=t("print this page"))
    for name in names:
        value, meaning = _SHARED[name]
        option = f"--{name.replace('_', '-')}"
        if value:
            group.add_argument(option, metavar=t(value), default=argparse.SUPPRESS, help=t(meaning))
        else:
            group.add_argument(option, action="store_true", default=argparse.SUPPRESS, help=t(meaning))
    return group


def _heading(words: str, t: Translator) -> str:
    """The formatter puts a colon after it, which French keeps apart."""
    return f"{words}\u00a0" if t.language == "fr" else words


def _language(words: list[str]) -> str:
    """The language to speak: the one asked for, else that of the machine, else French."""
    asked = [word.partition("=")[2] for word in words if word.startswith("--language=")]
    asked += [after for word, after in itertools.pairwise(words) if word == "--language"]
    if asked and asked[-1] in translator.LANGUAGES:
        return asked[-1]
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    machine = next((name for name in names if name), "")
    return "en" if machine.lower().startswith("en") else "fr"


def _translator(language: str) -> Translator:
    return translator.load(language, paths.resources() / "locale")


def _prepare_process(t: Translator) -> None:
    """Printing must not fail on a narrow terminal, and a bug must not print what it was working on."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    logs.install(paths.state_folder())

    def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from coachdesk import cli

        logging.getLogger(__name__).error("uncaught", exc_info=(kind, error, trace))
        place = logs.describe(error).partition(" < ")[0]
        cli.refused(t("CoachDesk made a mistake of its own: {place}", place=place), 1)

    sys.excepthook = tell


if __name__ == "__main__":
    sys.exit(main())
