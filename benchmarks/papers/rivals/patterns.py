"""What the rivals look for: title words of each type, labels and sentences of each field.

A day's work by somebody who knows the papers, for Chinese and English; nothing of it is ours.
"""

from dataclasses import dataclass

from benchmarks.papers.rivals import forms
from benchmarks.papers.rivals.forms import DATE, Form

TITLES: tuple[tuple[str, str], ...] = (
    (
        "counter_notice",
        r"申诉书|反通知|不侵权声明|不侵权的声明|[Cc]ounter[- ]?[Nn]oti|COUNTER.?NOTI",
    ),
    (
        "other",
        r"使用许可合同|许可协议|购销合同|采购合同|订单详情|[Ll]icen[sc]e [Aa]greement|报价单",
    ),
    ("trademark_renewal", r"续展注册证明|续展证明"),
    ("trademark_assignment", r"转让证明|转让注册证明"),
    ("trademark_change", r"变更.{0,10}证明"),
    ("trademark_application", r"受理通知书"),
    ("trademark_register_extract", r"商标档案|商标详情|商标状态"),
    ("software_copyright_certificate", r"软件著作权登记证书"),
    ("copyright_certificate", r"作品.{0,2}登记证书"),
    ("design_patent_certificate", r"外观设计专利证书"),
    ("invention_patent_certificate", r"发明专利证书"),
    ("utility_model_certificate", r"实用新型专利证书"),
    ("passport", r"P<[A-Z]{3}|护照|PASSPORT"),
    ("id_card", r"公民身份号码|居民身份证|签发机关"),
    ("invoice", r"发票"),
    (
        "authorization_letter",
        r"(?i)授权委托书|授权书|委托书|power of attorney|letter of authori[sz]ation",
    ),
    ("business_licence", r"(?i)business registration|经营范围"),
    (
        "business_licence",
        r"(?i)营业执照|社会信用代码|certificate of incorporation|company number",
    ),
    (
        "trademark_certificate",
        r"(?i)商标注册证|商標登録証|상표등록증|certificate of registration|reg\. no|madrid",
    ),
    ("trademark_certificate", r"(?i)trade ?mark"),
)
"""In order of precedence: the first whose words stand in the text."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A value behind its label, or in the row below it; ``wraps`` lets it go on for rows."""

    field: str
    label: str
    form: Form = forms.words
    wraps: int = 0


@dataclass(frozen=True, slots=True)
class Running:
    """A value in a sentence: the pattern's first group."""

    field: str
    pattern: str
    form: Form = forms.words


