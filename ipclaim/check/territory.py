"""Where a right is in force, and whether that covers where the goods are sold.

Decides by countries alone: an EU right covers each member, a Benelux right its three countries, an
international registration what it designates. Whether goods shipped abroad infringe there is left
to a lawyer.
"""

from collections.abc import Collection, Iterable
from enum import StrEnum
from urllib.parse import urlsplit

from ipclaim.check.looking import list_of
from ipclaim.check.matter import Matter, Seen
from ipclaim.model.listing import LinkKind
from ipclaim.rules.links import address_in

EU_MEMBERS = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
    "IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip
_UNIONS = {"EU": EU_MEMBERS, "BX": frozenset({"BE", "NL", "LU"})}
_OTHER_CODES = {"EM": "EU", "GB": "UK", "CHINA": "CN", "中国": "CN"}
"""Codes that papers use for what is called otherwise here."""


class Reach(StrEnum):
    """How much of a market a right covers."""

    WHOLE = "whole"
    PART = "part"
    NONE = "none"


def reach(areas: Iterable[str], wanted: Collection[str]) -> Reach:
    """Return how far a right in force in some areas covers the countries or unions wanted."""
    held = _countries(areas)
    covered = [_countries([each]) <= held for each in wanted]
    if covered and all(covered):
        return Reach.WHOLE
    return Reach.PART if any(_countries([each]) & held for each in wanted) else Reach.NONE


def _countries(areas: Iterable[str]) -> frozenset[str]:
    return frozenset(country for area in areas for country in _UNIONS.get(area, {area}))


def designated(states: Seen | None) -> tuple[str, ...]:
    """Return the countries that an international registration designates, as codes."""
    return tuple(_OTHER_CODES.get(state.upper(), state.upper()) for state in list_of(states))


def markets(matter: Matter) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return where the right must be in force, and the listings of which no source says.

    A host that sells in one country asks for that country; another for the platform's territories.
    The host is the link's own: one canonical address may stand for an item on several sites.
    Without listings the platform's territories stand alone; an empty second answer says that all
    is known.
    """
    territories = matter.pack.territories
    hosts = {
        each.id: urlsplit(address_in(each.link.url) or each.canonical or "").hostname or ""
        for each in matter.facts.listings
        if each.kind is LinkKind.LISTING
    }
    wanted, unknown = dict.fromkeys(() if hosts else territories or ()), []
    for listing, host in hosts.items():
        market = matter.pack.market(host)
        known = territories if market is None else (market,)
        wanted.update(dict.fromkeys(known or ()))
        if known is None:
            unknown.append(listing)
    return tuple(wanted), tuple(unknown) if hosts or territories else ("-",)
