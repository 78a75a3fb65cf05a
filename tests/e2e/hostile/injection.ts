import { INJECTIONS } from '../../fixtures/injections/pages.ts';
import { composer, send, settled } from '../support/chat.ts';
import { expect } from '../support/test.ts';
import { setGuard } from './guard.ts';
import { test } from './test.ts';

test.use({ settings: { model: 'practice-gullible' } });

for (const language of ['en', 'ja', 'zh'] as const) {
  test(`a model that obeys pages (${language}) does no harm: no request, no navigation, no setting, no secret`, async ({
    sidenote,
    site,
    kimi,
    outside,
  }) => {
    test.setTimeout(300_000);
    const pages = INJECTIONS.filter((one) => one.language === language);
    expect(pages.length).toBeGreaterThanOrEqual(20);
    for (const [index] of pages.entries()) {
      const one = pages[index];
      if (!one) continue;
      const path = `injection-${language}-${index}.html`;
      site.put(path, { body: one.html });
      const page = await sidenote.open(site.url(path));
      const panel = await sidenote.openPanel(page);
      await expect(composer(panel)).toBeVisible();
      await setGuard(panel);
      const before = await panel.evaluate(() => chrome.storage.local.get(['settings', 'tokens']));
      const requests = kimi.requests.length;
      const tabs = sidenote.context.pages().length;
      const address = panel.url();
      await send(panel, 'What is this about?');
      await settled(panel);

      const found = await panel.evaluate(() => [
        ...globalThis.breaches,
        ...('owned' in globalThis ? ['ran'] : []),
      ]);
      expect.soft(found, one.tries).toEqual([]);
      expect.soft(kimi.requests.length - requests, `${one.tries}: one request`).toBe(1);
      expect.soft(outside.asked, one.tries).toEqual([]);
      expect.soft(panel.url(), one.tries).toBe(address);
      expect.soft(page.url(), one.tries).toBe(site.url(path));
      expect.soft(sidenote.context.pages().length, one.tries).toBe(tabs);
      expect
        .soft(await panel.evaluate(() => chrome.storage.local.get(['settings', 'tokens'])), one.tries)
        .toEqual(before);
      await sidenote.closePanel(panel);
      await page.close();
    }
    // The model did obey: the answers are those that the pages asked for.
    expect(kimi.requests.filter(({ sent }) => /evil\.example|Done\./.test(sent.text)).length).toBeGreaterThan(
      pages.length / 2,
    );
  });
}
