/**
 * Checks the promise: everything that the panel shows about a question before it is sent is exactly what the request
 * then holds. Each rule is one check, which returns the breach in words, or null.
 */
import { fold } from '../support/chat.ts';
import type { Action } from '../../../utils/chat/conversation.ts';
import { isAround, isShare, lacks, none, pagesShown, start, textOf, told, wordsOfPage } from './compare.ts';
import { label } from './label.ts';
import type { Sent } from './sent.ts';
import type { Shown } from './shown.ts';

/** A question, from both sides. */
export interface Asked {
  readonly shown: Shown;
  readonly sent: Sent;
  /** The words that were typed or chosen; null where Sidenote words the question itself. */
  readonly question: string | null;
  readonly action: Action;
  /** The tab beside the panel, as the browser named it before and after; none where the extension may not know. */
  readonly tabs: readonly { readonly title: string; readonly url: string }[];
  /** The choices in the settings; `language` is the language of this answer. */
  readonly model: string;
  readonly language: string;
  /** Words that all of a page’s text has, and those that it has only as it is now. */
  readonly wordsOf: (url: string) => readonly string[];
  readonly wordsNow: (url: string) => readonly string[];
  /** The text in “What Kimi sees”, if it was looked at and nothing has happened since. */
  readonly seen: string | null;
}

/** The words about a page of which only the text around the selection is sent. */
const AROUND = 'what stands around the selection';

/** The targets of links in a selection, which are sent but not shown. */
const LINK_TARGETS = /\]\([^)]*\)/g;

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
      if (pagesShown(asked).length > 0) return null;
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
      if (!chip || pages.length === 0 || isAround(asked)) return null;
      return pages.some((page) => isShare(page, wordsOfPage(asked)))
        ? null
        : `“${chip.label}”, “${chip.words}”, but ${told(pages)}`;
    },
  },
  {
    name: 'the chip says so if a selection is attached, and only then',
    check: ({ shown: { chip, quote } }) => {
      if (chip === null || (chip.label === label('selection')) === (quote !== null)) return null;
      return `it says “${chip.label}” with ${quote === null ? 'no' : 'a'} selection`;
    },
  },
  {
    name: 'Explain and Translate send the selection and what stands around it, unless more is chosen',
    check: (asked) => {
      const { pages } = asked.sent;
      if (!isAround(asked)) return null;
      return pages.length <= 1 && pages.every(({ part }) => part?.includes(AROUND)) ? null : told(pages);
    },
  },
  {
    name: 'a page that goes whole goes with all of its text',
    check: (asked) => {
      const whole = pagesShown(asked).filter(({ part }) => part === null);
      if (whole.length === 0) return null;
      return lacks(textOf(whole), asked.wordsOf(whole[0]?.url ?? ''));
    },
  },
  {
    name: 'a page that was not read before goes as it is now, and so does new text that is to go',
    check: (asked) => {
      const { change, questions } = asked.shown;
      const isUnread = wordsOfPage(asked) === label('sends_unread') && questions?.length === 0;
      const isNew = change.startsWith(label('new_text_goes'));
      if ((!isUnread && !isNew) || isAround(asked)) return null;
      const pages = pagesShown(asked);
      return lacks(textOf(pages), asked.wordsNow(pages[0]?.url ?? ''));
    },
  },
  {
    name: '“As before” sends no text that is new',
    check: (asked) => {
      if (wordsOfPage(asked) !== label('sends_old')) return null;
      const pages = pagesShown(asked);
      const now = asked.wordsNow(pages[0]?.url ?? '');
      return now.length > 0 && lacks(textOf(pages), now) === null ? `but “${now.join(' ')}” goes` : null;
    },
  },
  {
    name: 'what “What Kimi sees” shows is sent word for word',
    check: (asked) => {
      const { seen, shown } = asked;
      if (seen === null || isAround(asked) || shown.chip === null) return null;
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
      const selected = sent.selection?.replaceAll(LINK_TARGETS, ']') ?? '';
      return fold(selected).includes(fold(quote))
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

/** Every difference between the panel's view and the request, in either direction. */
export function broken(asked: Asked): readonly string[] {
  return RULES.flatMap(({ name, check }) => {
    const wrong = check(asked);
    return wrong === null ? [] : [`${name}: ${wrong}`];
  });
}
