"""What was left out of a message, in words: one stable code each, with what to do."""

from collections.abc import Iterator

from ipclaim.model.document import Problem
from ipclaim.model.text import Text

_TROUBLES: dict[str, tuple[Text, Text]] = {
    "encrypted": (
        Text("已加密，没有密码或者证书无法打开。", "It is encrypted and cannot be opened."),
        Text("请向发送人索取未加密的文件。", "Ask its sender for a copy without encryption."),
    ),
    "winmail": (
        Text(
            "Outlook 专用格式（winmail.dat），其中的附件没有读取。",
            "Outlook's own wrapping (winmail.dat); the attachments in it were not read.",
        ),
        Text(
            "请发送人以 HTML 或纯文本格式重新发送，或另行提供附件。",
            "Ask its sender to send it again as HTML or plain text, or the attachments alone.",
        ),
    ),
    "rich-text": (
        Text("正文只有 RTF 格式，没有读取。", "The words are kept as RTF alone and were not read."),
        Text(
            "请在 Outlook 中打开，另存为 PDF 或者 .txt 后放在同一文件夹。",
            "Open it in Outlook and save it as PDF or .txt beside this file.",
        ),
    ),
    "archive": (
        Text("RAR、7z 等压缩包，没有解压读取。", "An archive (RAR, 7z, ...) that is not unpacked."),
        Text("请先解压，再放入其中的材料。", "Unpack it and put the papers themselves here."),
    ),
    "too-large": (
        Text("过大，或者展开后过大，没有读取。", "Too large to be read, as it is or unpacked."),
        Text("请向发送人索取较小的文件。", "Ask its sender for smaller files."),
    ),
    "too-deep": (
        Text("邮件或者压缩包嵌套过深，没有读取。", "Nested too deep within mails or archives."),
        Text("请将最里面的文件单独取出。", "Take the innermost files out by hand."),
    ),
    "too-many": (
        Text(
            "附件过多，另有 {count} 个没有读取。",
            "There are too many attachments; {count:one|#} more {count:was|were} not read.",
        ),
        Text("请分成几个文件夹分别放入。", "Put them here as files, in several folders."),
    ),
    "elsewhere": (
        Text(
            "附件不在邮件里，只有网络链接或者路径；没有下载。",
            "The attachment is not in the mail but linked; nothing was downloaded.",
        ),
        Text("请自行下载后放在同一文件夹。", "Download it yourself and put it beside this file."),
    ),
    "small-picture": (
        Text("正文中的小图（如标志），没有作为材料读取。", "A small picture within the words, as a "
             "logo; it was not read as a paper."),
        Text("如果它是材料，请单独存为文件。", "If it is a paper, save it as a file of its own."),
    ),
    "empty": (
        Text("附件是空的。", "The attachment is empty."),
        Text("请向发送人索取完整文件。", "Ask its sender for the complete file."),
    ),
    "damaged": (
        Text("已损坏或者不完整，无法打开。", "It is damaged or incomplete and cannot be opened."),
        Text("请发送人重新发送。", "Ask its sender to send it again."),
    ),
    "timeout": (
        Text("过于复杂，未能在限时内打开。", "It is too complex to be opened in time."),
        Text("请将正文和附件分别另存。", "Save its words and attachments as files of their own."),
    ),
    "not-supported": (
        Text("不支持的格式。", "This format is not supported."),
        Text("请另存为 PDF 或者图片。", "Save it as PDF or as a picture."),
    ),
    "no-words": (
        Text("邮件没有正文。", "The message has no words of its own."),
        Text("请核对其附件。", "Look at its attachments."),
    ),
    "words-cut": (
        Text("正文过长，只读取了前面的部分。", "Its words are too many; only the first were read."),
        Text("请自行查看其余部分。", "Look at the rest yourself."),
    ),
}  # fmt: skip
_NOT_FATAL = {"small-picture", "no-words", "words-cut"}


def trouble(code: str, count: int = 1) -> Problem:
    """Return the problem of that code; one that nobody knows is told as damage."""
    known = code if code in _TROUBLES else "damaged"
    message, advice = _TROUBLES[known]
    return Problem(known, message.filled(count=count), advice, fatal=known not in _NOT_FATAL)


def every_trouble() -> Iterator[tuple[str, Text]]:
    """Yield each code with its message."""
    yield from ((code, message) for code, (message, _) in sorted(_TROUBLES.items()))
