import { keepAlive } from '../browser/keep-alive';
import type { AttachedPage, Attachment, Conversation } from '../chat/conversation';
import { lastSent } from '../chat/conversation-pages';
import { Refused } from '../chat/refused';
import type { RestStep } from '../page/capture';
import { changedPassages } from '../page/changes';
import type { PageReading } from '../page/reading';
import { leftTokens, wholeTokens } from '../prompt/fit';
import { joinedShares, type JoinedRoom } from '../prompt/joined-pages';
import { wholeRoom } from '../prompt/needed';
import { numberPages, pagesOf, type PassageNumbers } from '../prompt/numbering';
import type { Ask, AskedPage, ReadTab, TabReading } from '../protocol/commands';
import { settingsItem, type Settings } from '../settings/settings';
import type { DiskStore } from '../storage/store';
import { loadRest } from '../tab/access-rest';
import { estimateTokens } from '../text/estimate-tokens';
import { sha256 } from '../text/sha256';
import { modelFor } from './asked-model';
import type { Attach, AttachOptions } from './attach-page';
import { modelLimitsFor, roomOfParts, type ModelLimits } from './model-limits';
import { readTabPage } from './read-page';

interface PagesParts {
  readonly store: DiskStore;
  readonly attach: Attach;
}

export type Pages = ReturnType<typeof createPages>;

/** Gets the pages that questions are about: read from a tab, shown before they are sent, or sent before. */
export function createPages({ store, attach }: PagesParts) {
  /** The tabs that are being scrolled to their end. A new worker continues where the page stands. */
  const loading = new Map<number, AsyncGenerator<RestStep, void, void>>();

  /** A page as the conversation was sent it, with its text. Throws `Refused` where the text is no longer stored. */
  async function asSent(page: AttachedPage, conversation: Conversation): Promise<PageReading> {
    const text = (await store.textsOf(conversation)).get(page.hash);
    if (text === undefined) throw new Refused({ kind: 'page-lost', message: '' });
    return readingOf(page, text);
  }

  async function readingFor(page: AskedPage, conversation: Conversation): Promise<PageReading | null> {
    switch (page.type) {
      case 'none':
        return null;
      case 'tab':
        return keepAlive(
          readTabPage({
            tabId: page.tabId,
            pageKey: page.pageKey,
            mode: 'main',
            mayOpenTranscript: false,
            isQuiet: false,
            taken: [],
          }),
        );
      case 'reading':
        return page.reading;
      case 'as-before':
        return asSent(page.page, conversation);
    }
  }

  return {
    /** Reads a tab, and tells whether it has changed since it was sent. Throws `Refused`. */
    async read(query: ReadTab): Promise<TabReading> {
      const { conversationId: id, pageKey: key } = query;
      const settings = await settingsItem.getValue();
      const model = await modelFor(query.model, settings);
      const [reading, conversation, limits] = await Promise.all([
        keepAlive(readTabPage(query)),
        store.load({ id, pageKey: key }),
        modelLimitsFor(settings, model),
      ]);
      const { context, tokenRatio } = limits;
      const texts = await store.textsOf(conversation);
      const before = lastPage(conversation, key);
      const known = before && texts.get(before.hash);
      const changed =
        before && typeof known === 'string'
          ? { since: before.hash, passages: changedPassages(known, reading.text) }
          : null;
      return {
        reading,
        hash: await sha256(reading.text),
        tokens: wholeTokens(reading.text, estimateTokens),
        changed,
        citations: citationsOf(reading, conversation, texts),
        room: { model, context, tokenRatio, ...joinedRoom(limits, settings) },
      };
    },

    /** Attaches the pages to a question, and keeps their texts. Throws `Refused`. */
    async attach(ask: Ask, model: string): Promise<Pick<Attachment, 'page' | 'beside' | 'without'>> {
      const {
        conversationId: id,
        pageKey: key,
        page,
        beside = [],
        without,
        action,
        preset,
        isAboutAll = false,
        question,
        selection,
        scope,
        mayDigest,
      } = ask;
      const conversation = await store.load({ id, pageKey: key });
      const reading = await readingFor(page, conversation);
      const settings = await settingsItem.getValue();
      const options = {
        conversationId: id,
        action,
        isTranslated: preset === 'translate-page',
        isPrompt: preset !== undefined || isAboutAll,
        question,
        selection,
        scope,
        earlier: conversation.turns.at(-1)?.question ?? '',
        mayDigest,
        settings,
        model,
      };
      const omitted = omittedOf(page);
      const out = without && { without };
      if (beside.length === 0)
        return { page: reading && (await attach(reading, { ...options, omitted, share: null })), ...out };
      const all = [
        ...(reading ? [{ reading, omitted }] : []),
        ...beside.map((other) => ({ reading: other, omitted: NOTHING })),
      ];
      const attached = await attachJoined(attach, all, options);
      return reading
        ? { page: attached[0] ?? null, beside: attached.slice(1), ...out }
        : { page: null, beside: attached, ...out };
    },

    /**
     * Takes one step towards the end of a page that loads more when it is scrolled. Throws where the tab may not be
     * read.
     */
    async loadMore(tabId: number): Promise<RestStep> {
      const steps = loading.get(tabId) ?? loadRest(tabId);
      loading.set(tabId, steps);
      const { value, done } = await steps.next();
      if (done || value.isDone) loading.delete(tabId);
      return value ?? { isDone: true, count: 0, height: 0, reached: 0 };
    },

    /** Scrolls the page back to where it was. Everything loaded so far stays. */
    async stopLoading(tabId: number): Promise<void> {
      const steps = loading.get(tabId);
      loading.delete(tabId);
      await steps?.return();
    },
  };
}

