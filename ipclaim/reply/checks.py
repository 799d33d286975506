"""The checks that a test of a defence may name: one dict, and the proof that the book fits it."""

from collections.abc import Iterator, Mapping

from ipclaim.reply.answer import Check
from ipclaim.reply.book import ReplyBook, Test
from ipclaim.reply.dealer import CHECKS as DEALER_CHECKS
from ipclaim.reply.invoice_checks import CHECKS as INVOICE_CHECKS
from ipclaim.reply.listing_checks import CHECKS as LISTING_CHECKS
from ipclaim.reply.right_checks import CHECKS as RIGHT_CHECKS
from ipclaim.reply.seller_checks import CHECKS as SELLER_CHECKS

CHECKS: Mapping[str, Check] = {
    **DEALER_CHECKS,
    **RIGHT_CHECKS,
    **LISTING_CHECKS,
    **SELLER_CHECKS,
    **INVOICE_CHECKS,
}


def misfits(book: ReplyBook) -> Iterator[str]:
    """Yield what is wrong between the book's clauses and the checks that it names."""
    for defence in book.defences:
        for test in defence.tests:
            for wrong in _misfits_of(test):
                yield f"{defence.id} {test.id}: {wrong}"


def _misfits_of(test: Test) -> Iterator[str]:
    if test.check is None:
        return
    check = CHECKS.get(test.check)
    if check is None:
        yield f"no check is called {test.check}; there are {', '.join(sorted(CHECKS))}"
        return
    for code in sorted(check.codes.keys() - test.says.keys()):
        yield f"no clause for the answer {code}"
    for code in sorted(test.says.keys() - check.codes.keys()):
        yield f"the check never answers {code}"
    for code in sorted(test.says.keys() & check.codes.keys()):
        for name in sorted(test.says[code].names - check.codes[code]):
            yield f"the clause {code} names {name}, which the check does not tell"
