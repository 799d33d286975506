"""Which network addresses a captured page may reach: the public internet and nothing else. Pure.

Left out on purpose: host names. They are decided by what they resolve to, at the moment when the
socket is opened (`ipclaim.capture.proxy`), because a name can change its answer in between.
"""

from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

WEB_PORTS = frozenset({80, 443})

# Ranges that Python calls global and that still lead inside or through a tunnel to the inside:
# carrier NAT, IETF assignments, benchmarks, NAT64, 6to4, Teredo, site-local, v4-compatible.
_INWARD = tuple(
    ip_network(text)
    for text in (
        "100.64.0.0/10",
        "192.0.0.0/24",
        "198.18.0.0/15",
        "64:ff9b::/96",
        "64:ff9b:1::/48",
        "2002::/16",
        "2001::/32",
        "fec0::/10",
        "::/96",
    )
)


def is_public(address: str) -> bool:
    """Whether an IP address, as resolved, belongs to the public internet.

    Text that is no IP address is not public; a zone (``%eth0``) marks an address as local.
    """
    try:
        parsed: IPv4Address | IPv6Address = ip_address(address)
    except ValueError:
        return False
    if isinstance(parsed, IPv6Address):
        if parsed.scope_id is not None:
            return False
        parsed = parsed.ipv4_mapped or parsed
    if not parsed.is_global or parsed.is_multicast or parsed.is_reserved or parsed.is_unspecified:
        return False
    return not any(parsed in network for network in _INWARD if network.version == parsed.version)


def site_of(host: str) -> str:
    """Return the last two labels of a host: ``www.example.com`` gives ``example.com``."""
    return ".".join(host.lower().rstrip(".").split(".")[-2:])
