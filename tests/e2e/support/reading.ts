import type { Page } from '@playwright/test';
import type { PageReading, ReadingMode } from '../../../utils/page/reading.ts';
import { pageKey } from '../../../utils/text/page-key.ts';
import { giveCommand } from './commands.ts';

/** The number of the tab beside a panel. */
export async function tabBeside(panel: Page): Promise<number> {
  return panel.evaluate(async () => {
    const [tab] = await chrome.tabs.query({ active: true, currentWindow: true });
    return tab?.id ?? -1;
  });
}

/** Reads the page beside a panel as the panel does to show what Kimi sees. */
export async function readBeside(panel: Page, page: Page, mode: ReadingMode = 'main'): Promise<PageReading> {
  const answer = await giveCommand(panel, 'readTab', {
    tabId: await tabBeside(panel),
    pageKey: pageKey(page.url()),
    conversationId: 'none',
    mode,
    mayOpenTranscript: false,
    isQuiet: false,
    taken: [],
  });
  if ('failure' in answer) throw new Error(`The page was not read: ${answer.failure.kind}`);
  return answer.reading;
}
