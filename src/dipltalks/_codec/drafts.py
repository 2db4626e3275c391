"""Drafts: records that are still being filled in.

To set a field of a frozen record from outside takes ten times as long as to set one of an object that is not frozen. So
a record of which many are made begins as a draft, and becomes a record once all its fields are set.
"""


def draft_of(cls: type) -> type:
    """Return a class that is laid out as a class of records, but whose objects can be changed.

    Args:
        cls: The class of records. An object becomes a record, and frozen, as this class is assigned to its `__class__`.
    """
    plain = {name: getattr(object, name) for name in ("__init__", "__setattr__", "__delattr__")}
    return type(cls.__name__, cls.__bases__, {"__slots__": vars(cls)["__slots__"], **plain})
