"""Marks of what a meeting has from another one: each leaf and part that is taken, and nothing that was there."""

import pytest

from dipltalks import Delegate, Delegation, Inheritance, Meeting
from telling import dossier, report

HOSTS = {"delegations.TR", "delegations.TR.roles.host", "delegations.TR.institutions.TR-MFA"}
LEADER = {"delegations.RU.head.person", "delegations.RU.head.office"}
EARLIER = Meeting(
    id="round-2",
    delegations=[
        Delegation(
            party="RU", head=Delegate(person="darchiev", office="ambassador"), members=[Delegate(office="aide")]
        ),
        Delegation(party="TR", roles=["host"], institutions=["TR-MFA"]),
        Delegation(roles=["observer"], attendance="attended"),
    ],
)


@pytest.mark.parametrize(
    ("own", "marked"),
    [
        ([], {"delegations.RU", *LEADER, "delegations.RU.members", *HOSTS, "delegations"}),
        ([Delegation(party="RU")], {*LEADER, "delegations.RU.members", *HOSTS, "delegations"}),
        (
            [Delegation(party="RU", head=Delegate(person="darchiev"))],
            {"delegations.RU.head.office", "delegations.RU.members", *HOSTS, "delegations"},
        ),
        ([Delegation(party="RU", members=[Delegate(office="aide")])], {*LEADER, *HOSTS, "delegations"}),
        (
            [Delegation(party="RU", members=[Delegate(person="lavrov")])],
            {*LEADER, "delegations.RU.members", *HOSTS, "delegations"},
        ),
        ([Delegation(roles=["observer"])], {"delegations.RU", *LEADER, "delegations.RU.members", *HOSTS}),
        (
            [Delegation(party="TR", institutions=["TR-MFA"]), Delegation(party="US")],
            {"delegations.RU", *LEADER, "delegations.RU.members", "delegations"},
        ),
    ],
)
def test_participants_that_are_taken_are_marked(own, marked):
    """A delegation that was there is its own; what came into it, and each one that came, is from the other meeting."""
    inherits = [Inheritance(meeting="round-2", fields=["participants"])]
    following = Meeting(id="round-3", delegations=own, unchanged_from=inherits)
    shown = dossier(report("2025-04-01", EARLIER, following)).meetings["round-3"]
    assert {each.field for each in shown.inferred} == marked
    assert {(each.reason, each.basis) for each in shown.inferred} == {("unchanged from round-2", ("round-2",))}
