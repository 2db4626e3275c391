"""Agreements made of a few events, and what the coding manual says that each event leads to."""

from dipltalks import Agreement, LifecycleEvent

TABLE = {
    "proposed announced": "proposed",
    "agreed initialled adopted revival_agreed": "agreed",
    "signed ratified accepted approved acceded issued": "signed",
    "declared provisionally_applied entered_into_force extended resumed revived amended": "in_force",
    "suspended": "suspended",
    "extension_refused expired": "lapsed",
    "withdrawn terminated collapsed": "terminated",
    "superseded": "superseded",
    "rejected": "rejected",
}
"""The table of the coding manual, for an agreement to which nothing has happened before."""
ROWS = [(kind, status) for kinds, status in TABLE.items() for kind in kinds.split()]
REACHED = {status: kinds.split()[-1] for kinds, status in TABLE.items()}
"""An event that leads to each status."""


def event(kind, when=None, until=None, *, by="", provisions=()):
    """An event; its authors are separated by blanks."""
    name = f"{kind}-{when}-{by}".translate(str.maketrans(" /[].", "-----"))
    return LifecycleEvent(id=name, kind=kind, when=when, until=until, by=by.split(), provisions=provisions)


def agreement(*events, parties=""):
    """An agreement with these events; its parties are separated by blanks."""
    return Agreement(id="agreement", parties=parties.split(), events=events)


def history(of, *days, party=None):
    """The status on each of some days."""
    return [str(of.status_on(day, party=party)) for day in days]


def possible(of, day, party=None):
    """The statuses that are possible on a day."""
    return [str(status) for status in of.possible_statuses_on(day, party=party)]
