/**
 * The promise: whatever the panel shows about a question before it is sent is exactly what the request then holds.
 * One rule a line of it; each says what is wrong, or null.
 */
import { fold } from '../support/chat.ts';
import { pageKey } from '../../../utils/page/identity.ts';
import { label, pattern } from './label.ts';
import type { Sent, SentPage } from './sent.ts';
import type { Shown } from './shown.ts';

/** A question, from both sides. */
export interface Asked {
  readonly shown: Shown;
  readonly sent: Sent;
  /** The words that were typed or chosen; null where Sidenote words the question itself. */
  readonly question: string | null;
  /** The tab beside the panel, as the browser names it; null where the extension may not know. */
  readonly tab: { readonly title: string; readonly url: string } | null;
  /** What was chosen in the settings. */
  readonly model: string;
  readonly language: string;
  /** Words that all of a page’s text has, and those that it has only as it is now. */
  readonly wordsOf: (url: string) => readonly string[];
  readonly wordsNow: (url: string) => readonly string[];
  /** The text in “What Kimi sees”, if it was looked at and nothing has happened since. */
  readonly seen: string | null;
}

interface Rule {
  readonly name: string;
  readonly check: (asked: Asked) => string | null;
}

const RULES: readonly Rule[] = [
  {
    name: 'the question is the one that was typed',
    check: ({ question, sent }) => (question === null ? null : lacks(sent.last, [question])),
  },
  {
    name: 'the page that the header names goes along if there is a chip, and none goes if there is none',
    check: (asked) => {
      const { shown, sent } = asked;
      if (shown.chip === null)
        return none(
          'page',
          sent.pages.map(({ title }) => title),
        );
      if (pagesShown(asked).length > 0 || isSelectionAlone(asked)) return null;
      return `“${shown.title}” (${shown.site}) is not among ${told(sent.pages)}`;
    },
  },
  {
    name: 'a first question takes no other page and no other conversation along',
    check: (asked) => {
      const { shown, sent } = asked;
      if (shown.questions?.length !== 0) return null;
      if (sent.answers > 0 || sent.asked.length !== 1) return 'an earlier conversation goes along';
      const others = sent.pages.filter((page) => !pagesShown(asked).includes(page));
      return others.length === 0 ? null : `another page goes along: ${told(others)}`;
    },
  },
  {
    name: 'the chip says how much of the page goes',
    check: (asked) => {
      const { chip } = asked.shown;
      const pages = pagesShown(asked);
      if (!chip || pages.length === 0 || asked.shown.quote !== null) return null;
      return pages.some((page) => isShare(page, chip))
        ? null
        : `“${chip.label}”, “${chip.words}”, but ${told(pages)}`;
    },
  },
  {
    name: 'a page that goes whole goes with all of its text',
    check: (asked) => {
      const { chip, quote } = asked.shown;
      const whole = pagesShown(asked).filter(({ part }) => part === null);
      if (chip?.label !== label('whole_page') || quote !== null || whole.length === 0) return null;
      return lacks(textOf(whole), asked.wordsOf(whole[0]?.url ?? ''));
    },
  },
  {
    name: 'a page that was not read before goes as it is now, and so does new text that is to go',
    check: (asked) => {
      const { chip, change, questions, quote } = asked.shown;
      const isUnread = chip?.words === label('sends_unread') && questions?.length === 0;
      const isNew = change.startsWith(label('new_text_goes'));
      if ((!isUnread && !isNew) || quote !== null) return null;
      const pages = pagesShown(asked);
      return lacks(textOf(pages), asked.wordsNow(pages[0]?.url ?? ''));
    },
  },
  {
    name: '“As before” sends no text that is new',
    check: (asked) => {
      if (asked.shown.chip?.label !== label('as_before')) return null;
      const pages = pagesShown(asked);
      const now = asked.wordsNow(pages[0]?.url ?? '');
      return now.length > 0 && lacks(textOf(pages), now) === null ? `but “${now.join(' ')}” goes` : null;
    },
  },
  {
    name: 'what “What Kimi sees” shows is sent word for word',
    check: (asked) => {
      const { seen, shown } = asked;
      if (seen === null || shown.quote !== null || shown.chip === null) return null;
      const pages = pagesShown(asked);
      if (pages.some(({ text }) => text.trim() === seen.trim())) return null;
      return `${seen.length} characters were shown, sent were ${told(pages)}`;
    },
  },
  {
    name: 'a page that is taken along goes with this question, beside the one before',
    check: (asked) => {
      if (!asked.shown.notice.startsWith(label('page_taken'))) return null;
      const { newPages, pages } = asked.sent;
      if (!pagesShown(asked).some((page) => newPages.some(({ url }) => url === page.url)))
        return `“${asked.shown.title}” is not among the new ${told(newPages)}`;
      // A conversation about no page takes its first along.
      return asked.shown.questions?.length === 0 || pages.length > 0 ? null : 'no page goes';
    },
  },
  {
    name: 'the selection that is quoted goes along, and none goes if none is',
    check: ({ shown: { quote }, sent }) => {
      if (quote === null)
        return sent.isAlone ? none('selection', [sent.selection ?? ''].filter(Boolean)) : null;
      return sent.selection !== null && fold(sent.selection).includes(fold(quote))
        ? null
        : `“${start(quote)}” is quoted, but “${start(sent.selection ?? '')}” goes`;
    },
  },
  {
    name: 'the conversation that is shown goes along',
    check: ({ shown, sent }) => lacks(sent.asked.join('\n'), shown.questions ?? []),
  },
  {
    name: 'the model and the language are those of the settings',
    check: ({ sent, model, language }) => {
      if (sent.model !== model) return `${model} was chosen, ${sent.model} is asked`;
      return new RegExp(`Answer in [^\\n.]*${language}`).test(sent.system) ? null : `not in ${language}`;
    },
  },
];

