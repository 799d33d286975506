"""The few lines of JavaScript that run inside a page; each only looks, scrolls or clicks."""

SCROLL = """async ({tallest, longest, step, pause, images, still}) => {
  const rest = ms => new Promise(done => setTimeout(done, ms));
  const drawn = most => Promise.race([rest(most), new Promise(done =>
    requestAnimationFrame(() => requestAnimationFrame(done)))]);
  const height = () => Math.max(0, ...[document.documentElement, document.body]
    .filter(Boolean).map(part => part.scrollHeight));
  const began = performance.now();
  let y = 0, stopped = 'bottom';
  for (;;) {
    if (y >= height()) { await rest(150); await drawn(3000); if (y >= height()) break; }
    if (y > tallest) { stopped = 'height limit'; break; }
    if (performance.now() - began > longest) { stopped = 'time limit'; break; }
    y += innerHeight * step;
    scrollTo(0, y);
    await rest(pause);
    await drawn(500);
  }
  const open = () => [...document.images].filter(image => !image.complete).length;
  let left = open(), moved = performance.now();
  const since = moved;
  while (left && performance.now() - moved < still && performance.now() - since < images) {
    await rest(50);
    const now = open();
    if (now < left) moved = performance.now();
    left = now;
  }
  scrollTo(0, 0);
  await rest(60);
  return stopped;
}"""
"""Scroll down step by step so that lazy pictures come, wait for them, go back to the top.

Each step lasts until it was drawn, for only then does a page hear which pictures are in view; on
a busy machine that takes longer than ``pause`` ms; nor does it hear before that it was scrolled to
its end, where many pages add more. The wait at the end ends when all are there,
when none has come for ``still`` ms, or after ``images`` ms.
"""

CONSENT = """({buttons, containers}) => {
  const within = containers.map(part => `[class*="${part}" i],[id*="${part}" i]`).join(',');
  for (const wanted of buttons) {
    for (const button of document.querySelectorAll('button,[role=button],a')) {
      const caption = (button.innerText || '').trim();
      if (caption.toLowerCase() !== wanted) continue;
      if (!button.closest(within + ',dialog,[role=dialog]')) continue;
      button.click();
      return caption;
    }
  }
  return null;
}"""
"""Click the consent button of a cookie bar, if there is one; gives its caption."""

LOOK = """({title, shop, price, least, walls, notices}) => {
  const said = selectors => {
    for (const selector of selectors) {
      const element = document.querySelector(selector);
      const text = element && (element.innerText || element.content || '');
      const plain = text ? text.replace(/\\s+/g, ' ').trim() : '';
      if (plain) return plain;
    }
    return null;
  };
  const placed = [...document.images].filter(image => {
    const box = image.getBoundingClientRect();
    if (box.width >= least && box.height >= least) return true;
    const broken = image.complete && !image.naturalWidth && /^http/.test(image.currentSrc);
    const wide = image.getAttribute('width');
    return broken && image.checkVisibility() && (wide === null || parseInt(wide) >= least);
  });
  const stands = element => {
    const box = element.getBoundingClientRect();
    return box.width * box.height >= 2000 &&
      element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
  };
  const found = selectors => selectors.length ?
    [...document.querySelectorAll(selectors.join(','))].filter(stands) : [];
  const goods = [];
  const collect = (thing, depth) => {
    if (depth > 6 || !thing || typeof thing !== 'object') return;
    if (Array.isArray(thing)) { thing.forEach(one => collect(one, depth + 1)); return; }
    if ([].concat(thing['@type']).some(type => /^Product(Group)?$/.test(type))) goods.push(thing);
    else for (const key of ['@graph', 'mainEntity', 'itemListElement', 'item'])
      collect(thing[key], depth + 1);
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try { collect(JSON.parse(script.textContent), 0); } catch { /* not the page's best work */ }
  }
  const priced = thing => [].concat(thing.offers, thing.hasVariant || []).some(offer => offer &&
    (offer.price || offer.lowPrice || offer.priceSpecification || offer.offers));
  const own = document.querySelector('link[rel=canonical]');
  return {
    title: said(title), shop: said(shop), price: said(price),
    heading: document.title,
    text: document.body ? document.body.innerText : '',
    canonical: own ? own.href : '',
    images: placed.length,
    imagesOk: placed.filter(image => image.complete && image.naturalWidth > 0).length,
    covered: walls.filter(([, selectors]) => found(selectors).length).map(([outcome]) => outcome),
    notice: found(notices).map(element => element.innerText || '').join('\\n').slice(0, 2000),
    declaresGoods: goods.length === 1 && priced(goods[0]),
  };
}"""
"""Read what the page shows.

Pictures smaller than ``least`` pixels are trackers, not content, and a broken one has no size by
itself. What covers the page or says that the item is gone must be seen, and no smaller than a
button. Two items in the page's own description are a list, not a listing.
"""

PLACES = """({title, shop, price, most}) => {
  const root = document.documentElement;
  const boxed = box => [box.left + scrollX, box.top + scrollY,
                        box.right + scrollX, box.bottom + scrollY].map(Math.round);
  const seen = element => element.checkVisibility({checkOpacity: true, checkVisibilityCSS: true});
  const shown = [];
  for (const [what, selectors] of [['title', title], ['shop', shop], ['price', price]]) {
    for (const selector of selectors) {
      let element = document.querySelector(selector);
      const text = element ? (element.innerText || '').replace(/\\s+/g, ' ').trim() : '';
      if (!text) continue;
      // A text for screen readers only is one pixel large; the price beside it is what is seen.
      while (element && element.getBoundingClientRect().width < 8) element = element.parentElement;
      if (element && seen(element))
        shown.push([what, text.slice(0, 300), ...boxed(element.getBoundingClientRect())]);
      break;
    }
  }
  const texts = [];
  const walker = document.createTreeWalker(document.body || root, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node; texts.length < most && (node = walker.nextNode());) {
    const data = node.data;
    if (!data.trim() || !node.parentElement || !seen(node.parentElement)) continue;
    for (let at = 0; at < data.length && texts.length < most; at += 60) {
      const end = Math.min(data.length, at + 90);
      range.setStart(node, at);
      range.setEnd(node, end);
      const text = data.slice(at, end).replace(/\\s+/g, ' ').trim();
      const box = range.getBoundingClientRect();
      if (text && box.width > 3 && box.height > 3) texts.push([text, ...boxed(box)]);
      if (end === data.length) break;
    }
  }
  return {size: [root.scrollWidth, root.scrollHeight], shown, texts};
}"""
"""Tell where title, shop, price and every run of text stand, in CSS pixels of the whole page.

A long text is told in pieces that overlap, so that a name is whole in one of them and its box is
small.
"""
