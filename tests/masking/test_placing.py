from hypothesis import given as generated
from hypothesis import strategies as st

from ipclaim.dossier.marks import Clip, Group, Picture
from ipclaim.dossier.plan import PlannedPage
from ipclaim.masking import placing
from ipclaim.masking.personal import Cover
from ipclaim.masking.placing import Burn, burns_on
from ipclaim.model.document import Box, PageImage
from ipclaim.model.text import Text

IMAGE = PageImage(1, 1000, 2000, 200, 0, colour=True)
KEYS = {"X0p1": ("materials/a.jpg", 1)}


def burns(cover: Cover | None, picture: Picture) -> list[Burn]:
    page = PlannedPage(1, (Group(10, 20, (picture,)),), frozenset({picture.key}))
    covers = {} if cover is None else {KEYS["X0p1"]: cover}
    return list(burns_on(page, KEYS, covers))


def test_a_box_is_covered_where_the_picture_is_drawn() -> None:
    cover = Cover(IMAGE, boxes=[(Box(100, 200, 300, 220), "phone")])
    (burn,) = burns(cover, Picture(0, 0, 100, 200, "X0p1"))
    rect = burn.rect
    assert rect.x0 <= 10 + 10 < 10 + 30 <= rect.x1
    assert rect.y0 <= 20 + 20 < 20 + 22 <= rect.y1
    assert rect.x1 - rect.x0 < 22


def test_a_piece_of_a_page_is_covered_within_its_clip() -> None:
    cover = Cover(IMAGE, boxes=[(Box(100, 200, 300, 220), "phone")])
    shown = Picture(-50, -100, 500, 1000, "X0p1", clip=Clip(0, 0, 40, 12))
    (burn,) = burns(cover, shown)
    assert burn.rect.x0 >= 10
    assert burn.rect.x1 <= 50
    assert burn.rect.y1 <= 32


def test_a_page_of_which_nothing_is_known_is_covered_whole() -> None:
    picture = Picture(0, 0, 100, 200, "X0p1")
    for cover in (None, Cover(None), Cover(IMAGE, withheld=Text("存疑", "in doubt"))):
        (burn,) = burns(cover, picture)
        assert (burn.rect.x0, burn.rect.y0, burn.rect.x1, burn.rect.y1) == (10, 20, 110, 220)
        assert burn.why is not None


boxes = st.builds(
    lambda x, y, w, h: Box(x, y, x + w, y + h),
    st.integers(-20, 110), st.integers(-20, 110), st.integers(1, 60), st.integers(1, 60),
)  # fmt: skip


@generated(shown=st.lists(boxes, max_size=4))
def test_all_but_the_shown_boxes_is_covered_and_nothing_of_them(shown: list[Box]) -> None:
    covered = list(placing._around(shown, 100, 100))
    for x in range(0, 100, 7):
        for y in range(0, 100, 7):
            is_shown = any(b.x0 <= x < b.x1 and b.y0 <= y < b.y1 for b in shown)
            is_covered = any(b.x0 <= x < b.x1 and b.y0 <= y < b.y1 for b in covered)
            assert is_shown != is_covered
