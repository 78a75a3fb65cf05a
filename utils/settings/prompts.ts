import { changedShelf, EMPTY_SHELF, readShelf, type PromptShelf, type ShelfChange } from '../prompts/shelf';
import { createOrder } from './in-order';
import { defineKeptItem } from './kept-item';

/** Read anywhere in the extension, written by the background only. */
export const promptsItem = defineKeptItem<unknown>('prompts', { fallback: EMPTY_SHELF, version: 1 });

export async function readPrompts(): Promise<PromptShelf> {
  return readShelf(await promptsItem.getValue());
}

const inOrder = createOrder();

/** Changes the prompts, in the order of the calls. For the background alone. */
export function changePrompts(change: ShelfChange): Promise<void> {
  return inOrder(async () => promptsItem.setValue(changedShelf(await readPrompts(), change)));
}
