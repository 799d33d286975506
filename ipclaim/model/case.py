"""The case as the user wrote it: who complains, about what, on which platform."""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from ipclaim.model.text import Languages, Text
from ipclaim.model.written import Field, Filled, Written


class Claim(StrEnum):
    """What is claimed against the listings."""

    COUNTERFEIT = "counterfeit"
    TRADEMARK = "trademark"
    COPYRIGHT = "copyright"
    DESIGN_PATENT = "design_patent"
    INVENTION_PATENT = "invention_patent"
    UTILITY_MODEL = "utility_model"


class Role(StrEnum):
    """Whether the complainant owns the right or acts for the owner."""

    HOLDER = "holder"
    AGENT = "agent"


class Contact(Written):
    """How the platform reaches the complainant."""

    person: Filled
    email: Filled
    phone: Filled
    address: Filled | None = None


class Complainant(Written):
    """The party that files the complaint."""

    role: Role
    name: Filled
    contact: Contact | None = None


class Order(Written):
    """The order that a dispute or a test purchase is about; rules ask for what they need."""

    number: Filled | None = None
    item: Filled | None = Field(default=None, description="The item bought: its link or its id.")
    shop: Filled | None = None
    paid_on: date | None = None
    received_on: date | None = None
    examined_on: date | None = Field(
        default=None, description="When the holder examined what was bought, as its report says."
    )
    amount: Filled | None = Field(default=None, description="As paid, with its currency.")


class Event(Written):
    """Something that happened in the case and starts a clock, or answers one."""

    what: str = Field(
        pattern="^[a-z0-9]+(_[a-z0-9]+)*$",
        description="filed, notice_received, counter_notice_received, replied, closed, ...: "
        "the events of the platform's clocks, see `ipclaim rules show ID`.",
    )
    on: Annotated[date | datetime, Field(union_mode="left_to_right")] = Field(
        description="The day, or the time where hours count; without an offset it is China time."
    )
    clock: Filled | None = Field(
        default=None, description="The id of the one clock that it answers, whatever it is called."
    )
    number: Filled | None = Field(
        default=None, description="The platform's number of the complaint, where there are several."
    )
    note: Filled | None = None


class CaptureSetting(Written):
    """How listing pages are reached, where it is not the plain internet."""

    answered_by: str | None = Field(
        default=None,
        pattern=r"^https://(127\.0\.0\.1|localhost):\d{2,5}$",
        description="A server on this machine that answers in place of the listings' own sites. "
        "For samples and tests only: it is printed on every evidence page of the dossier.",
    )


class CaseFile(Written):
    """``case.yaml``. Everything that the papers say is read from the papers, not typed again."""

    platform: Filled = Field(description="The id of a rule pack, see `ipclaim rules list`.")
    claim: Claim
    complainant: Complainant
    right: Filled | None = Field(
        default=None, description="Which right is enforced, when the materials hold several."
    )
    goods: Filled | None = Field(default=None, description="The accused goods, e.g. 运动鞋.")
    reason: Filled | None = Field(default=None, description="The complainant's own words.")
    submit_on: date | None = Field(default=None, description="The planned day; default today.")
    whitelist: tuple[Filled, ...] = Field(
        default=(), description="Shop names or ids that sell with permission."
    )
    order: Order | None = Field(default=None, description="The order, where one is disputed.")
    events: tuple[Event, ...] = Field(
        default=(), description="What happened and when; `ipclaim due` counts from it."
    )
    capture: CaptureSetting = CaptureSetting()
    languages: Languages = Field(
        default=Languages.BOTH,
        description="In which languages the dossier speaks: zh, en, or both side by side.",
    )


class Link(Written):
    """One row of ``links.csv`` or ``links.xlsx``."""

    row: int
    """Row in the file, counted from 1 with the header, for messages."""
    url: str
    seller: str | None = None
    title: str | None = None
    note: str | None = None
    reason: str | None = None
    order_number: str | None = None
    extra: tuple[tuple[str, str], ...] = ()
    """Other columns, kept as (header, value)."""


CLAIM_NAMES: dict[Claim, Text] = {
    Claim.COUNTERFEIT: Text("假冒商品", "counterfeit goods"),
    Claim.TRADEMARK: Text("商标侵权", "trademark infringement"),
    Claim.COPYRIGHT: Text("著作权侵权", "copyright infringement"),
    Claim.DESIGN_PATENT: Text("外观设计专利侵权", "design patent infringement"),
    Claim.INVENTION_PATENT: Text("发明专利侵权", "invention patent infringement"),
    Claim.UTILITY_MODEL: Text("实用新型专利侵权", "utility model infringement"),
}
