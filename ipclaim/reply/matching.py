"""To which case an answer belongs: by the complaint's number, the listings, the right, the seller.

A number or a listing of exactly one case decides. Where they point to two cases, or only the right
and the seller's name agree, a person decides: an answer in the wrong case is worse than one that
waits. Pure.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ipclaim.check.names import compare
from ipclaim.model.text import Text
from ipclaim.reply.wording import listed, same_in_both

_NUMBER = re.compile(
    r"(?:投诉|投訴|案件|通知|单号|單號|编号|編號|番号|complaint|case|notice|report|claim|ref)[^\d\n]{0,16}?"
    r"(?<![A-Za-z0-9])(?P<number>(?!20\d\d-\d\d?-\d\d?(?!\d))[A-Z]{0,6}-?\d[A-Z0-9-]{5,24})"
    r"(?![A-Za-z0-9])",
    re.IGNORECASE,
)
_LEAST_NUMBER = 8
"""Characters of a case's own number that is known again without a word before it."""
LEAST_ID = 6
"""Characters of an item id that may be looked for outside an address."""


class Fit(StrEnum):
    """How well an answer fits the cases."""

    ONE = "one"
    SEVERAL = "several"
    LIKELY = "likely"
    """Right and seller agree with one case, and nothing surer is said."""
    NONE = "none"


@dataclass(frozen=True, slots=True)
class CaseMarks:
    """By what a case is known."""

    name: str
    numbers: tuple[str, ...]
    """The complaint numbers noted in it."""
    items: Mapping[str, str]
    """Item id to listing id."""
    rights: tuple[str, ...]
    sellers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerMarks:
    """By what an answer says where it belongs."""

    numbers: tuple[str, ...]
    rights: tuple[str, ...]
    sellers: tuple[str, ...]
    words: str
    """All its words, quoted ones too: they name the complaint that it answers."""


@dataclass(frozen=True, slots=True)
class Matched:
    """Where an answer belongs, and why."""

    fit: Fit
    cases: tuple[str, ...]
    why: tuple[Text, ...]


def match(answer: AnswerMarks, cases: Sequence[CaseMarks]) -> Matched:
    """Return the case to which an answer belongs, or why none or several may be meant."""
    answer = _without_items(answer, cases)
    by_number = {case.name: found for case in cases if (found := _numbers(answer, case))}
    by_item = {case.name: found for case in cases if (found := _items(answer.words, case))}
    if by_number:
        return _numbered(answer, by_number, by_item, cases)
    if by_item:
        names = tuple(by_item)
        why = tuple(_told_items(name, by_item[name]) for name in names)
        other = [case for case in cases if case.name in by_item and case.numbers]
        if answer.numbers and other:
            why = (*why, _other_number(answer, other[0]))
        return Matched(Fit.ONE if len(names) == 1 else Fit.SEVERAL, names, why)
    likely = [case for case in cases if _same_right(answer, case) and _same_seller(answer, case)]
    if likely:
        why = tuple(_told_likely(case.name) for case in likely)
        fit = Fit.LIKELY if len(likely) == 1 else Fit.SEVERAL
        return Matched(fit, tuple(case.name for case in likely), why)
    return Matched(Fit.NONE, (), (_told_none(answer),))


def _without_items(answer: AnswerMarks, cases: Sequence[CaseMarks]) -> AnswerMarks:
    """Return the marks without item ids: a letter says "complaint" before both."""
    items = {plain_number(item) for case in cases for item in case.items}
    numbers = tuple(each for each in answer.numbers if plain_number(each) not in items)
    return replace(answer, numbers=numbers)


def complaint_numbers(words: str) -> tuple[str, ...]:
    """Return the numbers that some words name as a complaint's, each once; a date is none."""
    return tuple(dict.fromkeys(found["number"] for found in _NUMBER.finditer(words)))


def plain_number(text: str) -> str:
    """Return a number as it is compared: letters and digits alone."""
    return re.sub(r"[^0-9A-Z]", "", text.upper())


