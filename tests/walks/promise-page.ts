/** Checks the promise about pages: which of them a request holds, and how much of each. */
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { sectionsOf } from '@/utils/prompt/sections';
import { textOfSections } from '@/utils/prompt/text-of-sections';
import type { Asked } from './memory';
import { isOfPage } from './pages';
import type { Mismatch } from './promise';
import type { Sent, SentPage } from './sent';
import type { ShownPage } from './shown';
import type { Walk } from './walk';

/**
 * The most tokens of a selection: the text around it takes 2,000; the headings above it and the note that more was left
 * out come on top.
 */
const MOST_TOKENS = 2_200;

/** The pages that go along are those that the panel showed. */
export function* pageAsShown(walk: Walk, asked: Asked, sent: Sent): Generator<Mismatch> {
  const page = asked.shown?.page ?? null;
  if (isAround(asked)) return yield* aroundAsShown(asked, sent);
  if (asked.isWithoutPage || page?.goes.type === 'nothing') return;
  if (page === null) {
    if (asked.isFirst && sent.pages.length > 0)
      yield { rule: 'page unseen', words: sent.pages[0]?.key ?? '' };
    return;
  }
  const ofPage = sent.pages.filter(({ key }) => key === page.key);
  const newest = ofPage.at(-1);
  if (!newest) {
    const rule = `page missing from a ${asked.isFirst ? 'first' : 'later'} question`;
    yield { rule, words: `${page.key} (${page.share}, ${page.goes.type})` };
    return;
  }
  if (newest.title !== page.title) yield { rule: 'title', words: `${page.title}: ${newest.title}` };
  const expected = expectedText(walk, asked, page);
  // It is read a moment later, when it may have changed once more.
  const isReadLater = page.goes.type === 'now' && asked.pageTexts().includes(newest.text);
  if (isReadLater) return;
  if (expected === null || ofPage.some(({ text }) => text === expected)) {
    yield* nothingElse(ofPage, expected);
    return;
  }
  // What is not read yet does not claim to go as a whole.
  if (page.goes.type === 'now' && isPart(newest.text)) return;
  yield {
    rule: `text of a page that goes as ${page.goes.type}`,
    words: `${page.share} ${page.goes.type}: ${differenceOf(expected, newest.text)}`,
  };
}

/**
 * True for a selection to explain or translate, which goes with the text around it, unless the user wants the page that
 * goes along.
 */
function isAround({ action, shown, isWithoutPage }: Asked): boolean {
  if (shown === null || shown.selection === null || action === 'ask') return false;
  return shown.scope === 'around' || shown.isAlone || isWithoutPage;
}

/** Only the text around the selection is sent, of all pages; nothing where it goes alone. */
function* aroundAsShown({ shown, isWithoutPage }: Asked, { pages }: Sent): Generator<Mismatch> {
  const isAlone = shown?.isAlone === true || isWithoutPage;
  const [page, ...others] = pages;
  if (isAlone ? page : others.length > 0)
    return yield { rule: 'more than the surroundings', words: pages.map(({ key }) => key).join() };
  if (isAlone) return;
  if (!page || page.key !== shown?.page?.key) {
    return yield { rule: 'no surroundings', words: `${shown?.page?.key}: ${page?.key}` };
  }
  const selection = shown.selection ?? '';
  const isFound = isOfPage(selection)
    ? page.text.includes(selection) && estimateTokens(page.text) <= MOST_TOKENS
    : /^\[… \d+ characters left out here …\]$/.test(page.text);
  if (!isFound) yield { rule: 'surroundings', words: `${selection}: ${page.text}` };
}

/** Nothing else of the page goes along: no section that was taken out, and no other state of its text. */
function* nothingElse(sent: readonly SentPage[], expected: string | null): Generator<Mismatch> {
  if (expected === null) return;
  for (const { text } of sent) {
    if (text === expected || (isPart(text) && !isPart(expected))) continue;
    if (isPart(expected)) yield { rule: 'taken out', words: `${sent.length} times the page` };
    else yield { rule: 'another text goes too', words: differenceOf(expected, text) };
  }
}

function isPart(text: string): boolean {
  return text.startsWith('[Only parts of this page');
}

/** The text that is shown to go along; null where only the request can tell. */
function expectedText({ world }: Walk, asked: Asked, { goes }: ShownPage): string | null {
  switch (goes.type) {
    case 'now':
      return asked.pageTexts()[0] ?? null;
    case 'reading':
      return withoutSections(goes.text, goes.omitted);
    case 'before': {
      const text = world.tabs.texts.get(goes.hash);
      return text === undefined ? null : withoutSections(text, goes.omitted);
    }
    case 'part':
    case 'nothing':
      return null;
  }
}

function withoutSections(text: string, omitted: readonly number[]): string {
  const out = new Set(omitted);
  const kept = sectionsOf(text).filter(({ index }) => !out.has(index));
  return textOfSections(text, { sections: omitted.length === 0 ? null : kept.map(({ index }) => index) });
}

function differenceOf(expected: string, text: string): string {
  let at = 0;
  while (at < expected.length && expected[at] === text[at]) at++;
  return `“${expected.slice(at, at + 60)}” and not “${text.slice(at, at + 60)}”`;
}
