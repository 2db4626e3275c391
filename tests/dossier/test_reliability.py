"""Agreement between coders: what is compared, what agrees, and coefficients that were worked out by hand."""

import pickle
import sys

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipltalks import (
    Agreement,
    Codebook,
    CoderAgreement,
    Delegate,
    Delegation,
    DipltalksError,
    Dossier,
    InvalidDataError,
    LifecycleEvent,
    Link,
    Meeting,
    MissingExtraError,
    Place,
    Report,
    Retraction,
    Source,
    Speaker,
    Statement,
    UnknownNameError,
    seeds,
)

WIRE = Source(id="wire")
CLASSES = {"meetings": Meeting, "agreements": Agreement, "statements": Statement}


def report(coder, *records, source=WIRE, **fields):
    """Return a report of a coder."""
    coded = {kind: [each for each in records if isinstance(each, cls)] for kind, cls in CLASSES.items()}
    return Report(source=source, coder=coder, **coded, **fields)


def agreement(*reports, coders=(), **codebook):
    """Return how far the coders of the wire agree."""
    return Dossier(codebook=Codebook(**codebook), reports=reports).coder_agreement("wire", *coders)


def counts(found):
    """Return the numbers of units that are stated, shared and agreed, by field."""
    return {each.field: (len(each.units), len(each.shared), len(each.agreed)) for each in found.fields}


def compared(one, other, cls=Meeting, **both):
    """Return the numbers for one record of two coders."""
    return counts(agreement(report("anna", cls(id="r", **both, **one)), report("boris", cls(id="r", **both, **other))))


def status(*codings):
    """Return the agreement on the status of meetings; each coder gives one letter for each, or a blank for none."""
    words = {"h": "held", "a": "announced", "c": "cancelled", " ": None}
    reports = [
        report(f"coder-{number}", *(Meeting(id=f"m-{i}", status=words[word]) for i, word in enumerate(coding)))
        for number, coding in enumerate(codings)
    ]
    return agreement(*reports).field("meeting", "status")


def is_coded(codings):
    """Return whether anybody states anything."""
    return any(coding.strip() for coding in codings)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ({"status": "held"}, {"status": "held"}, {"status": (1, 1, 1)}),
        ({"status": "held"}, {"status": "announced"}, {"status": (1, 1, 0)}),
        ({"status": "held"}, {}, {"status": (1, 0, 0)}),
        ({"when": "2025-02"}, {"when": "2025-02-27"}, {"when": (1, 1, 0)}),
        ({"round": 2}, {"round": 2}, {"round": (1, 1, 1)}),
        ({"topics": ["a", "b"]}, {"topics": ["b", "a"]}, {"topics": (1, 1, 1)}),
        ({"topics": ["a", "b"]}, {"topics": ["a"]}, {"topics": (1, 1, 0)}),
        ({"place": Place(city="Kyiv")}, {"place": Place(city="Kiev", country="UA")}, None),
        ({"round_label": "Second meeting"}, {"round_label": "second meeting"}, {"round_label": (1, 1, 1)}),
        ({"round_label": "?"}, {"round_label": "!"}, {"round_label": (1, 1, 0)}),
        ({"title": "Talks", "track": "x", "note": "n"}, {"title": "Round", "track": "y"}, {}),
    ],
)
def test_meetings(one, other, expected):
    """Values agree if they are equal, words spelling aside and lists in any order; labels are not compared."""
    if expected is None:
        expected = {"place.city": (1, 1, 1), "place.country": (1, 0, 0)}
    assert compared(one, other) == expected


def test_parts():
    """Parts are compared by their keys: which there are, and what is in those that both have."""
    one = [
        Delegation(party="RU", head=Delegate(person="lavrov", office="minister"), attendance="attended"),
        Delegation(party="US", members=[Delegate(person="rubio", role="adviser"), Delegate(office="aide")]),
        Delegation(roles=["host"]),
    ]
    other = [
        Delegation(party="RU", head=Delegate(person="darchiev"), attendance="attended"),
        Delegation(party="US", members=[Delegate(person="rubio", role="member"), Delegate(office="aide")]),
    ]
    assert compared({"delegations": one}, {"delegations": other}) == {
        "delegations": (1, 1, 0),
        "delegations.attendance": (1, 1, 1),
        "delegations.head.office": (1, 0, 0),
        "delegations.head.person": (1, 1, 0),
        "delegations.members": (1, 1, 1),
        "delegations.members.role": (1, 1, 0),
    }


