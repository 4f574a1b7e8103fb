"""Where the case stands at a date: stage, holds, deadlines, what is due."""
