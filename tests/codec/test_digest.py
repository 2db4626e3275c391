"""Digests: equal for what is equal, and those of files for texts."""

import hashlib

import pytest
from hypothesis import given

import dipltalks as dt
from strategies import records, texts


def test_a_record_has_the_digest_of_its_canonical_form():
    """What is stated, as compact JSON in the order of the fields; what is not stated makes no difference."""
    meeting = dt.Meeting(when="2025-03", id="ru-us-2025-03", topics=[])
    assert dt.digest(meeting) == hashlib.sha256(b'{"id":"ru-us-2025-03","when":"2025-03"}').hexdigest()


def test_a_text_has_the_digest_of_the_file_that_holds_it():
    """The text of a source is told apart as its file is."""
    assert dt.digest("Türkiye") == hashlib.sha256("Türkiye".encode()).hexdigest()


def test_dates_terms_and_lists_have_digests():
    """Whatever can be saved has one; a date or a term is not the text that it is written as."""
    values = ["2025-03", dt.When("2025-03"), [dt.When("2025-03")], dt.Modality.PHONE, "phone"]
    assert len({dt.digest(value) for value in values}) == 5
    assert dt.digest((dt.When("2025-03"),)) == dt.digest([dt.When("2025-03")])


@given(records(dt.Report))
def test_a_report_that_was_saved_and_read_has_the_same_digest(report):
    """Files keep digests."""
    assert dt.digest(dt.loads(dt.dumps(report), dt.Report)) == dt.digest(report)


@given(texts, texts)
def test_texts_share_a_digest_only_if_they_are_equal(one, other):
    """A digest stands for one content."""
    assert (dt.digest(one) == dt.digest(other)) == (one == other)


@pytest.mark.parametrize("value", [{"RU"}, object(), "\ud800", [dt.Meeting]])
def test_what_cannot_be_saved_has_no_digest(value):
    """One clear error says why."""
    with pytest.raises(dt.InvalidDataError, match="has no digest"):
        dt.digest(value)
