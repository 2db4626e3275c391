"""Writing YAML: in blocks, as a person would write it.

Lists of a few short words stand in one line, long texts in blocks of their own. Text is quoted only where a reader
would take it for something else: also where a reader of YAML 1.1 would, who takes `NO` for false.
"""

import re
from collections.abc import Iterator
from typing import Any

WIDTH = 100
"""The column at which long texts and lists of words are broken."""

LONGEST_KEY = 1000
"""Characters of a key; readers need not take longer ones."""

# What is no printable character for YAML, a line break for some of its versions only, or turns the text around.
_UNPRINTABLE = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_PLAIN = re.compile(r"[^\W_]([^:#\t\n]|:(?=\S)|(?<=\S)#)*", re.ASCII | re.DOTALL)
_PLAIN_IN_LINE = re.compile(r"\w([\w .+/~()-]*[\w.+/~()-])?")
_TAKEN_FOR_ANOTHER = re.compile(
    r"true|false|null|yes|no|on|off|y|n"
    r"|[-+]?[0-9._]+(e[-+]?[0-9_.]*)?|0[xob][0-9a-f_]+|[-+]?[0-9_]+(:[0-9_.]+)+",
    re.IGNORECASE,
)
_FOLDABLE = re.compile(r"[^\s]+( [^\s]+)*")


def format_yaml(data: Any) -> str:
    """Return plain data as YAML.

    Args:
        data: Dicts, lists, texts, numbers, booleans and None.

    Raises:
        ValueError: A key is too long.

    Example:
        >>> print(format_yaml({"id": "oslo", "country": "NO", "topics": ["ceasefire", "prisoners"]}), end="")
        id: oslo
        country: 'NO'
        topics: [ceasefire, prisoners]
    """
    return "".join(f"{line}\n" for line in _lines_of(data, 0))


def _lines_of(value: Any, depth: int) -> Iterator[str]:
    """Yield the lines of a value that stands by itself, indented by its depth."""
    pad = "  " * depth
    if isinstance(value, dict) and value:
        for key, item in value.items():
            if len(key) > LONGEST_KEY:
                raise ValueError(f"a key has {len(key)} characters, more than {LONGEST_KEY}")
            yield from _entry(f"{pad}{_scalar(key)}:", item, depth)
    elif isinstance(value, list) and value:
        for item in value:
            yield from _list_item(pad, item, depth)
    else:
        yield f"{pad}{_in_line(value)}"


def _entry(start: str, value: Any, depth: int) -> Iterator[str]:
    """Yield the lines of a key, or of the dash of a list, and of what belongs to it."""
    if isinstance(value, str) and (block := _text_block(value, depth + 1)):
        header, *lines = block
        yield f"{start} {header}"
        yield from lines
    elif _stands_in_line(value, len(start)):
        yield f"{start} {_in_line(value)}"
    else:
        yield start
        yield from _lines_of(value, depth + 1)


def _list_item(pad: str, item: Any, depth: int) -> Iterator[str]:
    """Yield the lines of an item of a list; those of a mapping or a list begin behind the dash."""
    if not _stands_in_line(item, len(pad) + 1):
        first, *rest = _lines_of(item, depth + 1)
        yield f"{pad}- {first.lstrip(' ')}"
        yield from rest
    else:
        yield from _entry(f"{pad}-", item, depth)


def _text_block(text: str, depth: int) -> list[str]:
    """Return the lines of a long text as a block, its header first; none for what is no such text."""
    pad = "  " * depth
    if _UNPRINTABLE.search(text):
        return []
    lines = text.removesuffix("\n").split("\n")
    if "\n" in text and lines[0] and lines[-1] and all(not line or line.strip(" \t") for line in lines):
        indent = "2" if text[0] in " \t" else ""
        end = "" if text.endswith("\n") else "-"
        return [f"|{indent}{end}", *(f"{pad}{line}" if line else "" for line in lines)]
    if len(pad) + len(text) > WIDTH and _FOLDABLE.fullmatch(text):
        return [">-", *(f"{pad}{line}" for line in _wrapped(text, WIDTH - len(pad)))]
    return []


def _wrapped(text: str, width: int) -> Iterator[str]:
    """Yield a text in lines that are no longer than a width, where its words allow that."""
    line = ""
    for word in text.split(" "):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line


def _stands_in_line(value: Any, column: int) -> bool:
    """Tell whether a value is put into the line of its key: no mapping, nor a list that is long or has parts."""
    if not isinstance(value, dict | list) or not value:
        return True
    if isinstance(value, dict) or any(isinstance(item, dict | list) for item in value):
        return False
    return column + 1 + len(_in_line(value)) <= WIDTH


def _in_line(value: Any) -> str:
    """Return a value that fits into a line: one that has no parts, or a list of such."""
    if isinstance(value, list):
        return f"[{', '.join(_scalar(item, _PLAIN_IN_LINE) for item in value)}]"
    return "{}" if isinstance(value, dict) else _scalar(value)


def _scalar(value: Any, plain: re.Pattern[str] = _PLAIN) -> str:
    """Return a text, quoted where it must be, or a number, a boolean or null."""
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if not isinstance(value, str):
        return repr(value)
    if _UNPRINTABLE.search(value) or "\n" in value or "\t" in value:
        return f'"{re.sub(_ESCAPED, _escape, value)}"'
    is_plain = plain.fullmatch(value) and value[-1] not in " :" and not _TAKEN_FOR_ANOTHER.fullmatch(value)
    return value if is_plain else "'" + value.replace("'", "''") + "'"


_ESCAPED = re.compile(f'{_UNPRINTABLE.pattern}|["\\\\\t\n]')


def _escape(found: re.Match[str]) -> str:
    """Return a character as double quotes have it."""
    character = found[0]
    if character in '"\\':
        return f"\\{character}"
    return {"\n": r"\n", "\t": r"\t"}.get(character) or f"\\U{ord(character):08x}"
