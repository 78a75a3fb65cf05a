import type { Failure } from '../chat/failure';
import type { PageView } from '../page/page-view';
import type { Client } from '../protocol/client';
import { pageKey } from '../text/page-key';
import { fromBase64 } from '../vault/base64';
import { LARGEST } from './read-file';

interface ReadTabFileOptions {
  readonly background: Pick<Client, 'pdfPart'>;
  readonly isWanted: () => boolean;
}

/** The PDF that a tab shows, as a file under its title; why it can't be had; or null once it is no longer wanted. */
export async function readTabFile(
  page: Extract<PageView, { readonly type: 'readable' }>,
  { background, isWanted }: ReadTabFileOptions,
): Promise<File | Failure | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let from = 0, size = 1; from < size;) {
    const part = await background.pdfPart({ tabId: page.tabId, from });
    if ('failure' in part) return part.failure;
    if (!isWanted()) return null;
    if (pageKey(part.url) !== page.key) return { kind: 'page-changed', message: '' };
    if (part.size > LARGEST) return { kind: 'file-large', message: '' };
    parts.push(fromBase64(part.data));
    ({ end: from, size } = part);
  }
  return new File(parts, page.title || page.url, { type: 'application/pdf' });
}
