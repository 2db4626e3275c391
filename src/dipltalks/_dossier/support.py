"""Support: how many independent sources say what is shown."""

from dipltalks._dossier.disagreement import voice_of
from dipltalks._dossier.explain import CURRENT, explain, name_of
from dipltalks._dossier.folded import Folded
from dipltalks._model.evidence import Evidence
from dipltalks._model.report import Report
from dipltalks._values.names import name_key
from dipltalks._values.paths import value_at


def count_support(view: Folded, record: str, field: str) -> int:
    """Return how many independent sources say what is shown in a field, in words that can be quoted.

    Args:
        view: The dossier.
        record: The id of the record.
        field: The path of the field.

    Returns:
        The number of origins of the words for just that value.

    Raises:
        UnknownNameError: There is no such record, or no such field.
        InvalidDataError: `field` has not the form of a path.
    """
    told = explain(view, record, field)
    shown = view.shown.get(name_of(view, record))
    value = None if shown is None else value_at(shown, field)
    reports = {report.key: report for report in view.reports}
    origins = {
        _origin_of(reports[each.report], each.evidence)
        for each in told
        if each.evidence is not None and each.origin in CURRENT and each.value == value
    }
    return len(origins)


def _origin_of(report: Report, evidence: Evidence) -> tuple[str, str]:
    """Return whose words they are: those of whom the source names first for them, or else its own.

    A publisher that another one names for its words is the same origin as in a report of its own.
    """
    if not evidence.attribution:
        return voice_of(report)
    first = evidence.attribution[0]
    return "publisher", name_key(first) or first
