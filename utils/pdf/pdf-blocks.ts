import type { Paragraph } from './paragraphs';

/** A block of a page; they come in the order of reading. */
export type PdfBlock =
  | ({ readonly type: 'text' } & Pick<Paragraph, 'text' | 'size' | 'isBold' | 'marker'> & {
        /** The left edge, by which items are nested. */
        readonly x: number;
        readonly lineCount: number;
      })
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly type: 'note'; readonly label: string; readonly text: string }
  | { readonly type: 'comment'; readonly text: string };

export type TextBlock = Extract<PdfBlock, { type: 'text' }>;

/** The blocks of a page of the file. */
export interface PageBlocks {
  readonly page: number;
  readonly blocks: readonly PdfBlock[];
}
