/** The memory of a walk's user: the questions, the panel's view then, and the drafts in each composer. */
import type { Action } from '@/utils/chat/conversation';
import type { TakenPage } from '@/utils/chat/conversation-pages';
import type { KimiRequest } from './kimi';
import type { Shown } from './shown';

/** A question that was given to a panel. */
export interface Asked {
  readonly id: string;
  readonly conversationId: string;
  readonly action: Action;
  /** The current wording. */
  question: string;
  /** The wordings before it: each stands in a branch of its own, which another window may go on from. */
  readonly former?: readonly string[];
  /** The panel's view when it was asked; null where it was asked by the page's own menu, unseen. */
  readonly shown: Shown | null;
  /** The selection that it was asked about, also where it was asked again since. */
  readonly selection: string | null;
  /** True if it was chosen from the page's own menu, with the selection there. */
  readonly isFromMenu: boolean;
  /** The texts of the tab, then and since. */
  readonly pageTexts: () => readonly string[];
  /** True if it was the conversation's first. */
  readonly isFirst: boolean;
  model: string;
  /** The language in the settings. */
  language: string;
  /** The answer's text when it was begun, or continued. */
  begun: string;
  /** The number of requests that were made before. */
  since: number;
  /** True if it goes without the page, as the user chose. */
  isWithoutPage: boolean;
  /** True if it was asked again, or continued, and it is unknown if that was taken. */
  isUncertain: boolean;
  /** True if it was seen in a conversation, or in a request. */
  isTaken: boolean;
}

/** The draft in a composer. */
export interface Written {
  readonly text: string;
  readonly selection: string | null;
  /** True if the selection was made in this very step. */
  readonly isPointed?: boolean;
  /** True if it was there when the conversation was deleted. */
  readonly isDeleted?: boolean;
}

export const NOTHING_WRITTEN: Written = { text: '', selection: null };

export interface Memory {
  readonly asked: Map<string, Asked>;
  /** The drafts, by window and conversation. */
  readonly written: Map<number, Map<string, Written>>;
  /** The drafts in panels that are closed, by conversation. */
  readonly left: Map<string, Set<string>>;
  /** The page that goes with the next question of a conversation about another, by window. */
  readonly taken: Map<number, TakenPage>;
  /** The selections that the user wanted the whole page for. */
  readonly wholes: Set<string>;
  /** The time at which the worker was killed during a request, in epoch milliseconds. */
  readonly killed: Map<KimiRequest, number>;
  /** Questions whose conversation was deleted. */
  readonly deleted: Set<string>;
  /** Requests that were compared with what was shown. */
  readonly compared: Set<KimiRequest>;
}

export function createMemory(): Memory {
  return {
    asked: new Map(),
    written: new Map(),
    left: new Map(),
    wholes: new Set(),
    killed: new Map(),
    compared: new Set(),
    deleted: new Set(),
    taken: new Map(),
  };
}

export function writtenIn(
  { written }: Memory,
  windowId: number,
  conversationId: string,
): Written | undefined {
  return written.get(windowId)?.get(conversationId);
}

export function write(
  memory: Memory,
  windowId: number,
  conversationId: string,
  change: Partial<Written>,
): void {
  const ofWindow = memory.written.get(windowId) ?? new Map<string, Written>();
  memory.written.set(windowId, ofWindow);
  ofWindow.set(conversationId, { ...(ofWindow.get(conversationId) ?? NOTHING_WRITTEN), ...change });
}

/** Notes that a window's panel is closed: its drafts must be found again. */
export function leave(memory: Memory, windowId: number): void {
  for (const [conversationId, { text }] of memory.written.get(windowId) ?? []) {
    const left = memory.left.get(conversationId) ?? new Set();
    memory.left.set(conversationId, left.add(text));
  }
  memory.written.delete(windowId);
}
