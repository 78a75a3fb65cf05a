/** The names of a text whose script has capitals, and whether a page has them. */
import { fold } from '../text/fold';
import { tokens } from '../text/terms';
import { monthOf } from './number-words';

/** A name as it is written, with its words in their folded form. */
export interface Name {
  readonly says: string;
  readonly words: readonly string[];
}

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const CAPITAL = /^\p{Lu}/u;
/** The end of what stands before a sentence, a quote or a title: the capital after it says nothing. */
const BEGINNING = /(?:^|[.!?:;…。！？\n•“"„«(–—-]|\p{N})[\s"'“”„«»(*_]*$/u;
/** The text between the words of one name. */
const WITHIN = /^ (?:(?:of|the|de|la|du|von|van|der|&) ){0,2}$/;
/** German gives capitals to all nouns, and these words give German away. Few of them occur in names. */
const GERMAN =
  'der das und ist nicht eine einen einem wird wurde mit auf sich für seit aus vor dass jeden allen sie über'.split(
    ' ',
  );
/** A page may quote a little German, an answer hardly. */
const LEAST_GERMAN = { page: 5, answer: 2 };
/** Degrees, honours and titles, which a page may have in another form: `B.A.`, `knighted`. */
const RANK =
  /^(?:bachelor|master|doctor|duke|duchess|earl|prince|princess|king|queen|knight|officer|commander|member|dame|lord|baron)$/;
const SHORTEST = 3;

/**
 * The names of a text: words with a capital that begin no sentence. None in titles, where all words have one.
 */
export function namesOf(text: string): readonly Name[] {
  const names: { says: string; words: string[]; start: number; end: number }[] = [];
  let plain = 0;
  let capitals = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!CAPITAL.test(word)) {
      plain += 1;
      continue;
    }
    if (BEGINNING.test(text.slice(Math.max(0, index - 12), index))) continue;
    capitals += 1;
    if (word.length < SHORTEST || monthOf(word.toLowerCase()) !== null) continue;
    const end = index + word.length;
    const last = names.at(-1);
    if (last && WITHIN.test(text.slice(last.end, index))) {
      last.says = text.slice(last.start, end);
      last.words.push(...foldedWords(word));
      last.end = end;
    } else names.push({ says: word, words: foldedWords(word), start: index, end });
  }
  return capitals > plain ? [] : names.filter(({ words: [first = ''] }) => !RANK.test(first));
}

/** True if the words of a text are German, whose capitals say nothing. */
export function hasCapitalNouns(words: ReadonlySet<string>, of: keyof typeof LEAST_GERMAN): boolean {
  return GERMAN.filter((word) => words.has(fold(word))).length >= LEAST_GERMAN[of];
}

function foldedWords(name: string): string[] {
  return Array.from(tokens(fold(name))).flatMap(({ type, text }) => (type === 'word' ? [text] : []));
}

/** The words that a page has, by their beginnings too, and the acronyms of its names. */
export interface KnownWords {
  readonly words: ReadonlySet<string>;
  /** The length of the shortest word with each beginning. */
  readonly beginnings: ReadonlyMap<string, number>;
  /** Its words in capitals, in lower case. */
  readonly acronyms: ReadonlySet<string>;
  /** The first letters of capitalised words that follow each other, in lower case. */
  readonly initials: string;
}

/** Characters of the shortest beginning that says something. */
const STEM = 4;
/** Letters that another form of a name has more: `Peru`, `Peruvian`. */
const MOST_LONGER = 3;
const ACRONYM = /^\p{Lu}{2,}$/u;
const CAPITALISED = /\p{Lu}[\p{L}\p{N}]*/gu;
const GAP = /^[\s.&-]{0,2}(?:(?:of|the|and|for|de|la|du|des|et|y|und|für) ){0,3}$/;

export function knownWords(words: ReadonlySet<string>, texts: Iterable<string>): KnownWords {
  const beginnings = new Map<string, number>();
  const acronyms = new Set<string>();
  for (const word of words) {
    for (let length = STEM; length <= word.length; length++) {
      const beginning = word.slice(0, length);
      beginnings.set(beginning, Math.min(word.length, beginnings.get(beginning) ?? Infinity));
    }
  }
  let initials = '';
  for (const text of texts) {
    let end = 0;
    for (const { 0: word, index } of text.matchAll(CAPITALISED)) {
      if (index - end > 16 || !GAP.test(text.slice(end, index))) initials += ' ';
      initials += word.slice(0, 1).toLowerCase();
      if (ACRONYM.test(word)) acronyms.add(word.toLowerCase());
      end = index + word.length;
    }
    initials += ' ';
  }
  return { words, beginnings, acronyms, initials };
}

/** True if a page has at least half of a name: its words, another form of them, or its acronym. */
export function hasName({ words }: Name, known: KnownWords): boolean {
  if (words.length > 1 && known.acronyms.has(words.map((word) => word.slice(0, 1)).join(''))) return true;
  const missing = words.filter((word) => !hasWord(word, known));
  return missing.length * 2 < words.length;
}

function hasWord(word: string, { words, beginnings, initials }: KnownWords): boolean {
  if (words.has(word)) return true;
  // `Jordanian` and `Jordan`, `Cuban` and `Cuba`.
  const stem = word.slice(0, word.length - (word.length > 6 ? 3 : 1));
  if (stem.length >= STEM && (beginnings.get(stem) ?? Infinity) <= word.length + MOST_LONGER) return true;
  return word.length <= 6 && initials.includes(word);
}
