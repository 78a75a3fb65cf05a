import { ask, lastTurn, settled } from './support/chat.ts';
import { followCitation } from './support/follow-citation.ts';
import { highlighted } from './support/highlighted.ts';
import { HIGHLIGHT, pixelsOf } from './support/pixels.ts';
import { startSite } from './support/site.ts';
import { expect, test } from './support/test.ts';

for (const { where, path, words, shown } of [
  { where: 'a list', path: 'article.html', words: /\*\*Spring tides/, shown: /^Spring tides\. ?At new moon/ },
  {
    where: 'a frame',
    path: 'frames/index.html',
    words: /The lighthouse shows/,
    shown: /^The lighthouse shows/,
  },
  { where: 'a table in a frame', path: 'frames/index.html', words: /Saltmarsh/, shown: /^Saltmarsh 55 min$/ },
  {
    where: 'a closed shadow root',
    path: 'frames/shadow.html',
    words: /It ties a bundle/,
    shown: /^It ties a bundle/,
  },
  { where: 'a Japanese page', path: 'article-ja.html', words: /[^\n]*太陽の光/, shown: /太陽の光/ },
]) {
  test(`a passage in ${where} is highlighted before the reader’s eyes, and nothing else`, async ({
    sidenote,
    site,
    kimi,
  }) => {
    const page = await sidenote.open(site.url(path));
    const panel = await sidenote.openPanel(page);
    await followCitation(panel, kimi, words);
    await expect.poll(() => highlighted(page)).toMatch(shown);
    await expect.poll(() => pixelsOf(page, HIGHLIGHT)).toBeGreaterThan(100);
    await panel.keyboard.press('Escape');
    await expect.poll(() => highlighted(page)).toBe('');
    await expect.poll(() => pixelsOf(page, HIGHLIGHT)).toBe(0);
  });
}

for (const { where, path, words } of [
  { where: 'the page', path: 'article.html', words: /\*\*Spring tides/ },
  { where: 'a frame of its own', path: 'frames/index.html', words: /The lighthouse shows/ },
  { where: 'a frame out of its reach', path: 'frames/index.html?near', words: /A gale from/ },
]) {
  test(`Escape on the page takes away what is highlighted in ${where}, and the mark shows it again`, async ({
    sidenote,
    site,
    kimi,
  }) => {
    const other = await startSite();
    try {
      const near = `near=${encodeURIComponent(other.url('frames/weather.html'))}`;
      const page = await sidenote.open(site.url(path.replace('near', near)));
      const panel = await sidenote.openPanel(page);
      await page.evaluate(() =>
        document.addEventListener('keydown', ({ key }) => (document.title = `${key} came`)),
      );
      await followCitation(panel, kimi, words);
      await expect.poll(() => highlighted(page)).not.toBe('');

      await page.keyboard.press('Escape');
      await expect.poll(() => highlighted(page)).toBe('');
      await expect(page, 'the page hears of the key').toHaveTitle('Escape came');
      const mark = lastTurn(panel).locator('.citation');
      await expect(mark).toHaveAttribute('aria-pressed', 'false');
      await mark.click();
      await expect.poll(() => highlighted(page)).not.toBe('');
    } finally {
      await other.close();
    }
  });
}

test('of two equal passages the one that was meant is found, and a closed part opens for it', async ({
  sidenote,
  site,
  kimi,
}) => {
  const filler =
    'The harbour lies at the end of a long and shallow bay, and every boat waits for the tide there. ';
  site.put('twice.html', {
    body: `<!doctype html><html lang="en"><title>Two quays</title><main><h1>Two quays</h1>
      <h2>North</h2><p>${filler.repeat(3)}</p><p>Boats moor here at high water only.</p><p>The northern lamp is green.</p>
      <h2>South</h2><p>${filler.repeat(4)}</p>
      <details><summary>Mooring</summary><p>The southern quay has nine rings.</p><p>Boats moor here at high water only.</p></details></main></html>`,
  });
  const page = await sidenote.open(site.url('twice.html'));
  const panel = await sidenote.openPanel(page);
  await followCitation(panel, kimi, /The southern quay has nine rings\.\n\n\[\d+\] Boats moor/);
  await expect.poll(() => highlighted(page)).toBe('The southern quay has nine rings.');
  await expect(page.locator('details')).toHaveAttribute('open', '');
  const number = Number(await lastTurn(panel).locator('.citation').textContent());
  kimi.say([`Here too [${number + 1}].`]);
  await ask(panel, 'And which boats?');
  await settled(panel);
  await lastTurn(panel).locator('.citation').click();
  await expect.poll(() => highlighted(page)).toBe('Boats moor here at high water only.');
  await page.locator('details').evaluate((details) => details.removeAttribute('open'));
  await expect.poll(() => highlighted(page), 'it is the one in the closed part').toBe('');
});
