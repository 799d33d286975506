"""Cases, their entries, complaints and links."""

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None


def upgrade() -> None:
    """Make the first tables."""
    op.create_table(
        "docket_cases",
        sa.Column("name", sa.String(400), primary_key=True),
        sa.Column("folder", sa.Text, nullable=False),
        sa.Column("account", sa.Text, nullable=False),
        sa.Column("platform", sa.String(100), nullable=False),
        sa.Column("claim", sa.String(40), nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
    )
    op.create_table(
        "docket_entries",
        _of_a_case(),
        sa.Column("line", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("entry", sa.Text, nullable=False),
        sa.Column("cancelled", sa.Boolean, nullable=False),
    )
    op.create_table(
        "docket_complaints",
        _of_a_case(),
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("number", sa.Text),
        sa.Column("number_key", sa.String(400)),
        sa.Column("filed_on", sa.String(40), nullable=False),
        sa.Column("state", sa.String(40), nullable=False),
    )
    op.create_index("docket_complaints_by_number", "docket_complaints", ["number_key"])
    op.create_table(
        "docket_links",
        _of_a_case(),
        sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("place", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("link", sa.String(20), nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("item_id", sa.String(200)),
        sa.Column("seller", sa.Text),
        sa.Column("reason", sa.Text),
        sa.Column("outcome", sa.String(40), nullable=False),
        sa.Column("outcome_on", sa.String(10)),
        sa.Column("counter_noticed_on", sa.String(10)),
    )
    op.create_index("docket_links_by_item", "docket_links", ["item_id"])


def _of_a_case() -> sa.Column[str]:
    return sa.Column(
        "case_name",
        sa.String(400),
        sa.ForeignKey("docket_cases.name", ondelete="CASCADE"),
        primary_key=True,
    )
