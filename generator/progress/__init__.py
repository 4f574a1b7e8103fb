"""Where the case stands at a date: stage, holds, deadlines, what is due."""

from generator.progress.remarks import remarks
from generator.progress.routes import facts, lacking, procedures
from generator.progress.standing import situation

__all__ = ["facts", "lacking", "procedures", "remarks", "situation"]