def test_events():
    """Events are compared where coders gave them one id; links by kind and agreement."""
    events = [
        [LifecycleEvent(id=name, kind=kind, by=["RU"]) for name, kind in pairs]
        for pairs in ((("e1", "signed"), ("e2", "expired")), (("e1", "initialled"), ("e3", "expired")))
    ]
    one, other = ({"events": each, "links": [Link(kind="extends", agreement="x")]} for each in events)
    found = {"events.by": (3, 1, 1), "events.kind": (3, 1, 0), "links": (1, 1, 1)}
    assert compared(one, other, cls=Agreement) == found


def test_statements():
    """An audience is compared as a whole; so are yes and no."""
    one = {"audience": [Speaker(party="US"), Speaker(party="RU")], "quoted": True}
    other = {"audience": [Speaker(party="RU"), Speaker(party="US")], "quoted": False}
    found = compared(one, other, cls=Statement, kind="claim", text="No.")
    assert found == {"audience": (1, 1, 1), "kind": (1, 1, 1), "quoted": (1, 1, 0), "text": (1, 1, 1)}


def test_units():
    """A unit names the record and the path, and has what each coder states."""
    anna = Meeting(id="riyadh", delegations=[Delegation(party="RU", head=Delegate(person="lavrov"))])
    boris = attrs.evolve(anna, delegations=[Delegation(party="RU", head=Delegate(person="rubio"))])
    found = agreement(report("anna", anna), report("boris", boris))
    [unit] = found.field("meeting", "delegations.head.person").units
    assert (unit.record, unit.path, unit.values) == ("riyadh", "delegations.RU.head.person", ("lavrov", "rubio"))
    assert [each.is_agreed for each in (unit, *found.field("meeting", "delegations").units)] == [False, True]
    assert found.field("meeting", "delegations").units[0].values == (("RU",), ("RU",))


def test_order():
    """Fields come by kind of record, then by name; coders by name, or as they were given."""
    anna = report("anna", Statement(id="s", kind="claim", text="No."), Meeting(id="m", when="2025", status="held"))
    boris = report("boris", Agreement(id="a", parties=["RU"]))
    found = agreement(boris, anna)
    assert [(each.kind, each.field) for each in found.fields] == [
        ("meeting", "status"),
        ("meeting", "when"),
        ("agreement", "parties"),
        ("statement", "kind"),
        ("statement", "text"),
    ]
    assert found.coders == ("anna", "boris")
    assert agreement(boris, anna, coders=("boris", "anna", "boris")).coders == ("boris", "anna")
    chosen = agreement(boris, anna, report("carla"), coders=("carla", "boris"))
    assert [(each.kind, each.units[0].values) for each in chosen.fields] == [("agreement", (None, ("RU",)))]


def test_which_reports_count():
    """Only the highest revision counts, without what was taken back; other sources are left aside."""
    held, announced = Meeting(id="m", status="held", round=1), Meeting(id="m", status="announced")
    anna, boris = report("anna", held), report("boris", announced)
    better = report("boris", held, revision=2)
    elsewhere = report("boris", announced, source=Source(id="gazette"))
    assert counts(agreement(anna, boris, better, elsewhere)) == {"round": (1, 1, 1), "status": (1, 1, 1)}
    taken = Retraction(report="wire/anna", record="m", field="round", reason="misread")
    silent = report("boris", held, revision=2, retracts=[taken])
    assert counts(agreement(anna, boris, silent)) == {"round": (1, 0, 0), "status": (1, 1, 1)}


def test_what_every_record_has_can_be_taken_back():
    """A field that no record can be without is not compared once it has been taken back."""
    one, other = (report(coder, Statement(id="s", kind="claim", text="No.")) for coder in ("anna", "boris"))
    taken = Retraction(report="wire/anna", record="s", field="kind", reason="misread")
    found = agreement(one, attrs.evolve(other, retracts=[taken]))
    assert counts(found) == {"kind": (1, 0, 0), "text": (1, 1, 1)}


def test_records_of_two_names():
    """Records that coders named differently are compared once the codebook says that they are one."""
    reports = [report("anna", Meeting(id="a", round=1)), report("boris", Meeting(id="b", round=1))]
    assert counts(agreement(*reports)) == {"round": (2, 0, 0)}
    assert counts(agreement(*reports, identical=[("a", "b")])) == {"round": (1, 1, 1)}


def test_one_coder_with_several_reports():
    """The reports of one coder are one coding, in which the newest counts; one that names no coder goes by its key."""
    first = report("anna", Meeting(id="m", status="held"), id="part-1")
    second = report("anna", Meeting(id="m", status="announced"), Meeting(id="n", round=1), id="part-2")
    nameless = report(None, Meeting(id="m", status="announced"))
    found = agreement(first, second, nameless)
    assert (found.coders, counts(found)) == (("anna", "wire"), {"round": (1, 0, 0), "status": (1, 1, 1)})


