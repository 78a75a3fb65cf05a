import { spawn, type ChildProcess } from 'node:child_process';
import { chromium, type Browser } from '@playwright/test';

/** Milliseconds that a browser may take to start on a busy machine, and to end when it is asked to. */
const START_MS = 60_000;
const END_MS = 10_000;

const DISABLED: readonly string[] = [
  'Translate',
  'MediaRouter',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  // Processes that no test needs; without them a test takes about half the time.
  'SpareRendererForSitePerProcess',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

export interface ChromiumOptions {
  readonly executablePath: string;
  /** The folder of the profile. It must be there; it stays. */
  readonly profile: string;
  /** The folder of an unpacked extension. */
  readonly extension: string;
  readonly headless: boolean;
  /** The language of the browser itself, BCP 47. */
  readonly locale?: string;
  /** Device pixels per CSS pixel. */
  readonly scale?: number;
  /** Host names that lead to a server of ours, such as `news.example` → `127.0.0.1:8080`. */
  readonly hosts?: Readonly<Record<string, string>>;
  /** `127.0.0.1:PORT` of a proxy that everything goes through but what stays on this machine. */
  readonly proxy?: string;
}

/** A browser that runs by itself: debuggers come and go, as they do not with `chromium.launch`. */
export interface Chromium {
  /** A new connection; closing it leaves the browser as it is. */
  connect(): Promise<Browser>;
  /** Lists the targets that run in it. Looking attaches no debugger, wakes nothing and keeps nothing awake. */
  look(): Promise<readonly { readonly type: string; readonly url: string }[]>;
  /** Resolves once the process has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Ends it as a crash would: nothing more is written. */
  kill(): Promise<void>;
  /** Halts the whole browser, as a sleeping machine does, until `resume`. Not on Windows. */
  pause(): void;
  resume(): void;
  /** Ends it as a user would: everything is written. */
  quit(): Promise<void>;
}

export async function startChromium(options: ChromiumOptions): Promise<Chromium> {
  // Root has no sandbox, and neither do many containers and some Linux distributions.
  if (process.getuid?.() === 0) return start(options, ['--no-sandbox']);
  try {
    return await start(options, []);
  } catch (error) {
    if (!String(error).includes('No usable sandbox')) throw error;
    return start(options, ['--no-sandbox']);
  }
}

async function start(options: ChromiumOptions, extra: readonly string[]): Promise<Chromium> {
  const child = spawn(options.executablePath, [...argumentsFor(options), ...extra, 'about:blank'], {
    // It ends when the pipes 3 and 4 close, so none is left over when this process is killed.
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    // A process group of its own, so that `kill` reaches the renderers too.
    detached: process.platform !== 'win32',
    // On Linux the interface's language comes from the environment, elsewhere from --lang.
    env: {
      ...process.env,
      ...(options.locale && { LANGUAGE: options.locale.replace('-', '_'), LC_ALL: 'C.UTF-8' }),
    },
  });
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const killNow = () => killGroup(child);
  process.once('exit', killNow);
  void ended.then(() => process.off('exit', killNow));

  let address: string;
  try {
    address = await debuggerAddress(child);
  } catch (error) {
    killNow();
    throw error;
  }
  return {
    connect: () => chromium.connectOverCDP(address),
    async look() {
      const response = await fetch(`http://${new URL(address).host}/json/list`);
      return (await response.json()) as { type: string; url: string }[];
    },
    ended,
    async kill() {
      killNow();
      await ended;
    },
    pause: () => signalGroup(child, 'SIGSTOP'),
    resume: () => signalGroup(child, 'SIGCONT'),
    async quit() {
      const browser = await chromium.connectOverCDP(address);
      const session = await browser.newBrowserCDPSession();
      const timer = setTimeout(killNow, END_MS);
      // The browser may be gone before it answers.
      await session.send('Browser.close').catch(() => undefined);
      await ended;
      clearTimeout(timer);
    },
  };
}

function argumentsFor({
  profile,
  extension,
  headless,
  locale,
  scale,
  hosts = {},
  proxy,
}: ChromiumOptions): string[] {
  const rules = Object.entries(hosts).map(([host, target]) => `MAP ${host}:80 ${target}`);
  return [
    '--remote-debugging-port=0', // any free one; the browser tells which
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    `--load-extension=${extension}`,
    '--enable-unsafe-extension-debugging', // for Extensions.triggerAction
    '--window-size=1280,800',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-search-engine-choice-screen',
    '--hide-crash-restore-bubble', // after `kill`
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage', // containers give it 64 MB, which is too little
    `--disable-features=${DISABLED.join(',')}`,
    '--password-store=basic', // no prompt for the system's keyring
    '--use-mock-keychain',
    ...(rules.length > 0 ? [`--host-resolver-rules=${rules.join(',')}`] : []),
    ...(proxy === undefined ? [] : [`--proxy-server=${proxy}`]),
    ...(locale ? [`--lang=${locale}`] : []),
    ...(scale ? [`--force-device-scale-factor=${scale}`] : []),
    ...(headless ? ['--headless', '--force-color-profile=srgb'] : []),
  ];
}

/** The browser's debugger address, from what it writes on its standard error. */
function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    const fail = (why: string) => reject(new Error(`The browser ${why}.\n${output.slice(-2000)}`));
    const timer = setTimeout(() => fail(`did not start within ${START_MS / 1000} s`), START_MS);
    child.once('error', (error) => fail(`could not be started: ${error.message}`));
    child.once('exit', (code) => fail(`ended at once, with exit code ${code}`));
    // Read to the end, for a full pipe would halt the browser.
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      output = `${output}${text}`.slice(-10_000);
      const address = /DevTools listening on (ws:\S+)/.exec(output)?.[1];
      if (address === undefined) return;
      clearTimeout(timer);
      resolve(address);
    });
    child.once('close', () => clearTimeout(timer));
  });
}

function killGroup(child: ChildProcess): void {
  signalGroup(child, 'SIGKILL');
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It ended by itself in the meantime.
  }
}
