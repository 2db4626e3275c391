import copy
import itertools
import operator
import pickle

import pytest

from dipltalks._values.edtf import Precision
from dipltalks._values.terms import Term
from dipltalks._vocabulary.agreements import (
    AgreementStage,
    AgreementStatus,
    EventKind,
    Implementation,
    Instrument,
    LinkKind,
)
from dipltalks._vocabulary.measures import MeasureKind
from dipltalks._vocabulary.meetings import (
    InheritedField,
    Laterality,
    MeetingFormat,
    MeetingLevel,
    MeetingStatus,
    Modality,
)
from dipltalks._vocabulary.parties import Attendance, DelegateRole, PartyKind, PartyRole
from dipltalks._vocabulary.statements import StatementKind, Strength

EXPECTED = {
    MeetingStatus: "proposed announced scheduled in_progress held broken_off postponed cancelled",
    Modality: "in_person remote phone video",
    MeetingLevel: "technical senior_officials envoy ministerial heads",
    MeetingFormat: "plenary proximity shuttle back_channel conference visit signing working_group",
    Laterality: "bilateral trilateral multilateral",
    InheritedField: "venue place format participants topics",
    Precision: "year season month day time",
    DelegateRole: "deputy_head member adviser",
    Attendance: "expected attended declined absent walked_out excluded",
    PartyKind: (
        "state international_organization institution armed_group political_party de_facto_authority civil_society "
        "coalition individual other"
    ),
    PartyRole: (
        "principal mediator facilitator good_offices host chair convener guarantor witness observer monitor drafter "
        "supporter depositary"
    ),
    Instrument: (
        "agreement treaty convention protocol memorandum exchange_of_notes joint_statement statement communique "
        "declaration roadmap framework initiative plan moratorium ceasefire resolution minutes oral_understanding "
        "unilateral_pledge"
    ),
    AgreementStage: (
        "pre_negotiation ceasefire substantive_partial substantive_comprehensive implementation renewal other"
    ),
    EventKind: (
        "proposed announced agreed declared initialled adopted issued signed ratified accepted approved acceded "
        "provisionally_applied entered_into_force amended extended extension_refused suspended resumed withdrawn "
        "terminated expired superseded revival_agreed revived rejected collapsed"
    ),
    AgreementStatus: "proposed agreed signed in_force suspended lapsed terminated superseded rejected unknown",
    LinkKind: "part_of annex_of amends extends implements supersedes endorses parallel_to reaffirms",
    Implementation: "not_initiated minimal intermediate full",
    MeasureKind: "restrict sanction expel seize suspend recall release lift withdraw aid other",
    StatementKind: (
        "announcement claim allegation denial acknowledgement proposal request demand commitment intent acceptance "
        "rejection support criticism assessment threat clarification retraction"
    ),
    Strength: "firm conditional possible",
}
TERMS = [term for vocabulary in EXPECTED for term in vocabulary]
LEVELS = ["technical", "senior_officials", "envoy", "ministerial", "heads"]

each_vocabulary = pytest.mark.parametrize("vocabulary", EXPECTED, ids=lambda vocabulary: vocabulary.__name__)
each_term = pytest.mark.parametrize("term", TERMS, ids=lambda term: f"{type(term).__name__}.{term.name}")
each_pair_of_levels = pytest.mark.parametrize(("one", "other"), list(itertools.product(LEVELS, repeat=2)))
each_comparison = pytest.mark.parametrize("compare", [operator.lt, operator.le, operator.gt, operator.ge])


class TestVocabularies:
    @each_vocabulary
    def test_members(self, vocabulary):
        """A vocabulary has exactly these terms in this order, and no two names stand for one of them."""
        assert [term.value for term in vocabulary] == EXPECTED[vocabulary].split()
        assert list(vocabulary.__members__) == [value.upper() for value in EXPECTED[vocabulary].split()]

    @each_vocabulary
    def test_definitions_differ(self, vocabulary):
        """No two terms of a vocabulary are defined alike."""
        definitions = [term.definition for term in vocabulary]
        assert len(set(definitions)) == len(definitions)

    @each_vocabulary
    def test_question(self, vocabulary):
        """The docstring of a vocabulary opens with one line that ends in a full stop."""
        summary, rest = vocabulary.__doc__.split("\n", maxsplit=1)
        assert summary[-1] == "."
        assert rest.splitlines()[0] == ""

    @each_vocabulary
    @pytest.mark.parametrize("value", ["", "HELD", "not stated", "Signed", None, 1])
    def test_unknown_value(self, vocabulary, value):
        """What is not the text of a term is refused with a ValueError."""
        with pytest.raises(ValueError, match="is not a valid"):
            vocabulary(value)

    def test_only_the_derived_status_has_unknown(self):
        """What is not stated is absent, so no vocabulary has a term for it but the derived status."""
        assert [term for term in TERMS if term.value == "unknown"] == [AgreementStatus.UNKNOWN]
        assert [type(term) for term in TERMS if term.value == "unknown"] == [AgreementStatus]


