"""A page that anyone can read, for what is received: a proof is refused otherwise."""

import io

from pikepdf import Pdf


def paper(words: str) -> bytes:
    """A PDF of one page that bears these words as its title; the same bytes each time."""
    with Pdf.new() as pdf, io.BytesIO() as out:
        pdf.add_blank_page()
        pdf.docinfo["/Title"] = words
        pdf.save(out, deterministic_id=True)
        return out.getvalue()
