"""Issued documents: frozen bytes, an append-only chain, later proofs, and their verification.

``emis/`` of a case holds one folder per issue and ``registre.yaml``. Only ``issue`` and ``complete`` write there.
"""
