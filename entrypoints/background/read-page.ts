import type { AttachedPage } from '@/utils/chat/conversation';
import { Refused } from '@/utils/chat/refused';
import type { DiskStore } from '@/utils/storage/store';
import { estimateTokens } from '@/utils/kimi/usage';
import { capturePage } from '@/utils/page/access';
import { fitToBudget, PAGE_TOKENS } from '@/utils/page/budget';
import { pageKey } from '@/utils/page/identity';

/** Reads the tab's page and keeps its text. Throws `Refused` where it can't, or is another page than meant. */
export async function readPage(tabId: number, meant: string, store: DiskStore): Promise<AttachedPage> {
  const capture = await capturePage(tabId);
  if ('kind' in capture) throw new Refused(capture);
  if (pageKey(capture.url) !== meant) throw new Refused({ kind: 'page-changed', message: '' });

  const { url, title, site, byline, published, language, markdown } = capture;
  const sent = fitToBudget(markdown, PAGE_TOKENS, estimateTokens);
  const hash = await store.saveText(sent);
  return {
    url,
    title,
    site,
    byline,
    published,
    language,
    hash,
    characters: markdown.length,
    sentCharacters: sent.length,
  };
}
