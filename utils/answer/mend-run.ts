import { isHalfCitation, isCitation } from './citation-syntax';
import { delimiterAt } from './emphasis-syntax';
import { isHalfReference, isReference } from './footnote-syntax';
import { isGlued } from './index-brackets';
import { inlineTag, isHalfTag } from './inline-tags';
import { isHalfMath, mathLength } from './math-syntax';

/** A delimiter or a tag that is open. */
interface Opened {
  /** The text that closes it. */
  readonly mark: string;
}

const SPECIAL = /[\\`[［【*_~$<]/g;
/** Citations up to the end. */
const CITATIONS = /^(?:\[[\d\s,·]+\])+\[?$/;

/**
 * Mends the inlines of one block's unfinished end: closes code, emphasis and links, and removes delimiters
 * that enclose nothing yet. See `mend`.
 */
export function mendRun(run: string, hasCitations: boolean): string {
  let source = run;
  const opened: Opened[] = [];
  let index = nextSpecial(source, 0);

  for (; index < source.length; index = nextSpecial(source, index)) {
    const character = source.charAt(index);
    if (character === '\\' || character === '$') {
      const rest = source.slice(index);
      const before = endOf(source, index);
      const length = mathLength(rest, before);
      if (length === 0 && isHalfMath(rest, before)) return closeAll(source.slice(0, index), opened);
      index += length || (character === '$' ? 1 : 2);
    } else if (character === '`') {
      const mark = /^`+/.exec(source.slice(index))?.[0] ?? '`';
      const end = closingTicks(source, index + mark.length, mark);
      if (end === null) return closeAll(closeCode(source, index, mark), opened);
      index = end;
    } else if (character === '[' || character === '［' || character === '【') {
      const rest = source.slice(index);
      if (hasCitations && isHalfCitation(rest)) return closeAll(source.slice(0, index), opened);
      // It is an index or a citation, as the next word says.
      if (hasCitations && CITATIONS.test(rest) && isGlued(endOf(source, index)))
        return closeAll(source.slice(0, index), opened);
      if (isReference(rest)) return closeAll(source, opened);
      if (isHalfReference(rest)) return closeAll(source.slice(0, index), opened);
      const isLink = character === '[' && !rest.startsWith('[^');
      const link: LinkStart | null = isLink ? readLink(source, index) : null;
      if (link?.end === null && !(hasCitations && isCitation(rest))) {
        const start = source.charAt(index - 1) === '!' ? index - 1 : index;
        source = source.slice(0, start) + link.label;
        index = start;
      } else index = link?.isLink ? (link.end ?? source.length) : index + 1;
    } else if (character === '<') {
      const rest = source.slice(index);
      if (isHalfTag(rest)) return closeAll(source.slice(0, index), opened);
      index += walkTag(rest, opened);
    } else {
      const mark = /^(?:\*{1,3}|_{1,2}|~{1,2})/.exec(source.slice(index))?.[0] ?? character;
      const isAtEnd = index + mark.length === source.length;
      if (!walkMark(source, index, mark, opened) && isAtEnd) return closeAll(source.slice(0, index), opened);
      index += mark.length;
    }
  }
  return closeAll(source, opened);
}

/** The characters before `index` that decide about a delimiter. */
function endOf(source: string, index: number): string {
  return source.slice(Math.max(index - 80, 0), index);
}

/** Finds the next character that may begin something; the end without one. */
function nextSpecial(source: string, from: number): number {
  SPECIAL.lastIndex = from;
  return SPECIAL.exec(source)?.index ?? source.length;
}

/** Opens or closes a tag, and returns its length; 1 where there is none. */
function walkTag(rest: string, opened: Opened[]): number {
  const tag = inlineTag(rest);
  if (!tag) return 1;
  const mark = `</${tag.name}>`;
  if (tag.isClosing) {
    const at = opened.findLastIndex((one) => one.mark === mark);
    if (at !== -1) opened.splice(at, 1);
  } else if (tag.name !== 'br' && /^\S/.test(rest.slice(tag.raw.length))) opened.push({ mark });
  return tag.raw.length;
}

/** Opens or closes a delimiter; false when it does neither. */
function walkMark(source: string, at: number, mark: string, opened: Opened[]): boolean {
  const before = source.charAt(at - 1);
  const after = source.charAt(at + mark.length);
  const last = opened.at(-1);
  if (last?.mark === mark && before.trim() !== '') {
    opened.pop();
    return true;
  }
  if (!mark.startsWith('_')) {
    const { opens, closes } = delimiterAt(source, at);
    // A sign of arithmetic is no delimiter.
    if (after.trim() !== '' && !opens && !closes) return true;
  }
  const opens = after.trim() !== '' && mark !== '~' && !(mark.startsWith('_') && /\w/.test(before));
  if (opens) opened.push({ mark });
  return opens || after.trim() === '' ? opens : true;
}

/** Closes everything open, innermost first. A delimiter must directly follow text to close. */
function closeAll(source: string, opened: readonly Opened[]): string {
  if (opened.length === 0) return source;
  const text = source.trimEnd();
  const marks = opened.map(({ mark }) => mark).toReversed();
  return text + marks.join('') + source.slice(text.length);
}

function closingTicks(source: string, from: number, mark: string): number | null {
  for (const match of source.slice(from).matchAll(/`+/g)) {
    if (match[0] === mark) return from + match.index + mark.length;
  }
  return null;
}

function closeCode(source: string, at: number, mark: string): string {
  const code = source.slice(at + mark.length);
  if (code.trim() === '') return source.slice(0, at);
  // Half of the closing delimiter is there already.
  return source.slice(0, at) + mark + code.replace(/`+$/, '') + mark;
}

interface LinkStart {
  /** The offset after the closing bracket or parenthesis; null while the link is unfinished. */
  readonly end: number | null;
  readonly isLink: boolean;
  readonly label: string;
}

function readLink(source: string, at: number): LinkStart {
  if (!source.includes(']', at)) return { end: null, isLink: false, label: source.slice(at + 1) };
  let depth = 0;
  for (let index = at; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === '\\') index += 1;
    else if (character === '[') depth += 1;
    else if (character === ']' && (depth -= 1) === 0) return readTarget(source, at, index);
  }
  return { end: null, isLink: false, label: source.slice(at + 1) };
}

function readTarget(source: string, at: number, close: number): LinkStart {
  const label = source.slice(at + 1, close);
  const next = source.charAt(close + 1);
  if (next === '') return { end: null, isLink: false, label };
  if (next !== '(') return { end: close + 1, isLink: false, label };
  let depth = 0;
  for (let index = close + 1; index < source.length; index += 1) {
    const character = source.charAt(index);
    if (character === '(') depth += 1;
    else if (character === ')' && (depth -= 1) === 0) return { end: index + 1, isLink: true, label };
    else if (character === '\n') return { end: close + 1, isLink: false, label };
  }
  return { end: null, isLink: true, label };
}
