"""What each outcome code of a capture means, and what a person can do about it."""

from collections.abc import Mapping

from ipclaim.model.listing import CaptureKind
from ipclaim.model.text import Text

OUTCOMES: Mapping[str, Text] = {
    "ok": Text("已取证", "captured"),
    "partial_images": Text("已取证，部分图片未载入", "captured; some pictures did not come"),
    "partial_truncated": Text(
        "已取证，页面过长，全图只到上限", "captured; the page is longer than its picture"
    ),
    "partial_load": Text("已取证，页面未完全载入", "captured; the page did not finish loading"),
    "partial_hang": Text(
        "已取证，页面脚本不结束，已中止脚本", "captured; a script that did not end was stopped"
    ),
    "partial_timeout": Text(
        "已取证，时限内未能保存全部内容", "captured; not all could be kept within the time limit"
    ),
    "ok_imported": Text("已导入用户自行截取的页面", "imported: captured by the user"),
    "partial_imported": Text(
        "已导入用户自行截取的页面，但没有画面，或文件本身看不出是哪件商品",
        "imported: captured by the user, without a picture or without saying itself which item",
    ),
    "gone_http": Text("网站答复该页面不存在", "the site says that there is no such page"),
    "gone_soft": Text("页面显示商品已下架或不存在", "the page says that the item is gone"),
    "gone_notice": Text(
        "页面的状态提示显示商品已下架或已结束", "the listing's own notice says that it has ended"
    ),
    "gone_address": Text(
        "网站转到了“商品不存在”的页面", "the site leads to its page for vanished items"
    ),
    "gone_redirect": Text(
        "网站转到了别的页面，地址中没有该商品编号，请打开核对",
        "the site leads elsewhere, to an address without the item's id: look at it",
    ),
    "wall_login": Text(
        "需要登录：请在自己的浏览器中截取", "wants a login: capture it in your own browser"
    ),
    "wall_captcha": Text(
        "需要验证：请在自己的浏览器中截取", "shows a captcha: capture it in your own browser"
    ),
    "wall_rate_limit": Text(
        "访问过于频繁：请过一段时间再运行", "too many requests: run it again later"
    ),
    "wall_region": Text(
        "本地区不可访问：请由可访问的人员截取",
        "not shown in this region: have somebody capture it where it is",
    ),
    "wall_forbidden": Text(
        "网站拒绝访问：请在自己的浏览器中截取", "access refused: capture it in your own browser"
    ),
    "technical_blank": Text("页面空白", "the page is blank"),
    "technical_loading": Text("页面一直在加载，没有内容", "the page only says that it is loading"),
    "technical_pictures": Text("图片一张也没有载入", "none of its pictures came"),
    "technical_other_item": Text("到达的是另一件商品", "another item was reached"),
    "technical_unrecognised": Text(
        "没有任何线索表明这是该商品页（可能是拦截页，或网站已改版）：请自行截取",
        "not recognised as the listing by any cue (a wall, or the site has changed its pages): "
        "capture it yourself",
    ),
    "technical_unknown_page": Text(
        "规则包不知道该平台商品页的结构，页面也未声明商品：请自行截取，或在规则包中补充 shown",
        "the rule pack does not know this platform's pages and the page declares no goods: "
        "capture it yourself, or add `shown` to the pack",
    ),
    "technical_http": Text("网站出错", "the site reports an error"),
    "technical_download": Text(
        "链接是一个下载文件，不是网页", "the link is a download, not a page"
    ),
    "technical_tls": Text("网站证书不受信任", "the site's certificate is not trusted"),
    "technical_dns": Text("找不到该网站", "the site's name does not resolve"),
    "technical_redirects": Text("网站不停地跳转", "the site redirects without end"),
    "technical_timeout": Text("超时", "it took too long"),
    "technical_connection": Text("无法连接", "no connection"),
    "technical_crash": Text("浏览器或页面崩溃", "the browser or the page crashed"),
    "technical_navigation": Text("无法打开页面", "the page could not be opened"),
    "policy_scheme": Text("地址不是网页地址，不予访问", "no address of the web: not visited"),
    "policy_address": Text(
        "地址指向本机或内部网络，不予访问", "leads to this machine or an inner network: not visited"
    ),
}

_FAMILIES = {
    CaptureKind.OK: Text("已取证", "captured"),
    CaptureKind.PARTIAL: Text("部分取证", "captured in part"),
    CaptureKind.GONE: Text("商品已下架", "gone"),
    CaptureKind.WALL: Text("被拦截，请自行截取", "behind a wall: capture it yourself"),
    CaptureKind.TECHNICAL: Text("技术故障", "technical trouble"),
    CaptureKind.POLICY: Text("地址不允许访问", "address not allowed"),
}


def told_outcome(code: str) -> Text:
    """Return what a code means; one that is not in the list is told by its family."""
    return OUTCOMES.get(code) or _FAMILIES[CaptureKind(code.split("_", 1)[0])]
