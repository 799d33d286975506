"""The law's own list in a report: how much of a notice in its sense the filing is."""

from collections.abc import Iterator
from itertools import groupby

from ipclaim.model.finding import Assessment, LegalElement, Outcome
from ipclaim.model.text import Lang, Text, counted

OUTCOMES = {
    Outcome.PASS: Text("具备", "met"),
    Outcome.FAIL: Text("不具备", "not met"),
    Outcome.REVIEW: Text("待人工核对", "a person must look"),
    Outcome.NOT_APPLICABLE: Text("不适用", "not applicable"),
}


def by_regime(assessment: Assessment) -> Iterator[tuple[Text, tuple[LegalElement, ...]]]:
    """Yield each regime's name with its elements."""
    for _, group in groupby(assessment.elements, key=lambda element: element.regime):
        elements = tuple(group)
        yield elements[0].regime_name, elements


def legal_lines(assessment: Assessment, lang: Lang) -> Iterator[str]:
    """Yield a line for each regime, and one for each of its elements that is not met."""
    for name, elements in by_regime(assessment):
        spoken = [each for each in elements if each.outcome is not Outcome.NOT_APPLICABLE]
        if not spoken:
            told = Text("不适用于本次主张", "does not speak about this claim")
            yield f"{name.said_in(lang)}: {told.said_in(lang)}"
            continue
        met = sum(each.outcome is Outcome.PASS for each in spoken)
        count = Text(
            f"{len(spoken)} 项要件中具备 {met} 项",
            f"{met} of {counted(len(spoken), '# element|# elements')} met",
        )
        yield f"{name.said_in(lang)}: {count.said_in(lang)}"
        for each in spoken:
            if each.outcome is not Outcome.PASS:
                yield f"  {each.title.said_in(lang)}: {told_element(each, lang)}"


def told_element(element: LegalElement, lang: Lang) -> str:
    """Return the outcome, and by what it was decided."""
    by = element.asked.said_in(lang) if element.asked else ", ".join(element.rules)
    return f"{OUTCOMES[element.outcome].said_in(lang)} ({by})"
