"""The portfolio made, or checked: again only what changed (``construire``, ``servir``, ``fusionner``, ``verifier``).

- What changed: ``freshness``, ``asof``, ``history`` and, of the last build, ``state``, ``kept`` and ``events``, each
  ``sealed``; ``leftovers`` when they are lost.
- Who works: ``construct`` leads under a ``lock``, ``workers`` shares the cases out (``crew``, ``cluster``,
  ``tranche``, put together by ``shards``), ``beside`` halves what is too short for them.
- What is made: ``make_case`` makes a case on its ``bench``, with ``evidence``, ``correspondence``, ``past`` and
  ``pictures``, or lets it ``rest``; ``publication`` makes the pages of no case.
- ``verification`` checks every case the same way; ``serve`` builds again at each change.
"""
