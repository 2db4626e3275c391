"""The words of a statement in the fold: those of one report, chosen by path, with what that report says of them."""

from dipltalks import Retraction, Statement, latest
from telling import dossier, folded, report


def said(text, *, quoted=None):
    """Return what one report says of a statement."""
    return Statement(id="denial", kind="denial", text=text, quoted=quoted)


def test_a_policy_is_asked_for_the_words_by_their_path():
    """Once, with the words that reports give, oldest first."""
    asked = []

    def policy(field, claims):
        asked.append((field, [claim.value for claim in claims]))
        return latest(field, claims)

    told = dossier(report("2025-04-01", said("So.")), report("2025-04-02", said("It is so.", quoted=True)))
    assert tuple(told.view(policy=policy).statements) == (said("It is so.", quoted=True),)
    assert asked == [("text", ["So.", "It is so."])]


def test_reports_of_the_same_words_say_together_whether_they_are_quoted():
    """The newest of them that says so counts; one with other words says nothing of these."""
    assert folded(said("So.", quoted=True), said("So.")).quoted is True
    assert folded(said("So.", quoted=True), said("So.", quoted=False), said("So.")).quoted is False
    assert folded(said("So!", quoted=True), said("So.")).quoted is None


def test_words_that_are_taken_back_are_not_quoted():
    """That a report put them in quotation marks goes with them, though another report has the same words."""
    told = dossier(
        report("2025-04-01", said("So.", quoted=True)),
        report("2025-04-02", said("So.")),
        report(
            "2025-04-03",
            retracts=[Retraction(report="wire-2025-04-01", record="denial", field="text", reason="misheard")],
        ),
    )
    assert tuple(told.statements) == (said("So."),)
