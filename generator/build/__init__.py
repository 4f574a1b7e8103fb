"""The portfolio made, or checked: again only what changed (``construire``, ``servir``, ``fusionner``, ``verifier``).

- What is asked: ``order``. What changed since: ``freshness``, from ``history`` and what the last build left ``sealed``:
  ``state``, ``kept`` in its ``store``; ``leftovers`` when it is lost.
- Who works: ``construct`` leads under a ``lock``, ``workers`` shares the cases out (``crew``, ``cluster``), ``shards``
  puts parts together, ``beside`` halves what is too short for them.
- What is made: ``make_case`` makes a case on its ``bench``, with ``binder``, ``evidence``, ``correspondence``, ``past``
  and ``pictures``, or lets it ``rest``; ``publication`` makes the pages of no case, from the rows of all.
- ``verification`` checks every case the same way, ``spread`` asks something of each; ``serve`` builds again at each
  change, and ``screen`` says on its pages what is wrong.
"""
