"""Holders as foreign offices print them: a name, and the lines of its address. Pure.

Which line of a holder's block is which is told in `ipclaim.read.blocks`.
"""

import re
from dataclasses import replace

from ipclaim.read.dates import dates_in
from ipclaim.read.values.form import Parsed, cut, trimmed

_LATIN = (
    r"(?:ltd|limited|inc|incorporated|l\.?l\.?c|l\.?l\.?p|l\.?p|corp|corporation|co|company|gmbh"
    r"|ag|se|s\.? ?a|s\.? ?p\.? ?a|s\.? ?r\.? ?l|b\.? ?v|n\.? ?v|k\.? ?k|pte|plc|s\.? ?a\.? ?s"
    r"|oyj?|ab|as|a/s|aps|s\.?a\.?r\.?l|kg|kgaa|ohg|ug|e\.? ?k|bvba|srl|sprl|cvba|comm\.? ?v|lda"
    r"|ltda|s\.?l\.?u?|s\.? ?de ?r\.?l\.?|sp\.? ?z ?o\.? ?o|d\.?o\.?o|s\.?r\.?o|a\.?s|kft|zrt|ood"
    r"|eood|eireli|epp|me|s/a|a\.? ?[şs]|[şs]ti|[şs][iİ]rket[iİ]|jsc|tbk|berhad|sp\. ?k"
    r"|pty|sdn\.? ?bhd|foundation|trust|university|institute|association|partnership"
    r"|holdings?|group)"
)
_ENDS = re.compile(
    rf"(?:(?<![A-Za-z]){_LATIN}\.?|\((?:limited partnership|publ|haftungsbeschr[äa]nkt)\))$",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"[\s,]*{_LATIN}(?![A-Za-z])", re.IGNORECASE)
_EASTERN = re.compile(
    r"株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|公司|주식회사|유한회사|\(주\)|\(株\)"
)
_CLAUSE = re.compile(
    r"\s*(?:\((?:\"|“|the |hereinafter|hereafter|also |formerly )"
    r"|(?:,|(?<=\s)|^)\s*(?:hereinafter|hereafter"
    r"|a (?:company|corporation|limited|private|public|firm)|an (?:entity|individual|enterprise)"
    r"|having (?:its|a)|with (?:its|a|an) |located (?:at|in)|(?:duly )?(?:organi[sz]ed|incorporated"
    r"|registered|established|existing)(?: and)? |whose |being |of (?=\d)|is (?:the|a) "
    r"|as (?:the|its)|(?:Unified |Uniform )?Social Credit|(?:USCC|Tax|Reg(?:istration|\.)|Company"
    r"|Business Licen[cs]e|Passport|ID) (?:Code|No\.?|Number|Card)"
    r"|Exec(?:ution)?\.? D(?:t|ate)\b|Entity(?: Type)?:|Citizenship\b|Formerly\b"
    r"|to (?:act|be)|does |do |hereby )).*$",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"\s*(?:\([A-Za-z ,.()&'-]{4,80}\)|\[[A-Z]{2}(?:/[A-Z]{2})?\])\s*$")
_KIND = re.compile(
    rf"(?i:(?<![A-Za-z]){_LATIN})\.?(?P<kind>\s+(?:LIMITED LIABILITY COMPANY|LIMITED PARTNERSHIP"
    r"|CORPORATION|PARTNERSHIP)(?![A-Za-z]).*)$"
)
"""The kind of company that American registers print after a name that ends in its form."""


_NOBODY = re.compile(
    r"(?<![^\W\d_])(?:if|other|than|same|please|not|none|unknown|above|below|attached|applicable"
    r"|to order|consignee|consignor|shipper|importer|exporter|buyer|seller|purchaser|recipient"
    r"|bill(?:ed)? to|ship(?:ped)? to|sold to|details?|particulars|signature|telephone|quantity"
    r"|description|authori[sz]ed|(?:full |legal |company )?name of)(?![^\W\d_])",
    re.IGNORECASE,
)
"""What forms print and nobody is called: (IF OTHER THAN CONSIGNEE), SAME AS ABOVE, TO ORDER."""


def ends_a_company(text: str) -> bool:
    """Tell whether a line ends, or an eastern name holds, the form of a company."""
    return bool(_ENDS.search(text.rstrip(" ,;")) or _EASTERN.search(text))


