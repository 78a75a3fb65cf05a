import { uiLanguage } from '../browser/i18n';
import { attachedPages } from '../chat/attached-texts';
import type { AttachedPage, Conversation, Turn } from '../chat/conversation';
import { KimiError } from '../kimi/errors';
import { modelTraits } from '../kimi/model-traits';
import { answerLanguage } from '../prompt/answer-language';
import { boundaryOf } from '../prompt/boundary';
import type { Shares } from '../prompt/budget';
import type { DigestPlan } from '../prompt/digest';
import { instructionsFor } from '../prompt/instructions';
import { promptFor, type Prompt, type PromptOptions } from '../prompt/prompt';
import { readSeed } from '../settings/seed';
import { settingsItem, type Settings } from '../settings/settings';
import { tokenFor } from '../settings/tokens';
import type { DiskStore } from '../storage/store';
import { estimateTokens } from '../text/estimate-tokens';
import { modelLimitsFor } from './model-limits';
import { traitsFor } from './traits-for';

/** A page of the conversation that is sent as summaries of its parts. */
interface DigestedPage {
  readonly turn: Turn;
  readonly page: AttachedPage;
  readonly text: string;
  readonly plan: DigestPlan;
}

/** The decisions made before the first request, with the current settings and texts. */
export interface Preparation {
  /** The code in the tags around text from the web. */
  readonly boundary: string;
  readonly digested: readonly DigestedPage[];
  /** The pages' texts, by hash. */
  readonly texts: ReadonlyMap<string, string>;
  /** The most tokens of what is looked up for one answer. */
  readonly lookupTokens: number;
  /**
   * Composes the messages for the conversation as it is by then, from the finished digests, by turn.
   */
  readonly compose: (
    conversation: Conversation,
    digests: ReadonlyMap<string, string>,
    options: Pick<PromptOptions, 'continuation' | 'hasTools' | 'sees'>,
  ) => Prompt;
}

/** The settings as they are now, and the token for their address. Throws a KimiError where there is none. */
export async function readAccess(): Promise<{ readonly settings: Settings; readonly token: string }> {
  const settings = await settingsItem.getValue();
  const token = await tokenFor(settings.baseUrl);
  if (token === null) throw new KimiError('no-token', '');
  return { settings, token };
}

interface PrepareOptions {
  readonly settings: Settings;
  /** The model that answers the open turn. */
  readonly model: string;
  readonly store: Pick<DiskStore, 'textsOf' | 'picturesOf'>;
}

/** Decides which pages go along, and how the conversation is sent. */
export async function prepare(
  conversation: Conversation,
  { settings, model, store }: PrepareOptions,
): Promise<Preparation> {
  const shares = await modelLimitsFor(settings, model);
  const texts = await store.textsOf(conversation);
  const pictures = await store.picturesOf(
    conversation.turns.flatMap(({ attachment }) => attachment.pictures?.map(({ hash }) => hash) ?? []),
  );
  const { thinking } = await traitsFor(settings.baseUrl, model);
  const boundary = await boundaryOf(conversation, await readSeed());
  const digested = conversation.turns.flatMap((turn): readonly DigestedPage[] => {
    const { page } = turn.attachment;
    const text = page && texts.get(page.hash);
    if (page?.coverage !== 'digest' || typeof text !== 'string') return [];
    const reader = turn.answer.outcome === null ? model : turn.answer.model;
    return [{ turn, page, text, plan: digestPlanFor(page, reader, settings, shares) }];
  });
  return {
    boundary,
    texts,
    lookupTokens: shares.lookups,
    digested,
    compose: (current, digests, { continuation, hasTools, sees }) =>
      promptFor(current, {
        boundary,
        texts,
        digests,
        pageTokens: shares.page,
        historyTokens: shares.history,
        language: settings.language,
        fallback: uiLanguage(),
        translateInto: settings.translateInto,
        instructions: instructionsFor(settings, addressesOf(current)),
        estimateTokens,
        wantsReasoning: modelTraits(model).wantsReasoning,
        thinks: thinking !== 'none',
        continuation,
        hasTools,
        pictures,
        sees,
      }),
  };
}

/** The addresses that a conversation is about. */
function addressesOf({ pageKey, turns }: Conversation): readonly string[] {
  return [pageKey, ...turns.flatMap(({ attachment }) => attachedPages(attachment).map(({ url }) => url))];
}

/** The plan for reading a page section by section, for answers of this model. */
export function digestPlanFor(
  page: { readonly language: string | null },
  model: string,
  { language }: Settings,
  { page: budget }: Shares,
): DigestPlan {
  const named = answerLanguage(page.language, { language, fallback: uiLanguage() });
  return { model, language: named, budget, estimateTokens };
}
