"""Prescription: how long a claim lives, from when, what interrupts or suspends it, and its last safe day.

It is counted by C. civ. 2228 and 2229, never by CPC 641 and 642: no week-end extends it.
"""
