import type { Effort } from '../kimi/model-traits';
import { usesVariable } from './variables';

/** A prompt that the user wrote. */
export interface OwnPrompt {
  readonly id: string;
  readonly name: string;
  /** Its words, with variables. */
  readonly text: string;
  /** The model that it is asked with; absent for that of every question. */
  readonly model?: string;
  /** The effort of thinking; absent for that of the settings. */
  readonly effort?: Effort;
}

/** UTF-16 code units that a name and a text may have, and the number of prompts. */
export const PROMPT_LIMITS = { name: 80, text: 20_000, count: 500 } as const;

export const EFFORTS: readonly Effort[] = ['low', 'high', 'max'];

/** The prompt without members that are not known; null where it is none, as read from disk or from a file. */
export function readPrompt(value: unknown): OwnPrompt | null {
  const { id, name, text, model, effort } = membersOf(value);
  if (!isText(id, 200) || !isText(name, PROMPT_LIMITS.name) || !isText(text, PROMPT_LIMITS.text)) return null;
  const known = EFFORTS.find((one) => one === effort);
  return {
    id,
    name,
    text,
    ...(isText(model, 200) && { model }),
    ...(known !== undefined && { effort: known }),
  };
}

/** Not empty, and no longer than `most`. */
function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.trim() !== '' && value.length <= most;
}

export function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** True if the prompt is about all of a page, and has no words of the user's to look for in it. */
export function isAboutPage({ text }: OwnPrompt): boolean {
  return usesVariable(text, 'page') && !usesVariable(text, 'input') && !usesVariable(text, 'selection');
}

/** The thing that a prompt needs and that is not there; null where nothing is missing. */
export function missingFor(
  { text }: OwnPrompt,
  there: { readonly hasPage: boolean; readonly hasSelection: boolean },
): 'page' | 'selection' | null {
  if (!there.hasSelection && usesVariable(text, 'selection')) return 'selection';
  const isOfPage = (['page', 'title', 'url'] as const).some((one) => usesVariable(text, one));
  return isOfPage && !there.hasPage ? 'page' : null;
}
