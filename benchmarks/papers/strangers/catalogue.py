"""Which template shows which kind of paper, and how that paper usually reaches us.

``catalogue.csv`` has a row for each template; its ``part`` says who may look at it. Those who tune
the reader look at ``look`` and never at ``report``. What a version was reported on with, or
somebody who tunes had seen, came over from ``report``; fresh ones took its place.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_WAYS = {
    "sheet": (
        *("pristine", "scan", "faint", "phone", "fax", "lowres", "screen", "photocopy", "folded"),
        *("coffee_stain", "hand_in_view", "highlighted", "watermarked", "stamped_blue", "pdf"),
    ),
    "screen": ("pristine", "screen", "lowres", "pdf"),
    "picture": (
        *("messenger", "sleeve", "neighbour", "pristine", "screen", "scan", "photocopy", "phone"),
        *("watermarked", "lowres"),
    ),
    "card": ("pristine", "scan", "phone", "photocopy", "watermarked", "hand_in_view", "lowres"),
    "file": ("pdf", "pristine", "scan", "watermarked", "screen", "phone", "highlighted"),
}


@dataclass(frozen=True, slots=True)
class Template:
    """One stranger's paper. ``ways`` are the spoilings it is usually seen with."""

    name: str
    kind: str
    jurisdiction: str
    ways: tuple[str, ...]
    part: str


def _templates() -> Iterator[Template]:
    with Path(__file__).with_name("catalogue.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            ways = _WAYS.get(row["ways"]) or tuple(row["ways"].split("/"))
            yield Template(row["name"], row["kind"], row["jurisdiction"], ways, row["part"])


TEMPLATES = tuple(_templates())
LOOK = frozenset(template.name for template in TEMPLATES if template.part == "look")
REPORT = frozenset(template.name for template in TEMPLATES if template.part == "report")

BUNDLES = (
    ("poa_running", "licence_2019", "cn_certificate_office"),
    ("poa_columns", "id_two_pages"),
    ("cn_certificate_goods_page", "cn_renewal_slip", "cn_acceptance"),
    ("counter_mail", "invoice_2023", "other_blank"),
    ("other_blank", "licence_public_report", "poa_onward", "cn_certificate_office"),
    ("poa_chain_annex", "cn_certificate_scope_rows", "licence_2019"),
    ("poa_law_firm", "us_certificate_2022", "us_status_report"),
    ("cn_certificate_preprinted", "cn_assignment_sentence", "cn_change_sentence", "id_two_pages"),
)
"""Papers that came as one scanned PDF, drawn for reporting only."""
