"""Names of firms and people, and where they sit. Pure."""

import re
from dataclasses import replace

from ipclaim.read.dates import dates_in
from ipclaim.read.folding import is_han
from ipclaim.read.values.form import Parsed, cut, trimmed
from ipclaim.read.values.owners import without_clause

_COMPANY_END = re.compile(
    r"(公司|集团|厂|店|中心|行|部|社|院|所|企业|合伙|\((?:有限合伙|普通合伙|特殊普通合伙)\)|协会|学会"
    r"|基金会|联盟|大学|学院|馆|合作社|工作室|经营部|商行|商店|场|站|坊|铺|局)$"
)


_LATIN_COMPANY_END = re.compile(
    r"\b(ltd|limited|inc|incorporated|llc|llp|lp|corp|corporation|co|company|gmbh|ag|s\.?a|s\.?p\.?a"
    r"|s\.?r\.?l|b\.?v|n\.?v|k\.?k|pte|plc|s\.?a\.?s|oy|ab|a/s|aps|sarl|kg|ohg)\.?$",
    re.IGNORECASE,
)


_ASIDE = re.compile(
    r"[(,、]?\s*(以下(?:统称|简称|称)|下称|统一社会信用代码|身份证|签章|盖章|公章|签字).*$"
    r"|[(,、;]\s*(?:男|女|性别|身份号码|公民身份|证件号|护照|汉族|出生于|住所地?|地址)(?=[,、;:)\d]|$).*$"
    r"|[,;]\s*(?:住所地?|住址|地址|注册地址?|经营场所|经营地址|法定代表人|负责人|电话|联系).*$"
    r"|(?<=[司厂店行社所心院团部])\((?:中国|中华人民共和国|中国香港|中国台湾|中国澳门|香港|台湾|美国|日本|韩国|英国|德国|法国|意大利|新加坡)\)$"
    r"|\s*\((?:授权方|授权人|委托人|委托方|权利人|被授权人|被授权方|受托人|受托方|代理人|甲方|乙方)\)$"
)


_DOES = re.compile(
    r"[兹现特](?:授权|委托)|兹(?:证明|有|由)|^证明|授权委托|系第|作为|^(?:上列|上述|下列|前述)"
    r"|\b(?:hereby|authori[sz]es?|appoints?|the undersigned)\b",
    re.IGNORECASE,
)
"""Words of a sentence: a name with a verb in it ran on, one with a pronoun is nobody's."""


_ROLE = re.compile(
    r"^(?:受托|委托|授权|被授权|受权|受让|转让|代理|申请|投诉|被投诉|权利|签约|声明|持有|所有)"
    r"(?:人|方|者|单位|机构|公司|企业)$|^[甲乙丙丁]方$|^自.{0,8}之?日起"
)
"""What a party is and not who: 受托单位 beside a label is the next label, cut off; and what it may
do from when on: 受让人自公告之日起享有…"""


_PERSON = re.compile(
    r"^[\u3400-\u9fff]{2,4}$|^[\u3400-\u9fff]{2,8}·[\u3400-\u9fff]{2,10}$"
    r"|^[\u3400-\u9fff]·[\u3400-\u9fff]{3,10}$"  # 欧·巴特尔; 张·伟 is 张　伟 with a speck
)


_MORE_OF_A_NAME = re.compile(
    r"\([\u3400-\u9fff]{2,6}\)[\u3400-\u9fff]{0,6}?(?:公司|合伙企业)|\((?:特殊)?(?:普通|有限)合伙\)"
    r"|(?:股份|有限|责任){1,2}公司"
)
"""How a firm's name goes on after a word that may end one: 事务所(集团)股份有限公司."""


def names_end(text: str, end: int) -> int:
    """Return where a firm's name ends that a pattern took to end at a position."""
    more = _MORE_OF_A_NAME.match(text, end)
    return more.end() if more else end


_TRANSLATED = re.compile(r"\s*[/(]?\s*(?P<latin>[A-Za-z][A-Za-z0-9 .,&'()/-]{5,})$")
"""A name's translation after it: 蓝风有限公司 BLUEWIND OUTDOOR INC."""


