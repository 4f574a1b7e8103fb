"""The catalogue of documents: what each requires, what is missing, and the values its template prints."""

from generator.documents.catalogue import CATALOGUE
from generator.documents.document import Document
from generator.documents.requirements import missing, remarks

__all__ = ["CATALOGUE", "Document", "missing", "remarks"]
