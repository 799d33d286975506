"""The reference pages of the rules, as text: one page a rule, and a list of all.

A page says what the rule decides, why, how to cure it, who says so and when that was read, what it
says where it fails and where it passes, and how packs differ in it. What each check decides and
says is known one floor up and is handed in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ipclaim.model.case import Claim, Role
from ipclaim.model.finding import Cite
from ipclaim.model.text import Text
from ipclaim.rules.pack import Rule, RulePack

_MADE = (
    "Made from `templates/platforms/` by `scripts/rules_reference.py`; edit the packs instead.\n"
)


@dataclass(frozen=True, slots=True)
class Example:
    """What a rule says of a case."""

    fails: Text | None
    passes: Text | None


@dataclass(frozen=True, slots=True)
class Use:
    """A rule as one pack uses it."""

    pack: RulePack
    rule: Rule


def uses_of(packs: Iterable[RulePack]) -> dict[str, tuple[Use, ...]]:
    """Return the packs' rules by id, in the order in which they are first met."""
    uses: dict[str, tuple[Use, ...]] = {}
    for pack in packs:
        for rule in pack.rules:
            uses[rule.id] = (*uses.get(rule.id, ()), Use(pack, rule))
    return uses


def list_page(uses: Mapping[str, Sequence[Use]]) -> str:
    """Return the page that lists all rules."""
    rows = "".join(
        f"| [{rule_id}]({rule_id}.md) | {used[0].rule.title.zh} / {used[0].rule.title.en} "
        f"| {_severities(used)} | {len(used)} |\n"
        for rule_id, used in sorted(uses.items())
    )
    return f"# Rules\n\n{_MADE}\n| rule | asks | severity | packs |\n|---|---|---|--:|\n{rows}"


def rule_page(uses: Sequence[Use], about: str, example: Example) -> str:
    """Return the page of one rule; ``about`` says what its check decides."""
    rule = uses[0].rule
    cites = dict.fromkeys(told for use in uses for told in _cites(use.rule.cites))
    return (
        f"# {rule.id}: {rule.title.zh} / {rule.title.en}\n\n{_MADE}\n"
        f"**What it checks.** {about}\n\n"
        f"**Why.** {rule.why.zh} {rule.why.en}\n\n"
        f"**How to cure.** {rule.advice.zh} {rule.advice.en}\n\n"
        f"**Fails, for example.** {_told(example.fails)}\n\n"
        f"**Passes, for example.** {_told(example.passes)}\n\n"
        f"## Sources\n\n{_bullets(cites)}\n"
        f"## Packs\n\n| packs | severity | step | for | check |\n|---|---|---|---|---|\n"
        + "".join(_rows(uses))
    )


def _bullets(lines: Iterable[str]) -> str:
    return "".join(f"- {line}\n" for line in lines)


def _told(said: Text | None) -> str:
    return f"{said.zh} / {said.en}" if said else "It never says so: it does not apply, or asks."


def _severities(uses: Sequence[Use]) -> str:
    return ", ".join(dict.fromkeys(use.rule.severity.value for use in uses))


def _cites(cites: Iterable[Cite]) -> Iterable[str]:
    for cite in cites:
        yield _cite(cite)
        for later in cite.later:
            yield f"from {later.since}: {_cite(later.cite)}"


def _cite(cite: Cite) -> str:
    return f"{cite.ref} (verified {cite.verified_on}, confidence {cite.confidence})"


def _rows(uses: Sequence[Use]) -> Iterable[str]:
    """Yield a row for all packs that use the rule in the same way."""
    alike: dict[str, list[str]] = {}
    for use in uses:
        rule = use.rule
        args = f" with `{dict(rule.args)}`".replace("|", "\\|") if rule.args else ""
        row = f"{rule.severity} | {rule.step} | {_applies(rule)} | `{rule.check}`{args}"
        alike.setdefault(row, []).append(use.pack.id)
    for row, packs in alike.items():
        yield f"| {', '.join(packs)} | {row} |\n"


def _applies(rule: Rule) -> str:
    roles = "everybody" if len(rule.roles) == len(Role) else ", ".join(rule.roles)
    claims = "every claim" if len(rule.claims) == len(Claim) else ", ".join(rule.claims)
    return f"{roles}; {claims}"
