"""What pickle calls to make an object of the compiled half again: it finds functions by name, and static methods have none."""

from . import _summitry


def again(name: str, packed: tuple):
    """The object of the class `name` that was taken apart into `packed`."""
    return getattr(_summitry, name)._unpacked(*packed)
