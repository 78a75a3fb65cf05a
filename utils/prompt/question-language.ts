/** The comparison of a question's language with that of a page, without a list of languages. */
import { fold } from '../text/fold';
import { tokens } from '../text/terms';

/** In characters: enough of a page to know its script and its small words. */
const SAMPLE = 40_000;

/** The words of a page that are its small ones: those that it has most often. */
const COMMON_WORDS = 100;

/** Of a question in the page's language more words than this share are among them. */
const COMMON_SHARE = 0.15;

/** A question of fewer words may have no small ones. */
const LEAST_WORDS = 4;

/** True if a question is in another script than the page, or has hardly any of the page's small words. */
export function isInOtherLanguage(question: string, text: string): boolean {
  const sample = text.slice(0, SAMPLE);
  const [own, other] = [scriptOf(sample), scriptOf(question)];
  if (own === null || other === null) return false;
  if (own !== other) return true;
  const asked = wordsOf(question);
  if (asked.length < LEAST_WORDS) return false;
  const common = commonWords(sample);
  return asked.filter((word) => common.has(word)).length < COMMON_SHARE * asked.length;
}

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Bengali',
  'Tamil',
  'Telugu',
  'Thai',
  'Georgian',
  'Armenian',
  'Han',
  'Hangul',
  'Kana',
] as const;
type Script = (typeof SCRIPTS)[number];

const LETTERS: readonly (readonly [script: Script, letters: RegExp])[] = SCRIPTS.map((script) => [
  script,
  script === 'Kana' ? /[\p{sc=Hiragana}\p{sc=Katakana}]/gu : new RegExp(`\\p{sc=${script}}`, 'gu'),
]);

/** A character of these says as much as a few letters. */
const CHARACTER_WEIGHT = 3;

/** Others than Latin letters tell the language, even beside names in these, unless they are fewer than this. */
const LEAST_SHARE = 0.25;

/** In Japanese kana are always among the Han characters. */
const KANA_SHARE = 0.1;

/** The script of a text's language; null where it has no letters of any that is known. */
function scriptOf(text: string): Script | null {
  const weights = new Map<Script, number>();
  for (const [script, letters] of LETTERS) {
    const weight = script === 'Han' || script === 'Hangul' || script === 'Kana' ? CHARACTER_WEIGHT : 1;
    weights.set(script, weight * (text.match(letters)?.length ?? 0));
  }
  const [han, kana] = [weights.get('Han') ?? 0, weights.get('Kana') ?? 0];
  if (kana > 0 && kana >= KANA_SHARE * (han + kana)) {
    weights.set('Kana', han + kana);
    weights.delete('Han');
  }
  const all = weights.values().reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return null;
  const [[first] = [null], [second, weight] = [null, 0]] = [...weights].toSorted(([, a], [, b]) => b - a);
  return first === 'Latin' && weight >= LEAST_SHARE * all ? second : first;
}

function wordsOf(text: string): readonly string[] {
  return Array.from(tokens(fold(text))).flatMap(({ type, text: word }) =>
    type === 'word' && !/\d/.test(word) ? [word] : [],
  );
}

function commonWords(text: string): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const word of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const repeated = [...counts].filter(([, count]) => count > 1).toSorted(([, a], [, b]) => b - a);
  return new Set(repeated.slice(0, COMMON_WORDS).map(([word]) => word));
}
