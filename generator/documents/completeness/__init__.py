"""Is the file complete for a procedure: which facts it asks, how well each is proved, and the lines to fill."""

from generator.documents.completeness.procedures import PROCEDURES, Ligne, examine, lacking_for, matrix, table

__all__ = ["PROCEDURES", "Ligne", "examine", "lacking_for", "matrix", "table"]
