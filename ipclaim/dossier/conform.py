"""What the PDF says about itself: that it keeps to PDF/A-3b and PDF/UA-1, its title and its day.

An sRGB output intent, and XMP in step with the document information. Nothing is read from the
clock.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape

from PIL import ImageCms

from ipclaim.dossier.streams import PdfOut, array, dictionary, reference, text_string


@dataclass(frozen=True, slots=True)
class Marking:
    """What the PDF says about itself."""

    title: str
    author: str
    subject: str
    language: str
    on: date | None
    """The day that it gives for itself; ``None`` says nothing."""


def put_intents(out: PdfOut) -> bytes:
    """Write the colours that numbers stand for; return the catalogue's entry."""
    intent = dictionary(
        Type=b"/OutputIntent",
        S=b"/GTS_PDFA1",
        OutputConditionIdentifier=text_string("sRGB"),
        Info=text_string("sRGB IEC61966-2.1"),
        DestOutputProfile=reference(out.add_stream(b"/N 3", _srgb_profile())),
    )
    return array([intent])


def put_metadata(out: PdfOut, marking: Marking) -> int:
    """Write the XMP packet; it stays readable for programs that know no PDF."""
    return out.add_stream(b"/Type/Metadata/Subtype/XML", _xmp(marking), packed=False)


def put_information(out: PdfOut, marking: Marking) -> int:
    """Write the document information."""
    entries = {
        "Title": text_string(marking.title),
        "Author": text_string(marking.author),
        "Subject": text_string(marking.subject),
        "Creator": text_string("ipclaim"),
        "Producer": text_string("ipclaim"),
    }
    if marking.on is not None:
        made = pdf_date(marking.on)
        entries |= {"CreationDate": made, "ModDate": made}
    return out.add(dictionary(**entries))


def pdf_date(on: date) -> bytes:
    """Return the start of a day, UTC, as PDF writes it."""
    return text_string(f"D:{on:%Y%m%d}000000+00'00'")


@lru_cache(maxsize=1)
def _srgb_profile() -> bytes:
    """Return the sRGB profile without the making time that the library writes into it."""
    made = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    profile = bytearray(made)
    profile[24:36] = struct.pack(">6H", 2024, 1, 1, 0, 0, 0)
    profile[84:100] = bytes(16)
    return bytes(profile)


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
{dates}
<xmp:CreatorTool>ipclaim</xmp:CreatorTool><pdf:Producer>ipclaim</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


_DATES = (
    "<xmp:CreateDate>{on}T00:00:00+00:00</xmp:CreateDate>"
    "<xmp:ModifyDate>{on}T00:00:00+00:00</xmp:ModifyDate>"
)


def _xmp(marking: Marking) -> bytes:
    facts: Mapping[str, str] = {
        "title": escape(marking.title),
        "author": escape(marking.author),
        "subject": escape(marking.subject),
        "dates": _DATES.format(on=marking.on.isoformat()) if marking.on is not None else "",
    }
    return _XMP.format_map(facts).encode()
