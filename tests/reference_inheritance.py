"""What meetings of the reference fold take from each other."""

from reference_places import is_one_holder, may_be_one_place

PLACE = {"venue": {"venue"}, "place": {"city", "region", "country", "venue"}}
"""What of a place is inherited, by the word for it."""


def inherited(meetings, localities):
    """Return what meetings take from each other.

    Args:
        meetings: The meetings as reports state them, as plain data, by id.
        localities: The localities of the codebook.

    Returns:
        All meetings, by id, with what they take; and for each id, the paths of what is taken, with the other's id.
    """
    done = {name: dict(meeting) for name, meeting in meetings.items()}
    marks = {name: [] for name in meetings}
    for words in ({"venue", "place"}, {"format"}, {"topics"}, {"participants"}):
        open_ = [name for name in meetings if not leads_to(name, name, words, meetings)]
        while open_:
            ready = [name for name in open_ if not set(bases_of(meetings[name], words)) & set(open_)]
            for name in ready:
                for base, wanted in bases_of(meetings[name], words).items():
                    taken = take(done[name], done.get(base, {}), wanted, localities)
                    marks[name] += [(path, base) for path in taken]
                open_.remove(name)
    return done, marks


def bases_of(meeting, words):
    """Return from which meetings a meeting takes something that the words mean, and which of the words."""
    wanted = {each["meeting"]: set(each["fields"]) & words for each in meeting.get("unchanged_from", ())}
    return {base: found for base, found in wanted.items() if found}


def leads_to(start, end, words, meetings):
    """Return whether a meeting takes from another one, or from one that does."""
    seen, ahead = set(), [start]
    while ahead:
        bases = set(bases_of(meetings.get(ahead.pop(), {}), words)) - seen
        seen |= bases
        ahead += bases
    return end in seen


def take(own, other, words, localities):
    """Let a meeting take from another one what it leaves open, and return the paths of that."""
    if "format" in words:
        return take_format(own, other)
    if "topics" in words:
        return take_topics(own, other)
    if "participants" in words:
        return take_participants(own, other)
    return take_place(own, other, words, localities)


def take_format(own, other):
    """Take the format, if none is stated."""
    if "format" in own or "format" not in other:
        return []
    own["format"] = other["format"]
    return ["format"]


def take_topics(own, other):
    """Take the topics that are not there yet."""
    new = [topic for topic in other.get("topics", ()) if topic not in own.get("topics", ())]
    if new:
        own["topics"] = [*own.get("topics", ()), *new]
    return [f"topics.{topic}" for topic in new]


def take_place(own, other, words, localities):
    """Take what is open of a place, from one that may be the same."""
    ours, theirs = own.get("place", {}), other.get("place", {})
    names = set().union(*(PLACE[word] for word in words)) & theirs.keys() - ours.keys()
    if not names or not may_be_one_place(ours, theirs, localities):
        return []
    own["place"] = ours | {name: theirs[name] for name in names}
    return [f"place.{name}" for name in names]


def take_participants(own, other):
    """Take delegations, without whether they came; and into those that are there, the people and institutions."""
    paths = []
    ours = list(own.get("delegations", ()))
    for each in other.get("delegations", ()):
        theirs = {name: value for name, value in each.items() if name != "attendance"}
        same = [index for index, mine in enumerate(ours) if is_one_delegation(mine, theirs)]
        if same and "party" in theirs:
            ours[same[0]], taken = joined(ours[same[0]], theirs)
            paths += taken
        elif theirs and not same:
            ours.append(theirs)
            paths.append(f"delegations.{theirs['party']}" if "party" in theirs else "delegations")
    if paths:
        own["delegations"] = ours
    return paths


def is_one_delegation(one, other):
    """Return whether two delegations are of one party, or, of none, are the same but for whether they came."""
    if "party" in one or "party" in other:
        return one.get("party") == other.get("party")
    return {**one, "attendance": 0} == {**other, "attendance": 0}


def joined(own, other):
    """Return a delegation with the people and institutions of another one besides its own, and the paths of these."""
    at, paths, joint = f"delegations.{own['party']}", [], dict(own)
    people = {each["person"] for each in own.get("members", ()) if "person" in each}
    head = other.get("head", {})
    if is_one_holder(own["head"], head) if "head" in own else head.get("person") not in people:
        new = {name: value for name, value in head.items() if name not in own.get("head", {})}
        joint["head"] = {**own.get("head", {}), **new}
        paths += [f"{at}.head.{name}" for name in new]
    leader = joint.get("head", {}).get("person")
    members = [*own.get("members", ())]
    for member in (each for each in other.get("members", ()) if each not in members):
        person = member.get("person")
        if person is None:
            members.append(member)
            paths.append(f"{at}.members")
        elif person in people - {leader}:
            index = [each.get("person") for each in members].index(person)
            paths += [f"{at}.members.{person}.{name}" for name in member.keys() - members[index].keys()]
            members[index] = member | members[index]
        elif person != leader:
            members.append(member)
            paths.append(f"{at}.members.{person}")
    joint["members"] = members
    for institution in other.get("institutions", ()):
        if institution not in joint.get("institutions", ()):
            joint["institutions"] = [*joint.get("institutions", ()), institution]
            paths.append(f"{at}.institutions.{institution}")
    return {name: value for name, value in joint.items() if value}, paths
