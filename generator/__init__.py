"""Recouvre: from the facts of an unpaid invoice to the décompte, the letters and the evidence dossier."""

__version__ = "0.1.0"
