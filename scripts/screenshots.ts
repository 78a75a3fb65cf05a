import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { provision, settingsFor } from '../tests/e2e/support/commands.ts';
import { launchSidenote } from '../tests/e2e/support/sidenote.ts';
import { startSite } from '../tests/e2e/support/site.ts';
import { createKimiServer } from '../tests/kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../tests/kimi-server/tokens.ts';
import type { Theme } from '../utils/settings/settings.ts';
import { takePicture } from './picture.ts';
import { ROOT } from './run.ts';
import { pictureScreens } from './screens.ts';
import { summarise } from './summarise.ts';

/** The pictures of the README: the real panel after a real summary from the practice server. */
interface Shot {
  readonly name: string;
  readonly path: string;
  readonly host: string;
  readonly theme: Theme;
  readonly locale: string;
}

const SHOTS: readonly Shot[] = [
  { name: 'light', path: 'article.html', host: 'harbour.example', theme: 'light', locale: 'en' },
  { name: 'dark', path: 'article.html', host: 'harbour.example', theme: 'dark', locale: 'en' },
  { name: 'ja', path: 'article-ja.html', host: 'sora-to-mizu.example', theme: 'light', locale: 'ja' },
  { name: 'zh', path: 'article-zh.html', host: 'wuli.example', theme: 'light', locale: 'zh-CN' },
];

const FOLDER = join(ROOT, 'docs', 'pictures');

async function shoot({ name, path, host, theme, locale }: Shot): Promise<void> {
  await using closing = new AsyncDisposableStack();
  const kimi = createKimiServer({ pace: 0 });
  closing.defer(() => kimi.close());
  const site = await startSite();
  closing.defer(() => site.close());
  const { baseUrl } = await kimi.listen();
  const sidenote = await launchSidenote({ locale, hosts: { [host]: site.host }, scale: 1.5 });
  closing.defer(() => sidenote.close());

  await provision(sidenote, { settings: settingsFor(baseUrl, { theme }), token: PRACTICE_TOKEN });
  const page = await sidenote.open(`http://${host}/${path}`);
  // The banner is in the fixture so that reading can leave it out; a picture is better without it.
  await page.locator('button', { hasText: /^(?:Accept all|同意する|我知道了)$/ }).click();
  const panel = await sidenote.openPanel(page);
  await summarise({ page, panel, screenshot: null, write: () => undefined });
  await panel.getByRole('log').evaluate((log) => {
    log.scrollTop = 0;
  });
  const file = join(FOLDER, `${name}.png`);
  await takePicture(page, panel, file);
  console.log(file);
}

await mkdir(FOLDER, { recursive: true });
for (const shot of SHOTS) await shoot(shot);
// To look at, in every language, and not kept.
await pictureScreens(join(ROOT, '.output', 'screens'));
console.log(join(ROOT, '.output', 'screens'));
