import type { AnswerEvent } from '../chat/answer-event';
import type { AttachedPage } from '../chat/conversation';
import { digestSteps, reductionSteps, summaryOf, type DigestPlan, type DigestStep } from '../prompt/digest';
import type { DigestPart } from '../prompt/digest-parts';
import { joinSummaries } from '../prompt/digest-prompt';
import type { Digests } from '../storage/digests';
import { checkLimit } from './check-limit';
import { summarisePart, type SummariseOptions } from './summarise-part';

export interface DigestOptions extends Omit<SummariseOptions, 'progress'> {
  readonly digests: Digests;
  readonly plan: DigestPlan;
}

/**
 * Reads a page section by section, and returns the digest that replaces its text. Each summary is kept as soon as it is
 * made: after a stop, or the worker's end, only the missing ones are asked for.
 */
export async function* digestPage(
  { hash, sections }: AttachedPage,
  text: string,
  { digests, plan, ...options }: DigestOptions,
): AsyncGenerator<AnswerEvent, string> {
  let steps = await digestSteps(text, sections, plan);
  for (;;) {
    const kept = await keptOf(steps, hash, digests);
    const summaries: DigestPart[] = [];
    for (const [i, step] of steps.entries()) {
      let summary = kept.get(step.key);
      if (summary === undefined) {
        await checkLimit(options.request);
        const progress = { type: 'digesting', section: i + 1, of: steps.length } as const;
        const { text: made, isMade } = yield* summarisePart(step, { ...options, progress });
        if (isMade) await digests.keep(hash, step.key, made);
        summary = made;
      }
      summaries.push(summaryOf(step, summary));
    }
    const reduction = await reductionSteps(summaries, plan);
    if (!reduction) return joinSummaries(summaries);
    steps = reduction;
  }
}

/** The page's digest from the summaries that are kept, without a request; null where any is missing. */
export async function keptDigest(
  page: AttachedPage,
  text: string,
  { digests, plan }: Pick<DigestOptions, 'digests' | 'plan'>,
): Promise<string | null> {
  let steps: readonly DigestStep[] | null = await digestSteps(text, page.sections, plan);
  for (;;) {
    const kept = await keptOf(steps, page.hash, digests);
    const summaries = steps.flatMap((step): readonly DigestPart[] => {
      const summary = kept.get(step.key);
      return summary === undefined ? [] : [summaryOf(step, summary)];
    });
    if (summaries.length < steps.length) return null;
    steps = await reductionSteps(summaries, plan);
    if (!steps) return joinSummaries(summaries);
  }
}

function keptOf(
  steps: readonly DigestStep[],
  hash: string,
  digests: Digests,
): Promise<ReadonlyMap<string, string>> {
  return digests.keptFor(
    hash,
    steps.map(({ key }) => key),
  );
}
