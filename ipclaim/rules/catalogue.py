"""The consistency checks that the domain asks for, and which rules of the packs make them.

Decides which ids must exist; what each rule decides is its check's. A rule named after one of them
with a suffix, as ``AUT-01-soon``, is a part of it.
"""

from collections.abc import Mapping, Sequence

from ipclaim.model.text import Text
from ipclaim.rules.reference import Use

GROUPS: Mapping[str, tuple[Text, int]] = {
    "NAM": (Text("名称与主体", "Names and identity"), 11),
    "RGT": (Text("权利", "The right"), 20),
    "AUT": (Text("授权", "Authority"), 11),
    "DOC": (Text("文件", "Papers"), 6),
    "LNK": (Text("链接", "Links"), 9),
    "EVD": (Text("证据", "Evidence"), 13),
    "STM": (Text("声明", "Statements"), 3),
    "CLK": (Text("期限", "Terms"), 4),
    "PRV": (Text("隐私", "Privacy"), 1),
}
"""Each group of checks with how many it has."""

CATALOGUE: tuple[str, ...] = tuple(
    f"{group}-{number:02}" for group, (_, count) in GROUPS.items() for number in range(1, count + 1)
)
"""The ids of all consistency checks, in their order."""


def rules_for(check_id: str, rule_ids: Sequence[str]) -> tuple[str, ...]:
    """Return the rules that make one check of the catalogue: its own, then its parts."""
    parts = sorted(rule for rule in rule_ids if rule.startswith(f"{check_id}-"))
    return (*(rule for rule in rule_ids if rule == check_id), *parts)


def catalogue_page(uses: Mapping[str, Sequence[Use]]) -> str:
    """Return the page that lists each check of the catalogue with its rules and its state."""
    built = [check_id for check_id in CATALOGUE if rules_for(check_id, tuple(uses))]
    head = (
        "# Consistency checks\n\nMade by `scripts/rules_reference.py`. "
        f"{len(built)} of {len(CATALOGUE)} are built. Severity: `block` = refused or the filer is "
        "exposed, `warn` = a person decides, `info` = noted.\n"
    )
    return head + "".join(_group(group, uses) for group in GROUPS)


def _group(group: str, uses: Mapping[str, Sequence[Use]]) -> str:
    title = GROUPS[group][0]
    rows = "".join(_row(each, uses) for each in CATALOGUE if each.startswith(f"{group}-"))
    return (
        f"\n## {title.zh} / {title.en}\n\n"
        f"| rule | asks | check | severity | packs | state |\n|---|---|---|---|--:|---|\n{rows}"
    )


def _row(check_id: str, uses: Mapping[str, Sequence[Use]]) -> str:
    rules = rules_for(check_id, tuple(uses))
    if not rules:
        return f"| {check_id} | | | | 0 | open |\n"
    return "".join(_rule_row(rule, uses[rule]) for rule in rules)


def _rule_row(rule_id: str, used: Sequence[Use]) -> str:
    rule = used[0].rule
    severities = ", ".join(dict.fromkeys(str(use.rule.severity) for use in used))
    checks = ", ".join(dict.fromkeys(f"`{use.rule.check}`" for use in used))
    return (
        f"| [{rule_id}](rules/{rule_id}.md) | {rule.title.zh} / {rule.title.en} | {checks} "
        f"| {severities} | {len(used)} | built |\n"
    )
