"""What stands on each page of ipclaim's dossier, for the others to set: FOLDER.

So all set the same words on the same number of pages with the same pictures. It is done once for a
job, by rendering it, and counts for nobody.
"""

import io
import json
import re
import sys
from itertools import groupby
from pathlib import Path

from benchmarks.dossiers.inputs import load
from benchmarks.dossiers.ours import given
from ipclaim.dossier.build import render_dossier
from ipclaim.dossier.marks import Glyphs, Group
from ipclaim.dossier.plan import Plan, PlannedPage
from ipclaim.resources import Templates

_KEY = re.compile(r"X(\d+)p(\d+)")


def main() -> None:
    """Write ``pages.json`` into the job's folder."""
    folder = Path(sys.argv[1])
    inputs = load(folder)
    plan = render_dossier(given(inputs), Templates.with_overlay(), io.BytesIO())
    files = [path.relative_to(folder) for path in (*inputs.certificates, *inputs.screens)]
    pages = [_page(plan, page, files) for page in plan.pages]
    (folder / "pages.json").write_text(json.dumps(pages, ensure_ascii=False), "utf-8")


def _page(plan: Plan, page: PlannedPage, files: list[Path]) -> dict[str, object]:
    section = next(one for one in plan.sections if 0 <= page.number - one.first_page < one.pages)
    starts = page.number == section.first_page
    shown = sorted(page.pictures) if section.id in {"evidence", "exhibits"} else []
    return {
        "title": f"{section.title.zh} {section.title.en}" if starts else "",
        "lines": _lines(page),
        "picture": _picture(shown[0], files) if shown else "",
    }


def _lines(page: PlannedPage) -> list[str]:
    """Return a page's words, those at one height as one line."""
    frame = Group(0, 0, page.frame.marks if page.frame else ())
    words = sorted(
        (round(group.y + mark.y), group.x + mark.x, mark.text)
        for group in (*page.groups, frame)
        for mark in group.marks
        if isinstance(mark, Glyphs)
    )
    rows = groupby(words, key=lambda word: word[0])
    return [" ".join(text for _, _, text in row) for _, row in rows]


def _picture(key: str, files: list[Path]) -> str:
    found = _KEY.fullmatch(key)
    assert found is not None
    file, page = files[int(found[1])], int(found[2])
    return f"scans/{file.stem}-{page - 1}.jpg" if file.suffix == ".pdf" else file.as_posix()


if __name__ == "__main__":
    main()
