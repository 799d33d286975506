"""What is told of a file that never came to be read: no file, gone, the worker lost, a bug found.

What can be wrong with a file that was opened is told by ``ipclaim.read.opening``.
"""

from pathlib import Path

from ipclaim.model.document import Document, Problem
from ipclaim.model.text import Text
from ipclaim.run.workers import WorkerTimeoutError


def unreadable(name: str, digest: str, problem: Problem) -> Document:
    """Return the document of a file of which nothing could be read."""
    return Document(
        file=name,
        sha256=digest,
        pages=(),
        doc_type="unreadable",
        doc_type_certain=False,
        problems=(problem,),
    )


def no_paper(file: Path, name: str) -> Problem | None:
    """Return what keeps a path from being opened as a paper at all, before it is opened.

    A named pipe would be waited for without end.
    """
    if name != (shown := printable(name)):
        return Problem(
            code="name-not-utf8",
            message=Text(
                f"{shown}：文件名不是 UTF-8 编码", f"{shown}: the file's name is not UTF-8"
            ),
            advice=Text("请给文件改名。", "Rename the file."),
            fatal=True,
        )
    if not file.is_file() and file.exists():
        return Problem(
            code="no-file",
            message=Text(
                f"{name}：不是普通文件（指向文件夹的链接、管道或设备）",
                f"{name}: not a plain file (a link to a folder, a pipe or a device)",
            ),
            advice=Text(
                "请把材料本身复制到 materials/。", "Copy the papers themselves into materials/."
            ),
            fatal=True,
        )
    return None


def printable(name: str) -> str:
    """Return a name that can be written as UTF-8, whatever bytes the disk holds."""
    return name.encode("utf-8", "backslashreplace").decode("utf-8")


def vanished(name: str, fault: OSError) -> Problem:
    """Return that a file is gone or may not be read."""
    cause = fault.strerror or type(fault).__name__
    return Problem(
        code="not-readable",
        message=Text(f"{name}：无法打开：{cause}", f"{name}: cannot be opened: {cause}"),
        advice=Text("请检查文件是否仍在以及权限。", "Check that the file is there and readable."),
        fatal=True,
    )


def found_a_bug(name: str, fault: Exception) -> Problem:
    """Return that the program failed on a paper; the bug is reported to a file."""
    from ipclaim.run.bug_report import report_bug  # noqa: PLC0415 - a run that goes well has none

    bug = report_bug(fault)
    return Problem(
        code="crash",
        message=Text(
            f"{name}：读取时程序出错（{type(fault).__name__}），这是 ipclaim 的缺陷",
            f"{name}: reading it failed ({type(fault).__name__}); this is a bug in ipclaim",
        ),
        advice=bug.advice,
        fatal=True,
    )


def gave_up(name: str, fault: Exception) -> Problem:
    """Return that the worker that read a paper was lost or took too long."""
    timed_out = isinstance(fault, WorkerTimeoutError)
    return Problem(
        code="timeout" if timed_out else "crash",
        message=Text(
            f"{name}：{'读取超时' if timed_out else '读取时程序崩溃'}",
            f"{name}: {'reading took too long' if timed_out else 'the reader crashed on it'}",
        ),
        advice=Text(
            "请用较低分辨率重新扫描，或拆分页数很多的文件。",
            "Scan it again at a lower resolution, or split a file of very many pages.",
        ),
        fatal=True,
    )
