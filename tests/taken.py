"""Whether data is taken, for the tests of the schema, which has to say the same."""

import dipltalks as dt


def takes(cls, data):
    """Tell whether the library makes an object out of the data."""
    try:
        dt.structure(data, cls)
    except dt.InvalidDataError:
        return False
    return True
