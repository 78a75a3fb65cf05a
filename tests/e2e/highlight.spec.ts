import { followCitation } from './support/follow-citation.ts';
import { highlighted } from './support/highlighted.ts';
import { HIGHLIGHT, pixelsOf } from './support/pixels.ts';
import { expect, test } from './support/test.ts';

const CITED = 'The keeper lights the northern lamp at dusk.';

const FILLER = `<p>${'The harbour lies at the end of a long and shallow bay. '.repeat(6)}</p>`.repeat(12);

/** A page with the cited passage in the middle of much other text. */
function pageWith({ head = '', before = '', around = 'main' }): string {
  return `<!doctype html><html lang="en"><title>Lamps</title>${head}<body>${before}<${around} id="text"><h1>Lamps</h1>
    ${FILLER}<p id="cited">${CITED}</p>${FILLER}</${around.split(' ')[0]}></body></html>`;
}

/** All that a page's scripts can learn of the page that they are on, but for where it is scrolled. */
function look() {
  const texts = [...CSS.highlights].map(([name, ranges]) => [name, Array.from(ranges, String)]);
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets].map(
    ({ cssRules }) => cssRules.length,
  );
  const open = [...document.querySelectorAll('*')].filter(({ shadowRoot }) => shadowRoot).length;
  const names = Object.getOwnPropertyNames(globalThis).filter((name) => name !== 'records');
  const standard = names.findLastIndex((name) => name.startsWith('webkit'));
  return {
    html: document.documentElement.outerHTML,
    other: JSON.stringify([
      texts,
      sheets,
      open,
      names.length,
      names.slice(standard),
      String(getSelection()),
      document.getAnimations().length,
      document.querySelectorAll(':popover-open').length,
      document.activeElement?.localName,
    ]),
  };
}

test('a page’s scripts learn no word of what is highlighted, and nothing of Sidenote', async ({
  sidenote,
  site,
  kimi,
}) => {
  site.put('lamps.html', { body: pageWith({}) });
  const page = await sidenote.open(site.url('lamps.html'));
  const panel = await sidenote.openPanel(page);
  const before = await page.evaluate(look);
  await page.evaluate(() => {
    const records: string[] = [];
    Object.assign(globalThis, { records });
    new MutationObserver((mutations) => {
      for (const { type, target, addedNodes } of mutations)
        records.push(
          `${type} of ${target.nodeName}: ${[...addedNodes].map((node) => (node as Element).outerHTML).join()}`,
        );
    }).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  });
  await followCitation(panel, kimi, /The keeper lights/);
  await expect.poll(() => highlighted(page)).toBe(CITED);

  const after = await page.evaluate(look);
  expect(after.html).toBe(before.html.replace(/<\/html>$/, '<div></div></html>'));
  expect(after.other).toBe(before.other);
  expect(await page.evaluate(() => Reflect.get(globalThis, 'records'))).toEqual([
    'childList of HTML: <div></div>',
  ]);

  await panel.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(look)).toEqual(before);
});

test('a page that asks which of its words are covered is not told which', async ({
  sidenote,
  site,
  kimi,
}) => {
  site.put('lamps.html', { body: pageWith({}) });
  const page = await sidenote.open(site.url('lamps.html'));
  const panel = await sidenote.openPanel(page);
  const seen = () =>
    page.evaluate(async () => {
      const cited = document.querySelector('#cited');
      const parts = [cited?.previousElementSibling, cited, cited?.nextElementSibling].filter((one) => !!one);
      const entries = await new Promise<IntersectionObserverEntry[]>((resolve) => {
        const observer = new IntersectionObserver(resolve, { trackVisibility: true, delay: 100 } as object);
        for (const part of parts) observer.observe(part);
      });
      // The rest of a page may be covered by bars of its own.
      return [...new Set(entries.map((entry) => Reflect.get(entry, 'isVisible') as boolean))];
    });
  await page.locator('#cited').evaluate((cited) => cited.scrollIntoView({ block: 'center' }));
  expect(await seen()).toEqual([true]);
  await followCitation(panel, kimi, /The keeper lights/);
  await expect.poll(() => highlighted(page)).toBe(CITED);
  await expect.poll(seen).toEqual([false]);
});

