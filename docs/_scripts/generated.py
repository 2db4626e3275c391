"""What the scripts that write a file of the docs have in common: their options."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path


def main(description: str, target: Path, make: Callable[[], str]) -> int:
    """Print, write or check a file that is made out of the code.

    Args:
        description: What the file is, for the help text.
        target: Where it stands among the docs.
        make: Returns the text that it should have.

    Returns:
        The exit code: 1 if `--check` was asked for and the file has another text.
    """
    parser = argparse.ArgumentParser(description=description)
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--write", action="store_true", help=f"write {target.name}")
    choice.add_argument("--check", action="store_true", help=f"exit 1 if {target.name} is not up to date")
    options = parser.parse_args()
    text = make()
    if options.write:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    elif not options.check:
        sys.stdout.write(text)
    elif not target.is_file() or target.read_text(encoding="utf-8") != text:
        sys.stderr.write(f"{target} is not up to date; run {Path(sys.argv[0]).name} --write\n")
        return 1
    return 0
