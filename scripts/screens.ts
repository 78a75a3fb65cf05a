import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { provision, settingsFor } from '../tests/e2e/support/commands.ts';
import { launchSidenote } from '../tests/e2e/support/sidenote.ts';
import { startSite } from '../tests/e2e/support/site.ts';
import { leave, SCREENS } from '../tests/e2e/screens/screens.ts';
import { LANGUAGES, wordsOf } from '../tests/e2e/screens/words.ts';
import { createKimiServer } from '../tests/kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../tests/kimi-server/tokens.ts';
import type { Theme } from '../utils/settings/settings.ts';

type Language = (typeof LANGUAGES)[number];

/** Takes a picture of every screen of the panel, at its usual width, in every language, in light and in dark. */
export async function pictureScreens(into: string): Promise<void> {
  for (const language of LANGUAGES)
    for (const theme of ['light', 'dark'] as const) await picture(language, theme, into);
}

async function picture({ locale, folder }: Language, theme: Theme, into: string): Promise<void> {
  await using closing = new AsyncDisposableStack();
  const kimi = createKimiServer({ pace: 0 });
  closing.defer(() => kimi.close());
  const site = await startSite();
  closing.defer(() => site.close());
  const { baseUrl } = await kimi.listen();
  const sidenote = await launchSidenote({ locale });
  closing.defer(() => sidenote.close());
  await provision(sidenote, { settings: settingsFor(baseUrl, { theme }), token: PRACTICE_TOKEN });

  const page = await sidenote.open(site.url('article.html'));
  const panel = await sidenote.openPanel(page);
  const words = wordsOf(folder);
  await panel.getByRole('button', { name: words('summarise_question') }).click();
  await panel.getByRole('button', { name: words('copy_answer') }).waitFor();
  const own = join(into, `${locale}-${theme}`);
  await mkdir(own, { recursive: true });
  for (const screen of SCREENS) {
    await screen.open({ panel, page, words });
    await panel.screenshot({ path: join(own, `${screen.name}.png`), animations: 'disabled' });
    await leave(screen, { panel, page, words });
  }
}
