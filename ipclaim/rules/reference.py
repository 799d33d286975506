"""The reference page of a pack, as text: what each rule asks, why, how to cure it, who says so.

What each check decides is known one floor up and is handed in.
"""

from collections.abc import Iterable

from ipclaim.model.case import Claim, Role
from ipclaim.rules.pack import Rule, RulePack

_HEAD = """\
# Rules of {name} (`{id}`, version {version})

Made from `templates/platforms/` by `scripts/rules_reference.py`; edit the packs instead.

| rule | asks | severity | step |
|---|---|---|---|
"""


def pack_page(pack: RulePack, about: dict[str, str]) -> str:
    """Return the page of one pack; ``about`` says what each check decides."""
    head = _HEAD.format(name=pack.name.en, id=pack.id, version=pack.version)
    rows = "".join(
        f"| [{rule.id}](#{rule.id.lower()}) | {rule.title.zh} / {rule.title.en} "
        f"| {rule.severity} | {rule.step} |\n"
        for rule in pack.rules
    )
    sections = "\n".join(_section(rule, about[rule.check]) for rule in pack.rules)
    return f"{head}{rows}\n{sections}"


def _section(rule: Rule, about: str) -> str:
    cites = "\n".join(
        f"- {cite.ref} (verified {cite.verified_on}, confidence {cite.confidence})"
        for cite in rule.cites
    )
    return (
        f"## {rule.id}\n\n**{rule.title.zh}** / **{rule.title.en}**: {_applies(rule)}\n\n"
        f"{about}\n\n"
        f"Why: {rule.why.zh} {rule.why.en}\n\n"
        f"How to cure: {rule.advice.zh} {rule.advice.en}\n\n"
        f"Check `{rule.check}`{_args(rule)}. Sources:\n\n{cites}\n"
    )


def _applies(rule: Rule) -> str:
    roles = "everybody" if len(rule.roles) == len(Role) else _list(rule.roles)
    claims = "every claim" if len(rule.claims) == len(Claim) else _list(rule.claims)
    return f"{rule.severity}, step {rule.step}; for {roles}; {claims}"


def _list(names: Iterable[str]) -> str:
    return ", ".join(str(name) for name in names)


def _args(rule: Rule) -> str:
    return f" with `{dict(rule.args)}`" if rule.args else ""
