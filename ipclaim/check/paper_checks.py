"""Checks on papers as such: is each there, can it be used, may it be relied on."""

from typing import Literal

from ipclaim.check import looking
from ipclaim.check.looking import seen
from ipclaim.check.matter import Matter
from ipclaim.check.verdict import (
    NoArgs,
    Verdict,
    check,
    fails,
    needs_a_look,
    not_applicable,
    passes,
)
from ipclaim.model.document import CheckDigit, Document
from ipclaim.model.finding import Outcome
from ipclaim.model.text import Text
from ipclaim.model.written import Field as Setting
from ipclaim.model.written import Filled, Written


class PartArgs(Written):
    """The part that a paper must play."""

    part: Literal["complainant_identity", "holder_identity", "right", "authorization"]


@check(
    "paper_is_present",
    PartArgs,
    present="paper",
    missing="part wanted whose",
    missing_unreadable="part wanted whose files",
    wrong_kind="part wanted paper",
    uncertain_kind="part paper",
    ambiguous="part papers",
)
def paper_is_present(matter: Matter, args: PartArgs) -> Verdict:
    """Check that a required paper is among the materials, surely recognised, and the only one."""
    wanted = [
        material
        for material in matter.pack.wanted(matter.case.complainant.role, matter.case.claim)
        if material.part == args.part
    ]
    if not wanted:
        return not_applicable()
    kinds = {kind for material in wanted for kind in material.any_of}
    part = matter.pack.phrases.parts[args.part]
    kind_names = looking.listed(
        [looking.paper_name(matter, kind) for material in wanted for kind in material.any_of],
        most=9,
    )
    paper = matter.parts.playing(args.part)
    if paper is None:
        return _missing(matter, part, kind_names, _whose(matter, args.part))
    told = looking.paper_at(matter, paper)
    if paper.doc_type not in kinds:
        return fails("wrong-kind", paper, part=part, wanted=kind_names, paper=told)
    rivals = _rivals(matter, args.part)
    if rivals:
        told_all = looking.listed([looking.paper_at(matter, rival) for rival in rivals])
        return needs_a_look("ambiguous", *rivals, part=part, papers=told_all)
    if not paper.doc_type_certain:
        return needs_a_look("uncertain-kind", paper, part=part, paper=told)
    return passes("present", paper, paper=told)


def _whose(matter: Matter, part: str) -> Text:
    if part == "complainant_identity":
        name = matter.case.complainant.name
        return Text(f"（{name}）", f" ({name})")
    holder = looking.words(seen(matter.parts.right, "holder_name"))
    if part == "holder_identity" and holder:
        return Text(f"（{holder}）", f" ({holder})")
    return Text("", "")


def _missing(matter: Matter, part: Text, wanted: Text, whose: Text) -> Verdict:
    """Return that the paper is missing; an unreadable file may be it, which is said."""
    unreadable = [paper.file for paper in matter.facts.documents if _is_unusable(paper)]
    facts: dict[str, Text | str] = {"part": part, "wanted": wanted, "whose": whose}
    if unreadable:
        return fails("missing-unreadable", **facts, files=looking.listed(unreadable))
    return fails("missing", **facts)


def _rivals(matter: Matter, part: str) -> tuple[Document, ...]:
    if part == "right" and matter.parts.right_is_ambiguous:
        return matter.parts.rights
    if part == "authorization" and matter.parts.letter_is_ambiguous:
        return matter.parts.letters
    return ()


def _is_unusable(paper: Document) -> bool:
    return any(problem.fatal for problem in paper.problems)


@check("files_are_usable", NoArgs, unusable="file problem")
def files_are_usable(matter: Matter, _: NoArgs) -> tuple[Verdict, ...]:
    """Tell each file of which nothing could be read, by its problem."""
    found: dict[tuple[str, str], Verdict] = {}
    for paper in matter.facts.documents:
        for problem in paper.problems:
            if problem.fatal:
                verdict = fails("unusable", paper, file=paper.file, problem=problem.message)
                found.setdefault(
                    (paper.file, problem.code),
                    Verdict(verdict.outcome, verdict.says, verdict.facts, verdict.looked,
                            suffix=problem.code, own=problem.advice),
                )  # fmt: skip
    return tuple(found.values())


class CodesArgs(Written):
    """Codes of problems that make a copy grey, and of notes that the copy itself was sealed."""

    codes: tuple[Filled, ...] = Setting(min_length=1)
    sealed: tuple[Filled, ...] = ("seal-on-copy",)


def _cast(matter: Matter) -> tuple[Document, ...]:
    parts = matter.parts
    cast = (parts.right, parts.letter, parts.complainant_identity, parts.holder_identity)
    return tuple(dict.fromkeys(paper for paper in cast if paper is not None))


