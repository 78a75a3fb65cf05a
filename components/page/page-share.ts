/**
 * The share of the page that goes with the next question, or went with one: as a label, and in a sentence.
 */
import type { AttachedPage } from '@/utils/chat/conversation';
import type { SelectionScope } from '@/utils/chat/draft';
import type { AskedPage, TabReading } from '@/utils/protocol/commands';
import type { Coverage } from '@/utils/page/reading';
import { contentLeftOut } from '@/utils/page/content-left-out';
import type { Settings } from '@/utils/settings/settings';
import { NEEDED } from '@/utils/prompt/needed';
import { t } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';

export type PageShare =
  /** It is read when the question is asked. */
  | { readonly type: 'unread' }
  /** The text that was sent before, though the page has changed. */
  | { readonly type: 'old' }
  /** The text that was sent before; the share depends on the question. */
  | { readonly type: 'known' }
  /** It does not fit, and the share depends on the question; in tokens. */
  | { readonly type: 'long'; readonly room: number; readonly tokens: number; readonly left: number }
  /** It would fit, and the user wants a question to send what it needs of it; in tokens. */
  | { readonly type: 'needed'; readonly tokens: number; readonly left: number }
  | {
      readonly type: 'text';
      readonly coverage: Coverage;
      readonly sent: number;
      readonly characters: number;
      /** Parts that are left out though they read like content. */
      readonly left: number;
    };

/** The part of a page that the user kept: its share, and whether it fits. */
export interface Kept {
  readonly characters: number;
  readonly tokens: number;
  readonly isWithin: boolean;
}

interface ShareParts {
  readonly next: AskedPage;
  readonly tab: TabReading | null;
  /** Null where nothing was taken out, and while it is counted. */
  readonly kept: Kept | null;
  /** The model that is asked next, and the one that the page was last sent to: each has its own limits. */
  readonly model: string;
  readonly lastModel: string | null;
  /** The user’s wish for long pages, which may have changed since the page was sent. */
  readonly sends: Settings['sends'];
}

/** The share of the next question. */
export function nextShare({ next, tab, kept, model, lastModel, sends }: ShareParts): PageShare {
  switch (next.type) {
    case 'none':
    case 'tab':
      return { type: 'unread' };
    case 'reading':
      return tab?.room.model === model ? readShare(tab, next.omitted, kept) : { type: 'unread' };
    case 'as-before': {
      const { page } = next;
      if (tab && tab.hash !== page.hash) return { type: 'old' };
      if (tab?.room.model === model) return readShare(tab, page.omitted ?? [], kept);
      // What was sent whole goes whole again, unless another model or another wish says otherwise.
      const isSame = lastModel === model && sends === 'whole';
      return page.coverage === 'whole' && isSame ? sentShare(page) : { type: 'known' };
    }
  }
}

function readShare(
  { reading, tokens, room }: TabReading,
  omitted: readonly number[],
  kept: Kept | null,
): PageShare {
  const characters = reading.text.length;
  const left = contentLeftOut(reading.leftOut);
  if (omitted.length === 0) {
    if (tokens > room.page) return { type: 'long', room: room.page, tokens, left };
    if (tokens > room.whole) return { type: 'needed', tokens, left };
    return { type: 'text', coverage: 'whole', sent: characters, characters, left };
  }
  if (!kept) return { type: 'known' };
  if (!kept.isWithin) return { type: 'long', room: room.page, tokens: kept.tokens, left };
  if (kept.tokens > room.whole) return { type: 'needed', tokens: kept.tokens, left };
  return { type: 'text', coverage: 'chosen', sent: kept.characters, characters, left };
}

/** The share of a question that was asked. */
export function sentShare({ coverage, sentCharacters: sent, characters, leftOut }: AttachedPage): PageShare {
  return { type: 'text', coverage, sent, characters, left: contentLeftOut(leftOut) };
}

/** The share as a short label. */
export function shareLabel(share: PageShare): string {
  switch (share.type) {
    case 'old':
      return t('as_before');
    case 'unread':
    case 'known':
      return t('this_page');
    case 'long':
      return withParts(t('read_share', formatCount(percentOf(share.room, share.tokens))), share.left);
    case 'needed':
      return withParts(t('needed_parts'), share.left);
    case 'text':
      if (share.sent < share.characters)
        return withParts(t('read_share', formatCount(percentOf(share.sent, share.characters))), share.left);
      return share.left === 0 ? t('whole_page') : withParts(t('main_text'), share.left);
  }
}

/** A label with the number of parts that are left out though they read like content. */
function withParts(label: string, left: number): string {
  if (left === 0) return label;
  return `${label} · ${left === 1 ? t('part_left_out') : t('parts_left_out', formatCount(left))}`;
}

/** The share as a sentence. */
export function shareInWords(share: PageShare): string {
  switch (share.type) {
    case 'old':
      return t('sends_old');
    case 'unread':
      return t('sends_unread');
    case 'known':
      return t('sends_known');
    case 'long':
      return t('over_room');
    case 'needed':
      return neededInWords(share.tokens);
    case 'text': {
      const [sent, characters] = [formatCount(share.sent), formatCount(share.characters)];
      switch (share.coverage) {
        case 'around':
          return t('sends_around', sent, characters);
        case 'chosen':
          return t('sends_chosen', sent, characters);
        case 'digest':
          return t('sends_digest');
        case 'translated':
          return t('sends_translated');
        case 'whole':
          if (share.sent < share.characters) return t('sends_part', sent, characters);
          return t(share.left > 0 ? 'sends_main' : 'sends_whole', characters);
      }
    }
  }
}

/** Says what goes with a question of a page of so many tokens, where only what it needs is to go. */
export function neededInWords(tokens: number): string {
  return t('sends_parts_needed', formatCount(NEEDED.part), formatCount(Number(tokens.toPrecision(2))));
}

/**
 * Says what goes with a question about a selection. `share` is that of the page; null where none goes along.
 */
export function selectionInWords(scope: SelectionScope, share: PageShare | null): string {
  if (!share) return t('sends_selection_alone');
  const words = shareInWords(share);
  return `${t(scope === 'around' ? 'sends_selection' : 'sends_selection_page')} ${words}`;
}

/** Never 100 while something is missing, never 0 while something is sent. */
function percentOf(part: number, whole: number): number {
  if (part <= 0) return 0;
  if (part >= whole) return 100;
  return Math.min(99, Math.max(1, Math.floor((part / whole) * 100)));
}
