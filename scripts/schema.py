"""Write ``schema/`` anew from the types (``python -m scripts.schema``); a test fails when it is stale."""

from pathlib import Path

from generator.model.schema import schemas
from generator.writer import write_if_changed

FOLDER = Path(__file__).resolve().parent.parent / "schema"

if __name__ == "__main__":
    for name, content in schemas().items():
        changed = write_if_changed(FOLDER / name, content)
        print(f"{name} : {'écrit' if changed else 'à jour'}")
