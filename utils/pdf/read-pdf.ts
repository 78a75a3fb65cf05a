import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { LeftPart } from '../page/account/left-parts';
import type { LeftOut } from '../page/reading';
import { openPdf, type ReadCMap } from './open-pdf';
import { type Fonts, type PagePieces, readPieces } from './page-pieces';
import type { PdfCapture, PdfFault } from './pdf-capture';
import { pdfMetadata } from './pdf-metadata';
import { PAGE_MARKS } from './page-marks';
import type { OutlineEntry, PdfPage } from './pdf-page';
import { type PdfPageView, planesOf, type TextPiece } from './planes';
import { readLetters } from './read-letters';
import { pdfToMarkdown } from './to-markdown';

export interface ReadPdfOptions {
  /** The tab's address. */
  readonly url: string;
  readonly readCMap: ReadCMap;
  /** Lets other work run: it is awaited between pages. */
  readonly pause: () => Promise<void>;
}

/** Text in which more than the places of unknown letters is left. */
const SAYS_SOMETHING = /[^\s\u{FFFD}#|-]/u;
/** An outline of more entries is an index. */
const MAX_OUTLINE = 2000;

/** Reads a PDF file: its text in the order of reading, as Markdown, and its metadata. */
export async function readPdf(
  data: Uint8Array,
  { url, readCMap, pause }: ReadPdfOptions,
): Promise<PdfCapture | PdfFault> {
  const file = await openPdf(data, readCMap);
  if ('fault' in file) return file;
  try {
    return await readFile(file, url, pause);
  } catch (error) {
    return { fault: 'page-damaged', message: error instanceof Error ? error.message : String(error) };
  } finally {
    await file.loadingTask.destroy();
  }
}

async function readFile(
  file: PDFDocumentProxy,
  url: string,
  pause: () => Promise<void>,
): Promise<PdfCapture | PdfFault> {
  const read = await readPages(file, pause);
  const { scanned, damaged, language } = read;
  if (damaged === file.numPages) return { fault: 'page-damaged', message: '' };
  const letters = readLetters(read.pages.map(({ pieces }) => pieces));
  const pages = read.pages.map(({ number, comments, view }, index): PdfPage => {
    return { number, comments, planes: planesOf(letters[index]?.pieces ?? [], view) };
  });
  const unread = letters.map((page) => page.unread).filter((characters) => characters > 0);
  const { markdown, heading, repeated } = pdfToMarkdown(pages, await outlineOf(file));
  if (!SAYS_SOMETHING.test(markdown.replace(PAGE_MARKS, ''))) {
    const isUnmapped = unread.length > 0;
    return { fault: isUnmapped ? 'page-unmapped' : scanned > 0 ? 'page-scanned' : 'page-empty', message: '' };
  }
  const { info, xmp } = await describe(file);
  const names = await attachmentsOf(file, read.files);
  const leftOut: LeftOut[] = [];
  if (scanned > 0) leftOut.push({ type: 'scanned', pages: scanned });
  if (damaged > 0) leftOut.push({ type: 'damaged', pages: damaged });
  if (unread.length > 0) {
    const characters = unread.reduce((sum, one) => sum + one, 0);
    leftOut.push({ type: 'unmapped', pages: unread.length, characters });
  }
  if (names.length > 0) leftOut.push({ type: 'attachments', names });
  // Such a form has no fields that other programs know, only a page that says so.
  if (info['IsXFAPresent'] === true && info['IsAcroFormPresent'] === false) leftOut.push({ type: 'xfa' });
  return {
    url,
    contentType: 'application/pdf',
    ...pdfMetadata({ url, info, xmp, language, heading }),
    markdown,
    pages: file.numPages,
    leftOut,
    parts: [
      ...partOf('repeated', repeated),
      ...partOf(
        'hidden',
        read.pages
          .map(({ unseen }) => unseen)
          .filter(Boolean)
          .join('\n'),
      ),
    ],
  };
}

function partOf(kind: 'repeated' | 'hidden', text: string): readonly LeftPart[] {
  return text === '' ? [] : [{ id: kind, kind, isContent: false, text }];
}

interface TakenPage extends Pick<PdfPage, 'number' | 'comments'>, Pick<PagePieces, 'unseen'> {
  readonly pieces: readonly TextPiece[];
  readonly view: PdfPageView;
}

interface ReadPages {
  readonly pages: readonly TakenPage[];
  /** The numbers of pages that are pictures, and of pages that can't be read. */
  readonly scanned: number;
  readonly damaged: number;
  readonly language: string | null;
  /** The names of files attached to a place on a page. */
  readonly files: readonly string[];
}

async function readPages(file: PDFDocumentProxy, pause: () => Promise<void>): Promise<ReadPages> {
  const fonts: Fonts = new Map();
  const pages: TakenPage[] = [];
  const names: string[] = [];
  let [scanned, damaged] = [0, 0];
  let language: string | null = null;
  for (let number = 1; number <= file.numPages; number++) {
    await pause();
    try {
      const page = await file.getPage(number);
      const { width, height, transform } = page.getViewport({ scale: 1 });
      const taken = await readPieces(page, fonts);
      const { pieces, unseen, comments, files, isPicture, language: declared } = taken;
      pages.push({
        number,
        pieces,
        unseen,
        comments,
        view: { width, height, matrix: transform.map(Number) },
      });
      names.push(...files);
      language ??= declared;
      if (isPicture) scanned++;
      page.cleanup();
    } catch {
      // One bad page does not spoil the others.
      damaged++;
      pages.push({ number, pieces: [], unseen: '', comments: [], view: { width: 0, height: 0, matrix: [] } });
    }
  }
  return { pages, scanned, damaged, language, files: names };
}

/** The names of all files within the file, each once. */
async function attachmentsOf(file: PDFDocumentProxy, onPages: readonly string[]): Promise<readonly string[]> {
  const found: unknown = await file.getAttachments().catch(() => null);
  const values = found instanceof Map ? [...(found as ReadonlyMap<unknown, unknown>).values()] : [];
  const names = values.flatMap((value) =>
    typeof value === 'object' && value !== null && 'filename' in value && typeof value.filename === 'string'
      ? [value.filename]
      : [],
  );
  return [...new Set([...names, ...onPages])];
}

async function describe(file: PDFDocumentProxy) {
  const found = await file.getMetadata().catch(() => null);
  return {
    info: { ...found?.info } as Readonly<Record<string, unknown>>,
    xmp: (name: string): unknown => found?.metadata?.get(name) ?? null,
  };
}

async function outlineOf(file: PDFDocumentProxy): Promise<readonly OutlineEntry[]> {
  type Nodes = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;
  const entries: OutlineEntry[] = [];
  const walk = (nodes: Nodes, depth: number): void => {
    for (const { title, items } of nodes ?? []) {
      if (entries.length >= MAX_OUTLINE) return;
      entries.push({ title, depth });
      walk(items as Nodes, depth + 1);
    }
  };
  walk(await file.getOutline().catch(() => []), 0);
  return entries;
}