def name(text: str) -> Parsed | None:
    """Read a firm's or person's name; well formed with a legal form's ending or as 2 to 4 Han.

    Of a Chinese name with its translation only the Chinese one is taken.
    """
    aside = _ASIDE.search(text)
    start, end = trimmed(text, 0, aside.start() if aside else None)
    if end <= start:
        return None
    body = text[start:end]
    if _ROLE.match(body) or _is_a_seat(body) or _is_a_day(body):
        return None
    latin = _TRANSLATED.search(body)
    if latin and (
        _COMPANY_END.search(body[: latin.start()]) or _PERSON.match(body[: latin.start()])
    ):
        end = start + latin.start()
        body = text[start:end]
    latin_end = body[:-1] if body.endswith(".") else body
    fits = bool(
        (_COMPANY_END.search(body) and len(body) >= 4)
        or _LATIN_COMPANY_END.search(latin_end)
        or _PERSON.match(body)
    )
    fits = fits and not dates_in(body) and not ("·" in body and _COMPANY_END.search(body))
    fits = fits and body.count("(") == body.count(")") and not _DOES.search(body)
    return Parsed(body, start, end, fits and not re.search(r"[?*#@=:;]", body))


def _is_a_day(body: str) -> bool:
    """Tell a day alone: where the name under a seal was left out, it stands under the label."""
    days = dates_in(body)
    return len(days) == 1 and days[0].end - days[0].start >= len(body) - 1


def _is_a_seat(body: str) -> bool:
    """Tell an address in the place of a name; 南京路1号百货店 is a name."""
    said = _PLACE.match(body) and _SEAT.search(body)
    return said is not None and not _COMPANY_END.search(body)


def several_names(text: str) -> Parsed | None:
    """Read names of joint owners that stand in one entry, parted by semicolons, as one text."""
    parsed = name(text)
    if parsed is None or not isinstance(parsed.value, str) or ";" not in parsed.value:
        return parsed
    each = [name(part) for part in parsed.value.split(";")]
    return replace(parsed, well_formed=all(one is not None and one.well_formed for one in each))


def company(text: str) -> Parsed | None:
    """Read a firm's name: a personal name is not well formed here."""
    parsed = name(text)
    if parsed is None or not isinstance(parsed.value, str):
        return parsed
    fits = parsed.well_formed and not _PERSON.match(parsed.value)
    return Parsed(parsed.value, parsed.start, parsed.end, fits)


def person(text: str) -> Parsed | None:
    """Read a person's name of two to four Chinese characters, or a transcribed one."""
    aside = _ASIDE.search(text)
    start, end = trimmed(text, 0, aside.start() if aside else None)
    if end <= start:
        return None
    body = text[start:end]
    fits = bool(_PERSON.match(body)) or bool(re.fullmatch(r"[A-Za-z][A-Za-z .,'-]{3,60}", body))
    return Parsed(body, start, end, fits)


def spaced_person(text: str) -> Parsed | None:
    """Read a person whose characters are set apart over a cell: 山　田　太　郎."""
    start, end = trimmed(text)
    body = text[start:end].replace(" ", "")
    return Parsed(body, start, end, bool(re.fullmatch(r"[\u3040-\u9fff]{2,7}", body)))


_BORN = re.compile(r"(?:, [^,]+)?, ?[*＊]\s?\d|, geb|\(")


def registered_person(text: str) -> Parsed | None:
    """Read a person as European registers name one; place and day of birth stay out.

    "Brandt, Ulrike, Hamburg, *13.07.1962" names Ulrike Brandt, and is kept as it is written.
    """
    after = _BORN.search(text)
    start, end = trimmed(text, 0, after.start() if after else None)
    words = text[start:end]
    fits = re.fullmatch(r"[^\W\d_][^\d_*:;()]{3,60}", words) and words.count(",") <= 1
    return cut(text, start, end, well_formed=bool(fits) and " " in words)


_SIGNED = re.compile(r"\s*/s/\s*")
"""What stands for a hand before a name that was typed."""
_NOBODY = re.compile(
    r"(?i)\W*(?:(?:if (?:other|different|not|any|applicable|known)|same as|as above|other than"
    r"|see (?:above|below)|to (?:the )?order)\b|(?:n/?a|none|nil)\W*$)"
)
"""What a form says where a name may stand: if other than consignee, same as above, to order."""


def latin_name(text: str) -> Parsed | None:
    """Read a name in Latin letters, without the clause that goes on after it.

    Ill-formed when it begins with a small letter: "of the seller" is the rest of a label.
    """
    text = without_clause(text)
    signed = _SIGNED.match(text)
    start, end = trimmed(text, signed.end() if signed else 0)
    body = text[start:end]
    if not re.search(r"[A-Za-z]{2}", body) or _NOBODY.match(body):
        return None
    whole = text[start : end + 1] if text[end : end + 1] == "." else body
    fits = not any(map(is_han, body)) and not dates_in(body) and body[0].isalnum()
    fits = fits and not body[0].islower() and body.count("(") == body.count(")")
    # Co.. Ltd: two models at a low resolution both read the comma as a stop
    fits = fits and not _DOES.search(body)
    return Parsed(whole, start, start + len(whole), fits and not re.search(r"[:;@]|\.\.", body))


