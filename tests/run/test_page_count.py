from pathlib import Path

from ipclaim.run.page_count import note_page, page_notes


def test_each_page_is_told_once_and_nothing_else() -> None:
    heard: list[tuple[int, int]] = []
    with page_notes(lambda page, of: heard.append((page, of))) as (place, look):
        look()
        note_page(place, 1, 60)
        look()
        look()
        place.write_text("", encoding="ascii")
        look()
        note_page(place, 2, 60)
        look()
    assert heard == [(1, 60), (2, 60)]
    assert not place.parent.exists()


def test_a_note_that_cannot_be_written_is_no_trouble(tmp_path: Path) -> None:
    note_page(tmp_path / "nowhere" / "page", 1, 2)
