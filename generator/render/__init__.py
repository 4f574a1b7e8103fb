"""Template -> HTML -> PDF, or e-mail draft, from our own fonts and files only.

Pages of the site are filled by the same environment and print no PDF: names are loaded on first use.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from generator.render.environment import html, text
    from generator.render.output import Output
    from generator.render.printing import pdf
    from generator.render.production import Composed, compose

__all__ = ["Composed", "Output", "compose", "html", "pdf", "text"]

_HOMES = {
    "Composed": "production",
    "Output": "output",
    "compose": "production",
    "html": "environment",
    "pdf": "printing",
    "text": "environment",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    return getattr(import_module(f"generator.render.{_HOMES[name]}"), name)
