import type { Action, AttachedPage } from '../chat/conversation';
import type { SelectionScope } from '../chat/draft';
import type { Failure } from '../chat/failure';
import { Refused } from '../chat/refused';
import type { SelectionCapture } from '../page/capture';
import type { PageReading } from '../page/reading';
import { countReductions, digestSteps, SUMMARY_TOKENS } from '../prompt/digest';
import { fitOf } from '../prompt/fit';
import { NEEDED, wholeRoom } from '../prompt/needed';
import { languageTag } from '../prompt/page-facts';
import { LEAST_BUDGET, planAround, planPage, type PagePlan } from '../prompt/plan-page';
import { surroundingsOf } from '../prompt/surroundings';
import { translationMessages, translationParts } from '../prompt/translation';
import type { Settings } from '../settings/settings';
import type { Digests } from '../storage/digests';
import type { DiskStore } from '../storage/store';
import { estimateTokens } from '../text/estimate-tokens';
import { modelLimitsFor, type ModelLimits } from './model-limits';
import { digestPlanFor } from './prepare';

export interface AttachOptions {
  readonly conversationId: string;
  readonly action: Action;
  /** True where the page is translated, which is asked about with its cost before. */
  readonly isTranslated: boolean;
  /** True for a prompt, which is about all of the page and has no words to look for in it. */
  readonly isPrompt: boolean;
  readonly question: string;
  readonly selection: SelectionCapture | null;
  readonly scope: SelectionScope;
  /** The question before, which this one may build on: “And why?” has no words to look for. */
  readonly earlier: string;
  /** The sections that the user took out. */
  readonly omitted: readonly number[];
  /** True if the user agreed to the cost of reading a long page section by section. */
  readonly mayDigest: boolean;
  /** The current settings. */
  readonly settings: Settings;
  /** The model that will answer. */
  readonly model: string;
  /** The tokens that may go of a page that is asked about together with others; null for one alone. */
  readonly share: number | null;
}

interface AttachParts {
  readonly store: DiskStore;
  readonly digests: Digests;
}

/**
 * Makes the function that decides which part of a page goes with a question, and keeps the page's text. It throws
 * `Refused`, with the cost, where the page has to be read section by section and the user was not asked yet; nothing is
 * kept then.
 */
export function createAttach({ store, digests }: AttachParts) {
  return async function attach(reading: PageReading, options: AttachOptions): Promise<AttachedPage> {
    const { question, selection, scope, earlier, omitted, mayDigest, settings, model, share } = options;
    const { text, parts: _parts, taken, ...page } = reading;
    const range = selection && surroundingsOf(text, selection, estimateTokens);
    const kept = async (plan: PagePlan) => ({
      ...page,
      ...plan,
      ...(omitted.length > 0 && { omitted }),
      ...(taken.length > 0 && { taken }),
      hash: await store.saveText(text, options.conversationId),
    });
    if (selection && scope === 'around') return kept(planAround(text, range));
    const room = await modelLimitsFor(settings, model);
    const plan = planPage({
      text,
      question: [question, selection?.text ?? '', ...(selection?.headings ?? [])].join('\n'),
      earlier,
      // Of several pages that don't fit, parts go, and the rest can be looked up.
      isAboutAll: share === null && isAboutAll(options),
      omitted,
      selectionAt: range?.start ?? null,
      budget: share ?? budgetFor(reading, options, room),
      estimateTokens,
    });
    if (options.isTranslated && !mayDigest)
      throw new Refused({ kind: 'page-long', message: '', digest: costOfTranslation(reading, plan, room) });
    if (options.isTranslated && plan.coverage === 'digest') return kept({ ...plan, coverage: 'translated' });
    if (plan.coverage === 'digest' && !mayDigest) {
      const digest = await costOf(reading, plan, { settings, model, room });
      if (digest) throw new Refused({ kind: 'page-long', message: '', digest });
    }
    return kept(plan);
  };

  /** The cost of the summaries that are missing; null where none is. */
  async function costOf(
    { text, language }: PageReading,
    { sections }: PagePlan,
    { settings, model, room }: Pick<AttachOptions, 'settings' | 'model'> & { readonly room: ModelLimits },
  ): Promise<Failure['digest'] | null> {
    const plan = digestPlanFor({ language }, model, settings, room);
    const steps = await digestSteps(text, sections, plan);
    const missing = await digests.missingOf(steps.map(({ key }) => key));
    if (missing.size === 0) return null;
    const reductions = countReductions(steps.length, plan);
    const prompts = steps
      .filter(({ key }) => missing.has(key))
      .flatMap(({ messages }) => messages(''))
      .reduce((sum, { content }) => sum + estimateTokens(content), 0);
    // Each summary is written once and read once: by the next summary or by the answer, which is written too.
    const written = (missing.size + reductions + 1) * SUMMARY_TOKENS;
    const read = (steps.length + reductions) * SUMMARY_TOKENS;
    return {
      sections: missing.size,
      requests: missing.size + reductions + 1,
      tokens: Math.round(prompts * room.tokenRatio) + written + read,
    };
  }
}

/** The cost of a page's translation, where each part is read once and written once. */
function costOfTranslation(
  { text, language }: PageReading,
  { sections }: PagePlan,
  { tokenRatio }: ModelLimits,
) {
  const tag = languageTag(language ?? '');
  const parts = translationParts(text, NO_NUMBERS, { sections, estimateTokens });
  const read = parts
    .flatMap((part) => translationMessages({ title: '', text: part.slice(0, part.text.length) }, '', ''))
    .reduce((sum, { content }) => sum + estimateTokens(content), 0);
  const tokens = Math.round(read * tokenRatio);
  const written = Math.round(estimateTokens(text) * tokenRatio * WRITTEN);
  const requests = parts.length;
  return { sections: requests, requests, tokens, written, ...(tag !== null && { language: tag }) };
}

/** A translation takes a little more tokens than its page, in most languages. */
const WRITTEN = 1.2;

const NO_NUMBERS = { source: 1, numbers: [] };

/**
 * The tokens that may go of a page. A part of one leaves room for what is looked up, and is as small as the user wants
 * it; a summary is of all.
 */
function budgetFor({ text }: PageReading, options: AttachOptions, room: ModelLimits): number {
  if (isAboutAll(options)) return room.page;
  const { settings, omitted } = options;
  const { isWithin } = fitOf({ text, omitted, budget: wholeRoom(settings, room.page), estimateTokens });
  if (isWithin) return room.page;
  return settings.sends === 'needed' ? NEEDED.part : Math.max(LEAST_BUDGET, room.page - room.lookups);
}

/** True for what is about the whole page, and has no words to look for. */
function isAboutAll({ action, isPrompt, selection }: AttachOptions): boolean {
  return selection === null && (action !== 'ask' || isPrompt);
}

export type Attach = ReturnType<typeof createAttach>;
