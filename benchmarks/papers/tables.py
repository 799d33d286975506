"""Prints what was measured; decides nothing."""

from collections.abc import Callable, Mapping, Sequence

from benchmarks.papers.halves import halves
from benchmarks.papers.measuring import Measured
from benchmarks.papers.tallies import (
    DRAWN,
    Row,
    Tally,
    grouped,
    overlaps,
    pace,
    part_of,
    rows,
    tally,
    types,
)
from benchmarks.papers.targets import targets

_WAYS: tuple[tuple[str, Callable[[Row], str]], ...] = (
    ("part", lambda row: part_of(row[0].ageing)),
    ("type", lambda row: row[1].doc_type),
    ("field", lambda row: row[2].name),
    ("degradation", lambda row: row[0].ageing),
    ("strength", lambda row: f"{row[0].ageing} {row[0].strength or ''}".strip()),
    ("origin of the value", lambda row: row[2].given.origin if row[2].given else "(not given)"),
    ("written or drawn", lambda row: "drawn" if row[2].name in DRAWN else "written"),
)
_STYLES: tuple[str, Callable[[Row], str]] = (
    "style", lambda row: f"{row[1].doc_type}/{row[1].style}",
)  # fmt: skip


def print_tables(measured: Sequence[Measured], *, timed: bool, styles: bool, verbose: bool) -> None:
    """Print all tables and the targets; what was wrong is counted, and shown when ``verbose``.

    A set that is only reported on is not to be looked at, not even at one value of it.
    """
    found = rows(measured)
    print_tallies("all", {"fields": tally(field for _, _, field in found)})
    for title, key in (*_WAYS, _STYLES) if styles else _WAYS:
        print_tallies(title, grouped(found, key))
    _print_types(measured, verbose=verbose)
    lies = overlaps(found)
    print(f"boxes: overlap median {lies.median:.3f}, mean {lies.mean:.3f} of {lies.count}")
    spent = pace(measured)
    if timed:
        print(
            f"cost: {spent.cpu:.2f} CPU s a page ({spent.pages} pages), {spent.ratio:.2f} times "
            f"the engines' own, {spent.peak:.0f} MB"
        )
    _print_certain_wrong(found, verbose=verbose)
    print_targets(measured, timed=timed)


def print_tallies(title: str, table: Mapping[str, Tally]) -> None:
    """Print one table: a line a group."""
    print(
        f"\n{title:44}{'true':>6}{'given':>7}{'prec %':>8}{'recall %':>9}{'F1 %':>7}"
        f"{'certain+right %':>17}{'certain':>9}{'wrong':>7}"
    )
    for name, counts in table.items():
        print(
            f"{name:44}{counts.true:6}{counts.given:7}{100 * counts.precision:8.1f}"
            f"{100 * counts.recall:9.1f}{100 * counts.f1:7.1f}{100 * counts.settled:17.1f}"
            f"{counts.certain:9}{counts.certain_wrong:7}"
        )


def print_side_by_side(readers: Mapping[str, Sequence[Measured]], *, timed: bool) -> None:
    """Print one line a reader over the same papers."""
    print(
        f"\n{'reader':22}{'type %':>8}{'F1 %':>7}{'clean':>7}{'hard':>7}{'certain+right %':>17}"
        f"{'right of certain %':>20}{'wrong':>7}{'CPU s a page':>14}{'MB':>7}"
    )
    for name, measured in readers.items():
        counts, spent = tally(field for _, _, field in rows(measured)), pace(measured)
        parts = grouped(rows(measured), lambda row: part_of(row[0].ageing))
        clean, hard = (
            f"{100 * parts[part].f1:.1f}" if part in parts else "-" for part in ("clean", "hard")
        )
        real = timed or name != next(iter(readers))
        print(
            f"{name:22}{100 * types(measured).share:8.1f}{100 * counts.f1:7.1f}{clean:>7}"
            f"{hard:>7}{100 * counts.settled:17.1f}{100 * counts.surely_right:20.1f}"
            f"{counts.certain_wrong:7}{f'{spent.cpu:.2f}' if real else '-':>14}{spent.peak:7.0f}"
        )


def print_halves(measured: Sequence[Measured]) -> None:
    """Print what either half of the designs has with the threshold set on the other."""
    print(f"\n{'designs':>9}{'threshold':>11}{'certain+right %':>17}{'certain':>9}{'wrong':>7}")
    for half in halves(rows(measured)):
        print(
            f"{half.designs:9}{half.threshold:11.2f}{100 * half.here.settled:17.1f}"
            f"{half.here.certain:9}{half.here.certain_wrong:7}   set where "
            f"{half.there.certain_wrong} of {half.there.certain} were wrong"
        )


def print_paper(paper: Measured) -> None:
    """Print what is not right and certain in one paper, with the reasons for doubt."""
    for document in paper.documents:
        told = "" if document.type_right else f", not {document.doc_type}"
        print(f"-- {paper.name}: {document.said_type}{told}{'' if document.whole else ' (torn)'}")
        for field in document.fields:
            if field.right and field.certain:
                continue
            if field.given is None:
                if field.is_true:
                    print(f"   absent  {field.name}: {field.true!r}")
                continue
            verdict = "doubt " if field.right else "CERTAIN-WRONG" if field.certain else "wrong "
            why = ",".join(field.given.reasons)
            print(f"   {verdict}  {field.name}: {field.given.value!r} != {field.true!r} [{why}]")


def print_targets(measured: Sequence[Measured], *, timed: bool) -> None:
    """Print each target and whether it is reached."""
    verdicts = {True: "reached", False: "NOT REACHED", None: "not measured"}
    print(f"\n{'target':34}{'asked':>10}{'is':>10}")
    for target in targets(measured, timed=timed):
        is_now = "-" if target.reached is None else f"{target.reached:.4g}"
        asked = f"{'>=' if target.at_least else '<='} {target.asked:g}"
        print(f"{target.name:34}{asked:>10}{is_now:>10}  {verdicts[target.met]}")


def _print_types(measured: Sequence[Measured], *, verbose: bool) -> None:
    seen = types(measured)
    print(
        f"\ntypes: {seen.right} of {seen.documents} right, {seen.certain} certain, "
        f"{seen.certain_wrong} certain but wrong; {seen.whole} neither torn nor joined"
    )
    for paper in measured if verbose else ():
        for document in paper.documents:
            if not document.type_right:
                sure = "certain " if document.type_certain else ""
                print(f"   {paper.name}: {sure}{document.said_type}, is {document.doc_type}")


def _print_certain_wrong(found: Sequence[Row], *, verbose: bool) -> None:
    wrong = [(paper.name, field) for paper, _, field in found if field.certain_wrong]
    print(f"certain but wrong: {len(wrong)}")
    for name, field in wrong if verbose else ():
        if field.given is not None:
            true = repr(field.true) if field.is_true else "not on the paper"
            print(f"   {name} {field.name}: {field.given.value!r}, is {true}")
