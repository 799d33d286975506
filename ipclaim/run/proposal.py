"""Proposing a ``case.yaml`` from the papers, with a remark wherever a person has to choose.

What a paper says is filled in with the paper's name; what is doubtful or has rivals says so beside
it; what no paper says is asked for in a commented line, and nothing else is.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ipclaim.check.chain import current_holder
from ipclaim.check.looking import list_of, party, seen, words
from ipclaim.check.matter import Seen
from ipclaim.check.names import Likeness, compare
from ipclaim.check.parts import IDENTITY_KINDS, RIGHT_NUMBERS, number_key, right_number
from ipclaim.model.case import CLAIM_NAMES, Claim, Role
from ipclaim.model.document import Document, whole_papers
from ipclaim.model.listing import Listing

_CLAIMS = {
    "trademark_certificate": Claim.TRADEMARK,
    "copyright_certificate": Claim.COPYRIGHT,
    "software_copyright_certificate": Claim.COPYRIGHT,
    "design_patent_certificate": Claim.DESIGN_PATENT,
    "invention_patent_certificate": Claim.INVENTION_PATENT,
    "utility_model_certificate": Claim.UTILITY_MODEL,
}
_TRANSFERS = ("trademark_assignment", "trademark_change")
_DEFAULT_PLATFORM = "aliexpress"


@dataclass(frozen=True, slots=True)
class _Party:
    """Who complains, as the papers tell it."""

    role: Role
    name: Seen | None
    remark: str
    """Why, where it is not plain."""


def propose_case(
    documents: Sequence[Document], listings: Sequence[Listing], platforms: Sequence[str]
) -> str:
    """Return the text of a ``case.yaml``; ``platforms`` are the ids of the rule packs."""
    papers = whole_papers(documents)
    rights = [paper for paper in papers if paper.doc_type in _CLAIMS]
    letters = [paper for paper in papers if paper.doc_type == "authorization_letter"]
    right = _right_meant(rights, letters)
    who = _complainant(papers, right, letters)
    lines = [
        "# 由 ipclaim init 拟写，请逐项核对。 Proposed by ipclaim init; please check every line.",
        *_platform(listings, letters, platforms),
        *_claim(right, rights),
        "complainant:",
        f"  role: {who.role.value}{_remark(who.remark or 'holder 权利人 | agent 代理人')}",
        *_named(who.name),
        *_contact(papers, who.name),
        *_right(right, rights, papers),
        *_asked(listings),
    ]
    return "\n".join(lines) + "\n"


def _right_meant(rights: Sequence[Document], letters: Sequence[Document]) -> Document | None:
    """Return the right that a letter names, else the first of the papers."""
    named = {
        right_number(right): right
        for letter in letters
        for right in rights
        if right_number(right) and right_number(right) in _numbers(letter)
    }
    return next(iter(named.values()), None) or next(iter(rights), None)


def _numbers(letter: Document) -> frozenset[str]:
    return frozenset(map(number_key, list_of(seen(letter, "rights_numbers"))))


def _complainant(
    papers: Sequence[Document], right: Document | None, letters: Sequence[Document]
) -> _Party:
    """Return the last agent of the letters; without one the holder, unless a paper says another."""
    if letters:
        return _agent(letters)
    transfers = [paper for paper in papers if paper.doc_type in _TRANSFERS]
    chain = current_holder(right, transfers) if right else None
    holder = chain.last if chain else None
    identities = [paper for paper in papers if paper.doc_type in IDENTITY_KINDS]
    names = [found for paper in identities if (found := party(paper))]
    if holder is None:
        return _Party(Role.HOLDER, names[0] if len(names) == 1 else None, "")
    if len(names) == 1 and _is_other(names[0], holder):
        remark = (
            "身份证明不是权利人的，且没有授权书 the identity paper is not the holder's; no letter"
        )
        return _Party(Role.AGENT, names[0], remark)
    remarks = []
    if chain and len(chain.steps) > 1:
        remarks.append("经转让或变更后的现权利人 today's holder, after assignment or change")
    others = [
        words(each)
        for each in names
        if each.document.doc_type == "business_licence" and _is_other(each, holder)
    ]
    if others:
        remarks.append(
            f"若由 {others[0]} 代理，请改为 agent 并补授权书 "
            f"if {others[0]} files: agent, and a letter is needed"
        )
    return _Party(Role.HOLDER, holder, "; ".join(remarks))


def _agent(letters: Sequence[Document]) -> _Party:
    grantors = [words(seen(letter, "grantor")) for letter in letters]
    grantees = [found for letter in letters if (found := seen(letter, "grantee"))]
    last = [each for each in grantees if not any(_is_same(words(each), one) for one in grantors)]
    rivals = list(dict.fromkeys(words(each) for each in last))
    remark = f"授权书有多个受托人 several grantees: {', '.join(rivals)}" if len(rivals) > 1 else ""
    return _Party(Role.AGENT, next(iter(last or grantees), None), remark)


def _is_same(left: str, right: str) -> bool:
    return bool(left and right) and compare(left, right).is_same


def _is_other(left: Seen, right: Seen) -> bool:
    """Whether two names are surely different ones, no look-alikes and in scripts that compare."""
    return compare(words(left), words(right)).likeness is Likeness.DIFFERENT


def _platform(
    listings: Sequence[Listing], letters: Sequence[Document], platforms: Sequence[str]
) -> Iterator[str]:
    seen_on = Counter(listing.platform for listing in listings if listing.platform)
    if seen_on:
        (first, count), *others = seen_on.most_common()
        told = f"{count}/{len(listings)} links"
        if others:
            rest = ", ".join(f"{name} {number}" for name, number in others)
            told += f"；其他平台请另立案件 other platforms are cases of their own: {rest}"
        yield f"platform: {first}{_remark(told)}"
        return
    covered = [
        name
        for letter in letters
        for name in list_of(seen(letter, "platforms"))
        if name in platforms
    ]
    if covered:
        yield f"platform: {covered[0]}{_remark('授权书所载平台 named by the letter')}"
        return
    yield f"platform: {_DEFAULT_PLATFORM}{_remark('请选择 choose: ipclaim rules list')}"


def _claim(right: Document | None, rights: Sequence[Document]) -> Iterator[str]:
    claim = _CLAIMS[right.doc_type] if right else Claim.TRADEMARK
    others = list(dict.fromkeys(_CLAIMS[each.doc_type] for each in rights))
    told = " | ".join(CLAIM_NAMES)
    if claim is Claim.TRADEMARK and right:
        told = "假冒商品请改为 for fakes write: counterfeit"
    if len(others) > 1:
        told += f"；材料里还有 the papers also hold: {', '.join(others)}"
    yield f"claim: {claim}{_remark(told)}"


def _named(name: Seen | None) -> Iterator[str]:
    if name is None or not words(name):
        yield f"  name: 请填写投诉人名称{_remark('材料中未读到 no paper says it: fill it in')}"
        return
    yield f"  name: {_quoted(words(name))}{_remark(_source(name))}"


def _contact(papers: Sequence[Document], name: Seen | None) -> Iterator[str]:
    """Yield the contact, whose person, e-mail and telephone no paper says."""
    identities = [paper for paper in papers if paper.doc_type in IDENTITY_KINDS]
    own = [each for each in identities if name and _is_same(words(party(each)), words(name))]
    address = seen(own[0], "address") if own else None
    yield f"  # contact:{_remark('请填写 no paper says these: fill in and take out the #')}"
    yield "  #   person: 联系人姓名"
    yield "  #   email: ip@example.com"
    yield "  #   phone: '+86 571 0000 0000'"
    if address is not None and words(address):
        yield f"  #   address: {_quoted(words(address))}{_remark(_source(address))}"


def _right(
    right: Document | None, rights: Sequence[Document], papers: Sequence[Document]
) -> Iterator[str]:
    number = seen(right, *RIGHT_NUMBERS[right.doc_type]) if right else None
    if right is None or number is None or not words(number):
        yield f"# right: '12345678'{_remark('未读到权利号 no number of a right was read')}"
    else:
        numbers = [right_number(each) for each in rights if each is not right]
        others = [each for each in dict.fromkeys(numbers) if each not in {"", right_number(right)}]
        choice = f"；或 or: {', '.join(others)}" if others else ""
        yield f"right: {_quoted(words(number))}{_remark(_source(number) + choice)}"
    for paper in papers:
        if paper.doc_type == "trademark_application":
            yield f"# {paper.file}：受理通知书不是权利 an application is not a right"


def _asked(listings: Sequence[Listing]) -> Iterator[str]:
    """Yield what no paper says, with what the list of links says about it."""
    titles = dict.fromkeys(each.link.title for each in listings if each.link.title)
    told = f"；链接标题 titles of the links: {'; '.join(list(titles)[:3])}" if titles else ""
    yield f"# goods: 运动鞋{_remark('被诉商品 the accused goods' + told)}"
    if not any(each.link.reason for each in listings):
        remark = "投诉理由：标识、位置、对比 your own words: mark, place on the page, comparison"
        yield f"# reason: 投诉理由{_remark(remark)}"
    shops = dict.fromkeys(each.link.seller for each in listings if each.link.seller)
    told = f"；链接中的店铺 shops of the links: {'; '.join(list(shops)[:3])}" if shops else ""
    yield f"# whitelist: []{_remark('已授权店铺 shops that sell with permission' + told)}"
    orders = list(
        dict.fromkeys(each.link.order_number for each in listings if each.link.order_number)
    )
    if orders:
        yield f"# order: {{number: {_quoted(orders[0])}}}{_remark('测试购买 a test purchase')}"
    remark = "卷宗语言：zh、en 或 both（默认） the dossier's languages; both is the default"
    yield f"# languages: both{_remark(remark)}"
    yield f"# submit_on: 2026-01-31{_remark('计划提交日，默认当天 the planned day; default today')}"
    yield f"# events: [{{what: filed, on: 2026-01-31}}]{_remark('见 see: ipclaim due')}"


def _source(found: Seen) -> str:
    told = f"{found.field.source.file}, page {found.field.source.page}"
    if not found.field.is_certain:
        reasons = "; ".join(reason.text.en for reason in found.field.reasons)
        told += f" -- 存疑，请核对 doubtful, look at the paper: {reasons}"
    return told


def _remark(text: str) -> str:
    """Return a comment for the end of a line: a line break of a paper must not end it."""
    return f"   # {' '.join(text.split())}"


def _quoted(value: str) -> str:
    """Return a YAML scalar that is text whatever it looks like."""
    return "'" + " ".join(value.split()).replace("'", "''") + "'"
