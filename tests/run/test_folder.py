import os
from pathlib import Path

import pytest

from ipclaim.errors import CaseError
from ipclaim.run.folder import find_cases, load_case, papers_in, readings_of

CASE = "platform: aliexpress\nclaim: trademark\ncomplainant: {role: holder, name: 云岭有限公司}\n"


def make_case(folder: Path, name: str = "one") -> Path:
    case = folder / name
    (case / "materials").mkdir(parents=True)
    (case / "case.yaml").write_text(CASE, encoding="utf-8")
    return case


def test_a_case_is_found_by_folder_by_file_and_in_a_folder_of_cases(tmp_path: Path) -> None:
    one, two = make_case(tmp_path, "one"), make_case(tmp_path, "two")
    assert find_cases([one]).cases == (one,)
    assert find_cases([one / "case.yaml"]).cases == (one,)
    assert find_cases([tmp_path]).cases == (one, two)
    assert find_cases([one, tmp_path]).cases == (one, two)


def test_what_is_no_case_is_skipped_beside_cases_and_refused_alone(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    other = tmp_path / "README.md"
    other.write_text("x", encoding="utf-8")
    found = find_cases([case, other])
    assert found.cases == (case,)
    assert found.skipped == (other,)
    with pytest.raises(CaseError, match="no case"):
        find_cases([other])


def test_a_path_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="no case folder at"):
        find_cases([tmp_path / "nowhere"])


def test_papers_are_found_in_sub_folders_without_leftovers(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    for name in ("b.pdf", "sub/a.jpg", ".DS_Store", "Thumbs.db", "sub/.hidden/c.pdf"):
        file = case / "materials" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(b"x")
    assert [file.name for file in papers_in(case)] == ["b.pdf", "a.jpg"]


def test_papers_beside_the_links_count_when_there_is_no_materials_folder(tmp_path: Path) -> None:
    (tmp_path / "cert.JPG").write_bytes(b"x")
    (tmp_path / "links.csv").write_text("url\n", encoding="utf-8")
    assert [file.name for file in papers_in(tmp_path)] == ["cert.JPG"]


def test_a_case_without_a_case_file_is_told_to_run_init(tmp_path: Path) -> None:
    (tmp_path / "materials").mkdir()
    with pytest.raises(CaseError) as caught:
        load_case(tmp_path)
    assert "ipclaim init" in caught.value.advice.en


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (CASE + "platfrom: x\n", "case.yaml:4: unknown key platfrom; did you mean platform?"),
        (CASE.replace("trademark", "trade"), "case.yaml:2: claim"),
        (CASE.replace("role: holder, ", ""), "complainant.role is missing"),
        ("platform: [", "not valid YAML"),
        (CASE + "claim: trademark\n", "not valid YAML"),
    ],
)
def test_mistakes_in_the_case_file_are_shown_in_place(
    tmp_path: Path, written: str, told: str
) -> None:
    case = make_case(tmp_path)
    (case / "case.yaml").write_text(written, encoding="utf-8")
    with pytest.raises(CaseError) as caught:
        load_case(case)
    assert told in caught.value.message.en


def test_a_case_file_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    (case / "case.yaml").write_bytes(CASE.encode("gb18030"))
    with pytest.raises(CaseError, match=r"case\.yaml:3: not UTF-8"):
        load_case(case)


def test_what_cannot_be_opened_is_kept_as_a_paper(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    materials = case / "materials"
    (materials / "inner").mkdir()
    (materials / "inner" / "paper.png").write_bytes(b"x")
    (materials / "gone.jpg").symlink_to("nowhere.jpg")
    (materials / "round.pdf").symlink_to("round.pdf")
    (materials / "loop").symlink_to("..")
    os.mkfifo(materials / "pipe.pdf")
    (materials / ".hidden").mkdir()
    (materials / ".hidden" / "x.png").write_bytes(b"x")
    names = [load_case(case).name_of(file) for file in papers_in(case)]
    assert names == [
        "materials/gone.jpg",
        "materials/inner/paper.png",
        "materials/loop",
        "materials/pipe.pdf",
        "materials/round.pdf",
    ]


@pytest.mark.parametrize(
    "place", ["materials/paper.pdf", "materials/of", "counter-notices/a.pdf", "materials"]
)
def test_a_link_that_leads_out_of_the_case_is_refused(tmp_path: Path, place: str) -> None:
    case = make_case(tmp_path / "cases")
    private = tmp_path / "private"
    private.mkdir()
    (private / "secret.pdf").touch()
    link = case / place
    if link.is_dir():
        for file in link.iterdir():
            file.unlink()
        link.rmdir()
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(private / "secret.pdf" if link.suffix else private)
    with pytest.raises(CaseError, match="link out of the case") as caught:
        load_case(case)
    assert "复制到案件文件夹" in caught.value.advice.zh


def test_a_link_within_the_case_is_a_paper(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    (case / "materials").mkdir(exist_ok=True)
    (case / "scan.pdf").touch()
    (case / "materials" / "scan.pdf").symlink_to("../scan.pdf")
    assert case / "materials" / "scan.pdf" in load_case(case).materials


def test_two_link_files_are_the_trouble_of_that_case_alone(tmp_path: Path) -> None:
    case, other = make_case(tmp_path), tmp_path / "two"
    other.mkdir()
    for name in ("links.csv", "links.xlsx"):
        (other / name).write_bytes(b"")
    assert find_cases([tmp_path]).cases == (case, other)


def test_readings_are_kept_in_the_case_of_the_paper_and_nowhere_else(tmp_path: Path) -> None:
    case = make_case(tmp_path)
    assert readings_of(case / "materials" / "deep" / "a.jpg") == case / "out" / "readings"
    assert readings_of(tmp_path / "loose.jpg") is None
