"""Where the case stands at a date: stage, holds, deadlines, what is due."""

from generator.progress.remarks import remarks
from generator.progress.standing import situation

__all__ = ["remarks", "situation"]
