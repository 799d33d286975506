"""What can be wrong with a file or a page, in words: one stable code each."""

from collections.abc import Iterator

from ipclaim.model.document import Problem
from ipclaim.model.text import Text

_FATAL: dict[str, tuple[Text, Text]] = {
    "missing": (
        Text("文件不存在。", "The file does not exist."),
        Text("请检查路径，以及文件是否已被移走。", "Check the path, and whether it was moved."),
    ),
    "not-readable": (
        Text("文件存在，但无权读取。", "The file is there but may not be read."),
        Text("请检查访问权限。", "Check the access rights."),
    ),
    "no-file": (
        Text(
            "不是普通文件（文件夹、管道、设备或指向它们的链接）。",
            "Not a plain file (a folder, a pipe, a device, or a link to one).",
        ),
        Text("请把材料本身复制到 materials/。", "Copy the papers themselves into materials/."),
    ),
    "empty": (
        Text("文件是空的，没有任何页面。", "The file is empty and has no page."),
        Text("请向提供人索取完整文件。", "Ask its sender for the complete file."),
    ),
    "too-large": (
        Text(
            "文件过大，或展开后过大，无法安全打开。",
            "The file is too large to be opened safely, as it is or unpacked.",
        ),
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
    "not-supported/postscript": (
        Text(
            "PostScript（EPS、PS）文件是程序，不会被打开。",
            "A PostScript file (EPS, PS) is a program and is not opened.",
        ),
        Text(
            "请在原软件中导出为 PDF，或用 ps2pdf 转换后核对再提交。",
            "Export it as PDF, or convert it with ps2pdf, and look at the result.",
        ),
    ),
    "not-supported/drawing": (
        Text("SVG 矢量图不会被打开。", "An SVG drawing is not opened."),
        Text(
            "请在浏览器或绘图软件中打开，导出为 PDF 或 PNG。",
            "Open it in a browser or drawing program and export it as PDF or PNG.",
        ),
    ),
    "not-supported/office": (
        Text(
            "这是 Word、Excel、WPS 等办公文档，不是最终文件。",
            "This is an office document (Word, Excel, WPS), not a final paper.",
        ),
        Text(
            "请另存为 PDF；需要签字盖章的，请签章后扫描。",
            "Save it as PDF; what must be signed and sealed is signed, sealed and scanned.",
        ),
    ),
    "not-supported/ofd": (
        Text("OFD 版式文件暂不支持。", "An OFD document is not supported."),
        Text(
            "请用 OFD 阅读器打开，打印或导出为 PDF，并保留 OFD 原件。",
            "Open it in an OFD reader and print it to PDF; keep the OFD original.",
        ),
    ),
    "not-supported/archive": (
        Text("这是压缩包，里面的文件没有读取。", "This is an archive; its files were not read."),
        Text("请先解压，再放入其中的材料。", "Unpack it and put the papers themselves here."),
    ),
    "not-supported/other-picture": (
        Text(
            "不支持的图片格式（如 GIF、BMP、AVIF、PSD）。",
            "This kind of picture (GIF, BMP, AVIF, PSD, ...) is not supported.",
        ),
        Text("请另存为 PNG 或 JPEG。", "Save it as PNG or JPEG."),
    ),
    "not-supported/picture-variant": (
        Text(
            "图片采用了少见的像素或压缩方式，无法打开。",
            "The picture uses rare pixels or a rare compression and cannot be opened.",
        ),
        Text("请另存为 8 位 RGB 的 PNG 或 JPEG。", "Save it as PNG or JPEG with 8 bits a colour."),
    ),
    "not-supported/film": (
        Text("这是视频或录音，不是文件材料。", "This is a film or a recording, not a paper."),
        Text("请截取清晰的画面，存为 PNG。", "Save a clear still of it as PNG."),
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
        Text(
            "共 {count} 页，页数过多，只读取了前 {read} 页。",
            "The file has {count} pages, too many; only the first {read:one was|# were} read.",
        ),
        Text("请按文件种类拆分。", "Split the file by kind of paper."),
    ),
    "page-damaged": (
        Text(
            "第 {page} 页已损坏，无法打开（共 {count} 页）。",
            "Page {page} of {count} is damaged and could not be opened.",
        ),
        Text(
            "请重新扫描或重新传送原文件，并核对页数。",
            "Scan it again, or send the original file again, and count its pages.",
        ),
    ),
    "pages-unread": (
        Text(
            "只读取了前 {read} 页，之后的页面未能打开。",
            "Only the first {read:page was|# pages were} read; what follows could not be opened.",
        ),
        Text(
            "请重新扫描，或把之后的页面另存为单独的文件。",
            "Scan it again, or save the later pages as a file of their own.",
        ),
    ),
    "text-layer-differs": (
        Text(
            "PDF 自带的文字与页面上看到的内容大多不一致，未采用自带文字。",
            "The text inside the PDF mostly differs from what the page shows; it was not used.",
        ),
        Text(
            "请确认 PDF 的来源；以看到的内容为准，复制粘贴的文字不可靠。",
            "Check where the PDF comes from; what is seen counts, copied text is not reliable.",
        ),
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
    "seal-on-copy": (
        Text(
            "复印件上另盖有红色印章（复印件加盖公章）。",
            "A copy that bears a fresh red seal beside the copied one: a sealed copy.",
        ),
        Text(
            "多数平台接受加盖公章的复印件，请确认印章属于提供人。",
            "Most platforms take a sealed copy; make sure whose seal it is.",
        ),
    ),
    "blurred": (
        Text(
            "图像模糊，字迹边缘不清。", "The picture is blurred: the edges of its print are soft."
        ),
        Text("请对焦后重新拍摄，或改用扫描。", "Photograph it again in focus, or scan it."),
    ),
    "cropped": (
        Text(
            "文字紧贴图像边缘，页面可能没有拍全。",
            "Print runs into the edge of the picture; the page is probably cut off.",
        ),
        Text("请完整拍摄四边后重新提供。", "Send it again with all four sides of the sheet."),
    ),
    "photo-of-screen": (
        Text(
            "似乎是对着屏幕拍摄的，不是纸质文件或原始文件。",
            "It seems to be a photograph of a screen, not of the paper or the file itself.",
        ),
        Text(
            "请提供原始电子文件，或拍摄纸质原件。",
            "Send the electronic file itself, or photograph the paper.",
        ),
    ),
    "missing-page": (
        Text(
            "页码显示共 {total} 页，本文件中没有第 {lacking} 页。",
            "The page numbers speak of {total} pages; missing in this file: {lacking}.",
        ),
        Text(
            "请补齐缺页；如在另一文件中，请合并为一个文件。",
            "Add what is missing; if it is in another file, join the two.",
        ),
    ),
    "doubtful-join": (
        Text(
            "“{file}”可能是本文件的另一部分，但无法证实。",
            "“{file}” may be a part of this paper, but nothing proves it.",
        ),
        Text(
            "请核对；如属同一份文件，请合并为一个文件，或在文件名中写明（正面/反面，第1页/第2页）。",
            "Check it; if both are one paper, join the files or say so in their names "
            "(front and back, page 1 and page 2).",
        ),
    ),
    "purpose-watermark": (
        Text(
            "文件上注明了使用限制：“{purpose}”。",
            "The copy says what it may be used for: “{purpose}”.",
        ),
        Text(
            "请确认该用途包括本次投诉，否则请提供人另行出具。",
            "Make sure that this complaint is covered, or ask for another copy.",
        ),
    ),
    "hard-to-read": (
        Text(
            "整页识别质量较差，所有内容都需人工核对。",
            "The page reads badly as a whole; everything on it needs a person's look.",
        ),
        Text("请重新扫描或在光线充足处拍摄。", "Scan it again, or photograph it in good light."),
    ),
}


def every_problem() -> Iterator[tuple[str, Text, bool]]:
    """Yield each code with its message (the places for details left open) and whether it is fatal.

    Variants of a code are told by their own messages.
    """
    for known, fatal in ((_FATAL, True), (_NOTES, False)):
        for code in sorted(known):
            yield code.partition("/")[0], known[code][0], fatal


def problem(code: str, page: int | None = None, **details: int | str) -> Problem:
    """Return the problem of that code, for one page or the whole file.

    ``details`` fill the places that a message leaves for them. A code may name a variant after a
    ``/``: its message is the variant's own, its code is what stands before.
    """
    fatal = code in _FATAL
    message, advice = _FATAL[code] if fatal else _NOTES[code]
    return Problem(
        code=code.partition("/")[0],
        message=message.filled(page=page, **details),
        advice=advice,
        page=page,
        fatal=fatal,
    )
