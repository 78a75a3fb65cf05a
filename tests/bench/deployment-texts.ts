/** Texts of the sizes that people read and ask: the words mean nothing. */
import type { Random } from './random.ts';

/** Tokens of a page's text: half are below the first figure, and one in twenty above the second. */
const PAGE_TOKENS = { median: 2500, spread: 1.2, most: 120_000 };

/** Tokens of an answer's text. */
const ANSWER_TOKENS = 350;

const CHARACTERS_PER_TOKEN = 4;

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi wo zu tra ple con mar ste ver'.split(' ') as [
  string,
  ...string[],
];

/** A page in Markdown with a heading every few paragraphs; its length is log-normal. */
export function writePage(random: Random): string {
  const { median, spread, most } = PAGE_TOKENS;
  const tokens = Math.min(most, Math.round(median * Math.exp(spread * normal(random))));
  const blocks: string[] = ['# A page'];
  for (let length = 0; length < tokens * CHARACTERS_PER_TOKEN; length += blocks.at(-1)?.length ?? 0) {
    if (random.below(4) === 0) blocks.push(`## ${words(random, 3)}`);
    blocks.push(`${sentences(random, 4)}`);
  }
  return blocks.join('\n\n');
}

/** A question with words of the text. */
export function writeQuestion(random: Random, text: string): string {
  const start = random.below(Math.max(1, text.length - 80));
  return `What about ${text.slice(start, start + 60).replaceAll(/[^a-z ]+/g, ' ')}?`;
}

/** An answer with a citation after each paragraph. */
export function writeAnswer(random: Random): string {
  const paragraphs: string[] = [];
  for (
    let length = 0;
    length < ANSWER_TOKENS * CHARACTERS_PER_TOKEN;
    length += paragraphs.at(-1)?.length ?? 0
  )
    paragraphs.push(`${sentences(random, 2)} [${1 + random.below(20)}]`);
  return paragraphs.join('\n\n');
}

/** A normal random number with the mean 0 and the deviation 1 (Box–Muller). */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

function sentences(random: Random, count: number): string {
  return Array.from({ length: count }, () => `${words(random, 8 + random.below(12))}.`).join(' ');
}

function words(random: Random, count: number): string {
  return Array.from({ length: count }, () =>
    Array.from({ length: 1 + random.below(3) }, () => random.pick(SYLLABLES)).join(''),
  ).join(' ');
}