@pytest.mark.parametrize(
    ("source", "coders", "message"),
    [
        ("wirr", (), "no source of this dossier is called 'wirr'; did you mean 'wire'? There are 'gazette', 'wire'"),
        ("wire", ("ana", "boris"), "no coder of wire is called 'ana'; did you mean 'anna'? There are 'anna', 'boris'"),
    ],
)
def test_unknown_names(source, coders, message):
    """A source or a coder that there is not is an error that suggests the nearest ones."""
    reports = [report(coder, Meeting(id="m", round=1)) for coder in ("anna", "boris")]
    reports.append(report(None, Meeting(id="m", round=1), source=Source(id="gazette")))
    with pytest.raises(UnknownNameError) as caught:
        Dossier(codebook=Codebook(), reports=reports).coder_agreement(source, *coders)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("records", "coders", "message"),
    [
        (["anna"], (), "coders: are fewer than two for wire, found ('anna',); it takes two of those there are: 'anna'"),
        (
            ["anna", "boris"],
            ("boris",),
            "coders: are fewer than two for wire, found ('boris',); it takes two of those there are: 'anna', 'boris'",
        ),
    ],
)
def test_too_few_coders(records, coders, message):
    """With fewer than two coders there is nothing to compare."""
    reports = [report(coder, Meeting(id="m", round=1)) for coder in records]
    with pytest.raises(InvalidDataError) as caught:
        agreement(*reports, coders=coders)
    assert str(caught.value) == message


def test_coders_whose_reports_were_taken_back():
    """Somebody whose whole report was taken back is no coder of the source any more."""
    taken = [Retraction(report=f"wire/{coder}", reason="coded twice") for coder in ("anna", "boris")]
    elsewhere = report("carla", source=Source(id="gazette"), retracts=taken)
    with pytest.raises(InvalidDataError, match=r"found \(\); it takes two of those there are: none"):
        agreement(report("anna"), report("boris"), elsewhere)


def test_unknown_field():
    """A field that no coder states is an error that names those that they do."""
    with pytest.raises(UnknownNameError, match="no field coded of wire is called 'meeting when'"):
        agreement(report("anna", Meeting(id="m", round=1)), report("boris")).field("meeting", "when")