def translated_name(text: str) -> Parsed | None:
    """Read the translation that stands after a Chinese name."""
    body = text.rstrip()
    latin = _TRANSLATED.search(body)
    if latin is None or not is_han(body[: latin.start()][-1:] or " "):
        return None
    start, end = latin.span("latin")
    end -= body.endswith(")") and "(" not in latin["latin"]
    known = _LATIN_COMPANY_END.search(body[start:end].rstrip(". "))
    return Parsed(body[start:end], start, end, known is not None)


_PLACE = re.compile(
    r"^(中国|中华人民共和国)?[\u3400-\u9fff]{2,12}(省|市|自治区|区|县|特别行政区|州|盟|镇|乡|国|洲)"
)


_SEAT = re.compile(
    r"(?:省|市|自治区|县|区).{0,30}(?:路|街|道|巷|弄|村|镇|大厦|园).{0,12}\d+.{0,3}(?:号|室|栋|幢|楼|层|座|单元)"
)
"""What an address says and no name does."""
_POSTCODE = re.compile(r"[\s:]*\(?\d{6}\)?[\s,:]*(?=[\u3400-\u9fff]{2})")
"""What patents print before an address; it is no part of where somebody sits."""
_SENTENCE = re.compile(r"[《》]|本证|证明|特此|一并使用|共同使用")
"""Words of the sentence below an address, which no address has."""
_CUT_SHORT = re.compile(r"(?:之|第|附|[-/(])$")
"""The end of an address whose next character is missing: 1851室之一 without its 一."""


_ADDRESS_AGAIN = re.compile(
    r"(?P<chinese>.*[\u3400-\u9fff][^A-Za-z\u3400-\u9fff]{0,4}?)\s*[/(]?\s*"
    r"(?P<latin>(?:[A-Z0-9#][A-Za-z0-9#'./&-]*[ ,]+){3,}[A-Za-z0-9][^\u3400-\u9fff]*)$"
)
"""An address said again in Latin letters: …街30号 CALLE AZAHAR 30, 28014 MADRID, SPAIN."""


def address(text: str) -> Parsed | None:
    """Read an address; well formed when it starts with a place and has six characters or more.

    One that ends in a word which needs another after it lost that to the reading. Of a Chinese
    address with its translation only the Chinese one is taken.
    """
    postcode = _POSTCODE.match(text)
    said_again = _ADDRESS_AGAIN.match(text)
    chinese = said_again.end("chinese") if said_again else None
    start, end = trimmed(text, postcode.end() if postcode else 0, chinese)
    body = text[start:end]
    fits = (bool(_PLACE.match(body)) and len(body) >= 6) or bool(
        re.search(r"[A-Za-z]{3}.*\d|\d.*[A-Za-z]{3}", body)
    )
    twice = re.search(r"[\u3400-\u9fff]{4}.*(?:[A-Za-z]{2,}[ ,.]+){2}", body)  # and translated
    fits = fits and body.count("(") == body.count(")") and not dates_in(body) and not twice
    fits = (
        fits and not _CUT_SHORT.search(text[start:chinese].rstrip()) and not _SENTENCE.search(body)
    )
    return cut(text, start, end, well_formed=fits)


def translated_address(text: str) -> Parsed | None:
    """Read the translation that stands after a Chinese address."""
    said_again = _ADDRESS_AGAIN.match(text)
    if said_again is None:
        return None
    start, end = trimmed(text, *said_again.span("latin"))
    end += re.search(r"\.[A-Z]$", text[:end]) is not None and text[end : end + 1] == "."
    return cut(text, start, end, well_formed=bool(re.search(r"\d", text[start:end])))


def sex(text: str) -> Parsed | None:
    """Read 男 or 女."""
    match = re.search(r"[男女]", text)
    return Parsed(match.group(), match.start(), match.end()) if match else None


def ethnicity(text: str) -> Parsed | None:
    """Read an ethnicity, e.g. 汉 or 维吾尔."""
    match = re.search(r"[\u3400-\u9fff]{1,5}", text)
    return Parsed(match.group(), match.start(), match.end()) if match else None
