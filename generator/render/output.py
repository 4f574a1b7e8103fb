"""A file made by the engine, before it is put anywhere."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Output:
    """One file: ``name`` is relative to the folder of its kind (``mise-en-demeure.pdf``), ``content`` its bytes."""

    name: str
    content: bytes
