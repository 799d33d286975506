"""How one label looks in print: spaced, numbered, translated, said twice, misread in a letter.

Which of these words on a page are labels is told in `ipclaim.read.labels`. Pure.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from ipclaim.read.codes import code_of, code_pattern, is_code
from ipclaim.read.folding import is_han, unaccented

_TRANSLATION = (
    r"(?:(?:(?<=[\u3040-\u9fff])[\t ]| )?[/(]? ?(?!https?\b)[a-zß-ÿ][a-zß-ÿ .'/&-]{1,48}\)?"
    r"(?=[\t ]?:)"
    r"|(?<=[\u3040-\u9fff])[\t ]?\((?![^()]*\b(?:ltd|limited|inc|co|corp|company|llc)\b)"
    r"[a-z][a-z .'/&-]{1,48}\)(?=[\t ]|$)"
    r"|(?<=[a-z.)])[\t ]?[/(]?[\u3400-\u9fff]{1,8}\)?(?=[\t ]?:))?"
)
"""A label said again in English: before its colon, or in brackets before a gap or a line's end; or
an English one in Chinese before its colon, TO 致:.
Beyond a gap only after a Chinese one: Activities | SIC-code: 4642 has its value there."""
_SAID_AGAIN = re.compile(
    r"[\t ]*/[\t ]*[^\W\d_][^\t:\d]*[a-zß-ÿ.](?:[\t ]?\([0-9]{1,3}\))?(?=$|\t)"
)
"""The same without a colon, to the end of its line: Nationality / Nacionalidad, over the value.
What ends in a capital or a figure holds a value: Sex/Sexe M."""
_NUMBERED = re.compile(r"[\t ]*\([0-9]{1,3}\)(?=[\t ]*(?:$|\t|:))")
"""A number after a label: Sex / Sexe (5) in passports, Merk / Marque (540) in registers."""
_SPECK = r"[\t ]?[,.·']?、?[\t ]?"
"""What may stand between the characters of a spaced label: a gap, and a speck read as a comma,
or a piece of a watermark read as a box. One 、 by itself: in a class with others it would cost a
table of all characters for each place."""
_BETWEEN_WORDS = _SPECK.replace(r"\t", "")
"""The same between words: a gap there parts two headings, Trademark | Registration No."""
_LEGIBLE = str.maketrans(dict.fromkeys("’´`☑☐□√✓", "'"))
_DOT = r"[;_.,·|'`、-](?=[\t ]|$)"
_AFTER = re.compile(rf"(?:为(?:{_DOT})?|[\t ]*(?:[】〕]:?|:(?:{_DOT})?|{_DOT})?)[\t ]*")
"""A colon, what closes 【注册人】, a speck before a gap that was one, or 为 in running text
(授权区域为全国); beyond a gap it is the value's own: 业务范围 | 为社会提供…"""
_BULLET = (
    r"(?:[(]?[0-9一二三四五六七八九十]{1,2}[).、·](?:[\t ]?[a-h][)])?|[a-h][)]"
    r"|第[0-9一二三四五六七八九十]{1,3}(?:条|部分|章|项|节)[、:]?"
    r"|(?:part|section|schedule|box|clause|article) (?:[0-9]{1,2}|[a-h]|[ivx]{1,4})[.:)]?(?: ?-)?"
    r"|(?<![0-9])[0-9]{1,2}(?=[\u3400-\u9fff])|[·'`*~]|[【〔])"
)
"""What may stand before a label: its number in a list (2. a), 1· for 1．, 6 before Chinese), or a
speck read as a dot."""
_SAID_BEFORE = r"(?:[\u3400-\u9fff]{1,8} ?/? ?(?=[a-z]))??"
"""An English label's Chinese words before it: 发票号码 INV. NO."""
_RIGHT_AFTER = r"(?:(?<=有限公司)|(?<=责任公司)|(?<=事务所))(?=[^\t,;。、:]{2,16}:)"
"""Where a label may begin in the middle of a line that lost its gap: 乙有限公司联系人:王五."""
_AFTER_ANOTHER = r"(?:(?<=[\u3400-\u9fff]:)(?=[\u3400-\u9fff]{2,9}:))"
"""Where one may begin after another label's colon: 受托人:姓名:王五."""
_ASIDE = r"(?:[\t ]?\((?P<aside>中文|英文|外文|中|英)\))?"
"""The language of a label's value: 地址(英文) is another entry than 地址, 地址(中文) is not."""
_HOW_TO_FILL_IN = re.compile(
    r"[\t ]?\((?:[a-z]+ ){0,3}(?:names?|address|nos?|numbers?|if|include|please|in full|in block|"
    r"as (?:on|in|shown|registered))\b[a-z ,.&/'-]{0,48}\)(?=[\t ]|:|$)"
)
"""What a form asks for beside its label: Consignee (complete name and address)."""
_ROLES = (
    r"(?:[甲乙丙]方|(?:商标)?权利人|(?:被|转|原|再)?授权[人方]|(?:转|原)?委托[人方]|(?:原|次)?受托[人方]|"
    r"受权[人方]|代理[人方]|商标权人|商标注册人|注册人|申请人|品牌方|申诉人|投诉人|被投诉人|卖家|商家|全称|"
    r"公司|单位|企业|个人|机构|公司名称|公司全称|企业名称|单位名称)"
)
_ROLE = (
    rf"(?:[\t ]?\((?:{_ROLES}(?:[/、或]{_ROLES})?"
    r"|(?:以下简称|以下称|下称|简称)[“\"]?[\u3400-\u9fff]{2,6}[”\"]?)\)"
    r"(?=[\t ]*(?:$|\t|:)|[\u3400-\u9fff]{0,3}(?:信息|资料|情况)))?"
)
"""Whose label it is said again: 转授权方(甲方)：, 授权人(权利人)；, 委托人(以下简称甲方)：."""
_OWN = r"(?:本(?:次|份)?(?:转?授权|转?委托)(?:书|函)?的?)?"
"""What a letter says of its own terms: 本授权适用地域：全球."""
_TIME = (
    r"(?:(?P<time>(?:现任?|当前|最新|原|首次|曾用|上一|历史|变更前)的?)"
    r"(?=注册|专用|申请|商标|持有|权利|有效|名|地址|住所))??"
)
"""When a label's value holds: 现注册人名称 is the one that counts. Tried last: 原注册人 may be
a label of its own."""
_EARLIER = re.compile(r"原|首次|曾用|上一|历史|变更前")
_HEADING = re.compile(
    r"(?:的?(?:基本|主体|详细|身份)?(?:信息|资料|情况)"
    r"|(?-i:[\t ]?(?:[Ii]nformation|[Dd]etails|[Ii]nfo|[Pp]articulars|INFORMATION|DETAILS)))"
    r"(?=[\t ]*(?:$|:|\())"
)
"""What makes a label the heading of a section: 授权人信息, Rights Owner Information."""
_PLURAL = re.compile(r"\(e?s\)")
"""How forms say one or several: Name(s) and address(es) of owner(s)."""
_OTHER_LANGUAGE = frozenset({"英文", "外文", "英"})
_CODE = "code"
_FIRST = re.compile(r" ?/ ?(?=[^\W\d_]+[a-zß-ÿ])")
"""Parts a label from its translation: Notionality / Nationalité."""
_LONG_ENOUGH = 9
"""Letters of a label that is known again when one was misread."""
_SAID_WHOLE = 5
"""The same where only letters that look alike differ: EndereÇ0."""
_MISREAD = 7
"""Letters a misread one may stand among."""
_WORD = 2
"""Characters of a heading at least; one alone is a spaced label's first: 名 | 称."""
_LIKE_A_LETTER = str.maketrans("l10", "iio")
_CELL = re.compile(r"[^\t\d:]{2,9}")
"""A heading of a table."""


