/** Words by which a claim and its passage say the opposite of each other: “rose” and “fell”, “not”. */
import type { CitedPassage } from './citable';
import { sharedShare, termsOf } from './claim-terms';
import type { PassageIndex } from './passage-index';
import { splitAtSentences } from '../text/split-at-sentences';

/** Pairs of opposites; each side in all its forms, for the languages that are most often read. */
const OPPOSITES: readonly (readonly [RegExp, RegExp])[] = (
  [
    [
      String.raw`rise[sn]?|rose|rising|increas\w*|grow[sn]?|grew|growing|growth|climb\w*|gain(?:s|ed|ing)?|surg\w+|soar\w*|stieg|steigt|gestiegen|wuchs|gewachsen|zunahm|zugenommen|erhöht\w*|augment\w*|aument\w*`,
      String.raw`f[ae]ll(?:s|en|ing)?|decreas\w*|declin\w*|drop(?:s|ped|ping)?|shr[aiu]nk\w*|plung\w*|plummet\w*|sank|gesunken|sinkt|abgenommen|schrumpft\w*|verringert\w*|baiss\w*|diminu\w*|disminuy\w*`,
    ],
    [
      String.raw`won|wins?|winning|gewann|gewonnen|gewinnt`,
      String.raw`lost|los(?:es?|ing)|verlor|verloren|verliert`,
    ],
    [
      String.raw`more than|over|above|mehr als|über|plus de|más de`,
      String.raw`less than|fewer than|under|below|weniger als|unter|moins de|menos de`,
    ],
    [
      String.raw`accept\w*|approv\w*|akzeptiert\w*|genehmigt\w*`,
      String.raw`reject\w*|refus\w*|declin\w*|abgelehnt\w*|lehnt\w* ab`,
    ],
    [
      String.raw`allow\w*|permit\w*|legali[sz]\w*|erlaubt\w*`,
      String.raw`ban(?:s|ned|ning)?|forbid\w*|forbade|prohibit\w*|verboten\w*|verbietet`,
    ],
    [String.raw`open(?:s|ed|ing)?|eröffnet\w*`, String.raw`clos(?:e[sd]?|ing)|shut|geschlossen|schloss`],
    [String.raw`support(?:s|ed|ing)?`, String.raw`oppos(?:e[sd]?|ing)`],
    [String.raw`succe(?:ed|ss)\w*`, String.raw`fail\w*`],
    [
      String.raw`largest|biggest|highest|größte\w*|höchste\w*`,
      String.raw`smallest|lowest|kleinste\w*|niedrigste\w*`,
    ],
    [String.raw`oldest|älteste\w*`, String.raw`youngest|jüngste\w*`],
  ] as const
)
  .map(([one, other]): readonly [RegExp, RegExp] => [wordOf(one), wordOf(other)])
  .concat([[/[増增]加|上昇|上升|上涨|増え|伸び/u, /[減减]少|低下|下落|下降|下跌|減り|減っ/u]]);

/** Words that turn a sentence round, in English and German; in other languages most occur in others too. */
const DENIAL = wordOf(String.raw`not|never|no longer|cannot|\w+n['’]t|neither|nor|nicht|nie|niemals|kein\w*`);
/** Words that deny without any of those: nothing is said of a sentence that has one. */
const OTHER_DENIAL = wordOf(
  String.raw`no|none|nobody|nothing|without|fail\w*|refus\w*|declin\w*|reject\w*|den(?:y|ied|ies)|lack\w*|hardly|only|but|instead|rather|prohibit\w*|forb\w+|bann?\w*|exclu\w+|avoid\w*|prevent\w*|stop\w*|un(?:able|known|identified|likely|til|less)|ohne|weder|nur|sondern`,
);

/** The shares of a claim's terms that a sentence has which says the same, or its opposite. */
const SAME = { direction: 0.4, denial: 0.5 };

export type Contrary =
  /** The page has another word in its place. */
  | { readonly type: 'opposite'; readonly says: string; readonly page: string }
  /** One of the two has this word, which denies it. */
  | { readonly type: 'denied'; readonly word: string };

/** The opposition between a claim and the sentence of its passages that has most of its terms; null for none. */
export function contraryOf(
  claim: string,
  cited: readonly CitedPassage[],
  index: PassageIndex,
): Contrary | null {
  const passages = cited.map((passage) => index.sent[index.placeOf(passage)] ?? '');
  const { sentence, share } = closestTo(claim, passages, index);
  if (share < SAME.direction) return null;
  const all = passages.join('\n');
  const isDenied = DENIAL.test(claim) || DENIAL.test(sentence);
  // “Not allowed” is what “banned” says.
  for (const [one, other] of isDenied ? [] : OPPOSITES) {
    const found =
      oppositeIn([one, other], claim, sentence, all) ?? oppositeIn([other, one], claim, sentence, all);
    if (found) return found;
  }
  return share < SAME.denial ? null : denialIn(claim, sentence, all);
}

function oppositeIn(
  [one, other]: readonly [RegExp, RegExp],
  claim: string,
  sentence: string,
  all: string,
): Contrary | null {
  const says = one.exec(claim)?.[0];
  const page = other.exec(sentence)?.[0];
  return says !== undefined && page !== undefined && !other.test(claim) && !one.test(all)
    ? { type: 'opposite', says, page }
    : null;
}

function denialIn(claim: string, sentence: string, all: string): Contrary | null {
  if (OTHER_DENIAL.test(claim) || OTHER_DENIAL.test(sentence)) return null;
  const own = deniedBy(claim, sentence);
  if (own !== null) return DENIAL.test(all) ? null : { type: 'denied', word: own };
  const its = DENIAL.test(claim) ? null : deniedBy(sentence, claim);
  return its === null ? null : { type: 'denied', word: its };
}

/** The word by which a text denies what another one says: one of the words after it is in both. */
function deniedBy(text: string, other: string): string | null {
  const found = DENIAL.exec(text);
  if (!found) return null;
  const [word] = found;
  const after = text
    .slice(found.index + word.length)
    .split(/\s+/, DENIED_WORDS + 1)
    .join(' ');
  return sharedShare(termsOf(after).content, termsOf(other).content) > 0 ? word : null;
}

/** The words after a denial that it is about. */
const DENIED_WORDS = 3;

/** The sentence that has the most of a claim's terms, and its share of them. */
function closestTo(claim: string, passages: readonly string[], index: PassageIndex) {
  const terms = termsOf(claim).content;
  let closest = { sentence: '', share: 0 };
  const all = [...terms].reduce((sum, term) => sum + index.weightOf(term), 0);
  for (const passage of passages) {
    for (const { start, end } of splitAtSentences(passage, 0, passage.length, 1)) {
      const sentence = passage.slice(start, end);
      const own = termsOf(sentence).content;
      const shared = [...terms].reduce((sum, term) => sum + (own.has(term) ? index.weightOf(term) : 0), 0);
      if (shared / all > closest.share) closest = { sentence, share: shared / all };
    }
  }
  return closest;
}

function wordOf(words: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${words})(?![\p{L}\p{N}])`, 'iu');
}