class TestCoefficients:
    @pytest.fixture(autouse=True)
    def _library(self):
        pytest.importorskip("nltk.metrics.agreement")

    def test_kappa(self):
        """Cohen's kappa is (observed - expected) / (1 - expected), expected from each coder's own shares.

        Of ten meetings, 5 are held for both, 2 announced for both; the first coder has 6 held and 4 announced, the
        second 7 held and 3 announced. Observed is 7/10, expected 6/10 x 7/10 + 4/10 x 3/10 = 54/100.
        """
        found = status("hhhhhhaaaa", "hhhhhahhaa")
        assert (len(found.shared), len(found.agreed), found.share) == (10, 7, 0.7)
        assert found.kappa == pytest.approx((0.70 - 0.54) / (1 - 0.54))

    def test_alpha(self):
        """Krippendorff's alpha is 1 - observed / expected disagreement among all pairable values.

        The twenty values are 13 held and 7 announced. Of 10 units, 3 disagree: observed is 2 x 3 / 20. Expected are
        2 x 13 x 7 of 20 x 19 pairs.
        """
        assert status("hhhhhhaaaa", "hhhhhahhaa").alpha == pytest.approx(1 - (6 / 20) / (182 / 380))

    def test_alpha_with_gaps(self):
        """Of three coders with gaps, the units that one alone states are passed over, and each pair counts by its unit.

        Units: hhh, hha, aa, and one single c. Pairable are 8 values, 5 held and 3 announced. In hha, 4 of 6 ordered
        pairs disagree, each weighed by 1 / (3 - 1): 2. Observed is 2/8, expected 2 x 5 x 3 of 8 x 7.
        """
        found = status("hha ", "hhac", "ha  ")
        assert (len(found.units), len(found.shared), len(found.agreed)) == (4, 3, 2)
        assert found.alpha == pytest.approx(1 - (2 / 8) / (30 / 56))
        assert found.kappa is None

    def test_three_categories(self):
        """With three terms: observed 4/6, expected (2x3 + 2x2 + 2x1) / 36; of 12 values 5, 4 and 3, 4 of 12 differ."""
        found = status("hhaacc", "hhahac")
        assert found.kappa == pytest.approx((4 / 6 - 12 / 36) / (1 - 12 / 36))
        assert found.alpha == pytest.approx(1 - (4 / 12) / ((5 * 7 + 4 * 8 + 3 * 9) / (12 * 11)))

    def test_whole_agreement_and_none(self):
        """If all agree on several terms, both are 1; where coders always differ, both are 0 or less."""
        whole, none = status("hhaa", "hhaa"), status("hhhh", "aaaa")
        assert (whole.kappa, whole.alpha) == (1.0, 1.0)
        assert none.kappa == 0.0
        assert none.alpha == pytest.approx(1 - 1 / (32 / 56))

    def test_lists_of_terms(self):
        """A list of terms is one category, in any order."""
        modality = [["in_person", "phone"], ["phone"], ["phone"]], [["phone", "in_person"], ["phone"], ["video"]]
        reports = [
            report(coder, *(Meeting(id=f"m-{i}", modality=each) for i, each in enumerate(coding)))
            for coder, coding in zip(("anna", "boris"), modality, strict=True)
        ]
        found = agreement(*reports).field("meeting", "modality")
        assert (found.is_closed, len(found.agreed)) == (True, 2)
        assert found.kappa == pytest.approx((2 / 3 - (1 + 2) / 9) / (1 - (1 + 2) / 9))

    @pytest.mark.parametrize("codings", [("hhh", "hhh"), ("h  ", " h "), ("   ", "h  ")])
    def test_undefined(self, codings):
        """Where only one term occurs, or no unit is shared, neither coefficient is defined."""
        assert (status(*codings).kappa, status(*codings).alpha) == (None, None)

    def test_free_values(self):
        """Of dates, numbers and references there is the share alone."""
        found = agreement(report("anna", Meeting(id="m", round=1)), report("boris", Meeting(id="m", round=2)))
        rounds = found.field("meeting", "round")
        assert (rounds.is_closed, rounds.share, rounds.kappa, rounds.alpha) == (False, 0.0, None, None)

    def test_table(self):
        """As text, the agreement is a table of numbers, with a dash where there is none."""
        anna = report("anna", Meeting(id="a", status="held", round=1), Meeting(id="b", status="announced"))
        boris = report("boris", Meeting(id="a", status="held"), Meeting(id="b", status="cancelled"))
        assert str(agreement(anna, boris)).splitlines() == [
            "wire: anna, boris",
            "record   field   stated  shared  agreed  kappa  alpha",
            "meeting  round        1       0       0      –      –",
            "meeting  status       2       2       1   0.33   0.40",
        ]

    @given(st.lists(st.text("hac ", min_size=6, max_size=6), min_size=2, max_size=4).filter(is_coded))
    def test_bounds(self, codings):
        """Coefficients are at most 1, which they are if all agree; the order of two coders makes no difference."""
        found = status(*codings)
        for value in (found.kappa, found.alpha):
            assert value is None or value <= 1.0
            assert value is None or (value == 1.0) == (found.share == 1.0)
        flipped = status(*codings[::-1])
        assert (found.kappa, found.alpha) == (pytest.approx(flipped.kappa), pytest.approx(flipped.alpha))


class TestWithoutTheLibrary:
    @pytest.fixture(autouse=True)
    def _without(self, monkeypatch):
        monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)

    def test_refusal(self):
        """Without the library, a coefficient is refused with the command that installs it; the counts are there."""
        found = status("ha", "hh")
        assert len(found.agreed) == 1
        for name in ("kappa", "alpha"):
            with pytest.raises(MissingExtraError) as caught:
                getattr(found, name)
            assert str(caught.value).endswith('is not installed: pip install "dipltalks[reliability]"')
            assert (caught.value.wanted, caught.value.extra) == ("a coefficient of agreement", "reliability")
            assert isinstance(caught.value, ImportError)
            assert isinstance(caught.value, DipltalksError)
            again = pickle.loads(pickle.dumps(caught.value))
            assert (type(again), str(again), again.extra) == (MissingExtraError, str(caught.value), "reliability")

    def test_undefined(self):
        """What is not defined needs no library."""
        assert (status("hh", "hh").kappa, status("h ", " h").alpha) == (None, None)

    def test_table(self):
        """The table has the counts, and says what the coefficients take."""
        codings = {"a": "held", "b": "proposed"}
        anna, boris = (report(coder, Meeting(id="a", status=term)) for coder, term in codings.items())
        assert str(agreement(anna, boris)).splitlines() == [
            "wire: a, b",
            'a coefficient of agreement takes a library that is not installed: pip install "dipltalks[reliability]"',
            "record   field   stated  shared  agreed  kappa  alpha",
            "meeting  status       1       1       0      –      –",
        ]


def test_seeds():
    """A whole article, coded by two who differ in nothing, agrees in every unit."""
    told = seeds.dossier().reports[1]
    both = seeds.dossier().add(attrs.evolve(told, coder="second"))
    found = both.coder_agreement(told.source.id)
    assert isinstance(found, CoderAgreement)
    assert found.coders == ("rt-2025-04-08", "second")
    assert {each.share for each in found.fields} == {1.0}
