"""Draws the strangers' papers: ``python -m benchmarks.papers.strangers --out DIR --seed N``."""

import argparse
from pathlib import Path
from random import Random

from playwright.sync_api import sync_playwright

from benchmarks.papers.strangers.catalogue import BUNDLES, LOOK, REPORT, TEMPLATES, Template
from benchmarks.papers.strangers.sheets import draw
from benchmarks.papers.strangers.spoiling import WAYS
from benchmarks.papers.strangers.writing import Given, write
from ipclaim.capture.browser import find_chromium, has_sandbox

_STRENGTHS = (0.4, 0.8, 1.2)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.papers.strangers", description=__doc__
    )
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, default=1, help="seeds SEED to SEED+N-1")
    parser.add_argument("--kind", help="only this doc_type")
    parser.add_argument("--template", help="only this template")
    parser.add_argument("--part", choices=("look", "report", "all"), default="all")
    parser.add_argument("--some", type=int, help="so many of a seed's papers, chosen by the seed")
    parser.add_argument("--way", choices=(*WAYS, "pdf"), help="how it is spoiled; else in turn")
    parser.add_argument("--strength", type=float, help="0 to 1.5; else in turn")
    return parser.parse_args()


def _wanted(told: argparse.Namespace, seed: int) -> list[Template]:
    part = {"look": LOOK, "report": REPORT, "all": LOOK | REPORT}[told.part]
    wanted = [
        template
        for template in TEMPLATES
        if template.name in part
        and told.kind in {None, template.kind}
        and told.template in {None, template.name}
    ]
    few = told.some is not None and told.some < len(wanted)
    return Random(seed).sample(wanted, told.some) if few else wanted


def _in_turn(template: Template, seed: int) -> str:
    """Take a template's ways one after the other as seeds go on, in an order of its own."""
    ways = Random(template.name).sample(template.ways, len(template.ways))
    return ways[seed % len(ways)]


def main() -> None:
    told = _arguments()
    told.out.mkdir(parents=True, exist_ok=True)
    switches = ["--disable-gpu", *([] if has_sandbox() else ["--no-sandbox"])]
    by_name = {template.name: template for template in TEMPLATES}
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=find_chromium().path, args=switches, chromium_sandbox=has_sandbox()
        )
        for seed in range(told.seed, told.seed + told.count):
            for at, template in enumerate(_wanted(told, seed), start=seed):
                strength = _STRENGTHS[at % 3] if told.strength is None else told.strength
                way = told.way or _in_turn(template, seed)
                papers = [Given(template, draw(browser, template.name, seed))]
                name = f"{template.kind}-{template.name}-{seed}-{way}"
                held = template.name in REPORT
                path = write(
                    told.out, name, papers, way=way, strength=strength, seed=seed, held=held
                )
                print(path.name)
            if told.kind is None and told.template is None and told.part != "look":
                strength = _STRENGTHS[seed % 3] if told.strength is None else told.strength
                names = BUNDLES[seed % len(BUNDLES)]
                papers = [Given(by_name[n], draw(browser, n, seed)) for n in names]
                way = told.way if told.way not in {None, "pdf"} else ("scan", "photocopy")[seed % 2]
                name = f"several-{'-'.join(names)}-{seed}-{way}"
                print(
                    write(
                        told.out, name, papers, way=way, strength=strength, seed=seed, held=True
                    ).name
                )
        browser.close()


if __name__ == "__main__":
    main()
