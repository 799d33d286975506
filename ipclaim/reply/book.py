"""The hand-written book of defences and clauses, as read from ``templates/replies/``.

It holds what lawyers change: what each defence must show, how each answer is worded, which rule is
cited. Which version of a law is in force on a day is decided here; what a paper says is not.
"""

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Literal, Self

from pydantic import Field, model_validator

from ipclaim.model.case import Claim
from ipclaim.model.finding import Cite, Confidence
from ipclaim.model.text import Text
from ipclaim.model.written import Filled
from ipclaim.reply.wording import Wording, joined, listed
from ipclaim.rules.written_sources import Pattern
from ipclaim.written.modelled import Modelled


class Suggestion(StrEnum):
    """What the complainant is advised to do; the order is from the seller's side to ours."""

    WITHDRAW = "withdraw"
    WITHDRAW_IF_CONFIRMED = "withdraw_if_confirmed"
    PERSON_MUST_DECIDE = "person_must_decide"
    WITHDRAW_IN_PART = "withdraw_in_part"
    MAINTAIN = "maintain"


class Weight(StrEnum):
    """What one test does to its defence."""

    DECIDING = "deciding"
    """Not met, the defence is not shown; all of them met, it is."""
    CONCLUSIVE = "conclusive"
    """Met, the defence is shown whatever the rest says."""
    SUPPORTING = "supporting"
    """Told, but the defence neither stands nor falls with it."""


class Needs(StrEnum):
    """How many of its deciding tests a defence needs."""

    ALL = "all"
    ANY = "any"


class Edition(Modelled):
    """One version of a law and the days on which it is in force."""

    id: Filled
    named: Wording
    in_force_from: date
    in_force_until: date | None = None


class Law(Modelled):
    """A law with its versions."""

    name: Wording
    claims: tuple[Claim, ...] = tuple(Claim)
    """The claims that it speaks to; it is not cited in a reply on another right."""
    editions: tuple[Edition, ...] = Field(min_length=1)

    def on(self, day: date) -> Edition:
        """Return the version in force on a day; before the first one, the first."""
        in_force = [edition for edition in self.editions if edition.in_force_from <= day]
        return in_force[-1] if in_force else self.editions[0]


class Rule(Modelled):
    """One rule that a reply cites: where it stands in each version, and what it says."""

    law: Filled
    articles: dict[str, Wording]
    """By edition; an edition that is not named here is cited as "to be verified"."""
    says: Wording
    source: Filled
    verified_on: date
    confidence: Confidence


class Test(Modelled):
    """One thing that the seller has to show."""

    id: Filled
    name: Wording
    weight: Weight
    papers: tuple[Filled, ...] = ()
    """Kinds of paper that would prove it."""
    check: Filled | None = None
    """A check of ``reply/checks.py``; without one a person looks."""
    says: dict[str, Wording] = Field(default_factory=dict)
    """The clause for each answer of the check."""
    looks: Wording | None = None
    """What a person has to look at; always there when there is no check."""
    needs: Wording | None = None
    """What would settle it when it cannot be told, and why."""
    rules: tuple[Filled, ...] = ()

    @model_validator(mode="after")
    def _is_answerable(self) -> Self:
        if (self.check is None) is bool(self.says):
            raise ValueError("a test has a check with the clauses it says, or neither")
        if self.check is None and self.looks is None:
            raise ValueError("a test without a check says in `looks` what a person looks at")
        return self


