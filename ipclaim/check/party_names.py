"""Two names of one party, compared: what differs, and what to say about it."""

from ipclaim.check import looking, names
from ipclaim.check.looking import seen, where, words
from ipclaim.check.matter import Matter, Seen
from ipclaim.check.names import Comparison, Likeness
from ipclaim.check.verdict import Fact, Looked, Verdict, fails, needs_a_look, passes
from ipclaim.frozen import dataclass
from ipclaim.model.text import Text

COMPARED = "left left_at right right_at"
_DIFFERS = f"{COMPARED} differing"
NAME_SAYS = {
    "same": COMPARED,
    "other_script": _DIFFERS,
    "look_alike": _DIFFERS,
    "other_form": _DIFFERS,
    "different": COMPARED,
    "incomparable": COMPARED,
    "one_of_several": COMPARED,
}


@dataclass(frozen=True, slots=True)
class PartyName:
    """A name to compare: from a paper, or as the case states it."""

    text: str
    at: Text
    looked: Looked

    @classmethod
    def of(cls, matter: Matter, found: Seen) -> "PartyName":
        """Return the name that a field states."""
        return cls(words(found), where(matter, found), found)

    @classmethod
    def of_complainant(cls, matter: Matter) -> "PartyName":
        """Return the complainant's name as the case states it."""
        name = matter.case.complainant.name
        return cls(
            name,
            Text("case.yaml 中填写的投诉人", "complainant in case.yaml"),
            f"case.complainant.name={name}",
        )


def told_differing(comparison: Comparison) -> Text:
    """Return the differing pieces as ``left / right``, a missing one as ∅."""
    shown = [f"{left or '∅'} / {right or '∅'}" for left, right in comparison.differing]
    return looking.listed(shown)


def judged(matter: Matter, left: PartyName, right: PartyName) -> Verdict:
    """Compare two names that are both certain."""
    comparison = names.compare(left.text, right.text)
    facts: dict[str, Fact] = {
        "left": left.text,
        "left_at": left.at,
        "right": right.text,
        "right_at": right.at,
    }
    looked = (left.looked, right.looked)
    match comparison.likeness:
        case Likeness.SAME if comparison.other_script:
            return passes("other-script", *looked, **facts, differing=told_differing(comparison))
        case Likeness.SAME:
            return passes("same", *looked, **facts)
        case Likeness.LOOK_ALIKE:
            return fails("look-alike", *looked, **facts, differing=told_differing(comparison))
        case Likeness.OTHER_FORM:
            return fails("other-form", *looked, **facts, differing=told_differing(comparison))
        case Likeness.DIFFERENT if _is_one_of(left.text, right.text):
            return needs_a_look("one-of-several", *looked, **facts)
        case Likeness.DIFFERENT:
            return fails("different", *looked, **facts)
        case Likeness.INCOMPARABLE:
            if is_linked(matter, left.text, right.text):
                return passes("same", *looked, **facts)
            return needs_a_look("incomparable", *looked, **facts)


def _is_one_of(left: str, right: str) -> bool:
    """Whether one side lists several parties and each name of the other is among them."""
    ours, theirs = sorted((names.parties(left), names.parties(right)), key=len)
    return len(theirs) > 1 and all(
        any(names.compare(each, one).is_same for one in theirs) for each in ours
    )


_NAME_PAIRS = (
    ("holder_name", "holder_name_en"),
    ("grantor", "grantor_name_en"),
    ("grantee", "grantee_name_en"),
    ("company_name", "company_name_en"),
)


def is_linked(matter: Matter, left: str, right: str) -> bool:
    """Whether a paper states both names, Chinese and Latin, for one party, both certain."""
    for paper in matter.facts.documents:
        for chinese, latin in _NAME_PAIRS:
            pair = seen(paper, chinese), seen(paper, latin)
            if not all(each is not None and each.field.is_certain for each in pair):
                continue
            stated = [words(each) for each in pair]
            for ours, theirs in ((left, right), (right, left)):
                if (
                    names.compare(ours, stated[0]).is_same
                    and names.compare(theirs, stated[1]).is_same
                ):
                    return True
    return False
