"""What type checkers must see: read by mypy and pyright, never run.

Every `type: ignore` here stands on a line that must be an error; a checker that finds none complains.
"""

from typing import assert_type

import attrs
import pendulum

import dipltalks as dt
from dipltalks import Agreement, AgreementStatus, Delegate, Delegation, Dossier, Meeting, MeetingStatus, Source, When

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
assert_type(dt.loads(b"", Source), Source)
assert_type(dt.structure({}, Meeting), Meeting)
assert_type(dt.dumps(meeting), bytes)
assert_type(Agreement(id="x").status_on("2025-03"), AgreementStatus)
assert_type(dt.MeetingStatus("held"), MeetingStatus)
assert_type(dt.MeetingStatus.HELD.definition, str)
assert meeting.status == "held"
assert_type(dt.seeds.articles(), tuple[Source, ...])
assert_type(dt.__version__, str)

dt.Meating  # type: ignore[attr-defined]  # noqa: B018
meeting.status = MeetingStatus.HELD  # type: ignore[misc]
Meeting(id=7)  # type: ignore[arg-type]
Meeting(id="a", topcis=[])  # type: ignore[call-arg]
Meeting(id="a", delegations=["RU"])  # type: ignore[list-item]
Meeting("a")  # type: ignore[call-arg, arg-type]
