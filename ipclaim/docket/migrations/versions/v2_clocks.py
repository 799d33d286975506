"""The clocks of each case and what each has gone through.

The cases' digests are emptied: the next command tells each case again and fills the new tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "2"
down_revision = "1"


def upgrade() -> None:
    """Make the tables of clocks, and have all cases told again."""
    op.create_table(
        "docket_clocks",
        _of_a_case(),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("clock", sa.String(200), nullable=False),
        sa.Column("title_zh", sa.Text, nullable=False),
        sa.Column("title_en", sa.Text, nullable=False),
        sa.Column("who", sa.String(40), nullable=False),
        sa.Column("is_own", sa.Boolean, nullable=False),
        sa.Column("started_by", sa.String(200), nullable=False),
        sa.Column("started_on", sa.String(40), nullable=False),
        sa.Column("number", sa.Text),
        sa.Column("is_proposed", sa.Boolean, nullable=False),
        sa.Column("earliest", sa.String(40)),
        sa.Column("latest", sa.String(40)),
        sa.Column("to_the_minute", sa.Boolean, nullable=False),
        sa.Column("provisional", sa.Boolean, nullable=False),
        sa.Column("met_on", sa.String(40)),
        sa.Column("cites", sa.Text, nullable=False),
    )
    op.create_index("docket_clocks_by_end", "docket_clocks", ["met_on", "earliest"])
    op.create_table(
        "docket_clock_history",
        _of_a_case(),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("step", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("what", sa.String(40), nullable=False),
        sa.Column("on_day", sa.String(40), nullable=False),
        sa.Column("told_zh", sa.Text, nullable=False),
        sa.Column("told_en", sa.Text, nullable=False),
        sa.Column("why_zh", sa.Text, nullable=False),
        sa.Column("why_en", sa.Text, nullable=False),
        sa.Column("written_by", sa.Text),
    )
    op.execute("UPDATE docket_cases SET digest = ''")


def _of_a_case() -> sa.Column[str]:
    return sa.Column(
        "case_name",
        sa.String(400),
        sa.ForeignKey("docket_cases.name", ondelete="CASCADE"),
        primary_key=True,
    )
