import type { AttachedPage } from '@/utils/chat/conversation';
import type { ReadingState } from '@/utils/chat/page-reader';
import type { Coverage } from '@/utils/page/reading';
import { t } from '@/utils/i18n';
import { formatCount } from './format';

/** How much of the page goes with the next question, or went with the last one. */
export type PageShare =
  | { readonly type: 'unread' | 'selection' | 'old' }
  /** It does not fit, and what is sent of it depends on what is asked; in tokens. */
  | { readonly type: 'long'; readonly room: number; readonly tokens: number }
  | {
      readonly type: 'text';
      readonly coverage: Coverage;
      readonly sent: number;
      readonly characters: number;
    };

interface Seen {
  /** What was read of the page beside the panel; null where the conversation is about another one. */
  readonly reading: ReadingState | null;
  /** The page that was sent last. */
  readonly read: AttachedPage | null;
  readonly hasSelection: boolean;
  /** Tokens of the reading, as they are estimated. */
  readonly tokens: number;
  /** Characters of the reading in the sections that the user left in; null while they are counted. */
  readonly kept: number | null;
}

export function shareOf({ reading, read, hasSelection, tokens, kept }: Seen): PageShare {
  if (hasSelection) return { type: 'selection' };
  if (reading?.tab && !isAsBefore(reading)) {
    const { omitted, tab } = reading;
    const characters = tab.reading.text.length;
    if (omitted.length === 0 && tokens > tab.room.page) return { type: 'long', room: tab.room.page, tokens };
    const coverage = omitted.length === 0 ? 'whole' : 'chosen';
    return { type: 'text', coverage, sent: kept ?? characters, characters };
  }
  if (reading?.tab?.changed) return { type: 'old' };
  if (!read) return { type: 'unread' };
  const { coverage, sentCharacters: sent, characters } = read;
  return { type: 'text', coverage, sent, characters };
}

/** Whether the next question is about the text that was sent before, and not the one that was read since. */
export function isAsBefore({ tab, omitted, wantsNew }: ReadingState): boolean {
  return tab !== null && tab.changed !== null && wantsNew !== true && omitted.length === 0;
}

/** As short as it can be said. */
export function shareLabel(share: PageShare): string {
  switch (share.type) {
    case 'selection':
      return t('selection');
    case 'old':
      return t('as_before');
    case 'unread':
      return t('whole_page');
    case 'long':
      return t('read_share', formatCount(percentOf(share.room, share.tokens)));
    case 'text':
      if (share.sent >= share.characters) return t('whole_page');
      return t('read_share', formatCount(percentOf(share.sent, share.characters)));
  }
}

/** The same in a sentence. */
export function shareInWords(share: PageShare): string {
  switch (share.type) {
    case 'selection':
      return t('sends_selection');
    case 'old':
      return t('sends_old');
    case 'unread':
      return t('sends_unread');
    case 'long':
      return t('over_room');
    case 'text': {
      const [sent, characters] = [formatCount(share.sent), formatCount(share.characters)];
      switch (share.coverage) {
        case 'chosen':
          return t('sends_chosen', sent, characters);
        case 'digest':
          return t('sends_digest');
        case 'whole':
          return share.sent >= share.characters
            ? t('sends_whole', characters)
            : t('sends_part', sent, characters);
      }
    }
  }
}

/** Never 100 while something is missing, never 0 while something is sent. */
function percentOf(part: number, whole: number): number {
  if (part <= 0) return 0;
  if (part >= whole) return 100;
  return Math.min(99, Math.max(1, Math.floor((part / whole) * 100)));
}
