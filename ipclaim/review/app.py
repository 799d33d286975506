"""The review page as a web application, without a server: it shows cases and takes the docket.

Cases, papers and pages are addressed by their place in the list, never by a path, so no address
can lead to another file. Captured web pages are never served. The one thing that it writes is what
a person tells of a complaint, through the same door as the command line.
"""

import hmac
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from ipclaim.errors import IpclaimError
from ipclaim.model.document import Document, PageImage
from ipclaim.model.text import Lang, Text
from ipclaim.resources import Templates
from ipclaim.review.cases import CaseView, Course, no_course
from ipclaim.review.guard import SAFE_HEADERS, Gate, SafeHeaders, form_check
from ipclaim.review.language import choose_language
from ipclaim.review.pages import Pages, case_href
from ipclaim.review.pictures import (
    Drawn,
    FileState,
    Picture,
    PictureShelf,
    file_state,
    paper_path,
)
from ipclaim.review.telling import FORM_BYTES, fields_of, telling_of
from ipclaim.run.recording import Telling

Tell = Callable[[Path, Telling], object]
_LANGUAGE_COOKIE = "ipclaim_lang"
_ASSETS = {
    "style.css": "text/css",
    "review.js": "text/javascript",
    "icon.svg": "image/svg+xml",
}
_log = logging.getLogger(__name__)


def make_app(
    cases: Sequence[CaseView],
    *,
    picture: Picture,
    templates: Templates,
    token: str,
    hosts: Sequence[str],
    course: Callable[[Path], Course] = no_course,
    tell: Tell | None = None,
    writer: str = "",
) -> Starlette:
    """Return the application over these cases.

    ``course`` tells what became of a case's complaints, and is asked for each page: the command
    line may have written something down since the page was opened.
    ``tell`` writes down what a person tells; without it there is no form for it. It raises
    ``IpclaimError`` for what does not fit the case. ``writer`` stands in its form as who tells.
    ``hosts`` are the names under which it answers; any other is refused (DNS rebinding). Raises
    ``RulesError`` when the page's templates are missing or wrong.
    """
    pages = Pages(templates, form_check(token) if tell else None, writer)
    desk = _Desk(tuple(cases), pages, PictureShelf(picture), course, tell)
    assets = [_asset(name, templates) for name in _ASSETS]
    return Starlette(
        routes=[
            *assets,
            Route("/", desk.cases_page),
            Route("/case/{case:int}", desk.case_page),
            Route("/case/{case:int}/docket", desk.take_telling, methods=["POST"]),
            Route("/case/{case:int}/paper/{paper:int}", desk.paper_page),
            Route("/case/{case:int}/paper/{paper:int}/page/{page:int}", desk.page_picture),
            Route("/case/{case:int}/paper/{paper:int}/thumbnail/{page:int}", desk.thumbnail),
        ],
        middleware=[
            Middleware(SafeHeaders),
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(Gate, token=token, refuse=desk.notice),
        ],
        exception_handlers={404: desk.not_found, 500: desk.bug},
    )


def _asset(name: str, templates: Templates) -> Route:
    path = templates.path(f"review/{name}")

    def endpoint(request: Request) -> Response:
        del request
        return FileResponse(path, media_type=_ASSETS[name])

    return Route(f"/{name}", endpoint)


