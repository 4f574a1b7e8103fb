"""Draws the exhibits of the demo portfolio: same sources, same locked versions, same bytes.

The case files (``cases/<reference>/dossier.yaml``) are written by hand and are the source: parties, invoices, dates and
file names are read from them. This package only draws what people send: invoices, orders, delivery notes, e-mails,
scans, photographs, postal slips, extracts, court papers. Run it with ``python -m scripts.demo``.
"""
