"""What a letter may not say, and what it must: each rule with its article or its reason.

``words`` reads the text of a template, ours or an office's; ``mentions`` reads a document once filled.
"""

from generator.documents.lint.mentions import mentions
from generator.documents.lint.words import words

__all__ = ["mentions", "words"]