/** Everything that the panel showed and the request does not hold, or the other way round. */
export function broken(asked: Asked): readonly string[] {
  return RULES.flatMap(({ name, check }) => {
    const wrong = check(asked);
    return wrong === null ? [] : [`${name}: ${wrong}`];
  });
}

/** The page that the header names, as the request holds it, once or in several parts. */
function pagesShown({ shown, sent, tab }: Asked): readonly SentPage[] {
  if (tab?.title === shown.title || tab?.url === shown.title)
    return sent.pages.filter(({ url }) => pageKey(url) === pageKey(tab.url));
  // Of a page that is not beside the panel the header says what was read of it.
  return sent.pages.filter(({ title, url }) => (title || url) === shown.title);
}

/** A selection may go with its surroundings in the place of its page. */
function isSelectionAlone({ shown, sent }: Asked): boolean {
  return shown.quote !== null && sent.selection !== null && sent.newPages.length === 0;
}

function isShare({ part }: SentPage, chip: NonNullable<Shown['chip']>): boolean {
  if (chip.label === label('as_before') || chip.words === label('over_room')) return true;
  if (chip.label === label('whole_page')) return part === null;
  const counts = pattern('sends_chosen').exec(chip.words) ?? pattern('sends_part').exec(chip.words);
  if (!counts) return true;
  const [sent, all] = counts.slice(1).map((count) => count.replaceAll(/\D/g, ''));
  return part?.includes(`${sent} of ${all} characters`) ?? false;
}

function lacks(text: string, words: readonly string[]): string | null {
  const folded = fold(text);
  const missing = words.find((one) => !folded.includes(fold(one)));
  return missing === undefined ? null : `“${start(missing)}” is missing in “${start(text)}”`;
}

function none(what: string, found: readonly string[]): string | null {
  return found.length === 0 ? null : `no ${what} is shown, but “${start(found.join(', '))}” goes`;
}

const textOf = (pages: readonly SentPage[]) => pages.map(({ text }) => text).join('\n');

const told = (pages: readonly SentPage[]) =>
  pages.length === 0
    ? 'no page'
    : pages
        .map(({ title, url, part, text }) => `“${title}” (${url}, ${part ?? `all ${text.length}`})`)
        .join(', ');

const start = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
