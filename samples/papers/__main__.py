"""``python -m samples.papers``: draws random specimen papers, or redraws the sample cases."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from samples.papers.ageing import AGEINGS
from samples.papers.cases import CASES, write_case
from samples.papers.catalogue import CATALOGUE, HELD_OUT
from samples.papers.fonts import ROTATION
from samples.papers.single import Order, write_paper


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m samples.papers", description=__doc__)
    parser.add_argument("--out", type=Path, help="folder for the drawn papers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=1, help="papers of each kind and style")
    parser.add_argument("--kind", choices=sorted(CATALOGUE), help="default: every kind")
    parser.add_argument("--style", help="default: every style of the kind")
    parser.add_argument("--ageing", choices=sorted(AGEINGS), help="default: one by the seed")
    parser.add_argument("--strength", type=float, default=0.5, help="0 to 1.5, default 0.5")
    parser.add_argument(
        "--fonts",
        action="store_true",
        help="set each paper in another of the Chinese typefaces, in turn by its seed",
    )
    parser.add_argument("--rare", action="store_true", help="long names, rare characters")
    parser.add_argument("--held-out", action="store_true", help="only styles kept for reporting")
    parser.add_argument("--cases", action="store_true", help="redraw the committed sample cases")
    options = parser.parse_args(arguments)
    if options.cases:
        samples = options.out or Path(__file__).resolve().parents[1]
        for case in CASES:
            write_case(case, samples / case.name)
            print(samples / case.name)
        return
    if options.out is None:
        parser.error("--out is needed")
    options.out.mkdir(parents=True, exist_ok=True)
    for kind, styles in CATALOGUE.items():
        for style in styles:
            if options.held_out and (kind, style) not in HELD_OUT:
                continue
            if options.kind in {None, kind} and options.style in {None, style}:
                for seed in range(options.seed, options.seed + options.count):
                    fonts = seed % len(ROTATION) if options.fonts else 0
                    spoiled = (options.ageing, options.strength)
                    order = Order(kind, style, seed, *spoiled, fonts, rare=options.rare)
                    print(write_paper(order, options.out))


if __name__ == "__main__":
    main()