class TestTerms:
    @each_term
    def test_definition(self, term):
        """A definition is one line that begins with a capital and ends with a full stop."""
        assert term.definition.splitlines() == [term.definition.strip()]
        assert term.definition[0] == term.definition[0].upper()
        assert term.definition[-1] == "."

    @each_term
    def test_source(self, term):
        """A source is named in one line, without a full stop at its end."""
        assert term.source.splitlines() == [term.source.strip()]
        assert term.source[-1] != "."

    @each_term
    def test_docstring(self, term):
        """The docstring of a term gives its definition and its source."""
        assert term.__doc__ == f"{term.definition} Source: {term.source}."

    @each_term
    def test_text(self, term):
        """A term equals its text, hashes like it and prints as it."""
        assert isinstance(term, Term)
        assert term == term.value
        assert hash(term) == hash(term.value)
        assert str(term) == term.value
        assert f"{term}" == term.value
        assert f"{term:>30}" == term.value.rjust(30)

    @each_term
    def test_lookup(self, term):
        """The text of a term finds the term itself."""
        assert type(term)(term.value) is term

    @each_term
    def test_copies(self, term):
        """Pickled or copied, a term stays the same object."""
        assert copy.copy(term) is term
        assert copy.deepcopy(term) is term
        assert [pickle.loads(pickle.dumps(term, protocol)) is term for protocol in range(2, 6)] == [True] * 4


class TestMeetingLevel:
    def test_ranks(self):
        """The ranks go from 1 for technical to 5 for heads."""
        assert {level.value: level.rank for level in MeetingLevel} == {
            "technical": 1,
            "senior_officials": 2,
            "envoy": 3,
            "ministerial": 4,
            "heads": 5,
        }

    @each_comparison
    @each_pair_of_levels
    def test_order(self, compare, one, other):
        """Two levels compare as their ranks do, whatever their texts."""
        expected = compare(LEVELS.index(one), LEVELS.index(other))
        assert compare(MeetingLevel(one), MeetingLevel(other)) is expected

    @each_pair_of_levels
    def test_equality(self, one, other):
        """Equality stays that of the text, with a level and with a str."""
        assert (MeetingLevel(one) == MeetingLevel(other)) is (one == other)
        assert (MeetingLevel(one) == other) is (one == other)
        assert (MeetingLevel(one) != other) is (one != other)

    @pytest.mark.parametrize("levels", list(itertools.permutations(MeetingLevel)))
    def test_sorting(self, levels):
        """Sorting, `max` and `min` follow the rank."""
        assert [level.value for level in sorted(levels)] == LEVELS
        assert max(levels) is MeetingLevel.HEADS
        assert min(levels) is MeetingLevel.TECHNICAL

    @each_comparison
    @pytest.mark.parametrize("other", ["ministerial", "summit", MeetingStatus.HELD, 4, None])
    def test_only_levels_are_ordered(self, compare, other):
        """Ordering a level against anything but a level is a TypeError, never a comparison of texts."""
        with pytest.raises(TypeError, match="compares with another MeetingLevel only"):
            compare(MeetingLevel.HEADS, other)

    @each_comparison
    def test_plain_text_on_the_left(self, compare):
        """A plain text on the left of a level is refused in the same way."""
        with pytest.raises(TypeError, match="found str 'ministerial'"):
            compare("ministerial", MeetingLevel.HEADS)

    def test_message(self):
        """The error names what was found and how to write it."""
        with pytest.raises(TypeError) as caught:
            sorted([MeetingLevel.HEADS, "envoy"])
        assert str(caught.value) == (
            "a MeetingLevel compares with another MeetingLevel only, found str 'envoy'; write MeetingLevel(...) "
            "around one of: technical, senior_officials, envoy, ministerial, heads"
        )
