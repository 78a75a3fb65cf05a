import { scriptOf } from './prompt.ts';

/** Words that say nothing about what a sentence or a question is about. */
const STOP_WORDS: ReadonlySet<string> = new Set(
  (
    'a about an and any are as at be been but by can could did do does for from had has have he her here his how i ' +
    'if in into is it its just me more most much my no not of on one only or our out page so some such tell than that ' +
    'the their them then there these they this those to up us was we were what when where which who why will with ' +
    'would you your ' +
    'これ それ あれ どれ この その ある いる する なる こと もの ため よう です ます でした ました どう なに 何 ' +
    '的 了 是 在 和 有 不 我 你 他 这 那 就 都 也 很 与 及 或 个 一 什么 怎么 哪 吗 呢'
  ).split(' '),
);

/** The words of a text that carry meaning, in lower case and without English plural endings. */
export function contentWords(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter(scriptOf(text), { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const word = segment.toLowerCase();
    if (isWordLike && !STOP_WORDS.has(word) && !isParticle(word)) words.push(stem(word));
  }
  return words;
}

/** The sentences of a paragraph. */
export function sentencesOf(text: string): readonly string[] {
  const segmenter = new Intl.Segmenter(scriptOf(text), { granularity: 'sentence' });
  return [...segmenter.segment(text)].map(({ segment }) => segment.trim()).filter((part) => part !== '');
}

/** Japanese particles and endings, as the segmenter cuts them off. */
function isParticle(word: string): boolean {
  return /^\p{Script=Hiragana}{1,2}$/u.test(word);
}

function stem(word: string): string {
  return /^[a-z]{4,}$/.test(word) ? word.replace(/(?<=[^su])s$/, '') : word;
}
