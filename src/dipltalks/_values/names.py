"""Names: the one key under which the spellings of a name meet.

Sources write one name in many ways: Sergey or Sergei, Zelenskyy or Zelensky, Türkiye or Turkey, U.S. or US.
`name_key` brings them together in five steps, each on what the one before has left:

1. Letters. Case and accents go, letters that do not decompose are spelled out (ł is l, æ is ae), and Cyrillic is
   transliterated. Apostrophes vanish, and all else that is no letter or digit parts words.
2. Initials. Single letters in a row are one word: "U.S." is "us", "J. D." is "jd".
3. Words. In words of four letters and more the usual transliterations of Slavic names become one; see `RULES`.
   Shorter words, codes among them, stay as they are, and no word becomes so short: Fiji never meets FI.
   Roman numerals stay too: XVII is not XVIII.
4. Phrases. A leading "the" goes, and so does "and" between words; "St" before another word is "Saint".
5. Exonyms. Two names of one and the same place become one; see `EXONYMS`.

What only sounds alike stays apart: Dmytro is not Dmitry, and Volodymyr is not Vladimir.
"""

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

CYRILLIC = dict(
    zip(
        "абвгдежзиклмнопрстуфхцчшщыэюяґєі",
        (*"abvgde", "zh", *"ziklmnoprstuf", "kh", "ts", "ch", "sh", "shch", "y", "e", "yu", "ya", "g", "ye", "i"),
        strict=True,
    )
)
"""The Russian, Ukrainian and Belarusian letters in Latin; accents are gone before, and the two signs are `SILENT`."""

SPELLED_OUT = dict(zip("æœøłđðþßıəς", ("ae", "oe", *"oldd", "th", "ss", "i", "a", "\u03c3"), strict=True))
"""Letters that no decomposition takes apart, and what is written for them."""

SILENT = "ъь'`\u2018\u2019\u02b9\u02bb\u02bc\u02be\u02bf\u2032"
"""What stands inside a word without being a letter of its own: soft and hard signs, and all sorts of apostrophes."""

RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"x", "ks"),  # Alexey, Aleksei
        (r"ander$", "andr"),  # Alexander, Aleksandr
        (r"w", "v"),  # Lawrow, Lavrov
        (r"(?<!k)k+h", "h"),  # Mikhail, Mihail
        (r"(?<=[^aeiouy])yo(?=[a-z])(?!ng)", "e"),  # Fyodor, Fedor; but neither Tokyo nor Pyongyang
        (r"y|(?<=[aeiy])j$", "i"),  # Yury, Yuri; Sergej, Sergei
        (r"ii+", "i"),  # Dmitrii, Dmitri; Zelenskyy, Zelensky; Dmitriyev, Dmitriev
        (r"^ie(?=[^aeiou])|(?<=[aeou])ie(?=v)", "e"),  # Yevgeny, Evgeny; Sergeyev, Sergeev
    )
)
"""The ways to transliterate Slavic names, each with what becomes of it; they apply in this order."""

SHORT = 3
"""Letters of a word that no rule touches and no rule makes."""

EXONYMS = {
    "Bombay": "Mumbai",
    "Bruxelles": "Brussels",
    "Chernobyl": "Chornobyl",
    "Den Haag": "The Hague",
    "Genève": "Geneva",
    "Genf": "Geneva",
    "Kharkov": "Kharkiv",
    "Kiev": "Kyiv",
    "Київ": "Kyiv",
    "Киев": "Kyiv",
    "Lugansk": "Luhansk",
    "Lvov": "Lviv",
    "Moskva": "Moscow",
    "Odessa": "Odesa",
    "Peking": "Beijing",
    "Rangoon": "Yangon",
    "Teheran": "Tehran",
    "Turkey": "Türkiye",
    "Wien": "Vienna",
}
"""Names of a place, and the name of the same place that stands for both."""

_ROMAN = re.compile(r"m*(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})")
# A sign is heard before a plain ye, as in Vasilyev.
_HEARD_SIGN = re.compile("[\u044a\u044c](?=\u0435(?![\u0300-\u036f]))", re.IGNORECASE)
_THE = re.compile(r"^(the )+")
_AND = re.compile(r"(?<=\S\S)( and)+(?= \S\S)")  # beside a single letter it stays, or the letters would be initials
_ST = re.compile(r"\bst(?= )")


class _Letters(dict[int, str]):
    """What each character becomes, by code point; one that is not listed is taken apart and judged by what it is."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        # One by one, for to bring many marks into the order of Unicode takes more than linear time.
        folded = unicodedata.normalize("NFKD", character).lower()
        self[code] = _judged(character) if folded == character else folded.translate(self)
        return self[code]


def _judged(character: str) -> str:
    """Return what becomes of a character that is neither listed nor can be taken apart."""
    category = unicodedata.category(character)
    # Vowels of many scripts are marks, and belong to the word. Format characters show nothing and part nothing.
    if character.isalnum() or category.startswith("M"):
        return character
    return "" if category == "Cf" else " "


_ACCENTS = map(chr, range(0x300, 0x370))
_LETTERS = _Letters(str.maketrans(CYRILLIC | SPELLED_OUT | dict.fromkeys((*SILENT, *_ACCENTS), "")))


@functools.lru_cache(maxsize=2**14)
def name_key(text: str) -> str:
    """Return the key under which the spellings of a name meet.

    Args:
        text: A name of a person, party, place or topic, in any writing.

    Returns:
        The key, for matching alone and never shown; empty where the text has no letter and no digit.
        The key of a key is that key.

    Example:
        >>> name_key("Zelenskyy") == name_key("Zelensky") == name_key("Зеленский")
        True
        >>> name_key("Volodymyr") == name_key("Vladimir")
        False
    """
    key = _without_exonyms(text)
    return _EXONYMS.get(key, key)


def name_words(text: str) -> tuple[str, ...]:
    """Return the words of a name in plain letters, initials apart and transliterations as they are.

    Example:
        >>> name_words("Yu. V. Ushakov")
        ('yu', 'v', 'ushakov')
    """
    words = _HEARD_SIGN.sub("i", text).translate(_LETTERS).split()
    return tuple(word for word in words if any(map(str.isalnum, word)))


def _without_exonyms(text: str) -> str:
    """Return the key of a name as far as it can be told from its letters."""
    phrase = " ".join(map(_respelled, _initials_joined(name_words(text))))
    return _ST.sub("saint", _AND.sub("", _THE.sub("", phrase)))


def _initials_joined(words: Iterable[str]) -> Iterator[str]:
    """Yield the words, single letters in a row as one."""
    for single, group in itertools.groupby(words, lambda word: len(word) == 1 and word.isalpha()):
        if single:
            yield "".join(group)
        else:
            yield from group


def _respelled(word: str) -> str:
    """Return a word in the one spelling that its transliterations share."""
    if len(word) <= SHORT or _ROMAN.fullmatch(word):
        return word
    respelled = word
    for pattern, replacement in RULES:
        respelled = pattern.sub(replacement, respelled)
    return respelled if len(respelled) > SHORT else word


_EXONYMS = {_without_exonyms(name): _without_exonyms(same) for name, same in EXONYMS.items()}