Pattern = Labelled | Running
_FROM = rf"自?(?:公元)?\s*({DATE})\s*(?:起)?\s*(?:[至到\-~—]+|to|until)"
_TO = rf"{DATE}\s*(?:起)?\s*(?:[至到\-~—]+|to|until)\s*(?:公元)?\s*({DATE}|长期)"
_NUMBER_OF = r"第\s*(G?\d{4,9}[A-Z]?)\s*号"
_CODE = r"(?<![0-9A-Z])([0-9A-HJ-NPQRTUWXY]{18})(?![0-9A-Z])"
_ON_A_PLATFORM = r"阿里巴巴|速卖通|电子商务平台|AliExpress|e-commerce"
_COMPLAINT = r"投诉(?:编号|号|单号)|[Cc]omplaint (?:[Nn]o\.?|[Nn]umber|ID)"
_MARK: tuple[Pattern, ...] = (
    Running("registration_number", _NUMBER_OF, forms.number),
    Labelled("registration_number", r"(?:申请/)?注册号(?:码)?", forms.number),
    Running(
        "registration_number", r"(?:Reg\. No\.|登録第|등록번호|제)\s*([\d,\-]{6,12})", forms.number
    ),
    Running("registration_number", r"\(?\b1[15]1\)?\D{0,24}(\d[\d ]{5,10})", forms.number),
    Labelled("application_number", r"申请号|Application [Nn]o\.?|出願番号|출원번호", forms.number),
    Running("application_number", r"SER\. NO\.\s*([\d\-,]+)", forms.number),
    Running(
        "nice_classes", r"(?:国际分类|类\s*别|核定使用商品)[^\d\n]{0,8}(\d{1,2})", forms.classes
    ),
    Running("nice_classes", r"第\s*(\d{1,2})\s*类", forms.classes),
    Running(
        "nice_classes",
        r"(?:Int\. Cl\.|CLASS|Class|\b511)\W{0,6}(\d{1,2}\b(?:[ ,;]+\d{1,2}\b)*)",
        forms.classes,
    ),
    Labelled(
        "goods_services", r"核定使用商品(?:/服务项目)?(?:\([^)\n]*\))?|商品/服务", forms.goods, 8
    ),
    Labelled(
        "holder_name", r"(?:商标)?注册人(?:名义)?(?!地址)|申请人(?:名称)?(?!地址)", forms.words, 1
    ),
    Labelled("holder_name", r"\(?\b73[12]\)?|商標権者(?:名称)?|상표권자", forms.words),
    Running("holder_address", r"\b73[12]\)?[^\n]*\n([^\n]+(?:\n[^\n(:]+)?)", forms.words),
    Labelled("holder_address", r"(?:注册人|注册|申请人)?地址", forms.words, 2),
    Labelled("filing_date", r"申请日期|Filing date|\(?\b220\)?|出願日|출원일", forms.day),
    Labelled(
        "registration_date", r"注册日期|Registered|Registration date|登録日|등록일", forms.day
    ),
    Running("registration_date", rf"\b151\)?[^\n\d]{{0,40}}({DATE})", forms.day),
    Running("valid_from", _FROM, forms.day),
    Running("valid_to", _TO, forms.day),
    Labelled("valid_to", r"有效期(?:限)?至|\(?\b180\)?|Expir\w+ date", forms.day),
    Labelled("issue_date", r"发证日期|签发日期|打印日期|发文日期", forms.day),
    Labelled("status", r"商标状态|状态", forms.words),
)
_PATENT: tuple[Pattern, ...] = (
    Labelled("patent_number", r"专利号", forms.number),
    Labelled("holder_name", r"专利权人", forms.words, 1),
    Labelled("holder_address", r"地址", forms.words, 2),
    Labelled("filing_date", r"专利申请日|申请日", forms.day),
    Labelled("grant_date", r"授权公告日", forms.day),
    Labelled("publication_number", r"授权公告号", forms.number),
)
PATTERNS: dict[str, tuple[Pattern, ...]] = {
    "trademark_certificate": _MARK,
    "trademark_application": _MARK,
    "trademark_register_extract": _MARK,
    "trademark_renewal": tuple(
        pattern for pattern in _MARK if pattern.field not in {"goods_services", "registration_date"}
    ),
    "trademark_assignment": (
        Running("registration_number", _NUMBER_OF, forms.number),
        Running("nice_classes", r"第\s*(\d{1,2})\s*类", forms.classes),
        Labelled("assignee_name", r"受让人(?:名义|名称)?(?!地址)", forms.words, 1),
        Labelled("assignee_address", r"(?:受让人)?地址", forms.words, 2),
        Labelled("assignor_name", r"(?<!受)转让人(?:名义|名称)?", forms.words, 1),
        Labelled("assignment_date", r"核准日期|转让日期", forms.day),
        Running("issue_date", rf"({DATE})\s*$", forms.day),
    ),
    "trademark_change": (
        Running("registration_number", _NUMBER_OF, forms.number),
        Running("nice_classes", r"第\s*(\d{1,2})\s*类", forms.classes),
        Labelled("previous_name", r"(?:变更前|原)(?:注册人)?(?:名义|名称)", forms.words, 1),
        Labelled("new_name", r"(?:变更后|现)(?:注册人)?(?:名义|名称)", forms.words, 1),
        Labelled("previous_address", r"(?:变更前|原)(?:注册人)?地址", forms.words, 2),
        Labelled("new_address", r"(?:变更后|现)(?:注册人)?地址", forms.words, 2),
        Running("issue_date", rf"({DATE})\s*$", forms.day),
    ),
    "business_licence": (
        Running("unified_social_credit_code", _CODE, forms.number),
        Running("registration_number", r"注\s*册\s*号\W{0,3}(\d{13,15})", forms.number),
        Running(
            "registration_number",
            r"(?:[Cc]ompany [Nn]umber|No\.)\W{0,3}([\d\-]{6,24})",
            forms.number,
        ),
        Labelled("company_name", r"名\s*称|企业名称|字号名称", forms.words, 1),
        Labelled("company_type", r"(?:主体)?类\s*型", forms.words, 1),
        Labelled("legal_representative", r"法定代表人|负责人", forms.words),
        Labelled("operator", r"经营者", forms.words),
        Labelled("registered_capital", r"注册资本", forms.words),
        Labelled("established_date", r"成立日期|注册日期", forms.day),
        Running("established_date", rf"incorporated[^\n]*?({DATE})", forms.day),
        Running("valid_from", rf"(?:营业|经营)期限\W*{_FROM}", forms.day),
        Running("valid_to", rf"(?:营业|经营)期限\W*自?{_TO}", forms.day),
        Labelled("address", r"住\s*所|(?:主要)?经营场所|营业场所", forms.words, 2),
        Labelled("business_scope", r"经营范围", forms.words, 8),
        Running("issue_date", rf"({DATE})\s*$", forms.day),
    ),
    "id_card": (
        Labelled("name", r"姓\s*名", forms.words),
        Running("sex", r"性\s*别\W{0,3}([男女])", forms.words),
        Running("ethnicity", r"民\s*族\W{0,3}([\u4e00-\u9fff]{1,4})", forms.words),
        Running("birth_date", rf"出\s*生\W{{0,3}}({DATE})", forms.day),
        Labelled("address", r"住\s*址", forms.words, 2),
        Running("id_number", r"(?<!\d)(\d{17}[\dX])(?!\d)", forms.number),
        Labelled("issuing_authority", r"签发机关", forms.words),
        Running("valid_from", _FROM, forms.day),
        Running("valid_to", _TO, forms.day),
    ),
    "passport": (
        Running("passport_number", r"(?<![A-Z])([A-Z]{1,2}\d{7,8})(?!\d)", forms.number),
        Running("surname", r"P<[A-Z]{3}([A-Z]+)<<", forms.words),
        Running("given_names", r"P<[A-Z]{3}[A-Z]+<<([A-Z]+)", forms.words),
        Running("sex", r"\d{6}\d([MF])\d{6}", forms.words),
        Labelled("birth_date", r"Date of birth", forms.day),
        Labelled("issue_date", r"Date of issue", forms.day),
        Labelled("valid_to", r"Date of expiry", forms.day),
        Running("mrz", r"(P<[A-Z<\s]{42,}\n[A-Z0-9<\s]{44,})", forms.zone),
    ),
    "authorization_letter": (
        Labelled(
            "grantor",
            r"(?<!被)(?:授权人|授权方|委托人|委托方)|Grantor|Principal",
            forms.words, 1,
        ),
        Labelled(
            "grantee",
            r"被授权人|被授权方|受托人|受托方|Grantee|Attorney-in-fact|Agent",
            forms.words, 1,
        ),
        Running("grantor_credit_code", _CODE, forms.number),
        Running("grantee_credit_code", rf"(?s){_CODE}.*?{_CODE}", forms.number),
        Running(
            "rights_numbers",
            r"(?:注册号|商标|No\.)[^\n]{0,30}?(G?\d{6,9}[A-Z]?)",
            forms.numbers,
        ),
        Running("platforms", rf"([^\n]*(?:{_ON_A_PLATFORM})[^\n]*)", forms.platforms),
        Labelled("scope", r"授权(?:事项|范围|内容)|委托(?:权限|事项)|Scope", forms.words, 3),
        Labelled("territory", r"授权区域|授权地域|地域范围|Territory", forms.words),
        Running("period_from", _FROM, forms.day),
        Running("period_to", _TO, forms.day),
        Running("may_delegate", r"([^\n。;]*(?:转委托|转授权|sub-?delegat)[^\n。;]*)", forms.may),
        Running("signed_date", rf"(?:日期|Date)\W*({DATE})", forms.day),
    ),
    "copyright_certificate": (
        Running(
            "registration_number",
            r"([国粤浙苏闽沪京鲁川鄂]作登字-\d{4}-[A-Z]-\d{8})",
            forms.number,
        ),
        Labelled("work_title", r"作品/?(?:制品)?名称", forms.words, 1),
        Labelled("author", r"作者", forms.words),
        Labelled("holder_name", r"著作权人", forms.words, 1),
        Labelled("creation_date", r"创作完成(?:时间|日期)", forms.day),
        Labelled("publication_date", r"首次发表[^:\n]*?(?:时间|日期)", forms.day),
        Labelled("registration_date", r"登记日期", forms.day),
    ),
    "software_copyright_certificate": (
        Running("registration_number", r"(\d{4}SR\d{7})", forms.number),
        Labelled("work_title", r"软件名称", forms.words, 1),
        Labelled("holder_name", r"著作权人", forms.words, 1),
        Labelled("creation_date", r"开发完成日期", forms.day),
        Labelled("publication_date", r"首次发表日期", forms.day),
        Running("registration_date", rf"({DATE})\s*$", forms.day),
    ),
    "design_patent_certificate": (
        Labelled("design_title", r"外观设计名称", forms.words),
        Labelled("designers", r"设计人", forms.names),
        *_PATENT,
    ),
    "invention_patent_certificate": (
        Labelled("title", r"发明名称", forms.words),
        Labelled("inventors", r"发明人", forms.names),
        *_PATENT,
    ),
    "utility_model_certificate": (
        Labelled("title", r"实用新型名称", forms.words),
        Labelled("inventors", r"发明人", forms.names),
        *_PATENT,
    ),
    "counter_notice": (
        Labelled("seller_name", r"申诉人|声明人|卖家(?:名称)?|店铺名称|Seller|Name", forms.words),
        Running("platform", r"(速卖通|AliExpress|1688|淘宝|天猫|Amazon|eBay)", forms.platform),
        Running("complaint_number", rf"(?:{_COMPLAINT})\W{{0,3}}(\w{{8,24}})", forms.number),
        Running("listing_urls", r"((?:https?://[^\s,;、)]+\s*)+)", forms.links),
        Running("rights_numbers", r"(?:第|注册号|[Nn]o\.)\W{0,3}(G?\d{6,9}[A-Z]?)", forms.numbers),
        Running("notice_date", rf"({DATE})\s*$", forms.day),
    ),
    "invoice": (
        Running("invoice_number", r"发票号码\W{0,3}(\d{8,20})", forms.number),
        Running("invoice_date", rf"开票日期\W{{0,3}}({DATE})", forms.day),
        Running("total", r"小写\W{0,4}([\d,]+\.\d\d)", forms.money),
    ),
    "other": (),
}  # fmt: skip
