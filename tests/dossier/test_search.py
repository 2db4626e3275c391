"""Search: records that hold a word in their titles, their statements or the words behind their fields."""

import pytest

from dipltalks import (
    Agreement,
    Codebook,
    Dossier,
    Evidence,
    InvalidDataError,
    Measure,
    Meeting,
    Provision,
    Report,
    Retraction,
    Source,
    Statement,
    seeds,
)


def ids(text, *records, retracts=(), others=()):
    """Return the ids of the records of a report that hold a text, each stated by that report or by `others`."""
    dossier = Dossier(
        codebook=Codebook(), reports=[report("wire", *records), report("other", *others, retracts=retracts)]
    )
    return [record.id for record in dossier.search(text)]


def report(name, *records, retracts=()):
    """Return a report; the one with the first name is the newer one."""
    kinds = {"meetings": Meeting, "agreements": Agreement, "measures": Measure, "statements": Statement}
    coded = {kind: [each for each in records if isinstance(each, cls)] for kind, cls in kinds.items()}
    return Report(source=Source(id=name), retracts=retracts, **coded)


HELD = [
    Meeting(id="title", title="Talks on the embassy"),
    Meeting(id="round-label", round_label="first embassy round"),
    Meeting(id="quotation", evidence=[Evidence(quote="the embassy\nwas closed", supports=["status"])]),
    Meeting(id="row", note="embassy", evidence=[Evidence(locator="embassy", supports=["status"])]),
    Agreement(id="name", title="Embassy accord"),
    Agreement(id="alias", aliases=["accord", "Embassy pact"]),
    Agreement(id="provision", provisions=[Provision(id="a"), Provision(id="b", text="Each embassy reopens.")]),
    Measure(id="measure", kind="seize", title="Seizure of the embassy"),
    Statement(id="words", kind="claim", text="Our embassy is open."),
    Statement(id="occasion", kind="claim", text="So.", occasion="speech at the embassy"),
    Statement(id="neither", kind="claim", text="The embassies are open, says the disembassied."),
]


def test_titles_statements_and_quotations_are_searched():
    """So are other names, the words for a round, provisions and occasions; notes and locators are not."""
    expected = [record.id for record in HELD if record.id not in ("row", "neither")]
    assert ids("embassy", *HELD) == expected
    assert ids("nothing", *HELD) == []


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("türkiye", True),
        ("TURKIYE", True),
        ("Türkiye's “Straße”", True),
        ("turkiye s strasse", True),
        ("  strasse,\nankara! ", True),
        ("Strasse Ankara", True),
        ("Strasse in Ankara", False),
        ("turk", False),
        ("kiye", False),
        ("new_york", True),
        ("Дніпро", True),
        ("2025", True),
    ],
)
def test_case_accents_and_what_stands_between_words_make_no_difference(text, is_found):
    """Whole words are found, several only in a row."""
    meeting = Meeting(id="talks", title="Türkiye\u2019s Straße: Ankara, New York – ДНІПРО 2025")
    assert ids(text, meeting) == ["talks"] * is_found


def test_all_that_counts_is_searched_and_nothing_else():
    """A title that another report has replaced is found, and one that was taken back is not."""
    older, newer = Meeting(id="talks", title="Riyadh talks"), Meeting(id="talks", title="Jeddah talks")
    assert ids("Riyadh", newer, others=[older]) == ids("Jeddah", newer, others=[older]) == ["talks"]
    taken = Retraction(report="wire", record="talks", field="title", reason="misread")
    assert ids("Jeddah", newer, others=[older], retracts=[taken]) == []
    assert ids("Riyadh", newer, others=[older], retracts=[taken]) == ["talks"]


def test_words_of_a_statement_that_were_taken_back_are_not_found():
    """The statement is there in the words of another report."""
    wrong, right = (Statement(id="said", kind="claim", text=text) for text in ("Talks failed.", "Talks paused."))
    taken = Retraction(report="wire", record="said", field="text", reason="misheard")
    assert ids("failed", wrong, others=[right]) == ["said"]
    assert ids("failed", wrong, others=[right], retracts=[taken]) == []
    assert ids("paused", wrong, others=[right], retracts=[taken]) == ["said"]


def test_records_come_in_the_order_in_which_reports_speak_of_them():
    """They are the records as the dossier shows them."""
    dossier = seeds.dossier()
    found = dossier.search("Black Sea Grain Initiative")
    assert "black-sea-grain-initiative" in [record.id for record in found]
    assert all(record is dossier[record.id] for record in found)
    assert [record.id for record in dossier.search("residence of the U.S. Consulate")] == ["ru-us-2025-02-27-istanbul"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        (" \n", "is not a text with at least one visible character"),
        ("…!?", "has no word in it"),
        ("_", "has no word in it"),
        ("\u0301", "has no word in it"),
        (7, "is not text"),
        (None, "is not text"),
        (["embassy"], "is not text"),
        ("\ud800", "is not Unicode text: it holds half of a surrogate pair"),
    ],
)
def test_a_search_needs_a_word(text, message):
    """Anything else is refused, with what is wrong."""
    with pytest.raises(InvalidDataError) as caught:
        ids(text)
    (problem,) = caught.value.problems
    assert (problem.path, problem.message) == ("text", message)


def test_long_texts_are_searched():
    """A word at the end of a book is found, and a book may be looked for."""
    book = f"{'talks about talks, ' * 5_000}and the émigrés"
    statement = Statement(id="said", kind="claim", text=book)
    assert ids("the emigres", statement) == ids(book, statement) == ["said"]
    assert ids(f"{book} again", statement) == []
