"""Pages whose language is known, and pages on which no word could be found."""

import pytest

from ipclaim.read.classify import classify
from ipclaim.read.understood import is_understood
from tests.read.pages import all_layouts, typed

KNOWN = {
    "chinese": "各位同事：公司定于五月六日举行年会，请准时参加，"
    "并于会前把所需的材料交到行政部，谢谢大家。",
    "english": "Dear all, the annual party of the company will be held on May 6 for all of you. "
    "Please hand in the papers before that day.",
    "picture": "QINGLAN\nSPORT\n42",
    "blank": "",
}
UNKNOWN = {
    "swahili": "Cheti cha usajili wa biashara\nJina la biashara Duka la Mfano Nairobi\n"
    "Mmiliki wa biashara Amina Mfano\nTarehe ya usajili 5 Mei 2021",
    "hebrew": "תעודת רישום עסק לדוגמה בעיר חיפה\nשם העסק חנות לדוגמה בעל העסק דוד לדוגמה תאריך",
    "japanese": "この書類は見本であり、株式会社見本商事の営業"
    "に関する届出を受理したことを証明する。東京都",
    "korean": "이서류는견본이며주식회사견본상사의"
    "영업신고를수리하였음을증명합니다서울특별시강남구견본로",
}


@pytest.mark.parametrize("name", KNOWN)
def test_a_page_in_chinese_or_english_is_understood(name: str) -> None:
    assert is_understood(typed(KNOWN[name]))


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_page_in_another_language_is_other_without_certainty(name: str) -> None:
    page = typed(UNKNOWN[name])
    assert not is_understood(page)
    found = classify(all_layouts(), page)
    assert (found.kind, found.certain) == ("other", False)
