import { provision, settingsFor } from '../tests/e2e/support/commands.ts';
import { launchSidenote, type Sidenote } from '../tests/e2e/support/sidenote.ts';
import { startSite } from '../tests/e2e/support/site.ts';
import { createKimiServer } from '../tests/kimi-server/kimi-server.ts';
import { PRACTICE_TOKEN } from '../tests/kimi-server/tokens.ts';
import { findOrInstallBrowser, NoBrowser } from './browser.ts';
import { makePracticeBuild } from './practice-build.ts';
import { readStartOptions, USAGE, UsageError, type StartOptions } from './start-options.ts';
import { summarise, SummaryFailed } from './summarise.ts';

/** Thrown when `npm start` stops for a reason that the user can fix. Its message is for the user. */
class StartFailed extends Error {
  override readonly name = 'StartFailed';
}

async function start({ url, headless, screenshot }: StartOptions): Promise<void> {
  // Taken out of the environment, so that neither the build nor the browser inherits it.
  const kimiToken = process.env['KIMI_TOKEN']?.trim();
  delete process.env['KIMI_TOKEN'];

  const isHeadless = headless || !hasScreen();
  if (!headless && isHeadless) console.log('There is no screen here, so this goes on without a window.');
  findOrInstallBrowser(console.log);
  await makePracticeBuild(console.log).catch((error: unknown) => {
    throw new StartFailed(error instanceof Error ? error.message : String(error));
  });

  await using closing = new AsyncDisposableStack();
  const site = await startSite();
  closing.defer(() => site.close());
  const sidenote = await launchSidenote({ headless: isHeadless });
  closing.defer(() => sidenote.close());
  interruption.signal.addEventListener('abort', () => void sidenote.kill());

  if (kimiToken) {
    await connectToKimi(sidenote, kimiToken);
  } else {
    const kimi = createKimiServer();
    closing.defer(() => kimi.close());
    const { baseUrl } = await kimi.listen();
    await provision(sidenote, { settings: settingsFor(baseUrl), token: PRACTICE_TOKEN });
    console.log('Answers come from the practice server on this machine; with KIMI_TOKEN set, from Kimi.');
  }

  const address = url ?? site.url('article.html');
  const page = await sidenote.open(address).catch(() => {
    throw new StartFailed(`The page ${address} can’t be opened.`);
  });
  const [blank] = sidenote.context.pages();
  if (blank && blank !== page) await blank.close();
  const panel = await sidenote.openPanel(page);
  if (isHeadless) {
    await summarise({ page, panel, screenshot, write: (text) => process.stdout.write(text) });
  } else {
    // From now on the browser is the user's alone: with a debugger, a worker would never sleep.
    await sidenote.detach();
    console.log('Sidenote is open beside the page. Close the browser or press Ctrl+C to end.');
    await sidenote.ended;
  }
}

async function connectToKimi(sidenote: Sidenote, token: string): Promise<void> {
  console.log('Checking KIMI_TOKEN with Kimi …');
  const refusal = await provision(sidenote, { token });
  if (!refusal) return;
  const trace = refusal.traceId ? ` (trace id ${refusal.traceId})` : '';
  throw new StartFailed(`Kimi does not take KIMI_TOKEN: ${refusal.message || refusal.kind}${trace}`);
}

function hasScreen(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => interruption.abort());

try {
  const options = readStartOptions(process.argv.slice(2));
  if (options) await start(options);
  else console.log(USAGE);
} catch (error) {
  const isForUser =
    error instanceof UsageError ||
    error instanceof NoBrowser ||
    error instanceof StartFailed ||
    error instanceof SummaryFailed;
  // An error while the user ends it is not worth reporting.
  if (!interruption.signal.aborted) console.error(isForUser ? error.message : error);
  if (error instanceof UsageError) console.error(`\n${USAGE}`);
  process.exitCode = 1;
}
