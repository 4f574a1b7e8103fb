"""What the assistant does with the cases, a command at a time, besides building them.

- What waits: ``agenda``, ``outbox``. What leaves: ``emission`` (looking at the debtor's other cases, ``kin``),
  ``mailing`` of many, ``impression``. What comes back: ``returns`` of letters, ``matching`` of a bank statement.
  ``opening`` loads the cases a sheet names.
- What is watched: ``control``, ``drift``; the office's own ``models``; ``diagnosis`` of the machine.
"""
