/** The file in which prompts are given to others: JSON, to be read and written by hand too. */
import { EFFORTS, membersOf, PROMPT_LIMITS, readPrompt, type OwnPrompt } from './own-prompt';
import { unknownVariables } from './variables';

const FORMAT = 'sidenote-prompts';

/** Increases when an older Sidenote can no longer read the file. */
const VERSION = 1;

/** Bytes of the largest file that is read: some hundred times the longest prompt. */
export const LARGEST_FILE = 4_000_000;

/** The reason why a file was not imported. `place` counts its prompts from 1. */
export type PromptFileError =
  | { readonly kind: 'not-prompts' | 'newer-version' | 'empty' | 'too-many' }
  | { readonly kind: 'broken'; readonly place: number }
  | { readonly kind: 'unknown-variable'; readonly place: number; readonly variable: string };

/** The text of a file with these prompts. */
export function writePromptFile(prompts: readonly OwnPrompt[]): string {
  const written = prompts.map(({ name, text, model, effort }) => ({ name, text, model, effort }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, prompts: written }, null, 2)}\n`;
}

/** The prompts of a file, under new ids; all of them, or the first reason why not. */
export function readPromptFile(
  text: string,
  newId: () => string,
): { readonly prompts: readonly OwnPrompt[] } | { readonly error: PromptFileError } {
  const { format, version, prompts } = membersOf(parsed(text));
  if (format !== FORMAT || !Array.isArray(prompts)) return { error: { kind: 'not-prompts' } };
  if (typeof version !== 'number' || version > VERSION) return { error: { kind: 'newer-version' } };
  if (prompts.length === 0) return { error: { kind: 'empty' } };
  if (prompts.length > PROMPT_LIMITS.count) return { error: { kind: 'too-many' } };
  const read: OwnPrompt[] = [];
  for (const [index, value] of prompts.entries()) {
    const place = index + 1;
    const prompt = isWhole(value) ? readPrompt({ ...membersOf(value), id: newId() }) : null;
    if (!prompt) return { error: { kind: 'broken', place } };
    const [variable] = unknownVariables(prompt.text);
    if (variable !== undefined) return { error: { kind: 'unknown-variable', place, variable } };
    read.push(prompt);
  }
  return { prompts: read };
}

/** False where a member that is known would be lost, since it makes no sense. */
function isWhole(value: unknown): boolean {
  const { model, effort } = membersOf(value);
  const hasModel = model === undefined || (typeof model === 'string' && model.trim() !== '');
  return hasModel && (effort === undefined || EFFORTS.some((one) => one === effort));
}

function parsed(text: string): unknown {
  try {
    // A file that was saved on Windows may begin with a mark of its encoding.
    return JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return null;
  }
}
