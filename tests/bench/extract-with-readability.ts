import { gfm } from '@joplin/turndown-plugin-gfm';
import { Readability } from '@mozilla/readability';
import TurndownService from 'turndown';

export function read(document: Document): string {
  const content = new Readability(document.cloneNode(true) as Document).parse()?.content ?? '';
  const converter = new TurndownService({
    headingStyle: 'atx',
    codeBlockStyle: 'fenced',
    bulletListMarker: '-',
  });
  converter.use(gfm);
  return converter.turndown(content);
}
