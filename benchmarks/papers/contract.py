"""Which fields each type of paper has, as promised to whoever reads ``ipclaim read --json``.

A field that is not among them is neither right nor wrong: it was never asked for.
"""

_RIGHT = frozenset(
    {
        *("registration_number", "application_number", "mark_text", "nice_classes"),
        *("goods_services", "holder_name", "holder_name_en", "holder_address"),
        *("holder_address_en", "filing_date", "registration_date", "valid_from", "valid_to"),
        *("issue_date", "designated_states"),
    }
)
_WORK = frozenset(
    {
        *("registration_number", "work_title", "author", "holder_name", "holder_address"),
        *("creation_date", "publication_date", "registration_date", "effective_date"),
    }
)
_PATENT = frozenset(
    {
        *("patent_number", "registration_number", "holder_name", "holder_address"),
        *("filing_date", "grant_date", "publication_number", "application_number"),
        "issue_date",
    }
)
FIELDS: dict[str, frozenset[str]] = {
    "trademark_certificate": _RIGHT,
    "trademark_application": _RIGHT | {"status"},
    "trademark_register_extract": _RIGHT | {"status"},
    "trademark_renewal": frozenset(
        {
            *("registration_number", "mark_text", "nice_classes", "holder_name"),
            *("holder_address", "valid_from", "valid_to", "issue_date"),
        }
    ),
    "trademark_assignment": frozenset(
        {
            *("registration_number", "mark_text", "nice_classes", "assignor_name"),
            *("assignee_name", "assignee_address", "assignment_date", "issue_date"),
        }
    ),
    "trademark_change": frozenset(
        {
            *("registration_number", "nice_classes", "previous_name", "new_name"),
            *("previous_address", "new_address", "issue_date"),
        }
    ),
    "business_licence": frozenset(
        {
            *("unified_social_credit_code", "registration_number", "company_name"),
            *("company_type", "legal_representative", "operator", "registered_capital"),
            *("established_date", "valid_from", "valid_to", "address", "business_scope"),
            "issue_date",
        }
    ),
    "id_card": frozenset(
        {
            *("name", "sex", "ethnicity", "birth_date", "address", "id_number"),
            *("issuing_authority", "valid_from", "valid_to"),
        }
    ),
    "passport": frozenset(
        {
            *("passport_number", "surname", "given_names", "nationality", "birth_date"),
            *("sex", "issue_date", "valid_to", "mrz"),
        }
    ),
    "authorization_letter": frozenset(
        {
            *("grantor", "grantee", "grantor_name_en", "grantee_name_en"),
            *("grantor_credit_code", "grantee_credit_code", "rights_numbers", "platforms"),
            *("scope", "territory", "period_from", "period_to", "may_delegate", "signed"),
            *("sealed", "seal_text", "signed_date", "sub_delegation"),
        }
    ),
    "copyright_certificate": _WORK,
    "software_copyright_certificate": _WORK,
    "design_patent_certificate": _PATENT | {"design_title", "designers"},
    "invention_patent_certificate": _PATENT | {"title", "inventors"},
    "utility_model_certificate": _PATENT | {"title", "inventors"},
    "counter_notice": frozenset(
        {
            *("seller_name", "platform", "complaint_number", "listing_urls", "defence"),
            *("rights_numbers", "own_registration_number", "notice_date", "signed", "sealed"),
        }
    ),
    "invoice": frozenset({"issuer", "buyer", "invoice_number", "invoice_date", "lines", "total"}),
}
"""By ``doc_type``; a type that is not here has none."""


def promised(doc_type: str, name: str) -> bool:
    """Tell whether a type of paper has a field."""
    return name in FIELDS.get(doc_type, frozenset())
