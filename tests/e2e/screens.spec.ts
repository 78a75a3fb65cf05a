import { expect, test } from './support/test.ts';
import { violations } from './support/violations.ts';
import { cutWords } from './screens/cut-words.ts';
import { leave, SCREENS } from './screens/screens.ts';
import { LANGUAGES, wordsOf } from './screens/words.ts';

/** A screen that does not open in this time is not where it was. */
const STEP_MS = 15_000;

for (const { locale, folder } of LANGUAGES) {
  test.describe(`in ${locale}`, () => {
    test.use({ uiLocale: locale });

    test('no word is cut on any screen, and axe finds nothing', async ({ panel, article, kimi }) => {
      test.setTimeout(300_000);
      const words = wordsOf(folder);
      const before = kimi.requests.length;
      await panel.getByRole('button', { name: words('summarise_question') }).click();
      await kimi.waitForRequest(before + 1);
      await panel.getByRole('button', { name: words('copy_answer') }).waitFor();
      // A step that fails is told, and the others are tried.
      panel.setDefaultTimeout(STEP_MS);
      const parts = { panel, page: article, words };
      for (const screen of SCREENS) {
        await test.step(screen.name, async () => {
          await screen.open(parts);
          expect.soft(await cutWords(panel), `${screen.name}: words`).toEqual([]);
          // What it looks at is the same in every language.
          if (locale === 'en') expect.soft(await violations(panel), `${screen.name}: axe`).toEqual([]);
          await leave(screen, parts);
        });
      }
    });
  });
}
