"""Gives a story long and rare names: what real papers have and word lists of common ones lack.

Characters outside the common tables, names of twenty to thirty characters, brackets inside a name,
persons with a dot between their names, and parties whose names differ in one look-alike character.
"""

from dataclasses import replace
from random import Random

from samples.papers.invention import Firm, Story

_PERSONS = (
    *("龚䶮", "陈㛃", "李堃", "王喆", "方彧", "欧阳珺", "尉迟喆", "阿依古丽·麦麦提", "次仁·旺堆"),
    *("阿卜杜热依木·托合提", "司马彧堃"),
)
_STEMS = ("䶮澜", "㛃禾", "堃岳", "喆川", "彧帆", "珺途", "喆思特", "堃诺达")
_NAMES = (
    "{place}{stem}（集团）户外运动装备研究开发股份有限公司",
    "{place}{stem}国际供应链管理及跨境电子商务服务有限责任公司",
    "{stem}（中国）体育用品有限公司",
    "{stem}运动科技（{place}）有限公司",
    "{place}市{stem}鞋服制造厂（普通合伙）",
    "{place}经济技术开发区{stem}智能穿戴设备科技发展有限公司",
)
_TWINS = dict(zip("未土日己人干堃喆彧", "末士曰已入千坤哲或", strict=True))


def rarely(story: Story, rng: Random) -> Story:
    """Return the story with rare names for holder and agent, everything else as it was."""
    holder = _renamed(story.holder, rng)
    agent = _twin(holder, story.agent, rng) if rng.random() < 0.3 else _renamed(story.agent, rng)
    return replace(story, holder=holder, agent=agent, issuer=_renamed(story.issuer, rng))


def _renamed(firm: Firm, rng: Random) -> Firm:
    place = firm.name[:2]
    name = rng.choice(_NAMES).format(place=place, stem=rng.choice(_STEMS))
    return replace(firm, name=name, person=rng.choice(_PERSONS))


def _twin(firm: Firm, other: Firm, rng: Random) -> Firm:
    """Return another firm whose name differs from the first one's in a single character."""
    known = [char for char in firm.name if char in _TWINS]
    if not known:
        return replace(other, name=f"{firm.name}分公司")
    char = rng.choice(known)
    name = firm.name.replace(char, _TWINS[char], 1)
    return replace(other, name=name, person=rng.choice(_PERSONS))
