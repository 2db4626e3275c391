"""Nearest words: what messages suggest."""

import pytest

from dipltalks._values.nearest import find_nearest, hint_at


@pytest.mark.parametrize(
    ("word", "nearest"),
    [
        ("hold", ("held",)),
        ("In Person", ("in_person",)),
        ("in-person", ("in_person",)),
        ("HELD", ("held",)),
        ("zzz", ()),
        ("", ()),
        (7, ()),
        ("h" * 200, ()),
    ],
)
def test_nearest_words_by_spelling(word, nearest):
    """Case and joints do not count, and what is far, or no text, has no near words."""
    assert find_nearest(word, ["held", "in_person", "video"]) == nearest


def test_a_hint_lists_all_where_none_is_near():
    """Without a near word, the hint lists what there is."""
    assert hint_at("zzz", ["held", "video"]) == "one of: held, video"
    assert hint_at("vidoe", ["held", "video"]) == "did you mean 'video'?"
