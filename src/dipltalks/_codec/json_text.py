"""JSON text: read strictly, so that nothing in it is lost without a word.

Python's own reader keeps the last of two equal keys, takes NaN for a number, and guesses encodings. Here an object with
an equal key twice remembers that, NaN and its kin stay what they are (no field takes them), and the text is UTF-8.
"""

import json
from collections import Counter
from typing import Any

from dipltalks._errors import InvalidDataError, one_problem


class RepeatingObject(dict[str, Any]):
    """A JSON object in which a key stands more than once; the last value is kept."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        super().__init__(pairs)
        self.repeated = tuple(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)


class NotANumber:
    """What JSON text has in the place of a number that JSON does not know, such as NaN."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        """Return the name as it stands in the text."""
        return self.name


def parse_json(data: bytes | bytearray | memoryview | str) -> Any:
    """Return what JSON text says, as plain Python data.

    Args:
        data: The text, in UTF-8 if it is bytes; a byte order mark is passed over.

    Returns:
        Dicts, lists, texts, numbers, booleans and None.

    Raises:
        InvalidDataError: The data is not JSON; the one problem says what and where, by line and column.
    """
    try:
        text = data if isinstance(data, str) else str(data, "utf-8")
        return json.loads(text.removeprefix("\ufeff"), object_pairs_hook=object_of, parse_constant=NotANumber)
    except UnicodeDecodeError as error:
        raise _not_json(f"byte {error.start} is not UTF-8", None, "save the file in UTF-8") from None
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _not_json(f"{error.msg[0].lower()}{error.msg[1:]} at {place}", _around(error)) from None
    except RecursionError:
        raise _not_json("it is nested too deeply") from None
    except ValueError:
        raise _not_json("a number has too many digits") from None
    except TypeError:
        raise _not_json(f"it is a {type(data).__name__}, not bytes or text") from None


def object_of(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of keys and values, which remembers keys that stand in it more than once."""
    found = dict(pairs)
    return found if len(found) == len(pairs) else RepeatingObject(pairs)


def _around(error: json.JSONDecodeError) -> str | None:
    """Return the text at the place where reading stopped."""
    return error.doc[error.pos : error.pos + 40] or None


def _not_json(why: str, found: object = None, hint: str | None = None) -> InvalidDataError:
    """Return the error for data that is not JSON."""
    return one_problem(f"is not JSON: {why}", found, hint, path="$")
