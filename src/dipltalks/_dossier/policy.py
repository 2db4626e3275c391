"""Policies: which of several values a view begins with.

A policy is asked for each field of which reports give more than one value, and answers with one of the claims that it
is given. The fold goes on from there as ever: a date is replaced by a sharper one that fits it, and what the value
leaves open is filled in from those that are compatible. So no policy can make a view show what nobody has said.
"""

from collections.abc import Callable, Sequence
from math import inf
from typing import Any, NamedTuple

from dipltalks._errors import InvalidDataError, one_problem, shorten
from dipltalks._model.report import Report
from dipltalks._query.arguments import names_in
from dipltalks._values.annotations import shape_of
from dipltalks._values.names import name_key
from dipltalks._values.paths import leaves
from dipltalks._values.record import Record
from dipltalks._values.texts import Label
from dipltalks._values.when import When


class Claim(NamedTuple):
    """A value that a report gives for a field.

    Example:
        >>> from dipltalks import Source
        >>> report = Report(source=Source(id="wire", publisher="RIA Novosti"))
        >>> Claim(report, When("2025-03-18")).report.key
        'wire'
    """

    report: Report
    """The report that states it."""
    value: Any
    """What it states."""


Policy = Callable[[str, Sequence[Claim]], Claim]
"""Takes the path of a field and the claims on it, oldest first, and returns one of them."""


def latest(field: str, claims: Sequence[Claim]) -> Claim:  # noqa: ARG001  # every policy takes the same arguments
    """Begin with what the newest report says: the policy of every dossier.

    Args:
        field: The path of the field.
        claims: The claims on it, oldest first.

    Returns:
        The last of them.

    Example:
        >>> from dipltalks import seeds
        >>> seeds.dossier().view(policy=latest).meetings == seeds.dossier().meetings
        True
    """
    return claims[-1]


def most_precise(field: str, claims: Sequence[Claim]) -> Claim:  # noqa: ARG001  # every policy takes the same arguments
    """Begin with the most precise value: the date of fewest days, the place or person of whom most is said.

    Args:
        field: The path of the field.
        claims: The claims on it, oldest first.

    Returns:
        The most precise of them, and the newest of those that are equally precise.

    Example:
        >>> from dipltalks import seeds
        >>> view = seeds.dossier().view(policy=most_precise)
        >>> str(view.statements["lavrov-announces-next-round"].when)
        '2025-04-01'
    """
    return min(claims[::-1], key=lambda claim: _vagueness(claim.value))


def prefer(*publishers: str) -> Policy:
    """Return the policy that begins with what some publishers say.

    Args:
        publishers: Their names, the most trusted first; names are compared by their key.

    Returns:
        A policy that takes the newest claim of the first of them that has one; if none has, the newest of all.

    Raises:
        InvalidDataError: No publisher is given, or one that is no name.

    Example:
        >>> from dipltalks import seeds
        >>> str(seeds.dossier().view(policy=prefer("RT")).statements["lavrov-says-contact-continues"].when)
        '2025-04-01'
    """
    names = names_in(publishers, "publishers")
    if problems := [problem for name in names for problem in shape_of(Label).problems(name, "publishers")]:
        raise InvalidDataError(problems)
    voices = [_key_of(name) for name in names]

    def preferred(field: str, claims: Sequence[Claim]) -> Claim:
        for voice in voices:
            for claim in claims[::-1]:
                publisher = claim.report.source.publisher
                if publisher is not None and _key_of(publisher) == voice:
                    return claim
        return latest(field, claims)

    return preferred


def _key_of(publisher: str) -> str:
    """Return what two spellings of a publisher have in common; the name itself if it has neither letter nor digit."""
    return name_key(publisher) or publisher


def choose(policy: Policy, field: str, claims: Sequence[Claim]) -> Claim:
    """Return the claim that a policy begins with.

    Raises:
        InvalidDataError: It answers with something else than one of the claims.
    """
    if all(claim.value == claims[-1].value for claim in claims):
        return claims[-1]
    chosen = policy(field, tuple(claims))
    for claim in claims:
        if claim == chosen:
            return claim
    hint = f"return one of the claims on {field} that the policy is given"
    raise one_problem(f"answers with {shorten(chosen)}, which no report states", hint=hint, path="policy")


def _vagueness(value: Any) -> tuple[float, int]:
    """Return how much a value leaves open: days, then qualifiers; or minus how much is stated."""
    if isinstance(value, When):
        ends = (value.earliest, value.latest)
        days = inf if ends[0] is None or ends[1] is None else ends[1].toordinal() - ends[0].toordinal()
        return days, value.is_approximate + value.is_uncertain - (value.start is not None)
    if isinstance(value, Record):
        return -len(list(leaves(value))), 0
    return 0, 0
