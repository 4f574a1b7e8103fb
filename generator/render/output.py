"""A file made by the engine, before it is put anywhere."""

from msgspec import Struct


class Output(Struct, frozen=True):
    """One file: ``name`` is relative to the folder of its kind (``mise-en-demeure.pdf``), ``content`` its bytes."""

    name: str
    content: bytes
