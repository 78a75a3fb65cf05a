import { membersOf, PROMPT_LIMITS, readPrompt, type OwnPrompt } from './own-prompt';

/** The user's prompts, and where prompts are at hand, the built-in ones too. */
export interface PromptShelf {
  readonly own: readonly OwnPrompt[];
  /** The ids of the prompts that have a button above the field, in the order of the buttons. */
  readonly pinned: readonly string[];
  /** The ids of the prompts in the browser's menu for selected text. */
  readonly inMenu: readonly string[];
}

/** The places, besides the list, where a prompt can be at hand. */
export type PromptPlace = 'pinned' | 'inMenu';

export const EMPTY_SHELF: PromptShelf = { own: [], pinned: [], inMenu: [] };

export type ShelfChange =
  /** Writes a prompt: over the one of its id, or after the last one. */
  | { readonly type: 'written'; readonly prompt: OwnPrompt }
  | { readonly type: 'removed'; readonly id: string }
  /** Puts a prompt back that was removed, where it was. */
  | { readonly type: 'restored'; readonly removed: RemovedPrompt }
  /** Puts a prompt in a place, or takes it away from there. */
  | { readonly type: 'placed'; readonly id: string; readonly place: PromptPlace; readonly isThere: boolean }
  /** Moves a prompt of the user's own past its neighbour. */
  | { readonly type: 'moved'; readonly id: string; readonly by: 1 | -1 }
  /** Adds prompts of a file: those that are there already, by their id or word for word, are left out. */
  | { readonly type: 'imported'; readonly prompts: readonly OwnPrompt[] };

/** A prompt with its places, for the way back. */
export interface RemovedPrompt {
  readonly prompt: OwnPrompt;
  readonly index: number;
  readonly isPinned: boolean;
  readonly isInMenu: boolean;
}

/** The shelf after a change. One about a prompt that is gone changes nothing. */
export function changedShelf(shelf: PromptShelf, change: ShelfChange): PromptShelf {
  const { own, pinned, inMenu } = shelf;
  switch (change.type) {
    case 'written':
      return { ...shelf, own: withPrompt(own, change.prompt) };
    case 'removed': {
      const others = (ids: readonly string[]) => ids.filter((id) => id !== change.id);
      return {
        own: own.filter(({ id }) => id !== change.id),
        pinned: others(pinned),
        inMenu: others(inMenu),
      };
    }
    case 'restored': {
      const { prompt, index, isPinned, isInMenu } = change.removed;
      if (own.some(({ id }) => id === prompt.id) || own.length >= PROMPT_LIMITS.count) return shelf;
      return {
        own: own.toSpliced(index, 0, prompt),
        pinned: isPinned ? [...pinned, prompt.id] : pinned,
        inMenu: isInMenu ? [...inMenu, prompt.id] : inMenu,
      };
    }
    case 'placed': {
      const others = shelf[change.place].filter((id) => id !== change.id);
      return { ...shelf, [change.place]: change.isThere ? [...others, change.id] : others };
    }
    case 'moved': {
      const from = own.findIndex(({ id }) => id === change.id);
      const prompt = own[from];
      const to = from + change.by;
      if (!prompt || to < 0 || to >= own.length) return shelf;
      return { ...shelf, own: own.toSpliced(from, 1).toSpliced(to, 0, prompt) };
    }
    case 'imported':
      return { ...shelf, own: [...own, ...newOf(own, change.prompts)].slice(0, PROMPT_LIMITS.count) };
  }
}

/** A prompt with its places, before it is removed; null where there is none. */
export function placesOf({ own, pinned, inMenu }: PromptShelf, id: string): RemovedPrompt | null {
  const index = own.findIndex((one) => one.id === id);
  const prompt = own[index];
  return prompt ? { prompt, index, isPinned: pinned.includes(id), isInMenu: inMenu.includes(id) } : null;
}

/** Those of `prompts` that are new, each once. */
export function newOf(own: readonly OwnPrompt[], prompts: readonly OwnPrompt[]): readonly OwnPrompt[] {
  const ids = new Set(own.map(({ id }) => id));
  const words = new Set(own.map(wordsOf));
  return prompts.filter((prompt) => {
    const isNew = !ids.has(prompt.id) && !words.has(wordsOf(prompt));
    ids.add(prompt.id);
    words.add(wordsOf(prompt));
    return isNew;
  });
}

function wordsOf({ name, text }: OwnPrompt): string {
  return JSON.stringify([name, text]);
}

function withPrompt(own: readonly OwnPrompt[], prompt: OwnPrompt): readonly OwnPrompt[] {
  const place = own.findIndex(({ id }) => id === prompt.id);
  if (place >= 0) return own.with(place, prompt);
  return own.length < PROMPT_LIMITS.count ? [...own, prompt] : own;
}

/** The shelf as it was stored, without what makes no sense. */
export function readShelf(value: unknown): PromptShelf {
  const { own, pinned, inMenu } = membersOf(value);
  return {
    own: newOf(
      [],
      listOf(own).flatMap((one) => readPrompt(one) ?? []),
    ),
    pinned: idsOf(pinned),
    inMenu: idsOf(inMenu),
  };
}

function idsOf(value: unknown): readonly string[] {
  return [...new Set(listOf(value).filter((id) => typeof id === 'string'))];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