test('a highlight stays with its words: in a box that scrolls, and under a header that stays', async ({
  sidenote,
  site,
  kimi,
}) => {
  const head = `<style>
    body { margin: 0; } #text { display: block; height: 400px; overflow: auto; position: relative; z-index: 3; }
    header { position: fixed; inset: 0 0 auto; height: 120px; background: #fff; z-index: 9; }
    </style>`;
  const before = '<header>The harbour’s own paper</header>';
  site.put('lamps.html', { body: pageWith({ head, before }) });
  const page = await sidenote.open(site.url('lamps.html'));
  const panel = await sidenote.openPanel(page);
  await followCitation(panel, kimi, /The keeper lights/);
  await expect.poll(() => highlighted(page)).toBe(CITED);
  const scrollTo = (top: number) =>
    page.evaluate((wanted) => {
      const cited = document.querySelector('#cited');
      document.querySelector('#text')?.scrollBy(0, (cited?.getBoundingClientRect().top ?? 0) - wanted);
    }, top);
  await scrollTo(200);
  await expect.poll(() => highlighted(page)).toBe(CITED);
  await scrollTo(60);
  await expect.poll(() => highlighted(page), 'under the header').toBe('');
  await scrollTo(500);
  await expect.poll(() => highlighted(page), 'below the edge of its box').toBe('');
  await scrollTo(300);
  await expect.poll(() => highlighted(page)).toBe(CITED);
  await page.setViewportSize({ width: 400, height: 600 });
  await page.evaluate(() => document.querySelector('h1')?.insertAdjacentHTML('afterend', '<p>News</p>'));
  await scrollTo(300);
  await expect.poll(() => highlighted(page)).toBe(CITED);
});

for (const { where, head = '', before = '', around = 'main', colour } of [
  {
    where: 'what a page puts above itself',
    before: '<script>addEventListener("load", () => document.querySelector("#text").showPopover())</script>',
    around: 'main popover',
    colour: HIGHLIGHT,
  },
  {
    where: 'a dark page',
    head: '<style>body { background: #101010; color: #eee }</style>',
    colour: [0x68, 0x56, 0x10],
  },
  { where: 'a page that is zoomed', head: '<style>html { zoom: 1.5 }</style>', colour: HIGHLIGHT },
]) {
  test(`a highlight is seen on ${where}`, async ({ sidenote, site, kimi }) => {
    site.put('lamps.html', { body: pageWith({ head, before, around }) });
    const page = await sidenote.open(site.url('lamps.html'));
    const panel = await sidenote.openPanel(page);
    await followCitation(panel, kimi, /The keeper lights/);
    await expect.poll(() => highlighted(page)).toBe(CITED);
    await expect.poll(() => pixelsOf(page, colour)).toBeGreaterThan(100);
  });
}

test('in forced colours a highlight is an edge in the reader’s colour, and on paper it is not', async ({
  sidenote,
  site,
  kimi,
}) => {
  site.put('lamps.html', { body: pageWith({}) });
  const page = await sidenote.open(site.url('lamps.html'));
  const panel = await sidenote.openPanel(page);
  await followCitation(panel, kimi, /The keeper lights/);
  await expect.poll(() => pixelsOf(page, HIGHLIGHT)).toBeGreaterThan(100);
  await page.emulateMedia({ media: 'print' });
  expect(await pixelsOf(page, HIGHLIGHT)).toBe(0);
  await page.emulateMedia({ media: 'screen', forcedColors: 'active' });
  const edge = await page.evaluate(() => {
    const probe = document.createElement('p');
    probe.style.cssText = 'color: Highlight; forced-color-adjust: none';
    document.body.append(probe);
    const [red = 0, green = 0, blue = 0, alpha = 1] = Array.from(
      getComputedStyle(probe).color.matchAll(/[\d.]+/g),
      ([level]) => Number(level),
    );
    probe.remove();
    // On white.
    return [red, green, blue].map((level) => alpha * level + (1 - alpha) * 255);
  });
  await expect.poll(() => pixelsOf(page, edge)).toBeGreaterThan(100);
});
