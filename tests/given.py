"""What a page or a liasse gives each of its templates: the office's own may ask for it, and is not refused it."""

from collections import defaultdict
from typing import Any

import pytest
from jinja2 import Template

from generator.render.template_names import _given


class Given(defaultdict[str, dict[str, Any]]):
    """Values given to each template of a folder, ``site`` or ``liasse``, since it was made."""

    def __init__(self, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__(dict)
        fill = Template.render

        def render(template: Template, *values: Any, **named: Any) -> str:
            if (template.name or "").startswith(f"{folder}/"):
                self[template.name or ""].update(*values, **named)
            return fill(template, *values, **named)

        monkeypatch.setattr(Template, "render", render)

    @property
    def refused(self) -> dict[str, set[str]]:
        """Those that a template of the office's own, in the place of ours, would be refused."""
        known = {name: _given(name, ("liasse", "site")) for name in self}
        return {name: left for name, values in self.items() if (left := values.keys() - known[name])}
