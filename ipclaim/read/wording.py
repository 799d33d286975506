"""Short forms in which kinds of paper are written down: spellings of a label, names in a pattern.

``{申诉,声明}{人,方}`` stands for four labels, ``<firm>`` in a pattern for a firm's Chinese name.
Which labels there are is data; this module only spells them out. Pure.
"""

import re
from collections.abc import Iterable
from itertools import product

_GROUP = re.compile(r"\{([^{}]*)\}")

_ENDINGS = (
    "公司|集团|合伙企业|事务所|合作社|工作室|研究[所院]|设计院|百货|超市|商场|专卖店|厂|店|中心|商铺|店铺|铺|坊|馆|"
    "(?:商|贸易|车|鞋|琴|茶|药|花|电器|五金|批发)行|(?:经营|商贸|贸易|批发|门市|销售|服务|制品|用品|加工|事业)部"
)
_LEGAL_FORMS = (
    r"(?:(?i:Co\.?,? ?Ltd\.?|P(?:ty|te)\.? Ltd\.?|Ltd\.?|Inc\.?|Incorporated|LLC|LLP|PLC|Corp\.?"
    r"|GmbH(?: & Co\. KG)?|S\.?p\.?A\.?|S\.?A\.?R\.?L\.?|S\.?r\.?l\.?|S\.?A\.?S\.?|Ltda\.?|Kft\.?"
    r"|(?:commerce|trading|trade|business) Firm)"
    r"|(?-i:(?:Company )?Limited|(?:COMPANY )?LIMITED|Corporation|CORPORATION|L\.P\.|AG|KG|UG|OHG"
    r"|e\.K\.|S\.?L\.?U?\.?|S\.?A\.?|B\.?V\.?|N\.V\.|Oy|OY|AB|A/S|ApS|AS|K\.K\.|s\.r\.o\."
    r"|Sp\. z o\.o\.))"
    r"(?=[ \t,.(;)·\u3400-\u9fff]|$)"
)
_NO_NAME = (
    r"(?![收就对由向跟给在被已未把按所以也不并仅认销获使接的是系作现兹]|承诺|保证|特[此授委]"
    r"|从(?!化)|将(?!乐)|于(?!都|洪|田)|和(?!田|平|顺|静|硕|政|县|布)|为|经|[我本该贵][公司店厂方单]"
    r"|授权|委托|同意|确认|声明|证明|郑重|拥有|享有|持有|有权)"
)
"""How no firm's name begins: the rest of a sentence does, in words that no place is called."""
_NAMES = {
    "<firm>": rf"{_NO_NAME}[\u3400-\u9fff(](?:(?![我本贵该][公司方单店厂])"
    rf"[\u3400-\u9fff()·A-Za-z0-9&]){{2,39}}?(?:{_ENDINGS})",
    "<person>": r"(?:[\u3400-\u9fff]{1,8}·[\u3400-\u9fff]{2,10}|[\u3400-\u9fff]{2,4})",
    "<latin-firm>": r"(?!\d[\d.,]* ?KG\b)(?-i:[A-Z0-9])"
    r"(?:[^;:()\"\t]|\((?-i:[A-Z])[A-Za-z .]{1,20}\)){2,70}?"
    rf"(?:\b|(?=CO\.)){_LEGAL_FORMS}",
    "<legal-form>": rf"\b{_LEGAL_FORMS}",
    "<right>": r"(?:国作登字-\d{4}-[A-Z]-\d{8}|\d{4}SR\d{6,8}|ZL ?\d[\d ]{6,14}\. ?[\dXx]"
    r"|UK ?\d{11}|G?\d{5,9}[A-Z]?)(?![A-Za-z\d])",
}
"""How names look in running text: up to their legal form or what traders call themselves. What
follows the Chinese one is for the pattern to say: 经营部 may end it, or 有限公司 may come. And how
rights are numbered, works and software, patents and marks (domain facts 3.2)."""


def spellings(words: str) -> tuple[str, ...]:
    """Return every label that words with alternatives in braces stand for, as they are named.

    Raises ``ValueError`` for a brace without its other half.
    """
    parts = _GROUP.split(words)
    if any(brace in part for part in parts[::2] for brace in "{}"):
        raise ValueError(f"a brace without its other half: {words}")
    each = [part.split(",") if place % 2 else [part] for place, part in enumerate(parts)]
    return tuple(dict.fromkeys("".join(one) for one in product(*each)))


def with_names(pattern: str, choices: Iterable[str] = ()) -> str:
    """Return a pattern with the firms and choices that it speaks of spelled out."""
    words = sorted(choices, key=lambda word: (-len(word), word))
    chosen = f"(?:{'|'.join(map(re.escape, words))})"
    for short, long in {**_NAMES, "<choice>": chosen}.items():
        pattern = pattern.replace(short, long)
    return pattern