@dataclass(frozen=True, slots=True)
class LabelWords:
    """Expressions for all labels of a layout."""

    pattern: re.Pattern[str]
    """Of text in small letters, as is ``twin``: to ignore case costs five times the compiling."""
    twin: re.Pattern[str]
    """A second label right after one, with nothing beside it but a colon."""
    known: dict[str, str]
    """Labels by what stands in print, without spaces and specks."""
    letters: dict[str, str]
    """Labels of Latin letters by what is left of them when they are misread."""

    def found(self, text: str) -> list[re.Match[str]]:
        """Return where labels stand in a row's text."""
        legible = _legible(text)
        matches = list(self.pattern.finditer(legible))
        if _heads_columns(text):
            matches = [self._last_heading(legible, match) for match in matches]
        return matches

    def _last_heading(self, text: str, match: re.Match[str]) -> re.Match[str]:
        """Return the label that a gap parts from the word before it: 商标 | 注册号 are two."""
        said = match.groupdict().get("label") or ""
        word, gap, rest = said.rpartition("\t")
        if not gap or len(word) < _WORD or _plain(rest) not in self.known:
            return match
        return self.pattern.match(text, match.start("label") + len(word) + 1) or match

    def label_of(self, match: re.Match[str]) -> str:
        """Return the label that a match is; in another language it only ends a value."""
        code = match.groupdict().get(_CODE)
        if code:
            return code_of(code)
        said, aside = _plain(match["label"]), match["aside"]
        label = self.known.get(said) or self.known[_PLURAL.sub("", said)]
        if _EARLIER.match(match["time"] or ""):
            return f"{match['time']}{label}"
        return f"{label}({aside})" if aside in _OTHER_LANGUAGE else label

    def start_of(self, match: re.Match[str]) -> int:
        """Return where the label itself starts, its bullet left out."""
        return match.start(_CODE if match.groupdict().get(_CODE) else "label")

    def value_start(self, text: str, match: re.Match[str]) -> int:
        """Return where a label's text begins: after its translation, twin, number and colon."""
        end = match.end()
        for further in (_HEADING, _HOW_TO_FILL_IN, _SAID_AGAIN, self.twin, _NUMBERED, _AFTER):
            after = further.match(_legible(text) if further is self.twin else text, end)
            if after and not (further is self.twin and _in_next_column(text, end)):
                end = after.end()
        return end

    def misread(self, text: str) -> str | None:
        """Return the one label that a whole line of Latin letters nearly says."""
        first, *others = _FIRST.split(text)
        again = self._nearly(_letters(others[-1])) if others else None
        return self._nearly(_letters(text)) or self._nearly(_letters(first)) or again

    def _nearly(self, said: str) -> str | None:
        if len(said) < _LONG_ENOUGH or said in self.letters:
            return self.letters.get(said)
        near = [
            (Levenshtein.distance(said, letters, score_cutoff=len(letters) // _MISREAD), label)
            for letters, label in self.letters.items()
            if len(letters) >= _LONG_ENOUGH
        ]
        fits = sorted(one for one in near if one[0] <= len(said) // _MISREAD)
        alone = len(fits) == 1 or (len(fits) > 1 and fits[0][0] < fits[1][0])
        return fits[0][1] if alone else None


def words_on(labels: tuple[str, ...], rows: Iterable[str]) -> LabelWords:
    """Return the expressions for those labels, longest first, that stand in these rows.

    Expressions for all that a layout knows take a second to compile.
    """
    text = "\n".join(map(_plain, rows))
    said = (text, _PLURAL.sub("", text))
    return label_words(
        labels,
        tuple(one for one in labels if is_code(one) or any(_plain(one) in row for row in said)),
    )


@lru_cache(maxsize=256)
def label_words(every: tuple[str, ...], labels: tuple[str, ...]) -> LabelWords:
    """Return the expressions for some of a layout's labels, and for telling misread ones of all."""
    words = (
        "|".join(_spaced(unaccented(label.lower())) for label in labels if not is_code(label))
        or "(?!)"
    )
    codes = "|".join(code_pattern(label) for label in labels if is_code(label))
    said = rf"{_OWN}{_TIME}(?P<label>{words}){_ASIDE}{_ROLE}{_TRANSLATION}"
    if codes:
        said = rf"(?P<code>{codes})(?:[\t ]*[:/-]?[\t ]*(?:{words})\b[.:]?)?|{said}"
    latin = {_letters(label): label for label in reversed(every) if _is_latin(label)}
    return LabelWords(
        re.compile(
            rf"(?:^|(?<=[\t;,。、|])|{_RIGHT_AFTER}|{_AFTER_ANOTHER})(?:{_BULLET}[\t ]?)?"
            rf"{_SAID_BEFORE}(?:{said})"
        ),
        re.compile(rf"[\t ]?[/(]?[\t ]?(?:{words})\)?(?=[\t ]*(?:$|\t|:))"),
        {_plain(label): label for label in labels},
        {letters: label for letters, label in latin.items() if len(letters) >= _SAID_WHOLE},
    )


def _is_latin(label: str) -> bool:
    return unaccented(label).isascii() or "/" in label


def _heads_columns(row: str) -> bool:
    """Tell a row of short words with gaps between them: the headings of a table."""
    cells = row.split("\t")
    return len(cells) > _WORD and all(map(_CELL.fullmatch, cells))


def _in_next_column(text: str, end: int) -> bool:
    """Tell whether a gap parts two labels in one script: they head two columns."""
    return text[end : end + 1] == "\t" and is_han(text[end - 1]) == is_han(text[end + 1])


def _spaced(label: str) -> str:
    words = (_SPECK.join(map(_char, word)) + _plural(word) for word in label.split())
    closed = r"(?![a-z])" if label[-1].isascii() and label[-1].isalpha() else ""
    return _BETWEEN_WORDS.join(words) + closed


def _char(char: str) -> str:
    return "'?" if char in "'’" else re.escape(char)


def _plural(word: str) -> str:
    return r"(?:\(e?s\))?" if word[-1].isascii() and word[-1].isalpha() else ""


def _legible(text: str) -> str:
    """Return the text in small letters without accents, specks and apostrophes alike.

    Its length stays.
    """
    small = unaccented(text).lower()
    if len(small) != len(text):  # İ becomes two
        small = "".join(char.lower()[:1] for char in text)
    return small.translate(_LEGIBLE)


def _plain(label: str) -> str:
    return unaccented(re.sub(r"[\s,.、·'’´`☑☐□√✓]", "", label)).lower()


def _letters(text: str) -> str:
    """Return Latin letters without accents, and alike where engines take one for the other.

    Empty for text with a figure beyond a label's own number.
    """
    text = re.sub(r"^\W*\d{1,2}[.)]|\W*\(?\d{1,2}\)\W*$", "", text)
    if re.search(r"\d{2}", text):
        return ""
    plain = unaccented(text).lower().replace("rn", "m").translate(_LIKE_A_LETTER)
    return "".join(char for char in plain if char.isascii() and char.isalnum())
