import { extractPage } from '../../utils/page/extract/extract';

export function read(document: Document, url: string): string {
  return extractPage(document, url).markdown;
}
