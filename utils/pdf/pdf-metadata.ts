import type { Metadata } from '../page/extract/metadata';
import { siteOf } from '../text/page-key';

/** A PDF's own metadata, and what may replace them. */
export interface PdfSource {
  readonly url: string;
  /** The entries of the file's `Info`, unchanged. */
  readonly info: Readonly<Record<string, unknown>>;
  /** Returns an entry of the XMP metadata, such as `dc:title`; null where there is none. */
  readonly xmp: (name: string) => unknown;
  readonly language: string | null;
  /** The first big heading. */
  readonly heading: string | null;
}

/** Titles that programs set by themselves. */
const NO_TITLE =
  /^(?:untitled|document\d*|microsoft (?:word|powerpoint)\b.*|powerpoint presentation|presentation\d*|slide \d+|title|.*\.(?:docx?|pptx?|xlsx?|tex|dvi|indd|qxd|pdf|ps|rtf|odt|pages))$/iu;
const NO_AUTHOR = /^(?:admin(?:istrator)?|user|owner|unknown|author|anonymous)$/iu;
const PDF_DATE = /^D?:?(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(?:(Z)|([+-])(\d{2})'?(\d{2})?)?/u;

/** In characters. */
const MAX_EXCERPT = 500;

/** Reads XMP first, then `Info`, then the first heading; a title set by a program is ignored. */
export function pdfMetadata({ url, info, xmp, language, heading }: PdfSource): Metadata {
  const title = [words(xmp('dc:title')), words(info['Title'])].find(
    (text) => text !== '' && !NO_TITLE.test(text),
  );
  const authors = [xmp('dc:creator'), info['Author']]
    .map(words)
    .find((text) => text !== '' && !NO_AUTHOR.test(text));
  return {
    title: title ?? heading ?? fileName(url),
    site: siteOf(url),
    byline: authors ?? null,
    published: dateOf(xmp('dcterms:issued')) ?? dateOf(xmp('xmp:createdate')) ?? dateOf(info['CreationDate']),
    language: language || words(info['Language']) || null,
    excerpt: (words(xmp('dc:description')) || words(info['Subject'])).slice(0, MAX_EXCERPT) || null,
  };
}

function words(value: unknown): string {
  const text = Array.isArray(value) ? value.filter((part) => typeof part === 'string').join(', ') : value;
  return typeof text === 'string' ? text.replaceAll('\0', '').replace(/\s+/gu, ' ').trim() : '';
}

/** A date of PDF or XMP as ISO 8601; null where it is neither. */
function dateOf(value: unknown): string | null {
  const text = words(value);
  if (/^\d{4}-\d{2}/u.test(text)) return text;
  const found = PDF_DATE.exec(text);
  if (!found) return null;
  const [
    ,
    year,
    month = '01',
    day = '01',
    hour,
    minute = '00',
    second = '00',
    zulu,
    sign,
    hours,
    minutes = '00',
  ] = found;
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return date;
  return `${date}T${hour}:${minute}:${second}${zulu ?? (sign ? `${sign}${hours}:${minutes}` : '')}`;
}

/** The last part of the address. */
function fileName(url: string): string {
  const name = URL.parse(url)?.pathname.split('/').at(-1) ?? '';
  if (/^blob:/iu.test(url)) return '';
  try {
    return decodeURIComponent(name)
      .replace(/\.pdf$/iu, '')
      .replaceAll('_', ' ');
  } catch {
    return name;
  }
}
