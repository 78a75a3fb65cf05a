import { uiLanguage } from '../browser/i18n';
import type { Failure } from '../chat/failure';
import type { LeftOut, PageReading } from '../page/reading';
import type { ReadCMap } from '../pdf/open-pdf';
import { markdownTable, readCsv } from '../text/csv';
import { withoutFaceless } from '../text/faceless';
import { givenFileUrl } from '../text/given-file';
import { maskSecrets } from '../text/secrets';
import { sha256 } from '../text/sha256';

export interface ReadFileOptions {
  /** True if addresses and numbers of people are hidden, as in pages. */
  readonly hidesContacts: boolean;
  readonly readCMap: ReadCMap;
}

type Content = Pick<PageReading, 'title' | 'byline' | 'published' | 'language' | 'leftOut' | 'text'>;

/** Larger files are not read: in bytes. */
export const LARGEST = 64 * 1024 * 1024;

/** The endings of the files that are read as text. */
const TEXT = /\.(?:txt|text|log|md|markdown|csv|tsv|json|xml|ya?ml|srt|vtt|rst|tex|ini|html?)$/i;

/** Reads a file as a page is read, or says why it can't be: a PDF, a table (CSV), Markdown, or any other text. */
export async function readFile(
  file: File,
  { hidesContacts, readCMap }: ReadFileOptions,
): Promise<PageReading | Failure> {
  const isPdf = file.type === 'application/pdf' || /\.pdf$/i.test(file.name);
  if (!isPdf && !file.type.startsWith('text/') && !TEXT.test(file.name))
    return { kind: 'file-unknown', message: '' };
  if (file.size > LARGEST) return { kind: 'file-large', message: '' };
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = isPdf ? await pdfContent(bytes, file.name, readCMap) : textContent(bytes, file.name);
  if ('kind' in read) return read;
  if (read.text.trim() === '') return { kind: 'file-empty', message: '' };
  const masked = maskSecrets([read.title, read.byline ?? '', withoutFaceless(read.text)], {
    contacts: hidesContacts,
    shown: [],
  });
  const [title = '', byline = '', text = ''] = masked.texts;
  const secrets = masked.hidden.map((secret): LeftOut => ({ type: 'secret', ...secret }));
  return {
    ...read,
    url: givenFileUrl(await sha256(text), file.name),
    title,
    site: '',
    byline: byline || null,
    mode: 'main',
    leftOut: [...read.leftOut, ...secrets],
    parts: [],
    taken: masked.shown,
    text,
  };
}

async function pdfContent(bytes: Uint8Array, name: string, readCMap: ReadCMap): Promise<Content | Failure> {
  const { readPdf } = await import('../pdf/read-pdf');
  const read = await readPdf(bytes, { url: givenFileUrl('', name), readCMap, pause });
  if ('fault' in read) return { kind: read.fault, message: read.message };
  const { title, byline, published, language, leftOut, markdown } = read;
  return { title: title || name, byline, published, language, leftOut, text: markdown };
}

function textContent(bytes: Uint8Array, name: string): Content {
  const raw = decoded(bytes).replaceAll(/\r\n?/g, '\n');
  const text = /\.(?:csv|tsv)$/i.test(name) ? markdownTable(readCsv(raw)) : raw;
  return { title: name, byline: null, published: null, language: null, leftOut: [], text };
}

/** The likely encoding of a text that is not UTF-8, by the language of the interface. */
const OTHER_ENCODINGS: Readonly<Record<string, string>> = { ja: 'shift_jis', zh: 'gb18030' };

function decoded(bytes: Uint8Array): string {
  const [first = 0, second = 0] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(OTHER_ENCODINGS[uiLanguage().slice(0, 2)] ?? 'windows-1252').decode(bytes);
  }
}

/** Lets the panel answer the user between two pages. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
