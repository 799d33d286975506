"""``out/masked/``: the copy of the dossier for the other side, and what was covered in it.

Its names say nothing of the case. An older copy is removed before a new one is tried: a copy that
could not be proven clean must not leave one that looks like it.
"""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from ipclaim.dossier.build import DossierInput, render_volume
from ipclaim.masking.burning import BurntPage, burnt_pages, write_copy
from ipclaim.masking.earlier import FOLDER, remove_masked
from ipclaim.masking.hidden_input import without_personal_values
from ipclaim.masking.personal import personal_data, title_of
from ipclaim.masking.placing import keys_of
from ipclaim.masking.proving import prove
from ipclaim.masking.screenshots import with_screenshots
from ipclaim.private import open_private, private_folder, write_private
from ipclaim.resources import Templates
from ipclaim.rules.written_personal import Personal, load_personal
from ipclaim.scratch import scratch_folder

COPY, TOLD = "dossier-masked.pdf", "what-is-covered.txt"


def write_masked(given: DossierInput, out: Path, templates: Templates) -> Path:
    """Write the masked copy of a case's dossier into ``out/masked``; return the PDF.

    Raises ``MaskingError``, and leaves nothing, when the copy cannot be proven clean.
    """
    remove_masked(out)
    given = given.as_shown
    personal = load_personal(templates)
    data = personal_data(given.case, given.assessment.documents, personal)
    hidden = without_personal_values(given, personal)
    with scratch_folder() as work:
        drawn, made = work / "drawn.pdf", work / COPY
        with open_private(drawn) as file:
            book, plan = render_volume(hidden, templates, file, spots_speak=True)
        data, screens = with_screenshots(data, book.captured, given.evidence)
        keys = {**keys_of(book.exhibits), **screens}
        pages = tuple(burnt_pages(drawn, plan, keys, data, work))
        with open_private(made) as file:
            write_copy(pages, plan, data, file)
        prove(made, pages, data)
        folder = private_folder(out / FOLDER)
        write_private(folder / TOLD, _told(pages, personal))
        with made.open("rb") as proven, open_private(folder / COPY) as copy:
            shutil.copyfileobj(proven, copy, 1 << 20)
    return folder / COPY


def _told(pages: Sequence[BurntPage], personal: Personal) -> bytes:
    """Return what was covered, page by page and by kind; never a value."""
    return ("\n".join(_lines(pages, personal)) + "\n").encode()


def _lines(pages: Sequence[BurntPage], personal: Personal) -> Iterator[str]:
    yield "遮盖副本：个人信息已从图像中涂去，不含文字层、附件和元数据。"
    yield (
        "Masked copy: personal data is painted over in the pixels; the file has no text, no "
        "attachments, no metadata."
    )
    yield ""
    yield "未遮盖：姓名、印章、签名、企业信息，以及证件以外图像中的人脸。"
    yield "商品页面截图只检索网页文字，图片里的文字和人像未检索。"
    yield "机器可能漏读，转送前请逐页看一遍。"
    yield "Not covered: names, seals, signatures, facts of firms, faces beyond identity papers."
    yield (
        "On screenshots of listings the page's own texts were searched, not what pictures in them "
        "show."
    )
    yield "A machine may misread: look through every page before it leaves."
    if unsearched := [str(page.number) for page in pages if not page.is_searched]:
        yield ""
        yield f"完全未检索的截图，见第 {'、'.join(unsearched)} 页，请人工遮盖。"
        yield f"Screenshots not searched at all, to be covered by hand: p. {', '.join(unsearched)}."
    for page in pages:
        counts = Counter(burn.kind for burn in page.burns if burn.why is None)
        reasons = {burn.why: None for burn in page.burns if burn.why is not None}
        if counts or reasons:
            yield ""
            yield f"第 {page.number} 页 page {page.number}"
        for why in reasons:
            if why is not None:
                yield f"  整页遮盖 withheld whole: {why.zh} / {why.en}"
        for kind, count in sorted(counts.items()):
            title = title_of(kind, personal)
            yield f"  {title.zh} {title.en} × {count}"
