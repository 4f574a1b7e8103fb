"""Procedures as dated data, and what a case says of each condition; the order is neutral, the lawyer chooses."""