class Defence(Modelled):
    """One defence that sellers raise."""

    id: str = Field(pattern=r"^D\d\d$")
    name: Wording
    claim: Wording
    """What the seller claims by it, for the reply's first line."""
    words: tuple[Filled, ...] = Field(min_length=1)
    """Words by which the sentence that raises it is known.

    They stand in one clause; how they are written is told in ``reply/cues.py``.
    """
    across: tuple[Filled, ...] = ()
    """Words that raise it wherever in the sentence their parts stand."""
    deniable: bool = False
    """Whether it is not raised where a negation stands close before its words."""
    unless: tuple[Filled, ...] = ()
    """Words that hold some of those and mean something else: 未经授权 is no 授权."""
    yields_to: tuple[str, ...] = ()
    """Defences to which it gives way in a clause and after it: leave for a picture is none
    for a mark."""
    needs: Needs = Needs.ALL
    tests: tuple[Test, ...] = Field(min_length=1)
    if_shown: Suggestion
    if_not_shown: Suggestion
    if_open: Suggestion
    clauses: dict[Suggestion, Wording]
    """The closing clause of the answer, for each suggestion that can come out."""
    hold: tuple[Wording, ...]
    """What a rights holder answers with."""
    attach: tuple[Wording, ...] = ()
    rules: tuple[Filled, ...]
    note: Wording | None = None
    source: Filled
    verified_on: date
    confidence: Confidence

    @model_validator(mode="after")
    def _has_each_clause(self) -> Self:
        lacking = {self.if_shown, self.if_not_shown, self.if_open} - self.clauses.keys()
        if lacking:
            raise ValueError(f"no clause for {', '.join(sorted(lacking))}")
        return self


class Example(Modelled):
    """One sentence of the kind that sellers write, and the defences that it raises."""

    defences: tuple[str, ...]
    """None for one that pleads nothing."""
    says: Filled
    written: Literal["tuned", "unlike", "fresh", "unfitted"]
    """Whether the words of the defences were fitted to it, it was written to avoid them or after
    them, or they were not fitted to it later either."""


class ExampleBook(Modelled):
    """``templates/replies/examples.yaml``."""

    examples: tuple[Example, ...] = Field(min_length=1)


class Vocabulary(Modelled):
    """``templates/replies/vocabulary.yaml``: the words that all defences share."""

    concepts: dict[str, tuple[Filled, ...]]
    """What stands for each ``<name>`` in the words of a defence."""
    frames: tuple[Filled, ...]
    """Words after which a clause pleads nothing: what is not claimed, what the other side said."""
    negations: tuple[Filled, ...]
    harmless: tuple[Filled, ...]
    """Words of a clause that asks, greets, encloses or promises: no point of law or fact."""
    gone: tuple[Filled, ...] = ()
    """Words by which a listing is said to be gone, not only changed."""
    sales: tuple[Pattern, ...] = ()
    """How pages tell how often a listing was sold."""

    @property
    def alike(self) -> tuple[str, ...]:
        """The concepts, each as one phrase: sentences that share them are alike."""
        return tuple("|".join(words) for words in self.concepts.values())


