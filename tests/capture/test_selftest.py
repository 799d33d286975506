"""``ipclaim doctor`` on this machine, and on one without a browser."""

import pytest

from ipclaim.capture.browser import find_chromium
from ipclaim.capture.selftest import selftest
from ipclaim.errors import MissingToolError


@pytest.mark.slow
def test_browser_fonts_and_proxy_work_here() -> None:
    probes = selftest()
    assert [probe.name.en for probe in probes] == ["browser", "Chinese fonts", "capture proxy"]
    assert all(probe.works for probe in probes), probes


def test_a_missing_browser_is_told_with_the_line_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(MissingToolError, match="/nowhere/chromium") as caught:
        find_chromium()
    assert "apt-get install chromium" in caught.value.advice.en
    (probe,) = selftest()
    assert not probe.works
    assert "apt-get install chromium" in probe.detail.zh
