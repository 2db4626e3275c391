"""Difference: what one dossier shows otherwise than another."""

from dipltalks._dossier.change import Change, find_changes
from dipltalks._dossier.dossier import Dossier
from dipltalks._errors import InvalidDataError
from dipltalks._values.annotations import shape_of


def diff(before: Dossier, after: Dossier) -> tuple[Change, ...]:
    """Return what one dossier shows otherwise than another, field by field.

    Args:
        before: One dossier, such as the one of last week.
        after: The other one.

    Returns:
        The changes that lead from the one to the other, record by record.

    Raises:
        InvalidDataError: One of them is no dossier.

    Example:
        >>> from dipltalks import seeds
        >>> dossier = seeds.dossier()
        >>> len(diff(dossier, dossier)), diff(dossier.as_known_on("2025-04-02"), dossier)[0].record
        (0, 'ru-us-2025-02-27-istanbul')
    """
    given = {"before": before, "after": after}
    problems = [problem for name, value in given.items() for problem in shape_of(Dossier).problems(value, name)]
    if problems:
        raise InvalidDataError(problems)
    views = [dossier._folded for dossier in (before, after)]  # noqa: SLF001  # pyright: ignore[reportPrivateUsage]
    return tuple(find_changes(*views))
