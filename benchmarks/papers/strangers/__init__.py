"""Papers as somebody draws them who has never seen the reader: the reporting part of the benchmark.

``python -m benchmarks.papers.strangers --out DIR --seed N`` writes pictures and PDFs with their
truth, in the shape of ``samples.papers``. Whoever tunes the reader never looks at the templates,
pictures or results of `REPORT`, and at those of `LOOK` only when done.
"""

from benchmarks.papers.strangers.catalogue import LOOK, REPORT, TEMPLATES

__all__ = ["LOOK", "REPORT", "TEMPLATES"]
