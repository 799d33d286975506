"""Which cell of a table a field asks for: of a column, a history, or a row and a column. Pure."""

from ipclaim.read.crossings import crossing
from ipclaim.read.histories import latest_under, rows_of_history
from ipclaim.read.labels import LabelHit, LabelledPage
from ipclaim.read.layouts import LayoutField
from ipclaim.read.lines import EMPTY, Strip
from ipclaim.read.tables import column_under


def of_a_table(field: LayoutField) -> bool:
    """Tell a field that only a table holds: the same label elsewhere is another field's."""
    return field.column or field.latest or bool(field.crossing)


def in_table(found: LabelledPage, hit: LabelHit, field: LayoutField) -> Strip | None:
    """Return the cell that a field asks for, empty without one; ``None`` for no field of a table.

    What stands under the heading of a history is no other field's: it may be long over.
    """
    if field.column:
        return column_under(found, hit)
    if field.crossing:
        return crossing(found, hit, field.crossing)
    if field.latest:
        return latest_under(found, hit)
    return EMPTY if rows_of_history(found, hit) else None
