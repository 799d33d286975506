"""Why a value needs a person's look: one stable code and one sentence each."""

from ipclaim.model.document import Reason
from ipclaim.model.text import Text

_SAID = {
    "low-score": Text("识别引擎把握不足。", "The engine itself was unsure."),
    "witness-differs": Text(
        "两个识别模型读法不同。", "Two independent models read it differently."
    ),
    "no-witness": Text("没有第二个模型印证。", "No second model confirms it."),
    "text-layer-differs": Text(
        "PDF 自带文字与页面图像不一致。", "The PDF's own text differs from its picture."
    ),
    "check-digit-invalid": Text("校验码不符。", "The check digit does not match."),
    "two-candidates": Text("文件上有两个不同的值。", "The paper states two different values."),
    "format-unexpected": Text("格式与此类内容不符。", "It does not look like such a value."),
    "may-go-on": Text(
        "旁边还有未归属的文字，内容可能不完整。",
        "Unassigned writing beside it: the value may be incomplete.",
    ),
    "last-line-full": Text(
        "末行写满，下面可能还有漏读的字。",
        "Its last line is full: a character on the line below may have been overlooked.",
    ),
    "term-not-ten-years": Text(
        "有效期与注册日期不是相差十年减一天。",
        "The term is not the registration day plus ten years less a day.",
    ),
    "term-incomplete": Text(
        "注册日期与有效期只读到其一，无法互相印证。",
        "Of registration day and end of term only one was read; they cannot prove each other.",
    ),
    "dates-out-of-order": Text("日期先后颠倒。", "The dates are out of order."),
    "same-party": Text(
        "双方读出的内容相同，其中一处可能有误。",
        "Both parties read the same: one was taken from the other's place.",
    ),
    "number-says-otherwise": Text(
        "与证件号码所含的出生日期或性别不一致。",
        "It contradicts the day of birth or the sex that the identity number holds.",
    ),
    "layout-untested": Text(
        "此类文件的版式尚未经过实测。", "This kind of paper has not been measured yet."
    ),
    "type-uncertain": Text("文件种类尚不确定。", "It is not sure what kind of paper this is."),
    "page-hard-to-read": Text("整页识别质量较差。", "The whole page reads badly."),
    "drawn": Text("商标图样须由人工确认。", "A drawn mark needs a person's look."),
    "mark-not-named": Text(
        "文件上没有标明此处就是商标。", "Nothing on the paper says that this is the mark."
    ),
    "no-text-in-mark": Text(
        "图样中没有读到文字，可能是纯图形商标。",
        "No writing was read in the mark; it may be a pure device.",
    ),
    "always-checked": Text("此项须由人工确认。", "This item always needs a person's look."),
    "value-not-found": Text("有标签，但读不到内容。", "The label is there, its value is not read."),
    "seal-unclear": Text("看不清是否盖章。", "Whether it is sealed cannot be told."),
    "seal-partly-seen": Text(
        "印章不完整、颜色异常或有重叠，印文可能有误。",
        "The seal is cut, not red, or run together; its words may be misread.",
    ),
    "seal-words-unclear": Text(
        "印章中部另有文字（可能是专用章），未能辨认。",
        "There are words across the seal, as of a seal for one use; they could not be read.",
    ),
    "seal-not-in-print": Text(
        "印文与文件上印刷的任何名称都不一致，无法印证。",
        "No name printed on the paper is the same as the seal's, so nothing confirms it.",
    ),
    "signature-unclear": Text(
        "签字须由人工确认。", "Whether it is signed by hand needs a person's look."
    ),
    "over-pages": Text(
        "内容跨页合并，请核对有无缺页。",
        "It goes on over several pages: check that none is missing.",
    ),
    "other-file": Text(
        "出自另一文件，未能证实两者属于同一份文件。",
        "It stands in another file, and nothing proves that both are one paper.",
    ),
    "more-classes": Text("文件上还提到其他类别。", "The paper speaks of other classes as well."),
    "character-missing": Text(
        "字间留有一个字的位置，可能漏读一字。",
        "Between two characters there is room for another: one may be missing.",
    ),
    "marks-unclear": Text(
        "；与：印得太小，两个模型都会读混，已按条目的写法区分，请核对。",
        "Its ； are so small that models take them for ：; the items around them tell which.",
    ),
    "older-classes": Text(
        "注册时用的是旧的商品分类，此类号很可能不是尼斯分类的类号。",
        "It was registered under an older classification: the number may be no Nice class.",
    ),
    "written-downwards": Text(
        "竖排文字中的标点，两个模型都常漏读。",
        "Both models lose punctuation in writing from top to bottom.",
    ),
    "at-the-edge": Text("内容紧贴图像边缘，可能被裁切。", "It touches the picture's edge."),
}


def every_reason() -> tuple[Reason, ...]:
    """Return all reasons, by code."""
    return tuple(map(reason, sorted(_SAID)))


def reason(code: str) -> Reason:
    """Return the reason of that code; raises ``KeyError`` for an unknown one."""
    return Reason(code=code, text=_SAID[code])
