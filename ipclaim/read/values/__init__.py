"""From the words on the paper to a value: one small reader for each form of value.

Layouts name the forms; each is a function of folded text that says what it found, where in the
text, and whether the form is what such a value must look like.
"""

from ipclaim.read.values.classes import classes_named, goods, grouped_goods
from ipclaim.read.values.days import (
    date,
    day_first_date,
    end_date,
    month_first_date,
    open_date,
    roc_date,
    term_end,
    term_start,
)
from ipclaim.read.values.form import Parsed, Parser
from ipclaim.read.values.lists import (
    invoice_lines,
    nice_classes,
    people,
    rights_numbers,
    states,
    urls,
)
from ipclaim.read.values.numbers import (
    amount,
    amount_in_words,
    any_number,
    company_number,
    credit_code,
    money,
    office_number,
    patent_number,
    publication_number,
    registration_15,
    resident_id,
    serial_number,
    siren,
    trademark_number,
)
from ipclaim.read.values.owners import (
    foreign_address,
    holder,
    latin_holder,
    parted_address,
)
from ipclaim.read.values.parties import (
    address,
    company,
    ethnicity,
    latin_name,
    name,
    person,
    registered_person,
    several_names,
    sex,
    spaced_person,
    translated_address,
    translated_name,
)
from ipclaim.read.values.passports import (
    given_names,
    mrz,
    sex_letter,
    surname,
    zone_birth,
    zone_expiry,
    zone_given_names,
    zone_number,
    zone_sex,
    zone_surname,
)
from ipclaim.read.values.prose import mark_name, phrase, text_value

PARSERS: dict[str, Parser] = {
    "text": text_value,
    "scope": text_value,
    "phrase": phrase,
    "mark-name": mark_name,
    "name": name,
    "several-names": several_names,
    "company": company,
    "person": person,
    "spaced-person": spaced_person,
    "registered-person": registered_person,
    "latin-name": latin_name,
    "translated-name": translated_name,
    "translated-address": translated_address,
    "address": address,
    "date": date,
    "day-first-date": day_first_date,
    "month-first-date": month_first_date,
    "roc-date": roc_date,
    "term-start": term_start,
    "term-end": term_end,
    "end-date": end_date,
    "open-date": open_date,
    "trademark-number": trademark_number,
    "credit-code": credit_code,
    "registration-15": registration_15,
    "resident-id": resident_id,
    "patent-number": patent_number,
    "number": any_number,
    "office-number": office_number,
    "serial-number": serial_number,
    "company-number": company_number,
    "siren": siren,
    "holder": holder,
    "latin-holder": latin_holder,
    "foreign-address": foreign_address,
    "parted-address": parted_address,
    "classes-named": classes_named,
    "goods": goods,
    "grouped-goods": grouped_goods,
    "states": states,
    "surname": surname,
    "given-names": given_names,
    "sex-letter": sex_letter,
    "mrz": mrz,
    "zone-number": zone_number,
    "zone-surname": zone_surname,
    "zone-given-names": zone_given_names,
    "zone-birth": zone_birth,
    "zone-sex": zone_sex,
    "zone-expiry": zone_expiry,
    "publication-number": publication_number,
    "people": people,
    "nice-classes": nice_classes,
    "rights-numbers": rights_numbers,
    "sex": sex,
    "amount": amount,
    "amount-in-words": amount_in_words,
    "money": money,
    "invoice-lines": invoice_lines,
    "ethnicity": ethnicity,
    "urls": urls,
}
"""Forms of value by the name that layouts use."""

LISTS = frozenset({"nice-classes", "rights-numbers", "urls"})
"""Forms of which a paper may name several, in several places."""

JOINED = LISTS | {"goods"}
"""Forms whose pieces in several blocks are one value: each class has its own."""

__all__ = ["JOINED", "LISTS", "PARSERS", "Parsed", "Parser"]
