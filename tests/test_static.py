"""Static files as production names them."""

import re
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders

from factcheck.storage import ModuleStorage


def test_modules_import_modules_by_the_name_of_their_content(tmp_path):
    storage = ModuleStorage(location=str(tmp_path), base_url="/static/")
    found = {path: (place, path) for finder in get_finders() for path, place in finder.list([]) if "claims/" in path}
    for path, (place, _) in found.items():
        with place.open(path) as file:
            storage.save(path, file)
    refused = [result for _, _, result in storage.post_process(found) if isinstance(result, Exception)]
    assert refused == []
    imports = re.findall(r'from "(\./.*?)"', (tmp_path / storage.stored_name("claims/panel.js")).read_text())
    assert len(imports) == 3
    assert all(re.fullmatch(r"\./\w+\.[0-9a-f]{12}\.js", name) for name in imports)


def test_whatever_scrolls_sideways_can_be_reached_and_has_a_name():
    for path in Path("templates").rglob("*.html"):
        for tag in re.findall(r'<div class="scroll"[^>]*>', path.read_text(encoding="utf-8")):
            assert 'role="region"' in tag, path
            assert 'tabindex="0"' in tag, path
            assert "aria-label" in tag, path
