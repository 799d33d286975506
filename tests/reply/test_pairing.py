"""Which paper answers, and which papers came with it."""

import pytest

from ipclaim.errors import CaseError, ExitCode
from ipclaim.model.document import Document
from ipclaim.reply.pairing import pair_counter_notices
from tests.reply.building import paper


def notice(file: str) -> Document:
    return paper(file, "counter_notice", {})


def grant(file: str) -> Document:
    return paper(file, "authorization_letter", {})


def test_one_notice_takes_every_paper() -> None:
    papers = (grant("counter-notices/a.jpg"), paper("counter-notices/b/c.jpg", "invoice", {}))
    [pair] = pair_counter_notices((papers[0], notice("counter-notices/n.pdf"), papers[1]))
    assert pair.notice.file == "counter-notices/n.pdf"
    assert pair.papers == papers
    assert not pair.shared


def test_papers_go_with_the_notice_of_their_folder() -> None:
    first, second = pair_counter_notices(
        (
            notice("counter-notices/1/n.pdf"),
            grant("counter-notices/1/a.jpg"),
            notice("counter-notices/2/n.pdf"),
            grant("counter-notices/2/more/a.jpg"),
        )
    )
    assert [each.file for each in first.papers] == ["counter-notices/1/a.jpg"]
    assert [each.file for each in second.papers] == ["counter-notices/2/more/a.jpg"]
    assert not first.shared
    assert not second.shared


def test_papers_in_the_same_file_go_with_its_notice() -> None:
    first, second = pair_counter_notices(
        (
            notice("counter-notices/1.pdf"),
            grant("counter-notices/1.pdf"),
            notice("counter-notices/2.pdf"),
        )
    )
    assert len(first.papers) == 1
    assert second.papers == ()


def test_papers_beside_two_notices_are_shared() -> None:
    pairs = pair_counter_notices(
        (
            notice("counter-notices/1.pdf"),
            notice("counter-notices/2.pdf"),
            grant("counter-notices/a.jpg"),
        )
    )
    assert [len(pair.papers) for pair in pairs] == [1, 1]
    assert all(pair.shared for pair in pairs)


def test_without_a_notice_the_error_names_what_was_found() -> None:
    with pytest.raises(CaseError) as caught:
        pair_counter_notices((grant("counter-notices/a.jpg"),))
    assert "counter-notices/a.jpg" in caught.value.message.zh
    assert "authorization_letter" in caught.value.message.en
    assert caught.value.exit_code is ExitCode.UNREADABLE


def test_an_empty_folder_is_an_error_too() -> None:
    with pytest.raises(CaseError, match="no paper"):
        pair_counter_notices(())
