"""What can be wrong with a file or a page, in words: one stable code each."""

from dataclasses import replace

from ipclaim.model.document import Problem
from ipclaim.model.text import Text

_FATAL: dict[str, tuple[Text, Text]] = {
    "missing": (
        Text("文件不存在或无法读取。", "The file does not exist or cannot be read."),
        Text("请检查路径与访问权限。", "Check the path and the access rights."),
    ),
    "empty": (
        Text("文件是空的，没有任何页面。", "The file is empty and has no page."),
        Text("请向提供人索取完整文件。", "Ask its sender for the complete file."),
    ),
    "too-large": (
        Text("文件过大，无法安全打开。", "The file is too large to be opened safely."),
        Text(
            "请以 300 dpi 重新扫描，或拆分为较小的文件。",
            "Scan it again at 300 dpi, or split it into smaller files.",
        ),
    ),
    "encrypted": (
        Text(
            "PDF 已加密，没有密码无法打开。", "The PDF is encrypted and opens only with a password."
        ),
        Text(
            "请先去除密码：qpdf --decrypt --password=密码 原文件.pdf 新文件.pdf",
            "Remove the password first: qpdf --decrypt --password=PASSWORD in.pdf out.pdf",
        ),
    ),
    "damaged": (
        Text("文件已损坏或不完整。", "The file is damaged or incomplete."),
        Text("请重新扫描或重新传送原文件。", "Scan it again, or send the original file again."),
    ),
    "not-an-image": (
        Text(
            "文件的后缀是图片，但内容不是图片。",
            "The file is named like a picture, but its content is no picture.",
        ),
        Text("请从原软件重新导出为 PDF 或 JPEG。", "Export it again as PDF or JPEG."),
    ),
    "not-supported": (
        Text("不支持的文件格式。", "This file format is not supported."),
        Text(
            "请转换为 PDF、PNG、JPEG、TIFF、WebP 或 HEIC。",
            "Convert it to PDF, PNG, JPEG, TIFF, WebP or HEIC.",
        ),
    ),
    "timeout": (
        Text("文件过于复杂，未能在限时内打开。", "The file is too complex to be opened in time."),
        Text("请打印成新的 PDF，或改为扫描件。", "Print it to a new PDF, or send a scan instead."),
    ),
}

_NOTES: dict[str, tuple[Text, Text]] = {
    "wrong-suffix": (
        Text(
            "文件后缀与内容不符，已按内容读取。",
            "The suffix does not match the content; the file was read by its content.",
        ),
        Text("提交前请改正文件名。", "Correct the file name before it is submitted."),
    ),
    "too-many-pages": (
        Text("页数过多，只读取了前 60 页。", "Too many pages; only the first 60 were read."),
        Text("请按文件种类拆分。", "Split the file by kind of paper."),
    ),
    "animated": (
        Text("动态图片，只读取了第一帧。", "An animated picture; only its first frame was read."),
        Text("请提供静态图片。", "Send a still picture."),
    ),
    "blank-page": (
        Text("页面上没有可识别的文字。", "No writing was found on the page."),
        Text("如果不应是空白页，请重新扫描。", "If the page should not be blank, scan it again."),
    ),
    "several-papers": (
        Text(
            "一个页面上似乎有多份文件，只按其中一份读取。",
            "There seem to be several papers on one page; it was read as one of them.",
        ),
        Text("请将每份文件单独扫描。", "Scan each paper by itself."),
    ),
    "low-resolution": (
        Text("分辨率过低，识别结果可能有误。", "The resolution is too low to be read reliably."),
        Text("请以 300 dpi 重新扫描。", "Scan it again at 300 dpi."),
    ),
    "black-and-white": (
        Text(
            "黑白复印件；平台通常要求彩色原件，或在复印件上加盖公章。",
            "A black-and-white copy; platforms ask for colour originals or a sealed copy.",
        ),
        Text("请提供彩色扫描件。", "Send a colour scan."),
    ),
    "hard-to-read": (
        Text(
            "整页识别质量较差，所有内容都需人工核对。",
            "The page reads badly as a whole; everything on it needs a person's look.",
        ),
        Text("请重新扫描或在光线充足处拍摄。", "Scan it again, or photograph it in good light."),
    ),
}


def problem(code: str, page: int | None = None) -> Problem:
    """Return the problem of that code, for one page or the whole file."""
    if code in _FATAL:
        message, advice = _FATAL[code]
        return Problem(code=code, message=message, advice=advice, fatal=True)
    message, advice = _NOTES[code]
    return replace(Problem(code=code, message=message, advice=advice), page=page)
