"""The page about ``capture.json``, from the source of its model: names, types and their notes."""

import ast
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parent.parent / "ipclaim" / "capture" / "record.py"

_HEAD = """\
# What `capture.json` holds

Generated from `ipclaim/capture/record.py` by `scripts/reference.py`. One file for each listing, in
`evidence/data/L0001/`. Times are ISO 8601 in UTC. What is added is optional; nothing is renamed.

A capture that the user brought has `imported`, and neither `environment` nor `completeness`: nobody
described the machine that made it. Its `captured_at` is the time of the import; what files claim
stands with each file as `claimed_at`. Its `outcome` is `ok_imported` when a file itself shows which
item it is of and there is a picture, else `partial_imported`. Beside it lie the files as they came
(`imported-01.mhtml`, ...), `page.jpg` and `text.txt` derived from them.
"""


def record_page() -> str:
    """Return the page: the record first, then its parts in the order in which it names them."""
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    parts = [node for node in tree.body if isinstance(node, ast.ClassDef) and node.name[0] != "_"]
    return "\n".join([_HEAD, *(line for part in reversed(parts) for line in _table(part))])


def _table(part: ast.ClassDef) -> Iterator[str]:
    yield f"## {part.name}\n\n{ast.get_docstring(part)}\n"
    yield "| key | is | |\n|---|---|---|"
    for at, node in enumerate(part.body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            note = _note(part.body[at + 1 : at + 2])
            kind = ast.unparse(node.annotation).replace("|", "or")
            yield f"| `{node.target.id}` | {kind} | {note} |"
    yield ""


def _note(following: list[ast.stmt]) -> str:
    """Return the words below a field, on one line."""
    if following and isinstance(following[0], ast.Expr):
        value = following[0].value
        if isinstance(value, ast.Constant) and isinstance(value.value, str):
            return " ".join(value.value.split()).replace("``", "`").replace("|", "or")
    return ""
