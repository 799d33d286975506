"""The ways in which a hostile listing may try to reach what is inside, each by its name.

The first 36 are those of the research that the capture was designed on; the others were added
since. A way is a page of the hostile site, a part of such a page, or an address that is visited
itself. Its goal is a listener of its own on this machine, so that a leak names its way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

SITE = "hostile.example"
"""Resolves to a public address in the tests; its server stands on this machine."""


@dataclass(frozen=True, slots=True)
class Goal:
    """Where one way tries to arrive: TCP and UDP, the same port."""

    name: str
    port: int
    host: str = "127.0.0.2"
    secret: str = "file:///etc/hostname"
    """A file of this machine, as an address."""

    @property
    def at(self) -> str:
        """Host and port as they stand in an address."""
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def web(self) -> str:
        """The goal as a web address."""
        return f"http://{self.at}/{self.name}"


Write = Callable[[Goal], str]

_HTTP, _HTTPS = f"http://{SITE}", f"https://{SITE}"


@dataclass(frozen=True, slots=True)
class Way:
    """One way out."""

    name: str
    how: str
    part: Write | None = None
    """A part of a page that holds several ways."""
    page: Write | None = None
    """A page of its own, because it leaves the page or ends it."""
    visit: Write | None = None
    """An address that is visited itself."""
    headers: Callable[[Goal], tuple[str, ...]] | None = None
    host: str = "127.0.0.2"
    plain: bool = False
    """Served over http, which browsers hold in less than https pages."""
    arrives: bool = True
    """Whether it arrives in a browser that nothing protects; if not, Chromium stops it itself."""
    goal: str = "this machine"
    """What it is after, in a word or two, for the table."""


def _do(code: str) -> str:
    return f"<script>try{{{code}}}catch(e){{}}</script>"


def _to(address: str) -> str:
    return f"/to?u={quote(address, safe='')}"


def _worker(code: str, kind: str = "Worker") -> str:
    return _do(f"new {kind}(URL.createObjectURL(new Blob([`{code}`])))")


def _rtc(server: str) -> str:
    return _do(
        f"const p=new RTCPeerConnection({{iceServers:[{{urls:'{server}',username:'a',"
        "credential:'b'}]});p.createDataChannel('x');"
        "p.createOffer().then(o=>p.setLocalDescription(o))"
    )


def _rules(kind: str, address: str) -> str:
    return (
        f'<script type="speculationrules">{{"{kind}":[{{"source":"list",'
        f'"urls":["{address}"],"eagerness":"immediate"}}]}}</script>'
    )


def _frame(address: str) -> str:
    return f'<iframe src="{address}"></iframe>'


RESEARCH = (
    Way("goto_direct", "the link itself names an address inside", visit=lambda g: g.web),
    Way(
        "goto_decimal_ip",
        "the address as one decimal number",
        visit=lambda g: f"http://{0x7F000002}:{g.port}/",
    ),
    Way(
        "goto_ipv4mapped_v6",
        "the address as an IPv6 one",
        visit=lambda g: f"http://[::ffff:127.0.0.2]:{g.port}/",
    ),
    Way("redirect_302_main", "the listing redirects", visit=lambda g: f"{_HTTPS}{_to(g.web)}"),
    Way(
        "meta_refresh",
        "a refresh in the page's head",
        page=lambda g: f'<meta http-equiv="refresh" content="0;url={g.web}">',
    ),
    Way("js_location", "a script leaves the page", page=lambda g: _do(f"location='{g.web}'")),
    Way(
        "form_post",
        "a form that sends itself",
        page=lambda g: (
            f'<form id="f" method="post" action="{g.web}"></form>{_do("document.forms.f.submit()")}'
        ),
    ),
    Way("window_open", "a second window", page=lambda g: _do(f"window.open('{g.web}')")),
    Way("img", "a picture", part=lambda g: f'<img src="{g.web}">'),
    Way("img_via_redirect", "a picture that redirects", part=lambda g: f'<img src="{_to(g.web)}">'),
    Way("iframe", "a frame", part=lambda g: _frame(g.web)),
    Way("fetch", "fetch()", part=lambda g: _do(f"fetch('{g.web}',{{mode:'no-cors'}})")),
    Way("css_import", "@import", part=lambda g: f"<style>@import url({g.web});</style>"),
    Way("video", "a film", part=lambda g: f'<video src="{g.web}" autoplay muted></video>'),
    Way("eventsource", "EventSource", part=lambda g: _do(f"new EventSource('{g.web}')")),
    Way("websocket", "WebSocket", part=lambda g: _do(f"new WebSocket('ws://{g.at}/')")),
    Way("beacon", "sendBeacon", part=lambda g: _do(f"navigator.sendBeacon('{g.web}','x')")),
    Way(
        "worker_fetch",
        "fetch() in a worker",
        part=lambda g: _worker(f'fetch("{g.web}",{{mode:"no-cors"}})'),
    ),
    Way(
        "worker_importScripts",
        "importScripts() in a worker",
        part=lambda g: _worker(f'importScripts("{g.web}")'),
    ),
    Way(
        "sharedworker_fetch",
        "fetch() in a shared worker",
        part=lambda g: _worker(f'fetch("{g.web}",{{mode:"no-cors"}})', "SharedWorker"),
    ),
    Way("prefetch_link", "prefetch", part=lambda g: f'<link rel="prefetch" href="{g.web}">'),
    Way("preload", "preload", part=lambda g: f'<link rel="preload" as="image" href="{g.web}">'),
    Way(
        "preconnect",
        "preconnect",
        part=lambda g: f'<link rel="preconnect" href="{g.web}">',
        arrives=False,
    ),
    Way(
        "speculation_prerender",
        "speculation rules: prefetch",
        page=lambda g: _rules("prefetch", g.web),
    ),
    Way(
        "favicon",
        "the page's icon",
        page=lambda g: f'<link rel="icon" href="{g.web}">',
        arrives=False,
    ),
    Way(
        "a_ping",
        "ping of a link that a script clicks",
        part=lambda g: (
            f'<a id="{g.name}" href="#" ping="{g.web}">x</a>'
            f"{_do(f'document.getElementById({g.name!r}).click()')}"
        ),
    ),
    Way(
        "fetch_keepalive_unload",
        "fetch() that outlives the page",
        page=lambda g: _do(
            f"addEventListener('pagehide',()=>fetch('{g.web}',{{mode:'no-cors',keepalive:true}}))"
        ),
    ),
    Way("webrtc_stun_udp", "WebRTC, STUN", part=lambda g: _rtc(f"stun:{g.at}")),
    Way(
        "webrtc_turn_tcp",
        "WebRTC, TURN over TCP",
        part=lambda g: _rtc(f"turn:{g.at}?transport=tcp"),
    ),
    Way(
        "service_worker",
        "a service worker that fetches",
        page=lambda g: _do(f"navigator.serviceWorker.register('/worker.js?u={quote(g.web)}')"),
        arrives=False,
    ),
    Way("file_url", "the link is a file", visit=lambda g: g.secret, goal="a file"),
    Way(
        "chrome_version",
        "the link is a page of the browser",
        visit=lambda _: "chrome://version/",
        goal="the browser",
    ),
    Way(
        "data_url",
        "the link is a page in itself",
        visit=lambda _: "data:text/html,<h1>hi</h1>",
        goal="a forged page",
    ),
    Way(
        "view_source_file",
        "the source view of a file",
        visit=lambda g: f"view-source:{g.secret}",
        goal="a file",
    ),
    Way(
        "iframe_file",
        "a frame with a file",
        part=lambda g: _frame(g.secret),
        goal="a file",
        arrives=False,
    ),
    Way(
        "redirect_to_file",
        "the listing redirects to a file",
        visit=lambda g: f"{_HTTPS}{_to(g.secret)}",
        goal="a file",
        arrives=False,
    ),
)

NAMES = {
    "inside.example": ("127.0.0.2",),
    "mapped.example": ("::ffff:127.0.0.2",),
    "nat64.example": ("64:ff9b::7f00:2",),
    "metadata.example": ("169.254.169.254",),
    "office.example": ("192.168.1.10",),
    "mixed.example": ("203.0.114.7", "127.0.0.2"),
}
"""Names of the hostile site's owner, and what they resolve to."""
REBINDING = "rebinding.example"
"""Resolves to the public address once, and to 127.0.0.2 from then on."""


