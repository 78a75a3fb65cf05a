/** Reading a page section by section: the requests for it, and their results. */
import type { Message } from '../kimi/message';
import { sha256 } from '../text/sha256';
import { digestParts, type DigestPart, type PagePart, type PartOptions } from './digest-parts';
import { joinSummaries, partMessages, reductionMessages } from './digest-prompt';
import { createNumberedSlice } from './numbered-text';
import { withLocalCitations, withPageCitations } from './part-passages';

/** A summary to be made, or one that was made before and is kept under its key. */
export interface DigestStep extends PagePart {
  readonly key: string;
  readonly messages: MessagesIn;
}

/** The request, with this code in the tags around the page's text; see `boundaryOf`. */
type MessagesIn = (boundary: string) => readonly Message[];

export interface DigestPlan {
  readonly model: string;
  /** As the model is told it. */
  readonly language: string;
  /** The most tokens of all summaries together. */
  readonly budget: number;
  readonly estimateTokens: (text: string) => number;
}

/** Long enough that a book is some dozen requests, short enough that the model keeps what matters. */
const PART_TOKENS = 16_000;

/** The usual size of a summary, in tokens. */
export const SUMMARY_TOKENS = 600;

/** Returns one step for each part of a page. */
export function digestSteps(
  text: string,
  sections: PartOptions['sections'],
  plan: DigestPlan,
): Promise<readonly DigestStep[]> {
  const parts = digestParts(text, { ...plan, sections, most: partTokens(plan) });
  return Promise.all(
    parts.map((part) => {
      const marked = createNumberedSlice(part.text)(0, part.text.length);
      const { title } = part;
      return stepFor(
        part,
        (boundary) => partMessages({ title, text: marked }, plan.language, boundary),
        plan,
      );
    }),
  );
}

/** The steps that merge successive summaries which are too long together; null once they are short enough. */
export async function reductionSteps(
  summaries: readonly DigestPart[],
  plan: DigestPlan,
): Promise<readonly DigestStep[] | null> {
  if (plan.estimateTokens(joinSummaries(summaries)) <= plan.budget || summaries.length < 2) return null;
  const groups: DigestPart[][] = [];
  for (const summary of summaries) {
    const group = groups.at(-1);
    // At least two are merged, or there would be as many as before.
    const isRoom =
      group &&
      (group.length < 2 || plan.estimateTokens(joinSummaries([...group, summary])) <= partTokens(plan));
    if (isRoom) group.push(summary);
    else groups.push([summary]);
  }
  return Promise.all(
    groups.map((group) => {
      const title = rangeOf(group);
      const text = joinSummaries(group);
      const local = withLocalCitations(text);
      const messages: MessagesIn = (boundary) =>
        reductionMessages({ title, text: local.text }, plan.language, boundary);
      return stepFor({ title, text, passages: local.passages }, messages, plan);
    }),
  );
}

/** The summary that a step gave, under its heading, with the citations of the page's text. */
export function summaryOf({ title, passages }: DigestStep, made: string): DigestPart {
  return { title, text: withPageCitations(made, passages) };
}

/** Estimates the requests that it takes to reduce this many summaries. */
export function countReductions(summaries: number, plan: DigestPlan): number {
  let count = 0;
  const together = Math.max(2, Math.floor(partTokens(plan) / SUMMARY_TOKENS));
  for (let left = summaries; left > 1 && left * SUMMARY_TOKENS > plan.budget;) {
    left = Math.ceil(left / together);
    count += left;
  }
  return count;
}

function partTokens({ budget }: DigestPlan): number {
  return Math.min(PART_TOKENS, Math.floor(budget * 0.8));
}

async function stepFor(part: PagePart, messages: MessagesIn, { model }: DigestPlan): Promise<DigestStep> {
  // The summary of a text is the same in every conversation.
  return { ...part, messages, key: await sha256(JSON.stringify([model, messages('')])) };
}

function rangeOf(group: readonly DigestPart[]): string {
  const [first] = group;
  const last = group.at(-1);
  return first && last && first !== last ? `${first.title} – ${last.title}` : (first?.title ?? '');
}
