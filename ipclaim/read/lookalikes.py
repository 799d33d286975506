"""Characters that faint print cannot tell apart: what was read as one may be the other."""

_GROUPS = (
    "己已巳 未末 土士 日曰目 人入八 干千于十 戊戌戍 侯候 冶治 睛晴 天夭 大太犬 田由甲申 薄簿 茶荼 "
    "拔拨 折拆析 兵乒乓 王玉主壬 木本术 鸟乌 住佳往 力刀 贝见 毫亳 沪泸 徽微 洒酒 免兔 辛幸 享亨 "
    "眛昧 今令 白自 代伐 洗冼 徒徙 壁璧 博搏 川州 问间 钩钓 鸣呜 炙灸 祟崇 盲肓 粱梁 奕弈 栗粟 "
    "瓜爪 仑仓 场扬 陈阵 桉按 凉涼 筠均钧 一二三 0OoQD〇 1lI 5Ss 8B3 2Zz 6G 9g cC uU vV wW xX kK pP"
)
_GROUP_OF = {char: group for group in _GROUPS.split() for char in group}

HAN_WITH_TWINS = frozenset(char for char in _GROUP_OF if char >= "\u3400")
"""Chinese characters that are easily taken for others."""


def are_alike(one: str, other: str) -> bool:
    """Tell two different characters that are easily taken for one another."""
    return bool(other) and one != other and other in _GROUP_OF.get(one, "")
