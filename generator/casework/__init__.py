"""One case at a date: computed, what is due in it, what it lacks, its letters and its liasse made.

- What it is: ``computed``. What is due: ``planning``; what it lacks: ``awaited``.
- What is wrong: ``checks``, ``decisions``, ``doubles``, ``returned``, ``sold``.
- What is made: ``letters`` with their ``copies``; ``liasse`` says when, ``assembly`` makes it and its exports.
"""
