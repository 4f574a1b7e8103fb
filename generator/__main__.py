"""``python -m generator`` is ``recouvre``."""

from generator.cli import main

main()
