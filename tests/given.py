"""What a page or a liasse gives its templates: each is a name that ours ask for, or an office's could be refused it."""

from typing import Any

import pytest
from jinja2 import Template

from generator.render.template_names import _asked


class Given(set[str]):
    """Names given to the templates of a folder, ``site`` or ``liasse``, since it was made."""

    def __init__(self, folder: str, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        fill = Template.render

        def render(template: Template, *values: Any, **named: Any) -> str:
            if (template.name or "").startswith(f"{folder}/"):
                self.update(named, *values)
            return fill(template, *values, **named)

        monkeypatch.setattr(Template, "render", render)

    @property
    def unasked(self) -> set[str]:
        """Those that no template of ours asks for: a template of an office that does would be refused."""
        return self - _asked(("liasse", "site"))