def _named(name: str, host: str) -> Way:
    return Way(
        f"name_{name}",
        f"a name that resolves to {', '.join(NAMES[host])}",
        visit=lambda _: f"http://{host}/",
        goal="a name's address",
    )


ADDED = (
    Way("goto_loopback", "127.0.0.1", visit=lambda g: g.web, host="127.0.0.1"),
    Way("goto_ipv6_loopback", "::1", visit=lambda g: g.web, host="::1"),
    Way(
        "goto_localhost",
        "localhost",
        visit=lambda g: f"http://localhost:{g.port}/",
        host="127.0.0.1",
    ),
    Way("goto_short_ip", "127.2", visit=lambda g: f"http://127.2:{g.port}/"),
    Way("goto_octal_ip", "0177.0.0.2", visit=lambda g: f"http://0177.0.0.2:{g.port}/"),
    Way("goto_zero", "0.0.0.0", visit=lambda g: f"http://0.0.0.0:{g.port}/", host="127.0.0.1"),
    Way(
        "goto_metadata",
        "the metadata service of a cloud",
        visit=lambda _: "http://169.254.169.254/latest/meta-data/",
        goal="169.254.169.254",
        arrives=False,
    ),
    *(_named(host.split(".", maxsplit=1)[0], host) for host in NAMES),
    Way(
        "dns_rebinding_main",
        "a name that changes its answer, visited twice",
        page=lambda _: _do(f"setTimeout(()=>{{location='http://{REBINDING}/'}},100)"),
        goal="a name's address",
        plain=True,
    ),
    Way(
        "dns_rebinding_fetch",
        "a name that changes its answer, fetched many times",
        part=lambda g: _do(
            f"for(let n=0;n<4;n++)fetch('http://{REBINDING}/'+n+'{g.name}',{{mode:'no-cors'}})"
        ),
        goal="a name's address",
        plain=True,
    ),
    Way(
        "redirect_307_post",
        "a form whose answer redirects, form and all",
        page=lambda g: (
            f'<form id="f" method="post" action="{_to(g.web).replace("/to?", "/to307?")}"></form>'
            f"{_do('document.forms.f.submit()')}"
        ),
    ),
    Way(
        "refresh_header",
        "a refresh in the answer's head",
        page=lambda _: "<p>x</p>",
        headers=lambda g: (f"Refresh: 0;url={g.web}",),
    ),
    Way(
        "xhr",
        "XMLHttpRequest",
        part=lambda g: _do(f"const x=new XMLHttpRequest();x.open('GET','{g.web}');x.send()"),
    ),
    Way("script_src", "a script", part=lambda g: f'<script src="{g.web}"></script>'),
    Way("module_import", "import()", part=lambda g: _do(f"import('{g.web}').catch(()=>0)")),
    Way(
        "modulepreload",
        "modulepreload",
        part=lambda g: f'<link rel="modulepreload" href="{g.web}">',
    ),
    Way("stylesheet", "a style sheet", part=lambda g: f'<link rel="stylesheet" href="{g.web}">'),
    Way(
        "css_picture",
        "url() in a style",
        part=lambda g: f'<p style="background:url({g.web})">x</p>',
    ),
    Way(
        "css_font",
        "a font",
        part=lambda g: (
            f"<style>@font-face{{font-family:{g.name};src:url({g.web})}}</style>"
            f'<p style="font-family:{g.name}">x</p>'
        ),
    ),
    Way("picture_srcset", "srcset", part=lambda g: f'<img srcset="{g.web} 1x">'),
    Way(
        "input_picture", "a button's picture", part=lambda g: f'<input type="image" src="{g.web}">'
    ),
    Way("svg_image", "a picture in SVG", part=lambda g: f'<svg><image href="{g.web}"/></svg>'),
    Way(
        "svg_use",
        "another drawing in SVG",
        part=lambda g: f'<svg><use href="{g.web}#x"/></svg>',
        arrives=False,
    ),
    Way("audio", "a sound", part=lambda g: f'<audio src="{g.web}" preload="auto"></audio>'),
    Way(
        "video_track",
        "subtitles",
        part=lambda g: f'<video crossorigin><track default kind="captions" src="{g.web}"></video>',
    ),
    Way("object", "an object", part=lambda g: f'<object data="{g.web}"></object>'),
    Way("embed", "an embedded thing", part=lambda g: f'<embed src="{g.web}">'),
    Way(
        "srcdoc_frame",
        "a picture in a frame that is written in the page",
        part=lambda g: f"<iframe srcdoc='<img src=\"{g.web}\">'></iframe>",
    ),
    Way(
        "data_frame",
        "a picture in a frame of data:",
        part=lambda g: f"<iframe src='data:text/html,<img src=\"{g.web}\">'></iframe>",
    ),
    Way(
        "blob_frame",
        "a picture in a frame of blob:",
        part=lambda g: _do(
            "const f=document.createElement('iframe');"
            f"f.src=URL.createObjectURL(new Blob(['<img src={g.web}>'],{{type:'text/html'}}));"
            "document.body.append(f)"
        ),
    ),
    Way(
        "audio_worklet",
        "the code of an audio worklet",
        part=lambda g: _do(f"new AudioContext().audioWorklet.addModule('{g.web}').catch(()=>0)"),
    ),
    Way(
        "manifest",
        "the manifest of an app",
        page=lambda g: f'<link rel="manifest" href="{g.web}">',
        arrives=False,
    ),
    Way(
        "dns_prefetch",
        "a name that is only looked up",
        part=lambda _: '<link rel="dns-prefetch" href="http://looked-up.example">',
        goal="the name server",
    ),
    Way(
        "speculation_prerendered",
        "speculation rules: a page drawn in advance",
        page=lambda g: _rules("prerender", _to(g.web)),
    ),
    Way(
        "download_link",
        "a download that a script clicks",
        page=lambda g: (
            f'<a id="d" download href="{g.web}">x</a>{_do("document.getElementById(`d`).click()")}'
        ),
    ),
    Way(
        "csp_report_uri",
        "the report of a forbidden picture",
        page=lambda _: '<img src="https://forbidden.example/x.png">',
        headers=lambda g: (f"Content-Security-Policy: img-src 'none'; report-uri {g.web}",),
    ),
    Way(
        "reporting_endpoints",
        "the reports that a site may ask for",
        page=lambda _: '<img src="https://forbidden.example/x.png">',
        headers=lambda g: (
            f'Reporting-Endpoints: inside="{g.web}"',
            "Content-Security-Policy: img-src 'none'; report-to inside",
            f'Report-To: {{"group":"nel","max_age":9,"endpoints":[{{"url":"{g.web}"}}]}}',
            'NEL: {"report_to":"nel","max_age":9,"success_fraction":1.0}',
        ),
        arrives=False,
    ),
    Way(
        "alt_svc",
        "the site claims to be elsewhere, by HTTP/3 or HTTP/2",
        page=lambda _: '<img src="/again.png">',
        headers=lambda g: (f'Alt-Svc: h3="{g.at}"; ma=99, h2="{g.at}"; ma=99',),
        arrives=False,
    ),
    Way(
        "link_header",
        "preconnect and preload in the answer's head",
        page=lambda _: "<p>x</p>",
        headers=lambda g: (f"Link: <{g.web}>; rel=preload; as=image, <{g.web}>; rel=preconnect",),
    ),
    Way(
        "proxy_password",
        "the site claims to be the proxy and asks for its password",
        visit=lambda g: f"{_HTTP}/407?u={quote(g.web)}",
        goal="passwords",
        arrives=False,
    ),
    Way(
        "websocket_secure",
        "WebSocket over TLS",
        part=lambda g: _do(f"new WebSocket('wss://{g.at}/')"),
    ),
    Way("https_frame", "a frame over TLS", part=lambda g: _frame(f"https://{g.at}/")),
    Way(
        "webtransport",
        "WebTransport over UDP",
        part=lambda g: _do(f"new WebTransport('https://{g.at}/').ready.catch(()=>0)"),
    ),
    Way("webrtc_turn_udp", "WebRTC, TURN over UDP", part=lambda g: _rtc(f"turn:{g.at}")),
    Way(
        "webrtc_turns",
        "WebRTC, TURN over TLS",
        part=lambda g: _rtc(f"turns:{g.at}?transport=tcp"),
    ),
    Way(
        "webrtc_stun_name",
        "WebRTC, STUN by a name",
        part=lambda g: _rtc(f"stun:localhost:{g.port}"),
        host="127.0.0.1",
    ),
    Way(
        "js_to_file",
        "a script leaves for a file",
        part=lambda g: _do(f"location='{g.secret}'"),
        goal="a file",
        arrives=False,
    ),
    Way(
        "window_file",
        "a second window with a file",
        page=lambda g: _do(f"window.open('{g.secret}')"),
        goal="a file",
        arrives=False,
    ),
    Way(
        "fetch_file",
        "fetch() of a file",
        part=lambda g: _do(
            f"fetch('{g.secret}').then(a=>a.text()).then(t=>document.body.append(t))"
        ),
        goal="a file",
        arrives=False,
    ),
    Way(
        "css_file",
        "a style sheet in a file",
        part=lambda g: f'<link rel="stylesheet" href="{g.secret}">',
        goal="a file",
        arrives=False,
    ),
    Way(
        "object_file",
        "an object in a file",
        part=lambda g: f'<object data="{g.secret}"></object>',
        goal="a file",
        arrives=False,
    ),
    Way(
        "js_to_data",
        "a script leaves for a page in itself",
        part=lambda _: _do("location='data:text/html,<h1>forged</h1>'"),
        goal="a forged page",
        arrives=False,
    ),
    Way(
        "js_to_chrome",
        "a script leaves for a page of the browser",
        part=lambda _: _do("location='chrome://version/'"),
        goal="the browser",
        arrives=False,
    ),
    Way(
        "js_to_view_source",
        "a script leaves for a source view",
        part=lambda g: _do(f"location='view-source:{g.secret}'"),
        goal="a file",
        arrives=False,
    ),
    Way(
        "redirect_to_data",
        "the listing redirects to a page in itself",
        visit=lambda _: f"{_HTTPS}{_to('data:text/html,<h1>forged</h1>')}",
        goal="a forged page",
        arrives=False,
    ),
    Way(
        "goto_blob", "the link is a blob", visit=lambda _: f"blob:{_HTTPS}/x", goal="a forged page"
    ),
    Way(
        "goto_javascript",
        "the link is a script",
        visit=lambda _: "javascript:document.write('forged')",
        goal="a forged page",
    ),
    Way("goto_ftp", "the link is an FTP address", visit=lambda g: f"ftp://{g.at}/"),
    Way(
        "other_program",
        "an address that another program opens",
        part=lambda g: _do(f"location='ssh://{g.at}/'"),
        goal="other programs",
        arrives=False,
    ),
)

WAYS = (*RESEARCH, *ADDED)


def table() -> str:
    """Return the ways as a table for the documents."""
    rows = "".join(
        f"| `{way.name}` | {way.how} | {way.goal} | {'yes' if way.arrives else 'no'} |\n"
        for way in WAYS
    )
    head = "| way | what it tries | where it must not arrive | arrives without ipclaim |\n"
    return f"{head}|---|---|---|---|\n{rows}"
