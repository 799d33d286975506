"""Trouble that the machine makes, not the program: no room, no right to write, too many files open.

Such faults surface anywhere; here they get their cause, their place and the next step. Any other
fault of the operating system stays what it is, because it then is a mistake of ours.
"""

import errno
from pathlib import Path

from ipclaim.errors import CaseError
from ipclaim.model.text import Text

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT}
_NO_RIGHT = {errno.EACCES, errno.EPERM, errno.EROFS}
_NO_FILES = {errno.EMFILE, errno.ENFILE}


def machine_trouble(fault: OSError, beside: Path | None = None) -> CaseError | None:
    """Return the error to tell, or ``None`` when the fault is no known trouble of the machine.

    ``beside`` is the case that was being worked, named when the fault itself names no file.
    """
    place = fault.filename if isinstance(fault.filename, str) else beside
    where = Text(f"{place}：", f"{place}: ") if place else Text("", "")
    if fault.errno in _NO_ROOM:
        return CaseError(
            Text(f"{where.zh}磁盘空间不足", f"{where.en}no space is left on the disk"),
            Text("请腾出空间后再运行一次。", "Free some space and run again."),
        )
    if fault.errno in _NO_RIGHT:
        return CaseError(
            Text(f"{where.zh}没有读写权限", f"{where.en}permission denied"),
            Text(
                "请检查该文件或文件夹的权限（例如是否由 root 创建、是否只读），然后再运行一次。",
                "Check who owns it and whether it is read-only, then run again.",
            ),
        )
    if fault.errno in _NO_FILES:
        return CaseError(
            Text(f"{where.zh}打开的文件过多", f"{where.en}too many files are open"),
            Text("请分批处理，或提高 ulimit -n。", "Build fewer cases at once or raise ulimit -n."),
        )
    return None
