"""Template -> HTML -> PDF, or e-mail draft, from our own fonts and files only."""

from generator.render.environment import html, text
from generator.render.output import Output
from generator.render.printing import pdf
from generator.render.production import produce

__all__ = ["Output", "html", "pdf", "produce", "text"]
