import { beforeEach, expect, test } from 'vitest';
import { createAttach } from '@/utils/answering/attach-page';
import { createPages } from '@/utils/answering/pages';
import { modelLimitsFor, roomOfParts } from '@/utils/answering/model-limits';
import { emptyConversation, type AttachedPage } from '@/utils/chat/conversation';
import { EMPTY_DRAFT, withTabs } from '@/utils/chat/draft';
import { joinedTabs, nextShares, type Joining } from '@/utils/panel/joined-pages';
import { NOT_READ } from '@/utils/panel/panel-state';
import { partTokens, wholeTokens } from '@/utils/prompt/fit';
import { wholeRoom } from '@/utils/prompt/needed';
import type { TabReading } from '@/utils/protocol/commands';
import { DEFAULT_SETTINGS, settingsItem, type Settings } from '@/utils/settings/settings';
import { createDatabase } from '@/utils/storage/database';
import { createDigests } from '@/utils/storage/digests';
import { createDiskStore } from '@/utils/storage/store';
import { estimateTokens } from '@/utils/text/estimate-tokens';
import { pageKey } from '@/utils/text/page-key';
import { tabReading } from '../../components/stand-ins';

const MODEL = 'kimi-k2.5';
const OWN = 'https://example.com/tides';

beforeEach(() => settingsItem.setValue(DEFAULT_SETTINGS));

/** A page of so many sections, as a panel reads it. */
async function read(url: string, sections: number, settings: Settings): Promise<TabReading> {
  const section = (i: number) => `## Harbour ${i}\n\n${`The tide of ${url} at quay ${i}. `.repeat(60)}`;
  const text = Array.from({ length: sections }, (_, i) => section(i)).join('\n\n');
  const limits = await modelLimitsFor(settings, MODEL);
  const { page, context, tokenRatio } = limits;
  return tabReading(
    { url, text },
    {
      hash: `hash of ${url}`,
      tokens: wholeTokens(text, estimateTokens),
      room: {
        model: MODEL,
        context,
        page,
        parts: roomOfParts(limits),
        whole: wholeRoom(settings, page),
        tokenRatio,
      },
    },
  );
}

async function panelWith(sections: readonly number[], settings: Settings) {
  const [own = 1, ...others] = sections;
  const urls = others.map((_, i) => `https://other.example/${i}`);
  const readings = await Promise.all(others.map((count, i) => read(urls[i] ?? '', count, settings)));
  const tabs = urls.map((url, i) => ({ tabId: i, key: pageKey(url), title: url, site: 'other.example' }));
  const state: Joining = {
    page: { type: 'readable', tabId: 7, url: OWN, title: 'T', site: 'example.com', key: pageKey(OWN) },
    conversation: emptyConversation('c', pageKey(OWN), 0),
    taken: null,
    reading: { ...NOT_READ, tab: await read(OWN, own, settings) },
    draft: withTabs(EMPTY_DRAFT, tabs),
    joined: Object.fromEntries(tabs.map(({ key }, i) => [key, readings[i] ?? tabReading()])),
  };
  return { state, readings };
}

test.each([
  ['all of them fit', 'whole', [5, 3, 8]],
  ['they are longer than the room', 'whole', [300, 3, 250, 400]],
  ['only what the question needs is to go', 'needed', [40, 3, 60]],
] as const)(
  'the share that is shown of each page is the one that is sent, where %s',
  async (_, sends, sections) => {
    const settings = { ...DEFAULT_SETTINGS, sends };
    await settingsItem.setValue(settings);
    const { state, readings } = await panelWith(sections, settings);
    const shown = nextShares(state, MODEL);
    const database = createDatabase(`joined ${sends} ${sections.length}`);
    const store = createDiskStore(database);
    const pages = createPages({ store, attach: createAttach({ store, digests: createDigests(database) }) });
    const { page, beside = [] } = await pages.attach(
      {
        turnId: 't',
        after: null,
        conversationId: 'c',
        pageKey: pageKey(OWN),
        question: 'Which harbour has the highest tide at quay 2?',
        action: 'ask',
        page: { type: 'reading', reading: state.reading.tab?.reading ?? tabReading().reading, omitted: [] },
        beside: readings.map(({ reading }) => reading),
        selection: null,
        scope: 'page',
        mayDigest: false,
      },
      MODEL,
    );
    const sent = page ? [page, ...beside] : beside;
    const texts = [state.reading.tab, ...readings].map((one) => one?.reading.text ?? '');
    const tokensOf = (one: AttachedPage, i: number) => partTokens(texts[i] ?? '', one, estimateTokens);
    const shares = shown?.own ? [shown.own, ...shown.tabs] : [];
    expect(sent).toHaveLength(sections.length);
    expect(sent.map(({ coverage }) => coverage === 'whole')).toEqual(
      shares.map(({ tokens, budget }) => budget >= tokens),
    );
    for (const [i, one] of sent.entries()) {
      const { tokens = 0, budget = 0 } = shares[i] ?? {};
      expect(tokens).toBe(wholeTokens(texts[i] ?? '', estimateTokens));
      expect(tokensOf(one, i)).toBeLessThanOrEqual(budget);
    }
  },
);

test('no share is shown before all pages are read for the model that is asked', async () => {
  const { state } = await panelWith([5, 3, 8], DEFAULT_SETTINGS);
  expect(nextShares(state, MODEL)).not.toBeNull();
  expect(nextShares(state, 'another-model')).toBeNull();
  expect(nextShares({ ...state, joined: {} }, MODEL)).toBeNull();
  expect(nextShares({ ...state, reading: NOT_READ }, MODEL)).toBeNull();
});

test('a tab that shows the very page beside the panel does not go twice', async () => {
  const { state } = await panelWith([5, 3], DEFAULT_SETTINGS);
  const same = { tabId: 9, key: pageKey(OWN), title: 'T', site: 'example.com' };
  expect(joinedTabs({ ...state, draft: withTabs(state.draft, [same]) })).toEqual(state.draft.tabs);
});
