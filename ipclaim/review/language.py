"""Which language a reader gets: the one asked for, else the one kept, else the browser's.

English is the answer for a browser that wants neither Chinese nor English.
"""

from ipclaim.model.text import Lang


def choose_language(asked: str | None, kept: str | None, accepted: str | None) -> Lang:
    """Return the language from ``?lang=``, the cookie and ``Accept-Language``, in this order."""
    for wish in (asked, kept):
        if wish in {lang.value for lang in Lang}:
            return Lang(wish)
    return _preferred(accepted or "")


def _preferred(accepted: str) -> Lang:
    """Return the better liked of our languages (RFC 9110, 12.5.4); on a tie the first named."""
    liked: dict[Lang, float] = {}
    for item in accepted.split(","):
        tag, _, parameters = item.partition(";")
        primary = tag.strip().lower().split("-", 1)[0]
        if primary in {lang.value for lang in Lang}:
            lang = Lang(primary)
            liked[lang] = max(liked.get(lang, 0.0), _weight(parameters))
    best = max(liked, key=lambda lang: liked[lang], default=Lang.EN)
    return best if liked.get(best, 0.0) > 0 else Lang.EN


def _weight(parameters: str) -> float:
    """Return the ``q`` of a language range, 1 without one, 0 when it is no number from 0 to 1."""
    name, _, number = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        weight = float(number)
    except ValueError:
        return 0.0
    return weight if 0 <= weight <= 1 else 0.0
