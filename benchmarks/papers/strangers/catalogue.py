"""Which template shows which kind of paper, and how that paper usually reaches us."""

from dataclasses import dataclass

SHEET = (
    "pristine",
    "scan",
    "faint",
    "phone",
    "fax",
    "lowres",
    "screen",
    "photocopy",
    "folded",
    "coffee_stain",
    "hand_in_view",
    "highlighted",
    "watermarked",
    "stamped_blue",
    "pdf",
)
ON_SCREEN = ("pristine", "screen", "lowres", "pdf")
CARD = ("pristine", "scan", "phone", "photocopy", "watermarked", "hand_in_view", "lowres")
FILE = ("pdf", "pristine", "scan", "watermarked", "screen", "phone", "highlighted")


@dataclass(frozen=True, slots=True)
class Template:
    """One stranger's paper. ``ways`` are the spoilings it is usually seen with."""

    name: str
    kind: str
    jurisdiction: str = "CN"
    ways: tuple[str, ...] = SHEET


TEMPLATES = (
    Template("cn_certificate_range", "trademark_certificate"),
    Template("cn_certificate_dates", "trademark_certificate"),
    Template("cn_certificate_office", "trademark_certificate"),
    Template("cn_certificate_digital", "trademark_certificate", ways=FILE),
    Template("cn_certificate_goods_page", "trademark_certificate"),
    Template("cn_madrid_proof", "trademark_certificate"),
    Template("us_certificate_modern", "trademark_certificate", "US"),
    Template("us_certificate_1990s", "trademark_certificate", "US"),
    Template("eu_certificate", "trademark_certificate", "EU", FILE),
    Template("uk_certificate", "trademark_certificate", "UK", FILE),
    Template("bx_certificate", "trademark_certificate", "BX", FILE),
    Template("wipo_certificate", "trademark_certificate", "WIPO", FILE),
    Template("jp_certificate", "trademark_certificate", "JP"),
    Template("kr_certificate", "trademark_certificate", "KR"),
    Template("cn_renewal_slip", "trademark_renewal"),
    Template("cn_renewal_table", "trademark_renewal"),
    Template("wipo_renewal", "trademark_renewal", "WIPO", FILE),
    Template("cn_assignment_proof", "trademark_assignment"),
    Template("cn_change_proof", "trademark_change"),
    Template("cn_acceptance", "trademark_application"),
    Template("us_filing_receipt", "trademark_application", "US", ON_SCREEN),
    Template("cn_archive", "trademark_register_extract"),
    Template("cn_register_web", "trademark_register_extract", ways=ON_SCREEN),
    Template("licence_wide", "business_licence"),
    Template("licence_copy", "business_licence"),
    Template("licence_2014", "business_licence"),
    Template("licence_15_digits", "business_licence"),
    Template("licence_trader", "business_licence"),
    Template("licence_print", "business_licence", ways=FILE),
    Template("hk_incorporation", "business_licence", "HK"),
    Template("hk_business_registration", "business_licence", "HK"),
    Template("uk_companies_house", "business_licence", "UK", FILE),
    Template("id_both_sides", "id_card", ways=CARD),
    Template("id_on_paper", "id_card", ways=CARD),
    Template("passport_cn", "passport", "CN", CARD),
    Template("passport_other", "passport", "", CARD),
    Template("poa_running", "authorization_letter"),
    Template("poa_clauses", "authorization_letter"),
    Template("poa_table", "authorization_letter"),
    Template("poa_columns", "authorization_letter"),
    Template("poa_english", "authorization_letter"),
    Template("poa_onward", "authorization_letter"),
    Template("poa_brand", "authorization_letter"),
    Template("poa_person", "authorization_letter"),
    Template("work_registration", "copyright_certificate"),
    Template("work_registration_rows", "copyright_certificate"),
    Template("software_registration", "software_copyright_certificate"),
    Template("patent_design", "design_patent_certificate"),
    Template("patent_invention", "invention_patent_certificate"),
    Template("patent_model", "utility_model_certificate"),
    Template("counter_statement", "counter_notice"),
    Template("counter_form", "counter_notice"),
    Template("counter_mail", "counter_notice", "", ON_SCREEN),
    Template("invoice_2023", "invoice", ways=FILE),
    Template("invoice_vat", "invoice", ways=FILE),
    Template("other_contract", "other"),
    Template("other_order", "other", ways=ON_SCREEN),
    Template("other_quotation", "other"),
    Template("other_blank", "other", ways=("pristine", "scan", "photocopy", "phone")),
    Template("other_chat", "other", ways=ON_SCREEN),
    Template("other_goods", "other", ways=("pristine", "lowres", "screen")),
    Template("other_bank_slip", "other"),
    Template("other_judgment", "other"),
    Template("other_delivery", "other"),
)

LOOK = frozenset(
    (
        "cn_certificate_range",
        "cn_certificate_dates",
        "cn_certificate_digital",
        "cn_madrid_proof",
        "us_certificate_modern",
        "us_certificate_1990s",
        "uk_certificate",
        "wipo_certificate",
        "jp_certificate",
        "kr_certificate",
        "cn_renewal_table",
        "cn_assignment_proof",
        "cn_change_proof",
        "us_filing_receipt",
        "cn_archive",
        "licence_copy",
        "licence_2014",
        "licence_15_digits",
        "licence_trader",
        "hk_business_registration",
        "uk_companies_house",
        "id_on_paper",
        "passport_cn",
        "passport_other",
        "poa_clauses",
        "poa_table",
        "poa_english",
        "poa_brand",
        "poa_person",
        "work_registration_rows",
        "software_registration",
        "patent_invention",
        "patent_model",
        "counter_statement",
        "counter_form",
        "invoice_vat",
        "other_contract",
        "other_order",
        "other_chat",
        "other_bank_slip",
        "other_delivery",
    )
)
"""Those who tune the reader may look at these; never at the rest. Nineteen came over from
``REPORT`` after a version had been reported on with them, and fresh ones took their places."""

REPORT = frozenset(template.name for template in TEMPLATES) - LOOK
"""For reporting only."""

BUNDLES = (
    ("poa_running", "licence_wide", "cn_certificate_office"),
    ("poa_columns", "id_both_sides"),
    ("cn_certificate_goods_page", "cn_renewal_slip", "cn_acceptance"),
    ("counter_mail", "invoice_2023", "other_blank"),
    ("other_blank", "licence_print", "poa_onward", "cn_certificate_office"),
)
"""Papers that came as one scanned PDF; all for reporting."""
