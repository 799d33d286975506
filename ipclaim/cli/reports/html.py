"""One self-contained HTML page for people who got the report by mail."""

from collections.abc import Sequence

from ipclaim.cli.reports.legal import by_regime, told_element
from ipclaim.cli.reports.places import told_places
from ipclaim.cli.reports.text import MARKS, verdict
from ipclaim.model.text import Lang
from ipclaim.run.batch import CaseResult

_PAGE = """\
<!doctype html>
<html lang="{{ 'zh-CN' if lang == 'zh' else 'en' }}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>ipclaim</title>
<style>
body { font: 16px/1.6 "Noto Sans SC", "Noto Sans CJK SC", sans-serif; color: #1d2733;
       max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.4rem; border-bottom: 2px solid #26415e; padding-bottom: .3rem }
h2 { font-size: 1.1rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .4rem .6rem;
         border-top: 1px solid #cfd6de }
.fail { font-weight: bold; color: #8c1d18 } .review { font-weight: bold; color: #7a4b00 }
small { color: #4a5766; overflow-wrap: anywhere }
</style></head>
<body>
{% for result in results %}
<h1>{{ result.name }}: {{ verdict(result, lang) }}</h1>
{% if result.error %}<p class="fail">{{ result.error.told_in(lang) }}</p>{% endif %}
{% if result.assessment %}
<p>{{ result.assessment.platform }} {{ result.assessment.pack_version }},
{{ result.assessment.as_of.isoformat() }}</p>
<table>
{% for finding in result.assessment.findings %}
<tr><th scope="row">{{ finding.rule }}</th>
<td class="{{ finding.outcome.value }}">{{ marks[finding.outcome].said_in(lang) }}</td>
<td>{{ finding.title.said_in(lang) }}<br>{{ finding.message.said_in(lang) }}
{% if finding.advice.said_in(lang) %}<br>→ {{ finding.advice.said_in(lang) }}{% endif %}
<small>{% for place in told_places(result, finding) %}<br>{{ place }}{% endfor %}
{% for cite in finding.cites %}<br>{{ cite.ref }} ({{ cite.verified_on.isoformat() }})
{% endfor %}</small></td></tr>
{% endfor %}
</table>
{% for name, elements in by_regime(result.assessment) %}
<h2>{{ name.said_in(lang) }}</h2>
<table>
{% for element in elements %}
<tr><th scope="row">{{ element.title.said_in(lang) }}</th>
<td class="{{ element.outcome.value }}">{{ told_element(element, lang) }}
<small>{% for cite in element.cites %}<br>{{ cite.ref }} ({{ cite.verified_on.isoformat() }})
{% endfor %}</small></td></tr>
{% endfor %}
</table>
{% endfor %}
{% endif %}
{% endfor %}
</body></html>
"""


def write(results: Sequence[CaseResult], lang: Lang) -> str:
    """Return the page; every value is escaped."""
    # Only this format needs the library of templates; the others must not wait for it.
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415

    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(_PAGE).render(
        results=results,
        lang=lang,
        marks=MARKS,
        told_places=told_places,
        verdict=verdict,
        by_regime=by_regime,
        told_element=told_element,
    )
