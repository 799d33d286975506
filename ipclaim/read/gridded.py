"""Which cell of a table a field asks for: of a column, a history, or a row and a column. Pure."""

from ipclaim.read.crossings import crossing
from ipclaim.read.histories import latest_under, rows_of_history
from ipclaim.read.labels import LabelHit, LabelledPage
from ipclaim.read.layouts import Layout, LayoutField
from ipclaim.read.lines import Strip
from ipclaim.read.tables import column_under


def of_a_table(field: LayoutField) -> bool:
    """Tell a field that only a table holds: the same label elsewhere is another field's."""
    return field.column or field.latest or bool(field.crossing)


def in_table(found: LabelledPage, hit: LabelHit, field: LayoutField) -> Strip | None:
    """Return the cell a field asks for, empty without one; ``None`` for no field of a table."""
    if field.column:
        return column_under(found, hit)
    if field.crossing:
        return crossing(found, hit, field.crossing)
    if field.latest:
        return latest_under(found, hit)
    return None


def is_of_the_past(found: LabelledPage, layout: Layout, field: LayoutField, hit: LabelHit) -> bool:
    """Tell a heading of a history, where the layout knows which row of it holds today.

    What stands first under it may be long over.
    """
    told = any(other.latest and other.name == field.name for other in layout.fields)
    return told and not field.latest and bool(rows_of_history(found, hit))
