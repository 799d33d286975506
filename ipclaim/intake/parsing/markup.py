"""The words of an HTML message, in lines like a mail program's; nothing is run or fetched.

What is quoted in it (``blockquote``, the containers of the known mail programs) gets ``> `` before
each line, the form that plain mails quote in, so that one place tells own words from others'. What
is hidden by its own style is left out: nobody who opened the mail saw it.
"""

import re
from html.parser import HTMLParser

_SILENT = {"head", "script", "style", "svg", "template", "noscript", "title", "object", "iframe"}
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}  # fmt: skip
_BLOCKS = {
    "address", "article", "blockquote", "br", "center", "dd", "div", "dl", "dt", "footer", "form",
    "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "ol", "p", "pre", "section",
    "table", "tbody", "tr", "ul",
}  # fmt: skip
_QUOTES = re.compile(
    r"gmail_quote|yahoo_quoted|moz-cite-prefix|protonmail_quote|divRplyFwdMsg|isReplyContent|"
    r"foxmail_quote|x_gmail_quote|zmail_extra",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:px|pt|em|%)?\s*(?:;|$)|"
    r"mso-hide\s*:\s*all",
    re.IGNORECASE,
)
_MOST_DEPTH = 400


class _Words(HTMLParser):
    """Gathers lines; markup that is not closed, or closed twice, costs nothing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._line: list[str] = []
        self._open: list[tuple[str, bool, bool]] = []
        """Each open element with whether it silences and whether it quotes."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag in _BLOCKS:
            self._break()
        if tag in {"td", "th"} and self._line:
            self._line.append("  ")
        if tag in _VOID or len(self._open) >= _MOST_DEPTH:
            return
        said = {name: value or "" for name, value in attrs}
        silent = tag in _SILENT or "hidden" in said or bool(_HIDDEN.search(said.get("style", "")))
        named = f"{said.get('class', '')} {said.get('id', '')} {said.get('name', '')}"
        quoted = tag == "blockquote" or bool(_QUOTES.search(named))
        self._open.append((tag, silent, quoted))

    def handle_endtag(self, tag: str) -> None:
        """Close an element and those left open in it; one that was never opened is nothing."""
        if tag in _BLOCKS:
            self._break()
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place][0] == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not any(silent for _, silent, _ in self._open):
            self._line.append(data)

    def close(self) -> None:
        """Take the last line."""
        super().close()
        self._break()

    def _break(self) -> None:
        text = " ".join("".join(self._line).split())
        self._line.clear()
        if not text:
            if self.lines and self.lines[-1]:
                self.lines.append("")
            return
        depth = sum(quoted for _, _, quoted in self._open)
        self.lines.append("> " * min(depth, 5) + text)


def words_of(markup: str) -> str:
    """Return the words of markup in lines."""
    parser = _Words()
    parser.feed(markup)
    parser.close()
    return "\n".join(parser.lines).strip()
