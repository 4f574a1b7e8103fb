"""A BagIt bag in a ZIP, the same bytes for the same files: what an archivist or a court can check without this tool.

Its manifests are checked by anyone with ``sha256sum -c``, as is that of a liasse.

Entries are stored (PDFs are already compressed), sorted, dated 1980-01-01: nothing depends on the day or the machine.
"""

import hashlib
import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO

from generator.render import Output

NAME = "manifest-sha256.txt"
_EPOCH = (1980, 1, 1, 0, 0, 0)
_DECLARATION = b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
_REGULAR = 0o100644 << 16


def manifest(files: Mapping[str, bytes]) -> bytes:
    """One line per file, sorted by name."""
    return "".join(f"{hashlib.sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)).encode("ascii")


def bag(name: str, payload: Sequence[Output], info: Mapping[str, str]) -> bytes:
    """Put files in ``<name>/data/`` with their manifests; give the bytes of the ZIP.

    Args:
        name: folder of the bag.
        payload: files, names relative to ``data/``.
        info: lines of ``bag-info.txt``; sizes are added.
    """
    files = {f"data/{output.name}": output.content for output in payload}
    octets = sum(len(content) for content in files.values())
    lines = {**info, "Payload-Oxum": f"{octets}.{len(files)}"}
    tags = {
        "bagit.txt": _DECLARATION,
        "bag-info.txt": "".join(f"{key}: {value}\n" for key, value in lines.items()).encode(),
        NAME: manifest(files),
    }
    tags[f"tag{NAME}"] = manifest(tags)
    return _zip({f"{name}/{path}": content for path, content in {**tags, **files}.items()})


def _zip(files: Mapping[str, bytes]) -> bytes:
    output = BytesIO()
    with zipfile.ZipFile(output, "w", zipfile.ZIP_STORED) as archive:
        for name in sorted(files):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.external_attr = _REGULAR
            entry.create_system = 3
            archive.writestr(entry, files[name])
    return output.getvalue()
