"""Only the public internet may be dialled."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ipclaim.capture.addresses import is_public, site_of


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.9.9.9", "0.0.0.0", "10.1.2.3", "172.16.0.1", "192.168.1.1",
        "169.254.169.254", "100.64.0.1", "198.18.0.1", "192.0.0.8", "224.0.0.1", "255.255.255.255",
        "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::7f00:1",
        "2001::1", "localhost", "", "2130706433", "0x7f.1",
    ],
)  # fmt: skip
def test_inward_addresses_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["8.8.8.8", "47.246.1.1", "2400:3200::1", "::ffff:8.8.8.8"])
def test_addresses_of_the_internet_are_public(address: str) -> None:
    assert is_public(address)


@given(st.ip_addresses(network="10.0.0.0/8") | st.ip_addresses(network="fd00::/8"))
def test_no_private_address_is_public(address: object) -> None:
    assert not is_public(str(address))


def test_a_site_is_the_last_two_labels() -> None:
    assert site_of("Login.AliExpress.com.") == "aliexpress.com"
    assert site_of("localhost") == "localhost"
