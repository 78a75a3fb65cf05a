import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { Sidenote } from './sidenote.ts';
import { until } from './until.ts';

/** The part of the browser's own pages that the page on extensions uses. */
interface DeveloperPrivate {
  readonly developerPrivate: {
    updateProfileConfiguration(change: { readonly inDeveloperMode: boolean }): Promise<void>;
    updateExtensionConfiguration(change: {
      readonly extensionId: string;
      readonly incognitoAccess: boolean;
    }): Promise<void>;
  };
}

/** Lets Sidenote into private windows, as the switch on the browser's page on extensions does. */
export async function allowInPrivate(sidenote: Sidenote): Promise<void> {
  const extensions = await sidenote.open('chrome://extensions');
  await extensions.evaluate(async (extensionId) => {
    const { developerPrivate } = chrome as unknown as DeveloperPrivate;
    // Else the browser ends an unpacked extension that is started again, as it is by this switch.
    await developerPrivate.updateProfileConfiguration({ inDeveloperMode: true });
    await developerPrivate.updateExtensionConfiguration({ extensionId, incognitoAccess: true });
  }, sidenote.extensionId);
  await extensions.close();
}

/** A page of the extension that has no code of its own. */
export async function openBare(sidenote: Sidenote): Promise<Page> {
  const page = await sidenote.open('about:blank');
  await until('the extension to be there again', () =>
    page.goto(sidenote.addressOf('manifest.json')).then(
      () => true,
      () => null,
    ),
  );
  return page;
}

/** A private window with one tab; `own` is any page of the extension. */
export async function openPrivate(sidenote: Sidenote, own: Page, url: string): Promise<Page> {
  await own.evaluate((address) => void chrome.windows.create({ url: address, incognito: true }), url);
  return until('the private window', async () => sidenote.context.pages().find((page) => page.url() === url));
}

/** The files below a folder that hold the words, as UTF-8 or as UTF-16, by their paths in it. */
export async function filesWith(folder: string, words: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const held = await Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(file);
      return bytes.includes(words) || bytes.includes(Buffer.from(words, 'utf16le'));
    }),
  );
  return files.filter((_, index) => held[index]).map((file) => file.slice(folder.length + 1));
}
