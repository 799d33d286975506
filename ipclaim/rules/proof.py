"""Proves a pack whole before it judges anything: no loose ends, no unknown checks or words."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from ipclaim.model.text import Text
from ipclaim.rules.layers import Layer
from ipclaim.rules.mistakes import mistake, unknown_key
from ipclaim.rules.pack import Rule, RulePack


class CheckTerms(Protocol):
    """What a rule pack must respect of a check; the checks themselves live one floor up."""

    def wrong_args(self, args: Mapping[str, object]) -> Text | None:
        """Return what is wrong with a rule's args, or ``None``."""

    @property
    def says(self) -> Mapping[str, frozenset[str]]:
        """The keys of its messages, each with the placeholders that may stand in it."""


def refuse_empty(pack: RulePack, top: Layer) -> None:
    """Refuse a pack that checks nothing; a complaint needs papers and knows its listings too."""
    is_complaint = pack.process == "complaint"
    for name, held in (("steps", pack.steps), ("rules", pack.rules), ("materials", pack.materials)):
        if not held and (is_complaint or name != "materials"):
            raise mistake(
                str(top.path),
                f"规则包没有 {name}：什么都不检查不等于通过",
                f"the pack has no {name}: checking nothing is not a pass",
            )
    is_about_listings = is_complaint or pack.process == "report"
    if is_about_listings and not any(form.kind == "listing" for form in pack.link_forms):
        raise mistake(
            str(top.path),
            "规则包没有商品链接的形式（link_forms）",
            "the pack has no form of a listing's address (link_forms)",
        )


def refuse_loose_ends(pack: RulePack, top: Layer) -> None:
    """Refuse materials and rules whose step the pack does not have."""
    steps = {step.id for step in pack.steps}
    for material in pack.materials:
        if material.step not in steps:
            where = top.line_of("id", material.id)
            raise unknown_key(where, material.step, steps, "step")
    for rule in pack.rules:
        if rule.step not in steps:
            raise unknown_key(rule.written_at, rule.step, steps, "step")


def refuse_unknown_checks(rules: Sequence[Rule], checks: Mapping[str, CheckTerms]) -> None:
    """Refuse rules with a check, setting, message or placeholder that is not known."""
    for rule in rules:
        terms = checks.get(rule.check)
        if terms is None:
            raise unknown_key(rule.written_at, rule.check, checks, "check")
        wrong = terms.wrong_args(rule.args)
        if wrong is not None:
            raise mistake(rule.written_at, wrong.zh, wrong.en)
        for key, message in rule.messages.items():
            if key not in terms.says:
                raise unknown_key(rule.written_at, key, terms.says, "message")
            _refuse_unknown_placeholders(rule, key, message, terms.says[key])


def _refuse_unknown_placeholders(
    rule: Rule, key: str, message: Text, known: Collection[str]
) -> None:
    try:
        message.filled(**dict.fromkeys(known, ""))
    except (KeyError, IndexError, ValueError) as fault:
        raise mistake(
            rule.written_at,
            f"规则 {rule.id} 的消息 {key} 用了未知的占位符 {fault}；"
            f"可用：{'、'.join(sorted(known))}",
            f"message {key} of rule {rule.id} has an unknown placeholder {fault}; "
            f"known: {', '.join(sorted(known))}",
        ) from fault
