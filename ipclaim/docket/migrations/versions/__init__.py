"""The steps. ``down_revision`` brings them in order; a step that was released is never edited."""
