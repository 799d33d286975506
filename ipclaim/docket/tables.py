"""The docket's tables, as the newest migration leaves them.

They hold nothing that the case folders do not hold: a lost database is told again from them. Dates
are ISO text, as SQLite has no type of its own for them and both servers then bring them in order.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()
VERSION_TABLE = "docket_version"

CASES = Table(
    "docket_cases",
    METADATA,
    Column("name", String(400), primary_key=True),
    Column("folder", Text, nullable=False),
    Column("account", Text, nullable=False),
    Column("platform", String(100), nullable=False),
    Column("claim", String(40), nullable=False),
    Column("digest", String(64), nullable=False),
)

_CASE = ("docket_cases.name",)


def _of_a_case() -> Column[str]:
    return Column(
        "case_name", String(400), ForeignKey(*_CASE, ondelete="CASCADE"), primary_key=True
    )


ENTRIES = Table(
    "docket_entries",
    METADATA,
    _of_a_case(),
    Column("line", Integer, primary_key=True, autoincrement=False),
    Column("entry", Text, nullable=False),
    Column("cancelled", Boolean, nullable=False),
)

COMPLAINTS = Table(
    "docket_complaints",
    METADATA,
    _of_a_case(),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("number", Text),
    Column("number_key", String(400)),
    Column("filed_on", String(40), nullable=False),
    Column("state", String(40), nullable=False),
    Index("docket_complaints_by_number", "number_key"),
)

LINKS = Table(
    "docket_links",
    METADATA,
    _of_a_case(),
    Column("round", Integer, primary_key=True, autoincrement=False),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("link", String(20), nullable=False),
    Column("address", Text, nullable=False),
    Column("item_id", String(200)),
    Column("seller", Text),
    Column("reason", Text),
    Column("outcome", String(40), nullable=False),
    Column("outcome_on", String(10)),
    Column("counter_noticed_on", String(10)),
    Index("docket_links_by_item", "item_id"),
)

CLOCKS = Table(
    "docket_clocks",
    METADATA,
    _of_a_case(),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("clock", String(200), nullable=False),
    Column("title_zh", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("who", String(40), nullable=False),
    Column("is_own", Boolean, nullable=False),
    Column("started_by", String(200), nullable=False),
    Column("started_on", String(40), nullable=False),
    Column("number", Text),
    Column("is_proposed", Boolean, nullable=False),
    Column("earliest", String(40)),
    Column("latest", String(40)),
    Column("to_the_minute", Boolean, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("met_on", String(40)),
    Column("cites", Text, nullable=False),
    Index("docket_clocks_by_end", "met_on", "earliest"),
)

CLOCK_HISTORY = Table(
    "docket_clock_history",
    METADATA,
    _of_a_case(),
    Column("place", Integer, primary_key=True, autoincrement=False),
    Column("step", Integer, primary_key=True, autoincrement=False),
    Column("what", String(40), nullable=False),
    Column("on_day", String(40), nullable=False),
    Column("told_zh", Text, nullable=False),
    Column("told_en", Text, nullable=False),
    Column("why_zh", Text, nullable=False),
    Column("why_en", Text, nullable=False),
    Column("written_by", Text),
)

OF_A_CASE = (ENTRIES, COMPLAINTS, LINKS, CLOCKS, CLOCK_HISTORY)
"""What is written anew when a case has changed, in the order of writing."""
