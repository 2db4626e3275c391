"""MessagePack: the data of JSON in fewer bytes."""

import msgspec

from dipltalks._codec.reading import Reading
from dipltalks._errors import one_problem


def read_msgpack(data: bytes) -> Reading:
    """Return what MessagePack says.

    Only the shortest form is taken, which all common writers use: a key that stands twice makes a map longer than it
    need be, and is found that way.

    Raises:
        InvalidDataError: It is no MessagePack, or is longer than it need be.
    """
    try:
        found = msgspec.msgpack.decode(data)
        shortest = msgspec.msgpack.encode(found)
    except (msgspec.MsgspecError, ValueError) as error:
        raise one_problem(f"is not MessagePack: {error}", path="$") from None
    except RecursionError:
        raise one_problem("is not MessagePack: it is nested too deeply", path="$") from None
    if shortest != data:
        message = "is longer than it need be: a key stands twice, or a value is not in its shortest form"
        raise one_problem(message, None, "keep one of each key", path="$")
    return Reading(found)
