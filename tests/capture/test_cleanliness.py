"""What could have come between this machine and a site is seen and recorded."""

from pathlib import Path

import pytest

from ipclaim.capture import cleanliness
from ipclaim.capture.cleanliness import look_for_cleanliness


def test_a_hosts_file_that_names_a_listings_site_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = tmp_path / "hosts"
    hosts.write_text(
        "127.0.0.1 localhost\n::1 ip6-localhost\n"
        "203.0.113.9 www.Example.com shop.example.com # moved\n# 198.51.100.1 www.example.org\n"
    )
    monkeypatch.setattr(cleanliness, "_HOSTS", hosts)
    found = look_for_cleanliness(["www.example.com", "www.example.org"])
    assert found.hosts_entries == 2
    assert found.hosts_names_sites == ("www.example.com",)


def test_rules_of_an_administrator_are_told_with_their_digest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "managed").mkdir()
    rule = tmp_path / "managed" / "proxy.json"
    rule.write_text('{"ProxyMode": "fixed_servers"}')
    monkeypatch.setattr(cleanliness, "_POLICIES", (tmp_path,))
    (told,) = look_for_cleanliness(()).browser_policies
    path, digest = told.rsplit(" ", 1)
    assert path == str(rule)
    assert len(digest) == 64


def test_a_machine_that_does_not_tell_leaves_gaps_and_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_HOSTS", "_NAME_SERVICE", "_ROUTES"):
        monkeypatch.setattr(cleanliness, name, tmp_path / "none")
    found = look_for_cleanliness(["www.example.com"])
    assert found.hosts_entries is None
    assert found.name_service is None
    assert found.default_interface is None
    assert found.hosts_names_sites == ()


def test_the_programs_digest_stays_and_the_clock_is_asked() -> None:
    first, second = look_for_cleanliness(()), look_for_cleanliness(())
    assert first.program_sha256 == second.program_sha256
    assert first.clock_in_step in {True, False, None}
