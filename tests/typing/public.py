"""What type checkers must see: read by mypy and pyright, never run.

Every `type: ignore` here stands on a line that must be an error; a checker that finds none complains.
"""

from typing import Any, assert_type

import attrs
import pendulum

import dipltalks as dt
from dipltalks import (
    Agreement,
    Agreements,
    AgreementStatus,
    Delegate,
    Delegation,
    Disagreement,
    Dossier,
    Evidence,
    Measure,
    Meeting,
    Meetings,
    MeetingStatus,
    NameMatch,
    Origin,
    Place,
    Problem,
    Report,
    Source,
    Statement,
    Statements,
    Topic,
    Track,
    When,
)

meeting = Meeting(
    id="a", when="2025-03", status="held", modality=["phone"], topics=["x"], delegations=[Delegation(party="RU")]
)
assert_type(meeting.when, When | None)
assert_type(meeting.status, MeetingStatus | None)
assert_type(meeting.topics, tuple[str, ...])
assert_type(meeting.delegations, tuple[Delegation, ...])
assert_type(meeting.delegation("RU").head, Delegate | None)
assert_type(meeting.parties, tuple[str, ...])
assert_type(attrs.evolve(meeting, status="cancelled"), Meeting)
assert_type(When("2025-03").earliest, pendulum.Date | None)
assert_type(dt.load("talks.json"), Dossier)
assert_type(dt.load("talks.json", Meeting), Meeting)
assert_type(dt.load("talks/", partial=True), dt.PartialDossier)
assert_type([item.key for item in dt.iter_load("talks.jsonl") if isinstance(item, dt.Report)], list[str])
assert_type(dt.loads(b"", Source), Source)
assert_type(dt.structure({}, Meeting), Meeting)
assert_type(dt.dumps(meeting), bytes)
assert_type(Agreement(id="x").status_on("2025-03"), AgreementStatus)
assert_type(dt.MeetingStatus("held"), MeetingStatus)
assert_type(dt.MeetingStatus.HELD.definition, str)
assert meeting.status == "held"
assert_type(dt.seeds.articles(), tuple[Source, ...])
assert_type(dt.__version__, str)

dossier = dt.seeds.dossier()
talks = dossier.meetings
assert_type(talks.held()[0].place, Place | None)
assert_type(talks[1:3], Meetings)
assert_type(talks["ru-us-2025-02-27-istanbul"], Meeting)
assert_type(talks.involving("RU", "US").at("Istanbul").during("2025-02").about("direct-flights"), Meetings)
assert_type(dossier.agreements.between("RU", "UA").in_force(on=pendulum.date(2025, 4, 1)), Agreements)
assert_type(dossier.measures.by("RU").after("2022").one(), Measure)
assert_type(dossier.statements.by_speaker("Lavrov").of_kind("allegation"), Statements)
assert_type(dossier.topics.narrower("bilateral-irritants").first(), Topic)
assert_type(dossier.people.find("Lavrov"), tuple[NameMatch, ...])
assert_type(dossier.parties["RU"].part_of, str | None)
assert_type(dossier.tracks.one_or_none(), Track | None)
assert_type(dossier.sources.last(), Source)
assert_type(talks.next(), Meeting)
assert_type(talks.next_or_none(), Meeting | None)
assert_type(talks.one_or_none(), Meeting | None)
assert_type(talks & talks.held() | talks.upcoming() - talks.via("phone"), Meetings)
assert_type(talks.where(lambda meeting: len(meeting.topics) > 1).ids, tuple[str, ...])
assert_type(talks.count_by("status"), dict[Any, int])
assert_type(talks.group_by("status"), dict[Any, Meetings])
assert_type(dossier.explain("ru-us-2025-04-istanbul", "when")[0].evidence, Evidence | None)
assert_type(dossier.explain("ru-us-2025-04-istanbul", "when")[0].origin, Origin)
assert_type(dossier.disagreements(), tuple[Disagreement, ...])
assert_type(dossier.verify(), tuple[Problem, ...])
assert_type(dossier.search("embassy"), tuple[Meeting | Agreement | Measure | Statement, ...])
assert_type(dossier.add(Report(source=Source(id="wire"))) | dossier, Dossier)
assert_type(dossier.as_known_on(pendulum.date(2025, 4, 2)), Dossier)
assert_type(dossier.view(policy=dt.prefer("RT")).meetings, Meetings)
assert_type(dossier.view(policy=lambda _, claims: claims[0]).known_on, pendulum.Date | None)
assert_type(dossier.history("ru-us-2025-04-istanbul")[0].changes, tuple[dt.Change, ...])
assert_type(dossier.changes(since="2025-04-02"), tuple[dt.Change, ...])
assert_type(dt.diff(dossier, dossier), tuple[dt.Change, ...])
assert_type(dossier.provisions.obliging("RU"), dt.Provisions)
assert_type(dossier.compliance("energy-strikes-moratorium", by="RU").unanswered(), Statements)
assert_type(dossier.support("ru-us-2025-04-istanbul", "when"), int)
assert_type(Agreement(id="x").awaiting("ratified"), tuple[str, ...])
assert_type(talks.pairs(), dict[tuple[str, str], int])
assert_type(dt.json_schema(Meeting), dict[str, Any])
assert_type(dt.digest(meeting), str)

dt.Meating  # type: ignore[attr-defined]  # noqa: B018
meeting.status = MeetingStatus.HELD  # type: ignore[misc]
Meeting(id=7)  # type: ignore[arg-type]
Meeting(id="a", topcis=[])  # type: ignore[call-arg]
Meeting(id="a", delegations=["RU"])  # type: ignore[list-item]
Meeting("a")  # type: ignore[call-arg, arg-type]
talks.held().ot("Istanbul")  # type: ignore[attr-defined]
talks.involving(["RU", "US"])  # type: ignore[arg-type]
talks & dossier.agreements  # type: ignore[operator]
talks.one_or_none().id  # type: ignore[union-attr]  # noqa: B018
