"""What the commands do to the cases of an office.

- ``construire``: ``freshness`` and ``inputs`` say what changed, ``construct`` leads, ``workers`` shares the cases out
  (``crew``, ``cluster``, ``tranche``), ``make_case`` makes one on its ``bench``, ``publication`` the pages of no case;
  ``state``, ``kept``, ``history`` and ``events`` are what the next build finds.
- What is due: ``computed``, ``planning``, ``letters``, ``outbox``, ``agenda``.
- What leaves and what comes back: ``emission``, ``mailing``, ``impression``, ``returns``, ``drift``.
- What is wrong: ``checks``, ``decisions``, ``doubles``, ``verification``, ``control``.
- What is handed over: ``liasse``, ``assembly``, ``evidence``. What a bank received: ``matching``.
"""
