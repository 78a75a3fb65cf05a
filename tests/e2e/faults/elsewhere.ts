import { expect, type Page } from '@playwright/test';
import { turns } from '../support/chat.ts';
import type { Scene } from './fault.ts';

/** Opens a page in a tab of its own and goes back to the article, with the panel following each time. */
export async function openBehind({ sidenote, article, panel }: Scene, url: string): Promise<Page> {
  const page = await sidenote.open(url);
  await expect(turns(panel)).toHaveCount(0);
  await article.bringToFront();
  await expect(turns(panel)).toHaveCount(1);
  return page;
}
