"""``python -m benchmarks.papers``: draws papers nobody has seen, has them read, prints tables.

Without FOLDERS a set is drawn: ``--part reporting`` (the default) are styles that nobody tunes on.
``--keep`` holds the drawings and ``--readings`` what the engines read, so that a second run after a
change of layouts costs neither. The exit code is 1 when a value or type called certain is wrong.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

if __package__ in {None, ""}:
    sys.path[0] = str(Path(__file__).parents[2])  # run as a folder: the checkout is the root

from benchmarks.papers.measuring import Build, Measured, measure
from benchmarks.papers.readers import OurReader
from benchmarks.papers.rivals.readers import RIVALS, RivalReader
from benchmarks.papers.sets import Part, Plan, drawn
from benchmarks.papers.tables import print_halves, print_paper, print_side_by_side, print_tables
from benchmarks.papers.tallies import certain_wrong
from benchmarks.papers.truth import TruePaper, truths


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    if options.folders:
        return _run(options, options.folders)
    plan = Plan(Part(options.part), options.seed, options.pages, strangers=not options.own)
    if options.keep is not None:
        return _run(options, [drawn(plan, options.keep, options.jobs)])
    with tempfile.TemporaryDirectory(prefix="ipclaim-papers-") as folder:
        return _run(options, [drawn(plan, Path(folder), options.jobs)])


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.papers", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, help="default: a set is drawn")
    parser.add_argument("--part", choices=[str(part) for part in Part], default="reporting")
    parser.add_argument("--seed", type=int, default=1, help="of the set; another is another set")
    parser.add_argument("--pages", type=int, default=120, help="papers to draw, default 120")
    parser.add_argument("--own", action="store_true", help="without the strangers' papers")
    parser.add_argument("--keep", type=Path, help="folder to keep drawn sets in, and to find them")
    parser.add_argument("--readings", type=Path, help="folder of recorded readings")
    parser.add_argument("--jobs", type=int, default=1, help="processes")
    parser.add_argument("--rivals", action="store_true", help="plain engines on the same pages")
    parser.add_argument("--only", default="", help="part of a file name")
    parser.add_argument("--styles", action="store_true", help="a table by style, too")
    parser.add_argument(
        "--halves", action="store_true", help="certainty set on half of the designs, on the other"
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="what is not right and certain"
    )
    return parser.parse_args(arguments)


def _run(options: argparse.Namespace, folders: Sequence[Path]) -> int:
    papers = truths(folders, options.only)
    measured = _read(papers, partial(OurReader, options.readings), options)
    timed = options.readings is None
    print_tables(measured, timed=timed, styles=options.styles, verbose=options.verbose)
    if options.halves:
        print_halves(measured)
    if options.rivals:
        others = {
            name: list(measure(papers, partial(RivalReader, name), options.jobs, apart=True))
            for name in RIVALS
        }
        print_side_by_side({"ipclaim": measured, **others}, timed=timed)
    return 1 if certain_wrong(measured) else 0


def _read(papers: Sequence[TruePaper], build: Build, options: argparse.Namespace) -> list[Measured]:
    measured = []
    for paper in measure(papers, build, options.jobs):
        if options.verbose:
            print_paper(paper)
        measured.append(paper)
    return measured


if __name__ == "__main__":
    sys.exit(main())
