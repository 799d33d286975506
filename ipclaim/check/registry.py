"""Every check by its name: what a rule's ``check`` may be. Adding one means adding it here."""

from collections.abc import Mapping
from typing import Any

from ipclaim.check import (
    authority_checks,
    copy_checks,
    delegation_checks,
    enclosure_checks,
    evidence_checks,
    filing_checks,
    form_checks,
    goods_checks,
    identity_checks,
    joint_checks,
    link_checks,
    order_checks,
    paper_checks,
    party_checks,
    proof_checks,
    purchase_checks,
    renewal_checks,
    repeat_checks,
    reply_checks,
    report_checks,
    right_checks,
    standing_checks,
    statement_checks,
    term_checks,
    use_checks,
)
from ipclaim.check.verdict import Check

_ROOMS = (
    paper_checks,
    party_checks,
    identity_checks,
    term_checks,
    right_checks,
    goods_checks,
    authority_checks,
    delegation_checks,
    link_checks,
    evidence_checks,
    filing_checks,
    form_checks,
    order_checks,
    report_checks,
    copy_checks,
    enclosure_checks,
    joint_checks,
    renewal_checks,
    standing_checks,
    proof_checks,
    purchase_checks,
    repeat_checks,
    reply_checks,
    statement_checks,
    use_checks,
)

CHECKS: Mapping[str, Check[Any]] = {
    member.name: member
    for room in _ROOMS
    for member in vars(room).values()
    if isinstance(member, Check)
}
"""The args of each check differ in type; ``Check.__call__`` validates them, hence ``Any``."""
