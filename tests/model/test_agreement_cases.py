"""What became of an agreement on a day, as its events decide it: cases from diplomacy."""

from agreements import agreement, event, history, possible
from dipltalks import AgreementStatus


def test_the_grain_initiative_as_a_source_tells_it():
    """Refused by Russia some time in July 2023, and still lapsed after its revival was agreed in March 2025."""
    initiative = agreement(
        event("extension_refused", "2023-07", by="RU"),
        event("revival_agreed", "2025-03", by="RU US"),
        parties="RU UA TR",
    )
    assert initiative.status_on("2025-04-08") is AgreementStatus.LAPSED
    assert initiative.status_on("2023-08") is AgreementStatus.LAPSED
    assert initiative.status_on("2025-04-08", party="RU") is AgreementStatus.LAPSED
    assert initiative.status_on("2023-07-15") is AgreementStatus.UNKNOWN
    assert initiative.possible_statuses_on("2023-07-15") == (AgreementStatus.LAPSED, AgreementStatus.UNKNOWN)
    assert possible(initiative, "2023-07-31") == ["lapsed"]
    assert possible(initiative, "2023-06-30") == ["unknown"]


def test_the_grain_initiative_term_by_term():
    """Each extension sets a new term; the last day of a term still belongs to it."""
    initiative = agreement(
        event("signed", "2022-07-22", "2022-11-19"),
        event("entered_into_force", "2022-07-22", "2022-11-19"),
        event("extended", "2022-11-17", "2023-03-18"),
        event("extended", "2023-03-18", "2023-05-18"),
        event("extended", "2023-05-17", "2023-07-17"),
        event("extension_refused", "2023-07-17", "2023-07-17", by="RU"),
        event("revival_agreed", "2025-03-24", by="RU US"),
    )
    assert history(initiative, "2022-07-21", "2022-11-19", "2022-11-20", "2023-03-19", "2023-07-17") == [
        "unknown",
        "in_force",
        "in_force",
        "in_force",
        "in_force",
    ]
    assert history(initiative, "2023-07-18", "2025-03-24", "2025-04-08") == ["lapsed", "lapsed", "lapsed"]


def test_the_energy_moratorium():
    """Declared on one unknown day between the call and the article: in force for certain on the last of them."""
    moratorium = agreement(event("declared", "[2025-03-18..2025-04-01]", by="RU"), parties="RU")
    assert possible(moratorium, "2025-03-17") == ["unknown"]
    assert possible(moratorium, "2025-03-18") == ["in_force", "unknown"]
    assert possible(moratorium, "2025-03-31") == ["in_force", "unknown"]
    assert possible(moratorium, "2025-04-01") == ["in_force"]


def test_a_moratorium_of_thirty_days():
    """A term that is counted from an unknown day ends on an unknown day."""
    moratorium = agreement(event("declared", "2025-03-18", "[2025-04-16..2025-04-18]", by="RU"))
    assert history(moratorium, "2025-04-16", "2025-04-19") == ["in_force", "lapsed"]
    assert possible(moratorium, "2025-04-17") == ["in_force", "lapsed"]
    assert possible(moratorium, "2025-04-18") == ["in_force", "lapsed"]


def test_a_treaty_of_two_ends_with_a_withdrawal():
    """The INF Treaty: signed, in force, suspended, and over for both once the United States had left."""
    treaty = agreement(
        event("signed", "1987-12-08"),
        event("ratified", "1988-05-27", by="US"),
        event("entered_into_force", "1988-06-01"),
        event("suspended", "2019-02-02", by="US"),
        event("withdrawn", "2019-08-02", by="US"),
        parties="US RU",
    )
    days = ["1987-12-07", "1987-12-08", "1988-05-31", "1988-06-01", "2019-02-02", "2019-08-01", "2019-08-02"]
    expected = ["unknown", "signed", "signed", "in_force", "suspended", "suspended", "terminated"]
    assert history(treaty, *days) == expected
    assert history(treaty, *days, party="US") == expected
    assert history(treaty, *days, party="RU") == expected


def test_a_treaty_of_many_goes_on_without_one():
    """The Open Skies Treaty: over for those who left, and in force for the others."""
    treaty = agreement(
        event("entered_into_force", "2002-01-01"),
        event("withdrawn", "2020-11-22", by="US"),
        event("withdrawn", "2021-12-18", by="RU"),
        parties="US RU FR DE",
    )
    assert history(treaty, "2020-11-21", "2020-11-22", "2022", party="US") == ["in_force", "terminated", "terminated"]
    assert history(treaty, "2020-11-22", "2021-12-17", "2021-12-18", party="RU") == [
        "in_force",
        "in_force",
        "terminated",
    ]
    assert history(treaty, "2021-12-18", party="FR") == ["in_force"]
    assert history(treaty, "2020-11-22", "2021-12-18") == ["in_force", "in_force"]


def test_a_party_comes_back():
    """The Paris Agreement: the United States left, accepted it anew, and were bound again a month later."""
    paris = agreement(
        event("entered_into_force", "2016-11-04"),
        event("withdrawn", "2020-11-04", by="US"),
        event("accepted", "2021-01-20", by="US"),
        event("entered_into_force", "2021-02-19", by="US"),
        event("ratified", "2021-10-11", by="TR"),
        parties="US FR TR",
    )
    days = ["2020-11-03", "2020-11-04", "2021-01-19", "2021-01-20", "2021-02-18", "2021-02-19", "2022"]
    assert history(paris, *days, party="US") == [
        "in_force",
        "terminated",
        "terminated",
        "signed",
        "signed",
        "in_force",
        "in_force",
    ]
    assert history(paris, *days) == ["in_force"] * 7
    assert history(paris, *days, party="FR") == ["in_force"] * 7


def test_a_term_that_was_extended():
    """New START: extended by five years, its operation suspended by Russia, and lapsed after its last day."""
    treaty = agreement(
        event("signed", "2010-04-08"),
        event("entered_into_force", "2011-02-05", "2021-02-05"),
        event("extended", "2021-02-03", "2026-02-05"),
        event("suspended", "2023-02-28", by="RU"),
        parties="US RU",
    )
    days = ["2011-02-04", "2021-02-05", "2021-02-06", "2023-02-27", "2023-02-28", "2026-02-05", "2026-02-06"]
    assert history(treaty, *days) == [
        "signed",
        "in_force",
        "in_force",
        "in_force",
        "suspended",
        "suspended",
        "lapsed",
    ]