def _numbered(
    answer: AnswerMarks,
    by_number: Mapping[str, tuple[str, ...]],
    by_item: Mapping[str, tuple[str, ...]],
    cases: Sequence[CaseMarks],
) -> Matched:
    names = tuple(by_number)
    why = [_told_numbers(name, by_number[name]) for name in names]
    if len(names) > 1:
        return Matched(Fit.SEVERAL, names, (*why, _same_number(by_number)))
    others = tuple(name for name in by_item if name not in by_number)
    why += [_told_items(name, by_item[name]) for name in by_item]
    if others and names[0] not in by_item:
        return Matched(Fit.SEVERAL, (*names, *others), tuple(why))
    return Matched(Fit.ONE, names, tuple(why))


def _numbers(answer: AnswerMarks, case: CaseMarks) -> tuple[str, ...]:
    """Return the numbers of a case that are named as one, or stand in the words by themselves."""
    said = {plain_number(each) for each in answer.numbers}
    return tuple(
        each
        for each in case.numbers
        if plain_number(each) in said
        or (len(plain_number(each)) >= _LEAST_NUMBER and holds_item(answer.words, each))
    )


def _items(words: str, case: CaseMarks) -> tuple[str, ...]:
    """Return the listings of a case whose item ids stand in the words by themselves."""
    return tuple(
        listing
        for item, listing in case.items.items()
        if len(item) >= LEAST_ID and holds_item(words, item)
    )


def holds_item(words: str, item: str) -> bool:
    """Whether an item id stands in some words by itself."""
    return re.search(rf"(?<![0-9A-Za-z]){re.escape(item)}(?![0-9A-Za-z])", words) is not None


def _same_right(answer: AnswerMarks, case: CaseMarks) -> bool:
    ours = {plain_number(each) for each in case.rights}
    return any(plain_number(each) in ours for each in answer.rights)


def _same_seller(answer: AnswerMarks, case: CaseMarks) -> bool:
    return any(compare(said, ours).is_same for said in answer.sellers for ours in case.sellers)


def _all(values: Iterable[str]) -> Text:
    return listed(same_in_both(each) for each in values)


def _told_numbers(case: str, numbers: tuple[str, ...]) -> Text:
    told = _all(numbers)
    return Text(
        f"{case}：投诉编号 {told.zh} 一致", f"{case}: the complaint number is the same, {told.en}"
    )


def _told_items(case: str, listings: tuple[str, ...]) -> Text:
    told = _all(listings)
    return Text(f"{case}：提到链接 {told.zh}", f"{case}: it names {told.en}")


def _told_likely(case: str) -> Text:
    return Text(
        f"{case}：权利号和卖家名称一致，但没有投诉编号或者链接可以确认",
        f"{case}: right and seller agree, but no complaint number or listing confirms it",
    )


def _same_number(by_number: Mapping[str, tuple[str, ...]]) -> Text:
    told = _all(dict.fromkeys(number for found in by_number.values() for number in found))
    return Text(
        f"几个案件记有申诉所称的投诉编号（{told.zh}），请核对各案的记录",
        f"several cases claim the complaint numbers named ({told.en}); check what is noted there",
    )


def _other_number(answer: AnswerMarks, case: CaseMarks) -> Text:
    said, noted = _all(answer.numbers), _all(case.numbers)
    return Text(
        f"申诉所称的投诉编号（{said.zh}）与{case.name}所记的（{noted.zh}）不同，请核对",
        f"it names complaint {said.en}, {case.name} notes {noted.en}; check this",
    )


def _told_none(answer: AnswerMarks) -> Text:
    if not answer.numbers:
        return Text(
            "没有读到投诉编号，提到的链接也不属于任何案件",
            "no complaint number was read, and it names no listing of any case",
        )
    said = _all(answer.numbers)
    return Text(
        f"没有案件记有投诉编号 {said.zh}，提到的链接也不属于任何案件",
        f"no case notes the complaint number {said.en}, and it names no listing of any case",
    )
