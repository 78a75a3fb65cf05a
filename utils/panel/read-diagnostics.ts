import { browser } from '#imports';
import { dropped, notedEntries } from '../diagnostics/log';
import { diagnosticsReport } from '../diagnostics/report';
import type { Client } from '../protocol/client';

/** The logs of the background and of this page as one plain text, with version and browser. */
export async function readDiagnostics(ofBackground: Client['diagnostics']): Promise<string> {
  // A background that does not answer is part of what is wrong: the report says so.
  const background = await ofBackground().catch(dropped('commands', 'no-answer', null));
  const origin = { version: browser.runtime.getManifest().version, browser: navigator.userAgent };
  return diagnosticsReport(origin, [
    ['background', background],
    ['panel', notedEntries()],
  ]);
}
