import type { PlacedRun } from './placed-run';

const CJK =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u{3000}-\u{303F}\u{FF00}-\u{FF60}]/u;
const BETWEEN_CJK = new RegExp(`(?<=${CJK.source}) (?=${CJK.source})`, 'gu');

/** In parts of the font's size: a gap between words, where no space was set. */
const WORD_GAP = 0.15;
/** Presentation forms: of vertical text, and of Arabic letters as they look in their place in a word. */
const FORMS = /[\u{FE10}-\u{FE19}\u{FE30}-\u{FE4F}\u{FB50}-\u{FDFF}\u{FE70}-\u{FEFC}]+/gu;
/** Private characters of a font, and control characters. */
const UNSEEN = /[\p{Cc}\u{E000}-\u{F0A6}\u{F0A8}-\u{F0B6}\u{F0B8}-\u{F8FF}]+/gu;
const LEADERS = /(?:\s?\.){4,}\s?|…{2,}/gu;

const COMBINING: Readonly<Record<string, string>> = {
  '\u{B4}': '\u{301}',
  '\u{A8}': '\u{308}',
  '\u{2C6}': '\u{302}',
  '\u{2C7}': '\u{30C}',
  '\u{2DC}': '\u{303}',
  '\u{2D8}': '\u{306}',
};

/** Returns the label of the note that a raised sign leads to; null where it is none. */
export type NoteOf = (mark: string) => string | null;

/** True if no space belongs where these lines or runs meet. */
export function joinsWithoutSpace(before: string, after: string): boolean {
  return CJK.test(before.trimEnd().slice(-1)) && CJK.test(after.trimStart().charAt(0));
}

/** The text of runs that go from left to right, as Markdown: with links, superscripts and subscripts. */
export function textOfRuns(runs: readonly PlacedRun[], noteOf: NoteOf = () => null): string {
  const isRightToLeft = lettersOf(runs, true) > lettersOf(runs, false);
  const parts: { href: string | null; text: string }[] = [];
  let last: PlacedRun | undefined;
  for (const run of isRightToLeft ? runs.toReversed() : runs) {
    const text = spaceBetween(last, run, isRightToLeft) + shiftedText(run, last, noteOf);
    const part = parts.at(-1);
    if (part && (part.href === run.href || run.text.trim() === '')) part.text += text;
    else parts.push({ href: run.href, text });
    last = run;
  }
  return tidy(parts.map(({ href, text }) => (href === null ? text : linked(text, href))).join(''));
}

function lettersOf(runs: readonly PlacedRun[], isRightToLeft: boolean): number {
  return runs
    .filter((run) => run.isRightToLeft === isRightToLeft)
    .reduce((sum, { text }) => sum + text.trim().length, 0);
}

/** An address that is written out needs no second one. */
function linked(text: string, href: string): string {
  const label = text.trim();
  if (label === '' || href.replace(/\/$/u, '').endsWith(label.replace(/\/$/u, ''))) return text;
  return text.replace(label, () => `[${label}](${href})`);
}

function spaceBetween(last: PlacedRun | undefined, run: PlacedRun, isRightToLeft: boolean): string {
  if (!last || run.shift !== 'none') return '';
  const gap = isRightToLeft ? last.x - (run.x + run.width) : run.x - (last.x + last.width);
  return gap >= WORD_GAP * Math.min(run.size, last.size) ? ' ' : '';
}

function shiftedText(run: PlacedRun, last: PlacedRun | undefined, noteOf: NoteOf): string {
  const mark = run.text.trim();
  if (run.shift === 'none' || mark === '') return run.text;
  const note = run.shift === 'super' ? noteOf(mark) : null;
  if (note !== null) return `[^${note}]`;
  const isPart = last !== undefined && /^[-−+]?[\p{N}\p{L}][\p{L}\p{N},−-]{0,8}$/u.test(mark);
  if (!isPart || /^(?:st|nd|rd|th)$/iu.test(mark)) return run.text;
  return (run.shift === 'super' ? '^' : '_') + mark;
}

function tidy(text: string): string {
  // Between Chinese and Japanese characters a gap is typesetting, not a space.
  return withAccents(text)
    .replace(FORMS, (forms) => forms.normalize('NFKC'))
    .replace(LEADERS, ' … ')
    .replace(UNSEEN, ' ')
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(BETWEEN_CJK, '');
}

/**
 * Joins letters and accents that are set apart, the accent before or after its letter, as in fonts without
 * accented letters.
 */
function withAccents(text: string): string {
  return text.replace(
    /([\u{B4}\u{A8}\u{2C6}\u{2C7}\u{2DC}\u{2D8}])(\p{L})/gu,
    (_, accent: string, letter: string) =>
      ((letter === '\u{131}' ? 'i' : letter) + (COMBINING[accent] ?? '')).normalize('NFC'),
  );
}
