"""Whom a delegation has from an earlier meeting: each person once, in one place, with what is left open filled in."""

import pytest

from dipltalks import Delegate, Delegation, Inheritance, Meeting
from telling import dossier, report

LAVROV = Delegate(person="lavrov")
RUBIO = Delegate(person="rubio")
AIDE = Delegate(office="aide")
ENVOY = Delegate(office="envoy")
MINISTER = Delegate(person="lavrov", office="minister")
DEPUTY = Delegate(person="lavrov", role="deputy_head")


@pytest.mark.parametrize(
    ("own", "earlier", "shown"),
    [
        # members
        ({"members": [LAVROV]}, {"members": [RUBIO, AIDE]}, {"members": [LAVROV, RUBIO, AIDE]}),
        ({"members": [AIDE]}, {"members": [ENVOY, AIDE]}, {"members": [AIDE, ENVOY]}),
        ({"members": [AIDE, ENVOY]}, {"members": [LAVROV]}, {"members": [AIDE, ENVOY, LAVROV]}),
        ({"members": [LAVROV, RUBIO]}, {"members": [MINISTER]}, {"members": [MINISTER, RUBIO]}),
        (
            {"members": [DEPUTY]},
            {"members": [MINISTER]},
            {"members": [Delegate(person="lavrov", office="minister", role="deputy_head")]},
        ),
        ({"members": [MINISTER]}, {"members": [LAVROV]}, {"members": [MINISTER]}),
        # the head of the earlier meeting
        ({}, {"head": MINISTER, "members": [RUBIO]}, {"head": MINISTER, "members": [RUBIO]}),
        ({"members": [LAVROV]}, {"head": MINISTER}, {"members": [LAVROV]}),
        ({"members": [RUBIO]}, {"head": LAVROV}, {"head": LAVROV, "members": [RUBIO]}),
        ({"members": [AIDE]}, {"head": ENVOY}, {"head": ENVOY, "members": [AIDE]}),
        # institutions
        ({"institutions": ["RU-MFA"]}, {"institutions": ["RU-MD", "RU-MFA"]}, {"institutions": ["RU-MFA", "RU-MD"]}),
        # the head of this meeting
        ({"head": LAVROV}, {"head": MINISTER}, {"head": MINISTER}),
        ({"head": LAVROV}, {"head": RUBIO}, {"head": LAVROV}),
        ({"head": LAVROV}, {"members": [LAVROV, RUBIO, AIDE]}, {"head": LAVROV, "members": [RUBIO, AIDE]}),
        ({"head": ENVOY}, {"members": [AIDE, RUBIO]}, {"head": ENVOY, "members": [AIDE, RUBIO]}),
        ({}, {"members": [AIDE, RUBIO]}, {"members": [AIDE, RUBIO]}),
    ],
)
def test_participants_of_the_earlier_meeting_join_those_who_are_named(own, earlier, shown):
    """Own people come first and stay what they are; nobody is both head and member, or a member twice."""
    base = Meeting(id="round-2", delegations=[Delegation(party="RU", **earlier)])
    inherits = [Inheritance(meeting="round-2", fields=["participants"])]
    following = Meeting(id="round-3", delegations=[Delegation(party="RU", **own)], unchanged_from=inherits)
    told = dossier(report("2025-04-01", base, following))
    assert told.meetings["round-3"].delegations == (Delegation(party="RU", **shown),)
