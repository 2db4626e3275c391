"""Whether two places, or two people, of the reference fold can be one."""

from dipltalks._values.names import name_key


def may_be_one_place(one, other, localities):
    """Return whether two places can be the same: city, region and country, the venue aside."""
    for field in ("city", "region"):
        if field in one and field in other and not are_one_name(one[field], other[field], localities):
            return False
    ours, theirs = countries_of(one, localities), countries_of(other, localities)
    return not ours or not theirs or bool(ours & theirs)


def are_one_name(one, other, localities):
    """Return whether two names are spellings of one name, or names of one locality."""
    keys = {name_key(one), name_key(other)}
    return len(keys) == 1 or any(keys <= set(map(name_key, (each.name, *each.aliases))) for each in localities)


def countries_of(place, localities):
    """Return the countries in which a place may be; none if nothing is known of that."""
    if "country" in place:
        return {place["country"]}
    for name in (place[field] for field in ("city", "region") if field in place):
        known = {each.country for each in localities if name_key(name) in map(name_key, (each.name, *each.aliases))}
        if known and None not in known:
            return known
    return set()


def is_one_holder(one, other):
    """Return whether what is said of two who lead, or speak, can be said of one.

    They are of one party, where both say so. They are one person where both are named; else they hold one office. Who
    is neither named nor given an office may be anybody of the party.
    """
    if one.get("party", other.get("party")) != other.get("party", one.get("party")):
        return False
    if "person" in one and "person" in other:
        return one["person"] == other["person"]
    if "office" in one and "office" in other:
        return one["office"] == other["office"]
    return any({"person", "office"}.isdisjoint(each) for each in (one, other))
