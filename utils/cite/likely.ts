/** The likely sources of what an answer says without a citation. */
import { splitAtSentences } from '../text/split-at-sentences';
import type { Run } from './check-answer';
import { findCited, type CitedPassage } from './citable';
import { termsOf } from './claim-terms';
import type { PassageIndex } from './passage-index';
import { supportOf } from './support';
import { languageOf, verdictOn, type AnswerLanguage } from './verdict';

/**
 * The share of a paragraph that a passage must have: most of it, or less where no other comes near. High,
 * since a wrong place is worse than none.
 */
const SHARE = { alone: 0.6, leading: 0.35 };
const LEAD = 0.05;
const LEAST_TERMS = 4;

/** The passage that says most of a paragraph of an answer; null where none says enough, or not all is right. */
export function likelySource(
  paragraph: string,
  index: PassageIndex,
  language: AnswerLanguage = languageOf([{ text: paragraph }], index),
): CitedPassage | null {
  const terms = termsOf(paragraph).content;
  const { best } = supportOf(terms, [], index);
  const passage = best && index.passages[best.place];
  if (!passage || terms.size < LEAST_TERMS) return null;
  const isEnough = best.share >= (best.lead >= LEAD ? SHARE.leading : SHARE.alone);
  return isEnough && verdictOn(paragraph, [passage], index, language).type === 'fine' ? passage : null;
}

/** A line that leads to the next paragraph, and a question, state nothing. */
const NO_STATEMENT = /[:：?？]\s*$/;

/** Characters of a paragraph. A longer text between two citations is no statement that has a place. */
const LONGEST = 20_000;

/** The most sources of a paragraph whose sentences come from several passages. */
const MOST = 3;

/** The likely sources of what has no citation in a run of an answer: of its sentences, or of all of it. */
export function likelySources(
  run: Run,
  index: PassageIndex,
  language: AnswerLanguage,
): readonly CitedPassage[] {
  const cited = run.citations.flatMap((citation) => findCited(index.texts, citation) ?? []);
  const start = run.citations.at(-1)?.at ?? 0;
  if (run.text.length - start > LONGEST) return [];
  const sourceOf = (text: string) =>
    NO_STATEMENT.test(text) ? [] : (likelySource(text, index, language) ?? []);
  const bySentence = splitAtSentences(run.text, start, run.text.length, 1).flatMap((sentence) =>
    sourceOf(run.text.slice(sentence.start, sentence.end)),
  );
  const found = bySentence.length > 0 ? bySentence : [sourceOf(run.text.slice(start))].flat();
  // A sentence after a citation often goes on about the same passage.
  const known = new Set(cited.map(index.placeOf));
  return found
    .filter((passage) => {
      const isNew = !known.has(index.placeOf(passage));
      known.add(index.placeOf(passage));
      return isNew;
    })
    .slice(0, MOST);
}