@dataclass(frozen=True, slots=True)
class _Desk:
    """The endpoints over one list of cases."""

    views: tuple[CaseView, ...]
    pages: Pages
    pictures: PictureShelf
    course: Callable[[Path], Course]
    tell: Tell | None

    def cases_page(self, request: Request) -> Response:
        """Show the list of cases."""
        lang = _language(request)
        courses = [self.course(view.folder) for view in self.views]
        return _html(request, self.pages.cases(self.views, courses, lang))

    def case_page(self, request: Request) -> Response:
        """Show one case."""
        number = _number(request, "case")
        view = self._case(number)
        course = self.course(view.folder)
        return _html(request, self.pages.case(view, number, course, _language(request)))

    async def take_telling(self, request: Request) -> Response:
        """Write down what the form of a case tells, and show the case again."""
        number = _number(request, "case")
        view = self._case(number)
        check = self.pages.form_check
        if self.tell is None or check is None:
            raise HTTPException(404)
        try:
            fields = fields_of(await _body(request))
            if not hmac.compare_digest(fields.get("check", "").encode(), check.encode()):
                return self.notice(request, 403, _STALE_FORM, _OPEN_AGAIN)
            await run_in_threadpool(self.tell, view.folder, telling_of(fields))
        except IpclaimError as error:
            return self.notice(request, 422, error.message, error.advice)
        return RedirectResponse(f"{case_href(number)}#course", 303)

    def paper_page(self, request: Request) -> Response:
        """Show one paper beside its fields."""
        number, paper = _number(request, "case"), _number(request, "paper")
        case = self._case(number)
        document, path = self._paper(case, paper)
        state = file_state(path, document)
        return _html(request, self.pages.paper(case, number, paper, state, _language(request)))

    def page_picture(self, request: Request) -> Response:
        """Send the picture of one page."""
        path, document, image = self._page(request)
        return self._picture(request, path, document, image, small=False)

    def thumbnail(self, request: Request) -> Response:
        """Send the small picture of one page."""
        path, document, image = self._page(request)
        return self._picture(request, path, document, image, small=True)

    def notice(self, request: Request, status: int, message: Text, advice: Text) -> Response:
        """Say why there is nothing to show."""
        page = self.pages.notice(message, advice, _language(request))
        return HTMLResponse(page, status, headers=SAFE_HEADERS)

    def not_found(self, request: Request, error: Exception) -> Response:
        """Say that there is nothing at this address."""
        del error
        return self.notice(request, 404, _NOTHING_HERE, _GO_TO_LIST)

    def bug(self, request: Request, error: Exception) -> Response:
        """Say that ipclaim itself is at fault; the server still logs the error."""
        del error
        return self.notice(request, 500, _BUG, _SEE_TERMINAL)

    def _picture(
        self, request: Request, path: Path, document: Document, image: PageImage, *, small: bool
    ) -> Response:
        draw = self.pictures.thumbnail if small else self.pictures.page
        try:
            drawn: Drawn = draw(path, document.sha256, image)
        except IpclaimError as error:
            _log.warning("%s, page %d: %s", document.file, image.page, error)
            return self.notice(request, 503, error.message, error.advice)
        return Response(drawn.content, media_type=drawn.media_type)

    def _case(self, number: int) -> CaseView:
        if not 1 <= number <= len(self.views):
            raise HTTPException(404)
        return self.views[number - 1]

    def _paper(self, case: CaseView, number: int) -> tuple[Document, Path | None]:
        documents = case.assessment.documents if case.assessment else ()
        if not 1 <= number <= len(documents):
            raise HTTPException(404)
        document = documents[number - 1]
        return document, paper_path(case.folder, document)

    def _page(self, request: Request) -> tuple[Path, Document, PageImage]:
        """Return what a page's picture is drawn from, while the file is the one that was read."""
        case = self._case(_number(request, "case"))
        document, path = self._paper(case, _number(request, "paper"))
        page = _number(request, "page")
        image = next((image for image in document.page_images if image.page == page), None)
        if path is None or image is None or file_state(path, document) is not FileState.SAME:
            raise HTTPException(404)
        return path, document, image


async def _body(request: Request) -> bytes:
    """Return a form's bytes; of a longer one no more than shows that it is too long."""
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > FORM_BYTES:
            raise HTTPException(413)
    return body


def _number(request: Request, name: str) -> int:
    number: int = request.path_params[name]
    return number


def _language(request: Request) -> Lang:
    return choose_language(
        request.query_params.get("lang"),
        request.cookies.get(_LANGUAGE_COOKIE),
        request.headers.get("accept-language"),
    )


def _html(request: Request, page: str) -> Response:
    """Return a page, and keep the language if one was asked for."""
    response = HTMLResponse(page)
    if "lang" in request.query_params:
        response.set_cookie(
            _LANGUAGE_COOKIE, _language(request).value, httponly=True, samesite="strict"
        )
    return response


_STALE_FORM = Text(
    "这份表单来自以前打开的页面，没有写入任何内容。",
    "This form is from a page opened earlier; nothing was written down.",
)
_OPEN_AGAIN = Text("请重新打开案件页再填写。", "Open the case again and fill in its form.")
_NOTHING_HERE = Text("这个地址没有内容。", "There is nothing at this address.")
_GO_TO_LIST = Text("请回到案件列表。", "Go back to the list of cases.")
_BUG = Text("ipclaim 出错了。", "Something went wrong inside ipclaim.")
_SEE_TERMINAL = Text(
    "运行 ipclaim review 的终端里有详细的错误信息。",
    "The terminal that runs ipclaim review shows the details.",
)
