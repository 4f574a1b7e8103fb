"""Cases -> pages of the site.

The shared pages (home, agenda, reporting, search data) are made from ``Resume`` rows (``pages/resume.py``), never
from ``Vue`` objects, so that memory does not grow with the portfolio and a one-case edit stays cheap:
``home_pages(rows: Sequence[Resume], office, au, shell) -> dict[str, bytes]``. ``case_page(vue, shell) -> bytes``
takes the whole ``Vue`` of one case.
"""