class ReplyBook(Modelled):
    """``templates/replies/defences.yaml``."""

    version: Filled
    laws: dict[str, Law]
    rules: dict[str, Rule]
    grounds: dict[str, tuple[Filled, ...]] = Field(default_factory=dict)
    """The rules under a clock of the rule packs, by the clock's id."""
    same_rules: dict[Filled, tuple[Filled, ...]] = Field(default_factory=dict)
    """The platform's rules that are held against the seller's papers, by what it stands on."""
    examples: tuple[Example, ...] = ()
    """From ``examples.yaml``: what a sentence without known words is compared with."""
    vocabulary: Vocabulary = Vocabulary(concepts={}, frames=(), negations=(), harmless=())
    """From ``vocabulary.yaml``; what it calls by a name is spelled out in the words already."""
    defences: tuple[Defence, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        ids = [defence.id for defence in self.defences]
        if len(ids) != len(set(ids)):
            raise ValueError("a defence stands here twice")
        unknown = {name for name in self._rules_named() if name not in self.rules}
        unknown |= {rule.law for rule in self.rules.values() if rule.law not in self.laws}
        if unknown:
            raise ValueError(f"no rule or law called {', '.join(sorted(unknown))}")
        return self

    def _rules_named(self) -> set[str]:
        named = {name for rules in self.grounds.values() for name in rules}
        for defence in self.defences:
            named.update(defence.rules)
            named.update(name for test in defence.tests for name in test.rules)
        return named

    def defence(self, id_: str) -> Defence | None:
        """Return the defence of that id, or ``None`` for one that the book does not know."""
        return next((defence for defence in self.defences if defence.id == id_), None)

    def fitting(self, names: Iterable[str], claim: Claim) -> tuple[str, ...]:
        """Return the rules among those named whose law speaks to the claim, each once."""
        return tuple(
            name for name in dict.fromkeys(names) if claim in self.laws[self.rules[name].law].claims
        )

    def cited(self, *names: str, day: date) -> Text:
        """Return how rules are cited on a day, e.g. 《…商标法》（2019年修正）第四十三条.

        Several rules of one law are cited together.
        """
        by_law: dict[str, list[Text]] = {}
        for name in names:
            rule = self.rules[name]
            article = rule.articles.get(self.laws[rule.law].on(day).id)
            where = article.plain if article else _ARTICLE_UNKNOWN
            articles = by_law.setdefault(rule.law, [])
            if where not in articles:
                articles.append(where)
        return listed(self._of_law(law, articles, day) for law, articles in by_law.items())

    def _of_law(self, law_id: str, articles: list[Text], day: date) -> Text:
        law = self.laws[law_id]
        named, title, where = law.on(day).named.plain, law.name.plain, listed(articles)
        return Text(f"{title.zh}（{named.zh}）{where.zh}", f"{title.en} ({named.en}), {where.en}")

    def explained(self, name: str, day: date) -> Text:
        """Return the citation with what the rule says, as far as that version was read."""
        rule = self.rules[name]
        cited = self.cited(name, day=day)
        if self.is_verified(name, day):
            said = rule.says.plain
            return Text(f"{cited.zh}：{said.zh}", f"{cited.en}: {said.en}")
        return joined((cited, _TEXT_UNKNOWN))

    def is_verified(self, name: str, day: date) -> bool:
        """Whether the article's place in the version of that day was read."""
        rule = self.rules[name]
        return self.laws[rule.law].on(day).id in rule.articles

    def cite(self, name: str, day: date) -> Cite:
        """Return the rule as a cite with its verification."""
        rule = self.rules[name]
        confidence = rule.confidence if self.is_verified(name, day) else Confidence.LOW
        return Cite(f"{self.cited(name, day=day).zh} [{rule.source}]", rule.verified_on, confidence)


_ARTICLE_UNKNOWN = Text("（条号待核实）", "article number to be verified")
_TEXT_UNKNOWN = Text(
    "（该版本条文尚待核对，引用前须由人工确认。）",
    "(The text of this version is still to be read; confirm before citing.)",
)


class Letter(Modelled):
    """``templates/replies/letter.yaml``: the reply's headings, standing clauses and names."""

    title: Wording
    headings: dict[str, Wording]
    clauses: dict[str, Wording]
    papers: dict[str, Wording]
    """What each kind of paper is called."""
    fields: dict[str, Wording]
    """What each field is called."""
    platforms: dict[str, Wording]

    def say(self, clause: str, **facts: Text) -> Text:
        """Return a standing clause with its facts; raises ``KeyError`` for an unknown clause."""
        return self.clauses[clause].filled(facts)

    def paper(self, kind: str) -> Text:
        """Return what a kind of paper is called; an unknown kind is "another paper"."""
        return self.papers.get(kind, self.papers["other"]).plain

    def field(self, name: str) -> Text:
        """Return what a field is called; one without a name keeps its own."""
        named = self.fields.get(name)
        return named.plain if named else Text(name, name)

    def platform(self, id_: str) -> Text:
        """Return what a platform is called; one without a name keeps its id."""
        named = self.platforms.get(id_)
        return named.plain if named else Text(id_, id_)
