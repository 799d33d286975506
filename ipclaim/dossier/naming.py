"""Papers by their exhibit numbers: what the check says of files, as the volume names them.

A finding names "materials/cert.jpg p. 1"; the volume has an Exhibit 2. Pure.
"""

import re

from ipclaim.dossier.book import Book, Exhibit
from ipclaim.model.text import Text


def in_exhibits(text: Text, book: Book) -> Text:
    """Return a text with each file of an exhibit called by the exhibit's number."""
    exhibits = sorted(book.exhibits, key=lambda one: -len(one.prepared.file))
    zh, en = text.zh, text.en
    for exhibit in exhibits:
        zh, en = _zh(zh, exhibit), _en(en, exhibit)
    return Text(zh, en)


def _zh(text: str, exhibit: Exhibit) -> str:
    label, many = exhibit.label.zh, len(exhibit.prepared.pages) > 1
    paged = rf"{re.escape(exhibit.prepared.file)}\s*第\s*(\d+)\s*页"
    text = re.sub(paged, rf"{label} 第 \1 页" if many else label, text)
    return text.replace(exhibit.prepared.file, label)


def _en(text: str, exhibit: Exhibit) -> str:
    label, many = exhibit.label.en, len(exhibit.prepared.pages) > 1
    paged = rf"{re.escape(exhibit.prepared.file)},?\s*p\.\s*(\d+)"
    text = re.sub(paged, rf"{label}, p. \1" if many else label, text)
    return text.replace(exhibit.prepared.file, label)
