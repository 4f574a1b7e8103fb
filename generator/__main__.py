"""``python -m generator`` is ``recouvre``: what takes long to load is loaded here, where a Ctrl-C leaves no trace."""

import sys


def main() -> None:
    """Run ``recouvre`` and exit."""
    try:
        from generator.cli import main as recouvre  # noqa: PLC0415 - a fifth of a second: it may be stopped there too

        recouvre()
    except KeyboardInterrupt:
        sys.stderr.write("Interrompu.\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
