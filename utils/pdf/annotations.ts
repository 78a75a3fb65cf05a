import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { wordsOfAnnotations } from './page-drawing';
import type { Link } from './pdf-links';

/** Text that an annotation shows, in the file's coordinates: upwards. */
export interface ShownText {
  readonly lines: readonly string[];
  /** Of what it belongs to: a field has a label beside it, and a box its label behind it. */
  readonly kind: 'field' | 'box' | 'text';
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
  readonly top: number;
  /** In degrees, against the clock. */
  readonly rotation: number;
}

/** All that stands on a page beside its own text. */
export interface PageAnnotations {
  readonly links: readonly Link[];
  readonly texts: readonly ShownText[];
  /** The comments that readers left on the page, with their names. */
  readonly comments: readonly string[];
  /** The names of files that are attached at a place of the page. */
  readonly files: readonly string[];
}

type Annotation = Readonly<Record<string, unknown>>;
type Box = Pick<ShownText, 'left' | 'bottom' | 'right' | 'top'>;

const COMMENTS: ReadonlySet<unknown> = new Set(
  'Text Highlight Underline Squiggly StrikeOut Ink Line Square Circle Polygon PolyLine Caret Stamp'.split(
    ' ',
  ),
);
/** Of these pdf.js tells no text, but they may draw some. */
const DRAWN: ReadonlySet<unknown> = new Set(['Stamp', 'Line', 'Polygon', 'PolyLine', 'Ink']);

/** The flags of what is hidden, and of what is printed only. */
const UNSEEN = 2 | 32;

/** Reads the annotations that a viewer shows: hidden ones and passwords are left alone. */
export async function readAnnotations(page: PDFPageProxy): Promise<PageAnnotations> {
  const found: readonly unknown[] = await page.getAnnotations().catch(() => []);
  const annotations = found
    .filter((one): one is Annotation => typeof one === 'object' && one !== null)
    .filter(({ annotationFlags }) => (Number(annotationFlags) & UNSEEN) === 0);
  const words = annotations.some(drawsWords) ? await wordsOfAnnotations(page) : new Map<string, string>();
  const placed = annotations.flatMap((annotation) => {
    const box = boxOf(annotation);
    return box ? [{ annotation, box }] : [];
  });
  return {
    links: placed.flatMap(({ annotation: { url }, box }) =>
      typeof url === 'string' && /^(?:https?|mailto):/iu.test(url) ? [{ href: url, ...box }] : [],
    ),
    texts: placed.flatMap(({ annotation, box }) => {
      const shown = shownBy(annotation, words.get(textAt(annotation, 'id')) ?? '');
      const rotation = typeof annotation['rotation'] === 'number' ? annotation['rotation'] : 0;
      return shown && shown.lines.some((line) => line.trim() !== '') ? [{ ...shown, ...box, rotation }] : [];
    }),
    comments: annotations.flatMap((annotation) => {
      const comment = COMMENTS.has(annotation['subtype'])
        ? textAt(annotation['contentsObj'], 'str').trim()
        : '';
      const by = textAt(annotation['titleObj'], 'str').trim();
      return comment === '' ? [] : [by === '' ? comment : `${by}: ${comment}`];
    }),
    files: annotations.flatMap((annotation) => {
      const name = textAt(annotation['file'], 'filename');
      return name === '' ? [] : [name];
    }),
  };
}

function drawsWords(annotation: Annotation): boolean {
  const isMarked = annotation['fieldType'] === 'Sig' || annotation['pushButton'] === true;
  return annotation['hasAppearance'] === true && (isMarked || DRAWN.has(annotation['subtype']));
}

/** `words` are those that it draws, where pdf.js does not tell its text. */
function shownBy(annotation: Annotation, words: string): Pick<ShownText, 'lines' | 'kind'> | null {
  const drawn = linesOf(annotation['textContent']);
  if (annotation['subtype'] === 'FreeText') {
    const contents = linesOf(textAt(annotation['contentsObj'], 'str'));
    return { kind: 'text', lines: drawn.length > 0 ? drawn : contents };
  }
  if (drawsWords(annotation)) return { kind: 'text', lines: [words] };
  if (annotation['subtype'] !== 'Widget' || annotation['password'] === true) return null;
  const value = annotation['fieldValue'];
  if (annotation['fieldType'] === 'Btn') {
    const own = annotation['checkBox'] === true ? annotation['exportValue'] : annotation['buttonValue'];
    if (annotation['checkBox'] !== true && annotation['radioButton'] !== true) return null;
    return {
      kind: 'box',
      lines: [typeof value === 'string' && value !== 'Off' && value === own ? '[x]' : '[ ]'],
    };
  }
  if (annotation['fieldType'] === 'Ch') return { kind: 'field', lines: [choicesOf(annotation).join(', ')] };
  const stored = linesOf(value);
  // A field may show its value in another way, such as a sum with its currency, or letter by letter.
  return { kind: 'field', lines: drawn.length === 0 || isSame(drawn, stored) ? stored : drawn };
}

function choicesOf({ fieldValue, options }: Annotation): readonly string[] {
  const shown = new Map(
    (Array.isArray(options) ? options : []).map((option: unknown) => [
      textAt(option, 'exportValue'),
      textAt(option, 'displayValue'),
    ]),
  );
  return linesOf(fieldValue).map((value) => shown.get(value) || value);
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.join('').replace(/\s/gu, '') === other.join('').replace(/\s/gu, '');
}

function linesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.filter((line) => typeof line === 'string');
  return typeof value === 'string' && value !== '' ? value.trimEnd().split(/\r\n?|\n/u) : [];
}

function textAt(value: unknown, key: string): string {
  if (typeof value !== 'object' || value === null) return '';
  const text = (value as Annotation)[key];
  return typeof text === 'string' ? text : '';
}

function boxOf({ rect }: Annotation): Box | null {
  if (!Array.isArray(rect)) return null;
  const [left, bottom, right, top] = rect.map(Number);
  if (left === undefined || bottom === undefined || right === undefined || top === undefined) return null;
  return { left, bottom, right, top };
}
