"""Empty signature fields, as the standards let them stand in a dossier.

PDF/A-3 wants an appearance for each, and an empty one will do: the box itself is drawn on the page.
PDF/UA-1 wants words for those who do not see it. Who signs into a field adds to the end of the
file, so the dossier's own bytes stay its beginning.
"""

from collections.abc import Sequence

from ipclaim.dossier.plan import PlannedField
from ipclaim.dossier.streams import PdfOut, array, decimal, dictionary, reference, text_string
from ipclaim.dossier.style import PAGE_HEIGHT


def put_field(pdf: PdfOut, field: PlannedField, place: int, pages: Sequence[int]) -> bytes:
    """Write what a field looks like; return the field, the note at a place in the plan."""
    box = [decimal(round(value, 2)) for value in (0.0, 0.0, field.width, field.height)]
    looks = b"/Type/XObject/Subtype/Form/BBox%b/Resources<<>>" % array(box)
    y0, y1 = PAGE_HEIGHT - field.y - field.height, PAGE_HEIGHT - field.y
    corners = (field.x, y0, field.x + field.width, y1)
    return dictionary(
        Type=b"/Annot",
        Subtype=b"/Widget",
        FT=b"/Sig",
        T=text_string(field.name),
        TU=text_string(field.told),
        Rect=array([decimal(round(value, 2)) for value in corners]),
        F=b"4",
        P=reference(pages[field.page - 1]),
        StructParent=b"%d" % (len(pages) + place),
        AP=dictionary(N=reference(pdf.add_stream(looks, b"", packed=False))),
    )


def form_of(fields: Sequence[int]) -> dict[str, bytes]:
    """Return the catalogue's entry for the fields, by their objects; nothing without any."""
    if not fields:
        return {}
    listed = array([reference(field) for field in fields])
    return {"AcroForm": dictionary(Fields=listed, SigFlags=b"1")}
