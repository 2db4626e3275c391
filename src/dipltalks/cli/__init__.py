"""The command line: `dipltalks brief` prints what the shipped articles come to."""

import argparse
import io
import os
import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: The arguments behind the name of the program; those of the process if they are left out.

    Returns:
        The exit code: 0, or 1 if the output could not be written, or its reader went away.

    Raises:
        SystemExit: The arguments are wrong (2), or help was asked for (0).
    """
    arguments = _parser().parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter shows its number
    try:
        print(_version() if arguments.version else _briefing(), flush=True)  # noqa: T201  # what the program is for
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            print(f"dipltalks: the output cannot be written: {error.strerror}", file=sys.stderr)  # noqa: T201
        # The interpreter would complain again when it closes the output at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return 0


def _briefing() -> str:
    from dipltalks.cli.brief import brief
    from dipltalks.seeds import dossier

    return brief(dossier())


def _version() -> str:
    from dipltalks import __version__

    return f"dipltalks {__version__}"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dipltalks",
        description="Diplomatic talks, with the words that say so. Without a command, the briefing is printed.",
    )
    parser.add_argument("--version", action="store_true", help="print the version and exit")
    commands = parser.add_subparsers(title="commands", metavar="command")
    commands.add_parser(
        "brief",
        help="print the briefing on the shipped dossier",
        description="Print what the shipped articles come to: meetings held and to come, who leads, topics, agreements "
        "with their status, measures, statements by side, where sources disagree, and the sources. In brackets stands "
        "what is inferred, inherited or contested.",
    )
    return parser
