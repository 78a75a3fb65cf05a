import type { Page } from '@playwright/test';
import type { CommandName, Refusal, Result, Sent } from '../../../utils/protocol/commands.ts';
import type { Settings } from '../../../utils/settings/settings.ts';
import type { Sidenote } from './sidenote.ts';
import { until } from './until.ts';

/** The settings of a fresh install, but for the address. */
export function settingsFor(baseUrl: string, changes: Partial<Settings> = {}): Settings {
  return {
    baseUrl,
    model: null,
    maxTokens: null,
    language: 'auto',
    translateInto: 'auto',
    translatedInto: [],
    showsOriginals: false,
    instructions: '',
    siteInstructions: {},
    theme: 'system',
    copiedCitations: 'kept',
    thinking: null,
    effort: 'by-task',
    dailyLimit: null,
    monthlyLimit: null,
    questionLimit: null,
    currency: null,
    hidesContacts: false,
    watchesChanges: false,
    notifies: false,
    looksUp: true,
    sends: 'whole',
    neverRead: [],
    selectionButton: false,
    noButtonOn: [],
    prices: {},
    ...changes,
  };
}

/** Gives the background a command, from one of the extension's own pages. Returns its answer; throws its error. */
export async function giveCommand<Name extends CommandName>(
  page: Page,
  type: Name,
  data: Sent<Name>,
): Promise<Result<Name>> {
  const answer = await page.evaluate(
    (message): Promise<{ res?: Result<Name>; err?: { message?: string } } | undefined> =>
      chrome.runtime.sendMessage({ ...message, id: Math.floor(Math.random() * 1e9), timestamp: Date.now() }),
    { type: type as string, data: data as unknown },
  );
  if (!answer) throw new Error(`Nobody answered the command ${type}.`);
  if (answer.err) throw new Error(`${type}: ${answer.err.message ?? 'unknown error'}`);
  return (answer.res ?? null) as Result<Name>;
}

export interface Provision {
  readonly settings?: Settings;
  /** Tried against the API before it is kept. */
  readonly token?: string;
}

const EMPTY = 'about:blank';

/**
 * Saves settings and token as the panel does, through the background. Returns why the token was
 * refused, or null.
 */
export async function provision(sidenote: Sidenote, { settings, token }: Provision): Promise<Refusal> {
  // Any file of the extension is one of its own pages; this one has no code that could interfere.
  const address = sidenote.addressOf('manifest.json');
  const isFree = (page: Page) => page.url() === address || page.url() === EMPTY;
  const page = sidenote.context.pages().find(isFree) ?? (await sidenote.open(EMPTY));
  // A browser that has just started answers before it has loaded the extension.
  if (page.url() !== address)
    await until('the extension to load', () => page.goto(address).catch(() => null));
  try {
    if (settings) await giveCommand(page, 'changeSettings', settings);
    return token === undefined ? null : await giveCommand(page, 'saveToken', { token });
  } finally {
    await page.goto(EMPTY);
  }
}
