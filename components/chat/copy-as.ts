import { copiedAnswer } from '@/utils/answer/copied-answer';
import { plainCopy } from '@/utils/answer/plain-copy';
import { formulaInMathml } from '@/utils/answer/copied-formula';
import type { Answer } from '@/utils/chat/conversation';
import type { CopiedCitations } from '@/utils/settings/settings';
import { movedAndSaid } from './moved-words';

interface CopyOptions {
  readonly hasCitations: boolean;
  readonly citations: CopiedCitations;
}

/**
 * Puts an answer on the clipboard: as rich text, with formulas that a word processor takes as such, as its Markdown, or as
 * text without marks. Throws what the clipboard throws.
 */
export async function copyAs(
  form: 'rich' | 'markdown' | 'plain',
  { text, moved = [] }: Answer,
  { hasCitations, citations }: CopyOptions,
): Promise<void> {
  const markdown = citations === 'kept' ? movedAndSaid(text, moved) : text;
  const copied = copiedAnswer(markdown, hasCitations, citations);
  if (form === 'markdown') return navigator.clipboard.writeText(copied.text);
  const plain = plainCopy(new DOMParser().parseFromString(copied.html, 'text/html').body);
  if (form === 'plain') return navigator.clipboard.writeText(plain);
  const { html } = copiedAnswer(markdown, hasCitations, citations, formulaInMathml);
  await navigator.clipboard.write([
    new ClipboardItem({
      'text/html': new Blob([html], { type: 'text/html' }),
      'text/plain': new Blob([plain], { type: 'text/plain' }),
    }),
  ]);
}
