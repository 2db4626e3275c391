"""dipltalks: diplomatic talks as typed, immutable records.

A record keeps with its fields the words that say so, or the reason where no words do.
What sources report is coded as records:

- `Meeting`, with `Delegation`, `Delegate`, `Place`, `Inheritance`
- `Agreement`, with `Provision`, `LifecycleEvent`, `ThirdParty`, `Link`
- `Measure`, and `Statement` with `Speaker`
- `Evidence` and `Inference`: the words behind a field, or the reason for it

One `Source`, coded, is a `Report`, which can hold a `Retraction` of another.
Reports and a `Codebook` of `Party`, `Person`, `Topic`, `Track` and `Locality` make a `Dossier`, which folds them into
one view and answers: what was held and what is next, who says so, where sources disagree.
Its `meetings`, `agreements`, `provisions`, `measures`, `statements`, `topics`, `people`, `parties`, `tracks` and
`sources` are collections (`Meetings`, `Agreements`, …): immutable sequences whose filters return another of their kind.

Dates are a `When`, and questions with a fixed set of answers have a vocabulary: `MeetingStatus`, `EventKind` and so on.

`load`, `dump`, `loads` and `dumps` keep objects in files and bytes; `structure` and `unstructure` turn plain data into
objects and back. `json_schema` describes the data for other programs, and `digest` names exactly this content.
`seeds` holds the articles that are shipped with the package, and their coding.

Every error that bad input raises is a `DipltalksError`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dipltalks import seeds as seeds
    from dipltalks._codec.converter import converter as converter
    from dipltalks._codec.converter import structure as structure
    from dipltalks._codec.converter import unstructure as unstructure
    from dipltalks._codec.digests import digest as digest
    from dipltalks._codec.files import dump as dump
    from dipltalks._codec.files import dumps as dumps
    from dipltalks._codec.files import load as load
    from dipltalks._codec.files import loads as loads
    from dipltalks._codec.line_streams import iter_dump as iter_dump
    from dipltalks._codec.line_streams import iter_load as iter_load
    from dipltalks._codec.reading import PartialDossier as PartialDossier
    from dipltalks._codec.schema import json_schema as json_schema
    from dipltalks._dossier.assertion import Assertion as Assertion
    from dipltalks._dossier.assertion import Explanation as Explanation
    from dipltalks._dossier.change import Change as Change
    from dipltalks._dossier.difference import diff as diff
    from dipltalks._dossier.disagreement import Disagreement as Disagreement
    from dipltalks._dossier.dossier import Dossier as Dossier
    from dipltalks._dossier.history import Version as Version
    from dipltalks._dossier.policy import Claim as Claim
    from dipltalks._dossier.policy import Policy as Policy
    from dipltalks._dossier.policy import latest as latest
    from dipltalks._dossier.policy import most_precise as most_precise
    from dipltalks._dossier.policy import prefer as prefer
    from dipltalks._dossier.reliability import CodedUnit as CodedUnit
    from dipltalks._dossier.reliability import CoderAgreement as CoderAgreement
    from dipltalks._dossier.reliability import FieldAgreement as FieldAgreement
    from dipltalks._dossier.suggest import IdenticalSuggestion as IdenticalSuggestion
    from dipltalks._dossier.suggest import suggest_identical as suggest_identical
    from dipltalks._dossier.view import View as View
    from dipltalks._errors import AmbiguousNameError as AmbiguousNameError
    from dipltalks._errors import DipltalksError as DipltalksError
    from dipltalks._errors import InvalidDataError as InvalidDataError
    from dipltalks._errors import MissingExtraError as MissingExtraError
    from dipltalks._errors import Problem as Problem
    from dipltalks._errors import RecordCountError as RecordCountError
    from dipltalks._errors import Severity as Severity
    from dipltalks._errors import UnknownNameError as UnknownNameError
    from dipltalks._errors import UnsupportedFormatError as UnsupportedFormatError
    from dipltalks._model.agreement import Agreement as Agreement
    from dipltalks._model.agreement import Link as Link
    from dipltalks._model.agreement import ThirdParty as ThirdParty
    from dipltalks._model.codebook import Codebook as Codebook
    from dipltalks._model.delegation import Delegate as Delegate
    from dipltalks._model.delegation import Delegation as Delegation
    from dipltalks._model.event import LifecycleEvent as LifecycleEvent
    from dipltalks._model.evidence import Evidence as Evidence
    from dipltalks._model.evidence import Inference as Inference
    from dipltalks._model.measure import Measure as Measure
    from dipltalks._model.meeting import Inheritance as Inheritance
    from dipltalks._model.meeting import Meeting as Meeting
    from dipltalks._model.party import Party as Party
    from dipltalks._model.person import Person as Person
    from dipltalks._model.place import Locality as Locality
    from dipltalks._model.place import Place as Place
    from dipltalks._model.provision import Provision as Provision
    from dipltalks._model.report import Report as Report
    from dipltalks._model.report import Retraction as Retraction
    from dipltalks._model.source import Source as Source
    from dipltalks._model.statement import Speaker as Speaker
    from dipltalks._model.statement import Statement as Statement
    from dipltalks._model.topic import Topic as Topic
    from dipltalks._model.track import Track as Track
    from dipltalks._query.agreements import Agreements as Agreements
    from dipltalks._query.entries import Parties as Parties
    from dipltalks._query.entries import People as People
    from dipltalks._query.entries import Sources as Sources
    from dipltalks._query.entries import Tracks as Tracks
    from dipltalks._query.measures import Measures as Measures
    from dipltalks._query.meetings import Meetings as Meetings
    from dipltalks._query.names import NameMatch as NameMatch
    from dipltalks._query.provisions import AgreedProvision as AgreedProvision
    from dipltalks._query.provisions import Provisions as Provisions
    from dipltalks._query.statements import Statements as Statements
    from dipltalks._query.topics import Topics as Topics
    from dipltalks._values.edtf import Precision as Precision
    from dipltalks._values.when import When as When
    from dipltalks._vocabulary.agreements import AgreementStage as AgreementStage
    from dipltalks._vocabulary.agreements import AgreementStatus as AgreementStatus
    from dipltalks._vocabulary.agreements import EventKind as EventKind
    from dipltalks._vocabulary.agreements import Implementation as Implementation
    from dipltalks._vocabulary.agreements import Instrument as Instrument
    from dipltalks._vocabulary.agreements import LinkKind as LinkKind
    from dipltalks._vocabulary.answers import ChangeKind as ChangeKind
    from dipltalks._vocabulary.answers import DisagreementKind as DisagreementKind
    from dipltalks._vocabulary.answers import IdentityReason as IdentityReason
    from dipltalks._vocabulary.answers import MatchReason as MatchReason
    from dipltalks._vocabulary.answers import Origin as Origin
    from dipltalks._vocabulary.measures import MeasureKind as MeasureKind
    from dipltalks._vocabulary.meetings import InheritedField as InheritedField
    from dipltalks._vocabulary.meetings import Laterality as Laterality
    from dipltalks._vocabulary.meetings import MeetingFormat as MeetingFormat
    from dipltalks._vocabulary.meetings import MeetingLevel as MeetingLevel
    from dipltalks._vocabulary.meetings import MeetingStatus as MeetingStatus
    from dipltalks._vocabulary.meetings import Modality as Modality
    from dipltalks._vocabulary.parties import Attendance as Attendance
    from dipltalks._vocabulary.parties import DelegateRole as DelegateRole
    from dipltalks._vocabulary.parties import PartyKind as PartyKind
    from dipltalks._vocabulary.parties import PartyRole as PartyRole
    from dipltalks._vocabulary.statements import StatementKind as StatementKind
    from dipltalks._vocabulary.statements import Strength as Strength

    __version__: str
else:
    # Names are looked up on first use, so that importing the package costs next to nothing. This branch is hidden from
    # type checkers, which would otherwise take any name for one that the package has.
    _NAMES_IN = {
        "_codec.converter": ("converter", "structure", "unstructure"),
        "_codec.digests": ("digest",),
        "_codec.files": ("dump", "dumps", "load", "loads"),
        "_codec.line_streams": ("iter_dump", "iter_load"),
        "_codec.reading": ("PartialDossier",),
        "_codec.schema": ("json_schema",),
        "_dossier.assertion": ("Assertion", "Explanation"),
        "_dossier.change": ("Change",),
        "_dossier.difference": ("diff",),
        "_dossier.disagreement": ("Disagreement",),
        "_dossier.dossier": ("Dossier",),
        "_dossier.history": ("Version",),
        "_dossier.policy": ("Claim", "Policy", "latest", "most_precise", "prefer"),
        "_dossier.reliability": ("CodedUnit", "CoderAgreement", "FieldAgreement"),
        "_dossier.suggest": ("IdenticalSuggestion", "suggest_identical"),
        "_dossier.view": ("View",),
        "_errors": (
            "AmbiguousNameError",
            "DipltalksError",
            "InvalidDataError",
            "MissingExtraError",
            "Problem",
            "RecordCountError",
            "Severity",
            "UnknownNameError",
            "UnsupportedFormatError",
        ),
        "_model.agreement": ("Agreement", "Link", "ThirdParty"),
        "_model.codebook": ("Codebook",),
        "_model.delegation": ("Delegate", "Delegation"),
        "_model.event": ("LifecycleEvent",),
        "_model.evidence": ("Evidence", "Inference"),
        "_model.measure": ("Measure",),
        "_model.meeting": ("Inheritance", "Meeting"),
        "_model.party": ("Party",),
        "_model.person": ("Person",),
        "_model.place": ("Locality", "Place"),
        "_model.provision": ("Provision",),
        "_model.report": ("Report", "Retraction"),
        "_model.source": ("Source",),
        "_model.statement": ("Speaker", "Statement"),
        "_model.topic": ("Topic",),
        "_model.track": ("Track",),
        "_query.agreements": ("Agreements",),
        "_query.entries": ("Parties", "People", "Sources", "Tracks"),
        "_query.measures": ("Measures",),
        "_query.meetings": ("Meetings",),
        "_query.names": ("NameMatch",),
        "_query.provisions": ("AgreedProvision", "Provisions"),
        "_query.statements": ("Statements",),
        "_query.topics": ("Topics",),
        "_values.edtf": ("Precision",),
        "_values.when": ("When",),
        "_vocabulary.agreements": (
            "AgreementStage",
            "AgreementStatus",
            "EventKind",
            "Implementation",
            "Instrument",
            "LinkKind",
        ),
        "_vocabulary.answers": ("ChangeKind", "DisagreementKind", "IdentityReason", "MatchReason", "Origin"),
        "_vocabulary.measures": ("MeasureKind",),
        "_vocabulary.meetings": (
            "InheritedField",
            "Laterality",
            "MeetingFormat",
            "MeetingLevel",
            "MeetingStatus",
            "Modality",
        ),
        "_vocabulary.parties": ("Attendance", "DelegateRole", "PartyKind", "PartyRole"),
        "_vocabulary.statements": ("StatementKind", "Strength"),
    }
    _HOME_OF = {name: home for home, names in _NAMES_IN.items() for name in names}

    def __getattr__(name: str) -> object:
        """Return a public name, and keep it, so that it is looked up only once."""
        import importlib

        if name == "__version__":
            from importlib.metadata import version

            value = version("dipltalks")
        elif name == "seeds":
            value = importlib.import_module("dipltalks.seeds")
        elif name in _HOME_OF:
            value = getattr(importlib.import_module(f"dipltalks.{_HOME_OF[name]}"), name)
        else:
            raise AttributeError(f"module 'dipltalks' has no attribute {name!r}", name=name, obj=None)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        """Return the public names, whether or not they have been used."""
        return [*__all__, "__version__"]


__all__ = [
    "AgreedProvision",
    "Agreement",
    "AgreementStage",
    "AgreementStatus",
    "Agreements",
    "AmbiguousNameError",
    "Assertion",
    "Attendance",
    "Change",
    "ChangeKind",
    "Claim",
    "Codebook",
    "CodedUnit",
    "CoderAgreement",
    "Delegate",
    "DelegateRole",
    "Delegation",
    "DipltalksError",
    "Disagreement",
    "DisagreementKind",
    "Dossier",
    "EventKind",
    "Evidence",
    "Explanation",
    "FieldAgreement",
    "IdenticalSuggestion",
    "IdentityReason",
    "Implementation",
    "Inference",
    "Inheritance",
    "InheritedField",
    "Instrument",
    "InvalidDataError",
    "Laterality",
    "LifecycleEvent",
    "Link",
    "LinkKind",
    "Locality",
    "MatchReason",
    "Measure",
    "MeasureKind",
    "Measures",
    "Meeting",
    "MeetingFormat",
    "MeetingLevel",
    "MeetingStatus",
    "Meetings",
    "MissingExtraError",
    "Modality",
    "NameMatch",
    "Origin",
    "PartialDossier",
    "Parties",
    "Party",
    "PartyKind",
    "PartyRole",
    "People",
    "Person",
    "Place",
    "Policy",
    "Precision",
    "Problem",
    "Provision",
    "Provisions",
    "RecordCountError",
    "Report",
    "Retraction",
    "Severity",
    "Source",
    "Sources",
    "Speaker",
    "Statement",
    "StatementKind",
    "Statements",
    "Strength",
    "ThirdParty",
    "Topic",
    "Topics",
    "Track",
    "Tracks",
    "UnknownNameError",
    "UnsupportedFormatError",
    "Version",
    "View",
    "When",
    "converter",
    "diff",
    "digest",
    "dump",
    "dumps",
    "iter_dump",
    "iter_load",
    "json_schema",
    "latest",
    "load",
    "loads",
    "most_precise",
    "prefer",
    "seeds",
    "structure",
    "suggest_identical",
    "unstructure",
]
