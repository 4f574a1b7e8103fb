"""Letters printed once for all the tests of the room; a command under strace prints its own."""

from tests.once import once  # noqa: F401 - for every test of the room
