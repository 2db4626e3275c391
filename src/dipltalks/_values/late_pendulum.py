"""Late pendulum: the classes of pendulum that days and times are shown as, loaded with the first that is asked for.

pendulum takes long to import, and most programs that open a dossier never ask for a day of the calendar.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pendulum import Date, DateTime, FixedTimezone
else:

    def __getattr__(name: str) -> object:
        """Return a class of pendulum, and keep it, so that it is looked up only once."""
        if name not in __all__:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=None)
        import pendulum

        globals()[name] = value = getattr(pendulum, name)
        return value


__all__ = ["Date", "DateTime", "FixedTimezone"]
