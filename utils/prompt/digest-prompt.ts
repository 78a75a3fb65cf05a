import type { Message } from '../kimi/message';
import { fenced } from './boundary';
import type { DigestPart } from './digest-parts';
import { JOIN_SUMMARIES, SUMMARISE_PART } from './wording/summarise-part';
import { summarisingPrompt } from './wording/summarising';

/**
 * The request for the summary of a part of a page. It holds nothing but the part itself, so that the request
 * and its answer are the same wherever on the page the part is and however many parts there are.
 */
export function partMessages(
  { title, text }: DigestPart,
  language: string,
  boundary: string,
): readonly Message[] {
  const page = fenced('page', boundary, text, { part: title });
  return [
    { role: 'system', content: summarisingPrompt(language, boundary) },
    { role: 'user', content: `${page}\n\n${SUMMARISE_PART}` },
  ];
}

/** The request for one summary of several successive ones. */
export function reductionMessages(
  { title, text }: DigestPart,
  language: string,
  boundary: string,
): readonly Message[] {
  const page = fenced('page', boundary, text, { part: title });
  return [
    { role: 'system', content: summarisingPrompt(language, boundary) },
    { role: 'user', content: `${page}\n\n${JOIN_SUMMARIES}` },
  ];
}

/** Joins summaries into a text in place of the page, each under its heading. */
export function joinSummaries(parts: readonly DigestPart[]): string {
  return parts.map(({ title, text }) => `## ${title}\n\n${text.trim()}`).join('\n\n');
}
