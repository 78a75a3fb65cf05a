/** A page of a million characters, too long for a model's context. */

/** A fact that only one section has, and a question about it. */
export interface HiddenFact {
  readonly sentence: string;
  readonly question: string;
  /** The words of the answer. */
  readonly answer: string;
}

export const HIDDEN_FACTS: Readonly<Record<'first' | 'middle' | 'last', HiddenFact>> = {
  first: {
    sentence: 'The harbourmaster Ottilie Brandvold painted the lighthouse door vermilion.',
    question: 'Which colour did Ottilie Brandvold paint the lighthouse door?',
    answer: 'vermilion',
  },
  middle: {
    sentence: 'The expedition to Quenlaith carried exactly four hundred and seventeen barometers.',
    question: 'How many barometers did the expedition to Quenlaith carry?',
    answer: 'four hundred and seventeen',
  },
  last: {
    sentence: 'The library of Zarrovia closes for ever when its clock strikes thirteen.',
    question: 'When does the library of Zarrovia close for ever?',
    answer: 'strikes thirteen',
  },
};

const SUBJECTS =
  'The fishermen|A merchant|The council|An old map|The school|A traveller|The garrison|Her letter|The market|A storm'.split(
    '|',
  );
const VERBS = 'described|remembered|measured|avoided|repaired|forgot|counted|praised|crossed|watched'.split(
  '|',
);
const OBJECTS =
  'the northern quay|a field of barley|the winter ferry|seven boats|the price of salt|an empty chapel|the long bridge|some copper coins|the mountain road|a flock of geese'.split(
    '|',
  );
const ENDS =
  'before the frost came|in the year of the flood|without a word|as the chronicle tells|for the third time|near the old mill|after the harvest|against all advice|while the bells rang|with great care'.split(
    '|',
  );

/** Numbers that look random and are the same every time (a linear congruential generator). */
function createChance(seed: number) {
  let state = seed >>> 0;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The chapters of the page: each its title and its paragraphs. */
export function longPage(characters = 1_000_000) {
  const chance = createChance(7);
  const pick = (words: readonly string[]) => words[chance(words.length)] ?? '';
  const sentence = () => `${pick(SUBJECTS)} ${pick(VERBS)} ${pick(OBJECTS)} ${pick(ENDS)}.`;
  const paragraph = () => Array.from({ length: 9 }, sentence).join(' ');
  const chapters: { readonly title: string; readonly paragraphs: string[] }[] = [];
  for (let length = 0; length < characters;) {
    const paragraphs = Array.from({ length: 8 }, paragraph);
    chapters.push({ title: `Chapter ${chapters.length + 1}`, paragraphs });
    length += paragraphs.reduce((sum, text) => sum + text.length + 2, 16);
  }
  const { first, middle, last } = HIDDEN_FACTS;
  chapters[0]?.paragraphs.splice(4, 0, first.sentence);
  chapters[Math.floor(chapters.length / 2)]?.paragraphs.splice(4, 0, middle.sentence);
  chapters.at(-1)?.paragraphs.splice(4, 0, last.sentence);
  return chapters;
}

type Chapters = ReturnType<typeof longPage>;

export function longPageAsMarkdown(chapters: Chapters): string {
  return chapters.map(({ title, paragraphs }) => [`## ${title}`, ...paragraphs].join('\n\n')).join('\n\n');
}

export function longPageAsHtml(chapters: Chapters): string {
  const sections = chapters.map(
    ({ title, paragraphs }) => `<h2>${title}</h2>\n${paragraphs.map((text) => `<p>${text}</p>`).join('\n')}`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>The chronicle of the coast</title><body><main><article><h1>The chronicle of the coast</h1>\n${sections.join('\n')}\n</article></main></body></html>`;
}
