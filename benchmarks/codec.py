"""Codec: from JSON to checked objects and back, in time and in memory, beside other libraries.

All libraries of `dossier_codecs` read the same bytes, those of `detailed.dossier`. What comes of them is written again
by the library that read them, and has to say the same. Libraries that cannot hold a dossier get comparisons of their
own, on flat records, if they are installed: see `entities`.
"""

from collections.abc import Iterator
from importlib.util import find_spec

import dipltalks
from benchmarks import detailed, dossier_codecs, round_trip
from benchmarks.timing import Comparison

ENTITIES = ("stix2", "followthemoney")
"""The distributions that flat records are compared with; they are an extra of their own, for one has to be compiled."""

HAS_ENTITIES = all(find_spec(name) for name in ENTITIES)

PACKAGES = ("dipltalks", "attrs", "cattrs", "msgspec", "pydantic", *(ENTITIES if HAS_ENTITIES else ()))
"""The distributions whose versions decide the figures."""

SIZE = 10_000
"""How many meetings there are, unless another size is asked for."""


def comparisons(size: int = SIZE) -> Iterator[Comparison]:
    """Yield the comparisons of a dossier, then those of flat records.

    Args:
        size: How many meetings there are.
    """
    data = dipltalks.dumps(detailed.dossier(size))
    title = f"a dossier of {size:,} meetings, {len(data) / size:,.0f} bytes of JSON each"
    files = dict.fromkeys(dossier_codecs.CODECS, data)
    yield from round_trip.comparisons(title, size, module=dossier_codecs.__name__, files=files)
    if HAS_ENTITIES:
        from benchmarks import entities

        yield from entities.comparisons(size)
