"""Letters printed once for all the tests of the room."""

from tests.once import once  # noqa: F401 - for every test of the room
