"""What lies in the submission folder, as data: the sheets and the JSON are told from it. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from ipclaim.model.finding import Cite
from ipclaim.model.text import Lang, Text
from ipclaim.rules.pack import RulePack
from ipclaim.submission.batches import Entry
from ipclaim.submission.filling import Filled


@dataclass(frozen=True, slots=True)
class HandedFile:
    """One file to upload."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class HandedPaper:
    """One paper, with the files that it became."""

    title: Text
    step: str
    file: str
    """As received, relative to the case folder; empty for a material that is missing."""
    received_sha256: str
    files: tuple[HandedFile, ...]
    changes: tuple[Text, ...] = ()
    """What was done on the copies; empty for the received bytes."""
    trouble: Text | None = None
    """Why it could not be made fit: a person must."""


@dataclass(frozen=True, slots=True)
class HandedDossier:
    """The dossier, whole or in parts; no files where the form takes none."""

    step: str
    sha256: str
    """Of the whole dossier."""
    files: tuple[HandedFile, ...]
    pages: tuple[tuple[int, int], ...] = ()
    """First and last page of each part; empty for a whole dossier."""
    trouble: Text | None = None
    note: Text | None = None
    """What the parts are beside the whole."""


@dataclass(frozen=True, slots=True)
class HandedLinks:
    """One batch of links and the files that hold it."""

    entries: tuple[Entry, ...]
    files: tuple[HandedFile, ...]


@dataclass(frozen=True, slots=True)
class Handover:
    """Everything of one case that the form takes."""

    pack: RulePack
    ready: bool
    approved_by: str | None
    fields: tuple[Filled, ...]
    papers: tuple[HandedPaper, ...]
    left_out: tuple[str, ...]
    dossier: HandedDossier
    links: tuple[HandedLinks, ...]

    @property
    def is_draft(self) -> bool:
        """Whether it may not be filed yet."""
        return not (self.ready and self.approved_by)

    @property
    def language(self) -> Lang:
        """The language in which the form is filled in."""
        return self.pack.form.language if self.pack.form else Lang.ZH

    @property
    def steps(self) -> tuple[tuple[str, Text], ...]:
        """The steps of the form in order; what belongs to none comes last."""
        known = [(step.id, step.title) for step in self.pack.steps]
        named = {step for step, _ in known}
        wanted = (
            *(one.field.step for one in self.fields),
            *(one.step for one in self.papers),
            self.dossier.step,
        )
        rest = dict.fromkeys(step for step in wanted if step not in named)
        return (*known, *((step, Text("其他", "Other")) for step in rest))

    @property
    def open_points(self) -> tuple[Text, ...]:
        """What a person must still do before filing, in the order of the form."""
        return tuple(_open_points(self))

    @property
    def cites(self) -> tuple[Cite, ...]:
        """Where the limits and fields come from, each source once."""
        pack = self.pack
        found = (
            *(pack.channel.cites if pack.channel else ()),
            *pack.limit_cites,
            *(pack.uploads.cites if pack.uploads else ()),
            *(pack.form.cites if pack.form else ()),
            *(cite for one in self.fields for cite in one.field.cites),
        )
        return tuple({(cite.ref, cite.verified_on): cite for cite in found}.values())


def _open_points(handover: Handover) -> Sequence[Text]:
    points: list[Text] = []
    for one in handover.fields:
        if one.is_open and (one.field.needed or one.note is not None):
            why = one.note or Text("待填写", "to be filled in")
            title = one.field.title
            points.append(Text(f"{title.zh}：{why.zh}", f"{title.en}: {why.en}"))
    for paper in handover.papers:
        if paper.trouble is not None:
            zh, en = (paper.file or paper.title.zh, paper.file or paper.title.en)
            points.append(Text(f"{zh}：{paper.trouble.zh}", f"{en}: {paper.trouble.en}"))
        if paper.changes:
            names = ", ".join(file.name for file in paper.files)
            points.append(
                Text(
                    f"核对转换后的副本是否清晰：{names}",
                    f"See that the copies are legible: {names}",
                )
            )
    if handover.dossier.trouble is not None:
        points.append(handover.dossier.trouble)
    return points