const NOTHING: readonly number[] = [];

interface ReadPage {
  readonly reading: PageReading;
  readonly omitted: readonly number[];
}

/** Attaches pages that are asked about together: each has its share of the model's room. */
async function attachJoined(
  attach: Attach,
  pages: readonly ReadPage[],
  options: Omit<AttachOptions, 'omitted' | 'share'>,
): Promise<readonly AttachedPage[]> {
  const { settings, model } = options;
  const shares = joinedShares(
    pages.map(({ reading: { text }, omitted }) => leftTokens(text, omitted, estimateTokens)),
    joinedRoom(await modelLimitsFor(settings, model), settings),
  );
  const attached: AttachedPage[] = [];
  for (const [i, { reading, omitted }] of pages.entries())
    attached.push(await attach(reading, { ...options, omitted, share: shares[i]?.budget ?? 0 }));
  return attached;
}

function joinedRoom(limits: ModelLimits, settings: Settings): JoinedRoom {
  const { page } = limits;
  return { page, parts: roomOfParts(limits), whole: wholeRoom(settings, page) };
}

/** The sections that the user took out. They stay out as long as the text is the same. */
function omittedOf(page: AskedPage): readonly number[] {
  if (page.type === 'reading') return page.omitted;
  return page.type === 'as-before' ? (page.page.omitted ?? []) : [];
}

function lastPage(conversation: Conversation, key: string): AttachedPage | null {
  return lastSent(conversation, key) ?? null;
}

/** The numbers of a text's passages if it is sent next: a known passage keeps its number. */
function citationsOf(
  { url, text }: PageReading,
  { turns }: Conversation,
  texts: ReadonlyMap<string, string>,
): PassageNumbers | null {
  const known = pagesOf(turns);
  if (known.length === 0) return null;
  const hash = '';
  return numberPages([...known, { url, hash }], new Map([...texts, [hash, text]])).get(hash) ?? null;
}

function readingOf(page: AttachedPage, text: string): PageReading {
  const { url, title, site, byline, published, language, mode, leftOut } = page;
  const { taken = [] } = page;
  return { url, title, site, byline, published, language, mode, leftOut, parts: [], taken, text };
}
