"""The liasse: pièces numbered, stamped and linked, with the pages that present them.

Nothing is imported here: what names a recipient (``profiles``) is read by a build that assembles nothing.
"""
