"""What a file is, by its first bytes; whether its name agrees."""

import re
from pathlib import PurePosixPath

from generator.exhibits.facts import Genre, RefusedError
from generator.exhibits.refusals import refuse
from generator.exhibits.wide import charset_of

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"version https://git-lfs.github.com/spec/", "lfs"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"GIF87a", "gif"),
    (b"GIF89a", "gif"),
    (b"II*\x00", "tiff"),
    (b"MM\x00*", "tiff"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
    (b"\x1f\x8b", "archive"),
    (b"{\\rtf", "rtf"),
)
_HEIC_BRANDS = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1"}
_IMAGES = {
    "jpeg": {".jpg", ".jpeg", ".jpe"},
    "png": {".png"},
    "gif": {".gif"},
    "tiff": {".tif", ".tiff"},
    "heic": {".heic", ".heif"},
    "webp": {".webp"},
}
_OFFICE = {".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".odt", ".ods", ".odp", ".rtf", ".pages", ".numbers"}
_RECORDINGS = {".mp3", ".m4a", ".wav", ".ogg", ".opus", ".amr", ".aac", ".mp4", ".mov", ".avi", ".mkv", ".3gp", ".webm"}
_MAIL = {".eml"}
_TEXT = {".txt", ".csv", ".log", ".md", ".ics", ".vcf"}
_MARKED = {"html", "svg", "xml"}  # by their first element
_ROOT = re.compile(  # the name of the first element; atomic, for no file to keep it busy
    rb"(?>\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*(?:\[.*?\]\s*)?>)*+<(?:[\w.-]+:)?([\w.-]+)", re.DOTALL
)

_EXTENSIONS = {"pdf": {".pdf"}, **_IMAGES, "courriel": _MAIL, "texte": _TEXT}
_EXTENSION = re.compile(r"\.[A-Za-z]\w{0,9}")  # « Avis du 12.11 » has none
_USUAL = {"pdf": ".pdf", "jpeg": ".jpg", "png": ".png", "gif": ".gif", "tiff": ".tif", "heic": ".heic", "webp": ".webp"}
_GENRES = {"pdf": Genre.PDF, "courriel": Genre.COURRIEL, "texte": Genre.TEXTE, **dict.fromkeys(_IMAGES, Genre.IMAGE)}


def sniff(head: bytes, name: str) -> tuple[Genre, str]:
    """Tell what the file is and which of its formats (``jpeg``, ``pdf``…).

    Raises:
        RefusedError: empty, LFS pointer, office file, archive, unknown format, or a name that lies.
    """
    extension = PurePosixPath(name.lower()).suffix
    kind = kind_of(head, extension)
    if kind not in _GENRES:
        raise _refused(kind, extension)
    if extension not in _EXTENSIONS[kind]:
        said = f"se termine par {extension}" if extension else "n'a pas d'extension"
        raise refuse("extension", f"{said} mais contient un fichier {kind.upper()}")
    return _GENRES[kind], kind


def extended(name: str, head: bytes) -> str:
    """A name that has no extension, with that of what the file is for sure; any other as it is."""
    kind = "" if _EXTENSION.fullmatch(PurePosixPath(name).suffix) else kind_of(head, "")
    return name + _USUAL.get(kind, "")


def _refused(kind: str, extension: str) -> RefusedError:
    expected = any(extension in names for names in _EXTENSIONS.values())
    if kind in {"vide", "lfs"}:
        return refuse(kind)
    if native := _native(kind, extension):
        return refuse(native, extension)
    if kind in _MARKED:  # its own name would not do either: what to do is said at once
        return refuse(kind, f", malgré son extension {extension}," if expected else "")
    if kind in {"zip", "archive"} and not expected:
        return refuse("archive")
    return (
        refuse("extension", f"se termine par {extension} mais son contenu est d'une autre nature")
        if expected
        else refuse("format", extension or "de ce fichier")
    )


def _native(kind: str, extension: str) -> str:
    """Why a sound file is kept without being printed."""
    if kind == "ole" and extension == ".msg":
        return "message"
    if kind in {"zip", "ole", "rtf"} and extension in _OFFICE:
        return "bureautique"
    return "enregistrement" if kind == "inconnu" and extension in _RECORDINGS else ""


def kind_of(head: bytes, extension: str) -> str:
    """The format of a file by its first bytes, or why it has none (``vide``, ``lfs``, ``inconnu``)."""
    if not head:
        return "vide"
    magic = next((kind for start, kind in _MAGIC if head.startswith(start)), "")
    if magic:
        return magic
    if head[4:8] == b"ftyp" and head[8:12] in _HEIC_BRANDS:
        return "heic"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "webp"
    if head.startswith(b"%PDF-") or (extension == ".pdf" and b"%PDF-" in head[:1024]):
        return "pdf"
    return _written(head, extension)


def _written(head: bytes, extension: str) -> str:
    """Tell words: an e-mail and a text have no magic bytes, only an extension and no zero."""
    words = b"\x00" not in head or bool(charset_of(head))
    if extension in _MAIL:
        return "courriel" if words else "inconnu"
    start = head[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    root = found[1].decode() if (found := _ROOT.match(start)) else ""
    if root in {"html", "svg"}:
        return root
    if start.startswith(b"<!doctype html"):
        return "html"
    if start.startswith(b"<?xml") or extension == ".xml":  # the declaration is optional
        return "xml"
    return "texte" if extension in _TEXT and words else "inconnu"
