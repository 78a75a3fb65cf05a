import { BLOCKS } from './block-elements';
import { counterValues } from './counters';
import { counted } from './counter-styles';

/** The parts of the computed `content`: strings, counters, attributes; what follows a slash is spoken only. */
const PART = /"((?:[^"\\]|\\.)*)"|(counters?)\(([^()]*)\)|attr\(([^()]*)\)|\s\/\s.*$/g;

/** A sign that says something; others are bullets, arrows and icons. */
const SAYS = /[\p{L}\p{N}\p{Sc}]/u;

/** Ticks and crosses tell items apart. */
const TELLS = /[✓✔✗✘✕✖☑☐☒✅❌]/u;

/** Icon fonts draw their pictures in place of such characters. */
const PRIVATE = /\p{Co}/u;

/**
 * The mark that CSS writes before a list's item by counters, such as `1.2` or `Step 3:`, or a tick or a cross;
 * null where it writes none. `ordinal` is the item's own number.
 */
export function counterMark(
  item: Element,
  { display }: CSSStyleDeclaration,
  ordinal: () => number,
): string | null {
  for (const pseudo of ['::before', '::marker']) {
    // Anything else has no marker.
    if (pseudo === '::marker' && !display.includes('list-item')) continue;
    const content = contentOf(item, pseudo);
    if (content.includes('counter')) return textOf(content, item, ordinal).trim();
    const sign = textOf(content, item, ordinal).trim();
    if (TELLS.test(sign)) return sign;
  }
  return null;
}

/**
 * The words that CSS writes at the beginning of an element; empty where it writes none, or only signs. The sign in
 * a cell without words is what the cell says.
 */
export function wordsBefore(element: Element): string {
  const isBlank = element.firstChild === null && element.closest('td,th') !== null;
  if (!BLOCKS.has(element.localName) && !isBlank) return '';
  const content = contentOf(element, '::before');
  if (content === '') return '';
  const text = textOf(content, element, () => 1).trim();
  if (!(isBlank || SAYS.test(text)) || PRIVATE.test(text)) return '';
  return text.length === 1 && hasOwnFont(element) ? '' : text;
}

function contentOf(element: Element, pseudo: string): string {
  const style = element.ownerDocument.defaultView?.getComputedStyle(element, pseudo);
  const content = style?.content ?? '';
  if (content === '' || content === 'none' || content === 'normal' || content === '""') return '';
  return style?.display === 'none' || style?.visibility === 'hidden' ? '' : content;
}

/** A letter in a font of its own is the picture that an icon font draws for it. */
function hasOwnFont(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  const fontOf = (pseudo?: string): string => view?.getComputedStyle(element, pseudo).fontFamily ?? '';
  return fontOf('::before') !== fontOf();
}

function textOf(content: string, element: Element, ordinal: () => number): string {
  let text = '';
  for (const [, string, kind, counter = '', attribute] of content.matchAll(PART)) {
    if (string !== undefined) text += unescaped(string);
    else if (kind !== undefined) text += counterText(kind, counter, element, ordinal);
    else if (attribute !== undefined) text += element.getAttribute(attribute.trim()) ?? '';
  }
  return text;
}

function counterText(kind: string, source: string, element: Element, ordinal: () => number): string {
  const between = kind === 'counters' ? (/"((?:[^"\\]|\\.)*)"/.exec(source)?.[1] ?? '') : '';
  const [name = '', style = 'decimal'] = source
    .replace(/"(?:[^"\\]|\\.)*"/, '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const values = name === 'list-item' ? [ordinal()] : counterValues(element, name);
  const shown = kind === 'counters' ? values : values.slice(-1);
  return (shown.length > 0 ? shown : [0]).map((value) => counted(value, style)).join(unescaped(between));
}

function unescaped(string: string): string {
  return string.replace(/\\([\da-f]{1,6})\s?|\\(.)/gi, (_all, code: string | undefined, sign: string) =>
    code === undefined ? sign : String.fromCodePoint(Number.parseInt(code, 16)),
  );
}