def begins_with_a_form(text: str) -> bool:
    """Tell text that begins with the form of a company: INC. after HOLDINGS and a comma."""
    return _BEGINS.match(text) is not None


def without_clause(text: str) -> str:
    """Return a name's text up to the clause that goes on after it."""
    clause = _CLAUSE.search(text)
    return text[: clause.start()] if clause and clause.start() > 2 else text


def holder(text: str) -> Parsed | None:
    """Read a holder's name; the next clause, and an American entity in brackets, stay out.

    Well formed with a company's form, or as a person's two to five words without a figure.
    """
    clause = _CLAUSE.search(text)
    entity = _ENTITY.search(text)
    kind = _KIND.search(text)
    ends = [found.start() for found in (clause, entity) if found and found.start() > 2]
    ends += [kind.start("kind")] if kind else []
    start, end = trimmed(text, 0, min(ends, default=None))
    if end <= start:
        return None
    if text[end : end + 1] == "." and re.search(r"(?<![A-Za-z])[A-Za-z.]{1,5}$", text[start:end]):
        end += 1
    body = text[start:end]
    person = re.fullmatch(r"[^\W\d_][^\W\d_.'-]*(?:[ ,]+[^\W\d_][^\W\d_]*[.'-]?){1,4}", body)
    someone = person is not None and not _NOBODY.search(body)
    fits = (ends_a_company(body) or someone) and not dates_in(body)
    fits = fits and body.count("(") == body.count(")") and not re.search(r"[?*#@=:;]|\.\.", body)
    both = re.search(r"[A-Za-z]{4}", body) and re.search(r"[\u3400-\u9fff]{2}", body)
    return cut(text, start, end, well_formed=fits and not both)


def latin_holder(text: str) -> Parsed | None:
    """Read the name in Latin letters of a paper that gives it in Chinese too."""
    part = re.search(r"[A-Za-z][^\u3400-\u9fff]*", text)
    if part is None:
        return None
    return holder(text[: part.end()]) if part.start() == 0 else _moved(part)


def _moved(part: re.Match[str]) -> Parsed | None:
    found = holder(part.group())
    if found is None:
        return None
    return replace(found, start=found.start + part.start(), end=found.end + part.start())


_RUNS_ON = re.compile(
    r"(?<![A-Za-z])(?:goods|nice class|class(?:es)? \d|registration|applicant|representative"
    r"|filing date|trade ?marks?(?: no| number)?|status)(?![A-Za-z])",
    re.IGNORECASE,
)
"""Words of the entry after an address, whose label was not known as one."""


def foreign_address(text: str) -> Parsed | None:
    """Read an address abroad: words and, somewhere, a figure; a name or a day is none.

    A Chinese full stop ends it: what follows is the next sentence of running text.
    """
    start, end = trimmed(text, 0, text.find("。") if "。" in text else None)
    body = text[start:end]
    fits = bool(re.search(r"\d", body)) and len(re.findall(r"[^\W\d_]{2,}", body)) >= 1
    fits = fits and len(body) >= 8 and not dates_in(body)
    fits = fits and body.count("(") == body.count(")") and not re.search(r"[?*@=:;]", body)
    return cut(text, start, end, well_formed=fits and not _RUNS_ON.search(body))


_PARTS = (
    r"(?:(?:(?:Street|Mailing|Internal) ?Address|Street|Address(?: ?Line)? ?\d?"
    r"|City|(?:State|Province|Region|Country)(?:/(?:State|Country|Province|Region))*"
    r"|(?:Postal|Zip) ?Code|Zip(?:/Postal)?(?: Code)?"
    r"|Country/Region/Jurisdiction/U\.S\. ?Territory))"
)
_PART_LABEL = re.compile(
    rf"[\s,]*(?:\*{_PARTS}\b\s*:?|(?<![A-Za-z]){_PARTS}\s*(?::|$))\s*", re.IGNORECASE
)
"""Names of an address's parts, as forms ask for them one by one."""


def parted_address(text: str) -> Parsed | None:
    """Read an address whose parts stand in entries of their own, a comma where each begins.

    An entry without a value, whose name another name follows, adds nothing.
    """
    start, end = trimmed(text)
    parts = [part.strip(" ,;") for part in _PART_LABEL.split(text[start:end])]
    value = ", ".join(part for part in parts if part)
    whole = foreign_address(value)
    if whole is None:
        return None
    return Parsed(value, start, end, whole.well_formed)
