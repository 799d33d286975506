"""Why a brought file was not taken, in words, and what to do: one stable code each. Pure."""

from dataclasses import dataclass

from ipclaim.model.outcomes import told_outcome
from ipclaim.model.text import Text
from ipclaim.read.parsing.limits import FILE_BYTES

_AGAIN = Text(
    "请在浏览器中重新打开该商品页面并重新保存。",
    "Open the listing in your browser again and save it anew.",
)
_RENAME = Text(
    "请改名为以链接编号开头，如 L0007-截图.png，或放入名为 L0007 的文件夹，再运行一次。",
    "Rename it to begin with the link's number, like L0007-shot.png, or put it into a folder "
    "L0007, and run again.",
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with a file and what to do."""

    message: Text
    advice: Text


_TROUBLES: dict[str, tuple[Text, Text]] = {
    # the file
    "link": (
        Text("是符号链接，不会跟随", "it is a symbolic link, which is not followed"),
        Text("请放入文件本身。", "Put the file itself there."),
    ),
    "no-file": (
        Text("不是普通文件", "it is no ordinary file"),
        Text("请放入文件本身。", "Put the file itself there."),
    ),
    "not-readable": (
        Text("无权读取或已不存在", "it may not be read, or is gone"),
        Text("请检查访问权限。", "Check its access rights."),
    ),
    "empty": (Text("文件是空的", "it is empty"), _AGAIN),
    "too-large": (
        Text(
            f"文件过大（上限 {FILE_BYTES // 1024**2} MB），或展开后过大",
            f"it is too large (limit {FILE_BYTES // 1024**2} MB), as it is or unpacked",
        ),
        Text(
            "请只保存这一个商品页面，或改存为截图、PDF。",
            "Save this one listing alone, or save it as a screenshot or PDF.",
        ),
    ),
    "timeout": (
        Text("在限定时间内未能打开", "it could not be opened within the time limit"),
        Text("请改存为截图或 PDF。", "Save it as a screenshot or PDF."),
    ),
    "damaged": (Text("文件已损坏", "it is damaged"), _AGAIN),
    "cut-off": (Text("文件不完整，后半部分缺失", "it is cut off: its end is missing"), _AGAIN),
    "encrypted": (
        Text("文件已加密，需要密码", "it is encrypted and wants a password"),
        Text("请另存为不带密码的文件。", "Save it without a password."),
    ),
    "not-an-image": (
        Text("后缀是图片，内容却不是", "it is named like a picture and is none"),
        _AGAIN,
    ),
    "not-a-capture": (
        Text("不是可以导入的文件类型", "it is no kind of file that can be imported"),
        Text(
            "可导入：PNG、JPEG、WebP、HEIC 截图，PDF，SingleFile 网页，MHTML，WACZ，WARC，HAR。",
            "These can: screenshots (PNG, JPEG, WebP, HEIC), PDF, SingleFile pages, MHTML, WACZ, "
            "WARC, HAR.",
        ),
    ),
    "not-supported/picture-variant": (
        Text("图片采用了少见的格式，无法打开", "the picture is of a rare kind that does not open"),
        Text("请另存为 PNG 或 JPEG。", "Save it as PNG or JPEG."),
    ),
    "self-unpacking": (
        Text("是 SingleFile 的自解压网页", "it is a self-unpacking page of SingleFile"),
        Text(
            "请在 SingleFile 的设置中选择普通 HTML 格式后重新保存。",
            "Choose plain HTML as file format in SingleFile's settings and save again.",
        ),
    ),
    "unsafe-names": (
        Text(
            "压缩包内有指向包外或重复的文件名，可能被人动过手脚",
            "it holds file names that lead out of it or stand twice; somebody may have "
            "tampered with it",
        ),
        _AGAIN,
    ),
    "digests-differ": (
        Text(
            "内容与文件自带的校验值不符，保存之后被改动过",
            "its contents differ from the digests that it carries: it was changed later",
        ),
        Text("请使用最初保存的文件，或重新保存。", "Use the file as first saved, or save anew."),
    ),
    "compressed": (
        Text(
            "网页以 br 或 zstd 压缩保存，无法读取",
            "the page is stored in a compression (br, zstd) that cannot be read here",
        ),
        Text("请改存为 MHTML、SingleFile 或截图。", "Save MHTML, SingleFile or a screenshot."),
    ),
    "no-page": (Text("里面没有网页", "it holds no page"), _AGAIN),
    "without-contents": (
        Text("HAR 中没有网页内容", "the HAR was exported without the pages' contents"),
        Text(
            "请在开发者工具中选择“导出 HAR（包含内容）”，或改存为 MHTML、截图。",
            "Export it with content from the developer tools, or save MHTML or a screenshot.",
        ),
    ),
    # whose it is
    "of-no-listing": (
        Text("看不出属于哪条链接", "nothing says which link it belongs to"),
        _RENAME,
    ),
    "of-several-listings": (
        Text("可能属于多条链接：{named}", "it may belong to several links: {named}"),
        _RENAME,
    ),
    "names-disagree": (
        Text(
            "内容与文件名指向不同的链接：{named}",
            "its contents and its name point to different links: {named}",
        ),
        Text(
            "请打开核对；内容正确的，改正文件名后再运行一次。",
            "Look at it; if its contents are right, correct its name and run again.",
        ),
    ),
    "another-item": (
        Text("是另一件商品的页面（{named}），不在链接清单中",
             "it shows another item ({named}), which is not among the links"),
        Text(
            "请保存被投诉商品的页面；确要投诉该商品的，请先加入 links.csv。",
            "Save the accused listing; to accuse this item too, add it to links.csv first.",
        ),
    ),
    # what it shows
    "blank-picture": (
        Text("画面空白或尚未载入", "the picture is blank, or the page had not loaded"),
        Text("请等页面完全显示后再截图。", "Wait until the page is all there and take it again."),
    ),
    "tiny-picture": (
        Text("图片太小，看不清商品", "the picture is too small to show a listing"),
        Text("请截取原始大小的整个页面。", "Take the whole page at its full size."),
    ),
    "wall": (
        Text("显示的是登录、验证或限制访问页面，不是商品",
             "it shows a login, a captcha or another barrier, not the listing"),
        Text(
            "请在浏览器中登录或完成验证，看到商品后再保存。",
            "Log in or pass the check in your browser, and save the page when it shows the item.",
        ),
    ),
    "gone": (
        Text("显示商品已不存在", "it shows that the item is gone"),
        Text(
            "若另有下架前保存的页面，请导入该文件；否则请移除这条链接。",
            "Import a page that was saved before, if you have one; else remove this link.",
        ),
    ),
    "unusable": (
        Text("显示的不是该商品的页面：{named}", "it does not show the listing: {named}"),
        _AGAIN,
    ),
    "visited": (
        Text(
            "{named} 已有 ipclaim 自行取得的证据，证明力更强，因此没有导入",
            "{named} has evidence that ipclaim captured itself, which proves more; not imported",
        ),
        Text("无需处理；文件仍在原处。", "Nothing to do; the file stays where it is."),
    ),
}  # fmt: skip


def trouble(code: str, named: tuple[str, ...] = ()) -> Trouble:
    """Return a code in words; outcomes of a visit (``wall_login``) by their family."""
    family = code.split("_", 1)[0]
    told = Text("、".join(named), ", ".join(named))
    if code in _TROUBLES:
        message, advice = _TROUBLES[code]
    elif family in _TROUBLES:
        message, advice = _TROUBLES[family]
    else:
        (message, advice), told = _TROUBLES["unusable"], told_outcome(code)
    return Trouble(
        Text(message.zh.replace("{named}", told.zh), message.en.replace("{named}", told.en)), advice
    )


def known_codes() -> tuple[str, ...]:
    """Return every code that has words of its own."""
    return tuple(_TROUBLES)