@check("copies_are_in_colour", CodesArgs, colour="count", grey="papers", grey_sealed="papers")
def copies_are_in_colour(matter: Matter, args: CodesArgs) -> Verdict:
    """Check that no certificate is a black-and-white copy without a seal or signature.

    Whether a grey copy bears a fresh red seal cannot be seen on a grey picture, so a grey page with
    a seal goes to a person.
    """
    right = matter.parts.right
    papers = [right] if right is not None else []
    if not papers:
        return looking.no_paper(matter, "right")
    grey = [paper for paper in papers if _has_note(paper, args.codes)]
    if not grey:
        return passes("colour", *papers, count=len(papers))
    told = looking.listed([looking.paper_at(matter, paper) for paper in grey])
    if all(_has_seal(paper, args.sealed) for paper in grey):
        return needs_a_look("grey-sealed", *grey, papers=told)
    return fails("grey", *grey, papers=told)


def _has_seal(paper: Document, codes: tuple[str, ...]) -> bool:
    mark = seen(paper, "sealed")
    return (mark is not None and mark.field.value is True) or _has_note(paper, codes)


def _has_note(paper: Document, codes: tuple[str, ...]) -> bool:
    return any(problem.code in codes for problem in paper.problems)


class ApartArgs(Written):
    """Codes of problems that another rule is about: of the right's paper, and of any paper."""

    apart_from: tuple[Filled, ...] = ()
    told_elsewhere: tuple[Filled, ...] = ()


@check("pages_are_clear", ApartArgs, clear="count", unclear="papers")
def pages_are_clear(matter: Matter, args: ApartArgs) -> Verdict:
    """Tell papers of the case whose pages have a problem that did not stop the reading."""
    papers = _cast(matter)
    if not papers:
        return not_applicable()
    unclear = [
        Text(f"{paper.file}：{problem.message.zh}", f"{paper.file}: {problem.message.en}")
        for paper in papers
        for problem in paper.problems
        if not problem.fatal
        and problem.code not in args.told_elsewhere
        and not (paper is matter.parts.right and problem.code in args.apart_from)
    ]
    if unclear:
        return needs_a_look("unclear", *papers, papers=looking.listed(unclear))
    return passes("clear", *papers, count=len(papers))


class NeededArgs(Written):
    """Fields that each kind of paper must state surely."""

    fields: dict[Filled, tuple[Filled, ...]] = Setting(min_length=1)


@check("needed_fields_are_certain", NeededArgs, certain="count", doubtful="fields")
def needed_fields_are_certain(matter: Matter, args: NeededArgs) -> Verdict:
    """List every needed field that was read with doubt, or not at all, for a person to settle."""
    papers = _cast(matter)
    if not papers:
        return not_applicable()
    open_fields, looked = [], []
    for paper in papers:
        for name in args.fields.get(paper.doc_type, ()):
            found = seen(paper, name)
            if found is None:
                continue
            looked.append(found)
            if not found.field.is_certain or found.field.check_digit is CheckDigit.INVALID:
                label = looking.field_name(matter, name)
                value = looking.told(found.field.value)
                open_fields.append(
                    Text(f"{paper.file} 的{label.zh}“{value.zh}”",
                         f"{label.en} “{value.en}” in {paper.file}")
                )  # fmt: skip
    if open_fields:
        return needs_a_look("doubtful", *looked, fields=looking.listed(open_fields))
    if not looked:
        return not_applicable()
    return passes("certain", *looked, count=len(looked))


@check("decisions_are_current", NoArgs, current="count", lapsed="decisions")
def decisions_are_current(matter: Matter, _: NoArgs) -> Verdict:
    """Tell decisions of people that no longer fit what they were about."""
    count = len(matter.facts.decisions.decisions)
    if count == 0:
        return not_applicable()
    if matter.lapsed:
        looked = (each.en for each in matter.lapsed)
        return needs_a_look("lapsed", *looked, decisions=looking.listed(list(matter.lapsed)))
    return passes("current", count=count)


@check("letter_is_whole", NoArgs, whole="", open="places", not_yet="")
def letter_is_whole(matter: Matter, _: NoArgs) -> Verdict:
    """Tell what the letter would leave to fill or to check; read once nothing else is open."""
    places = matter.open_in_letter
    if places is None:
        return not_applicable("not-yet")
    if places:
        looked = (each.en for each in places)
        return needs_a_look("open", *looked, places=looking.listed(list(places)))
    return passes("whole")


@check("case_has_papers", NoArgs, some="count", none="", only_other="files")
def case_has_papers(matter: Matter, _: NoArgs) -> Verdict:
    """Check that the materials hold papers that are of use at all."""
    papers = matter.facts.documents
    if not papers:
        return fails("none")
    known = [paper for paper in papers if paper.doc_type not in {"other", "unreadable"}]
    if not known:
        return fails("only-other", *papers, files=looking.listed([paper.file for paper in papers]))
    return Verdict(Outcome.PASS, "some", {"count": looking.told(str(len(known)))}, tuple(known))
