"""Cases -> pages of the site."""

from generator.pages.case_pages import case_pages
from generator.pages.dossier import case_page
from generator.pages.feeds import Calendars
from generator.pages.ligne import Ligne, ligne
from generator.pages.portfolio import Portfolio
from generator.pages.resume import summarise
from generator.pages.shell import Page, Shell, build_shell, sound_shell
from generator.pages.site import letter_pages, office_pages, standing_pages, untouched

__all__ = [
    "Calendars",
    "Ligne",
    "Page",
    "Portfolio",
    "Shell",
    "build_shell",
    "case_page",
    "case_pages",
    "letter_pages",
    "ligne",
    "office_pages",
    "sound_shell",
    "standing_pages",
    "summarise",
    "untouched",
]
