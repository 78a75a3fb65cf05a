import { attachedPages } from '../chat/attached-texts';
import type { AttachedPage, Turn } from '../chat/conversation';
import { leftOutPages } from '../chat/conversation-pages';
import { pageKey } from '../text/page-key';
import type { PassageNumbers } from './numbering';
import { emptyPageBlock, pageBlock } from './page-block';

export interface PageTexts {
  /** The code in the tags around them; see `boundaryOf`. */
  readonly boundary: string;
  /** Page texts by hash. */
  readonly texts: ReadonlyMap<string, string>;
  /** The numbers of their passages, by hash. */
  readonly citations: ReadonlyMap<string, PassageNumbers>;
  /** By turn: the digest in place of a page's text that was read section by section. */
  readonly digests: ReadonlyMap<string, string>;
  /** The most tokens of all pages together. */
  readonly pageTokens: number;
  readonly estimateTokens: (text: string) => number;
}

/** A page as it is sent, with the turn that it stands in. */
export interface CarriedPage {
  readonly turn: Turn;
  readonly page: AttachedPage;
  readonly block: string;
}

/**
 * The pages that go with turns, as they are sent. Each page is sent with its newest text, in the first turn
 * that has it, so that everything before the question stays the same from one request to the next. Sections
 * that were chosen for a question go with that question. Where there is no room for all, the oldest are left
 * out.
 */
export function pagesToSend(turns: readonly Turn[], parts: PageTexts): readonly CarriedPage[] {
  const newest = new Map<string, string>();
  const all = turns.flatMap((turn) => attachedPages(turn.attachment).map((page) => ({ turn, page })));
  for (const { page } of all) newest.set(pageKey(page.url), chosenOf(page));
  for (const key of leftOutPages(turns)) newest.delete(key);
  const blocks: CarriedPage[] = [];
  const carried = new Set<string>();
  for (const { turn, page } of all) {
    if (newest.get(pageKey(page.url)) !== chosenOf(page)) continue;
    const identity = JSON.stringify([page.hash, page.coverage, page.sections, page.excerpts, page.range]);
    if (isCovered(turn, page, turns) || carried.has(identity)) continue;
    const block = blockOf(turn, page, parts);
    if (block === null) continue;
    carried.add(identity);
    blocks.push({ turn, page, block });
  }
  return newestThatFit(blocks, turns.at(-1), parts);
}

/** Its text and the sections that the user took out: these are not sent with an earlier question either. */
function chosenOf({ hash, omitted = [] }: AttachedPage): string {
  return JSON.stringify([hash, omitted]);
}

/** True if the text around a selection need not be sent by itself: the page goes along from another question. */
function isCovered(turn: Turn, own: AttachedPage, turns: readonly Turn[]): boolean {
  if (!own.range || turn === turns.at(-1)) return false;
  return turns.some(({ attachment }) =>
    attachedPages(attachment).some((page) => !page.range && chosenOf(page) === chosenOf(own)),
  );
}

function blockOf(
  turn: Turn,
  page: AttachedPage,
  { boundary, texts, citations, digests }: PageTexts,
): string | null {
  const text = texts.get(page.hash);
  if (text === undefined) return emptyPageBlock(page, boundary);
  const named = { boundary, citations: citations.get(page.hash) ?? null };
  // A page that was too long for one request goes with no later one.
  if (page.coverage === 'translated') return null;
  if (page.coverage !== 'digest') return pageBlock(page, text, named);
  const digest = digests.get(turn.id);
  return digest === undefined ? null : pageBlock(page, text, { ...named, digest });
}

function newestThatFit(
  blocks: readonly CarriedPage[],
  current: Turn | undefined,
  { pageTokens, estimateTokens }: PageTexts,
): readonly CarriedPage[] {
  const fitting: CarriedPage[] = [];
  let left = pageTokens;
  for (const one of blocks.toReversed()) {
    left -= estimateTokens(one.block);
    // The pages of the current question are sent, even if a model chosen since has no room for them.
    if (left < 0 && fitting.length > 0 && one.turn !== current) break;
    fitting.push(one);
  }
  return fitting.toReversed();
}
