import { describe, expect, test } from 'vitest';
import { emptyConversation, type Conversation } from '@/utils/chat/conversation';
import { createPanelStore } from '@/utils/panel/panel-store';
import type { Ask, TabReading } from '@/utils/protocol/commands';
import type { PageReading } from '@/utils/page/reading';
import type { Failure } from '@/utils/chat/failure';
import { clientOver } from '../protocol/client-over';

const KEY = 'https://example.com';
const PAGE = {
  type: 'readable',
  tabId: 7,
  url: 'https://example.com/',
  title: 'T',
  site: 'example.com',
  key: KEY,
} as const;

const ROOM = { model: 'm', context: 131_072, page: 90_000, parts: 90_000, whole: 90_000, tokenRatio: 1 };

function readingOf(text: string, change: Partial<PageReading> = {}): PageReading {
  return {
    url: 'https://example.com/',
    title: 'T',
    site: 'example.com',
    byline: null,
    published: null,
    language: null,
    mode: 'main',
    leftOut: [],
    parts: [],
    taken: [],
    text,
    ...change,
  };
}

/** The page as the conversation was sent it. */
const KNOWN = { url: PAGE.url, hash: 'as it was' };
const AS_BEFORE = { type: 'as-before', page: KNOWN };

/** The result of reading the page once it has changed. */
const changed = (text: string, passages: number | null): TabReading => ({
  reading: readingOf(text),
  hash: text,
  tokens: 3,
  changed: passages === null ? null : { since: 'as it was', passages },
  citations: null,
  room: ROOM,
});

/**
 * A panel beside a page whose text can change; `isKnown` says whether the conversation was sent the page before,
 * `mayWatch` whether it may be read without a question.
 */
function setup({ isKnown = false, mayWatch = true } = {}) {
  const asks: Ask[] = [];
  let result: TabReading | { readonly failure: Failure } = {
    reading: readingOf('as it was'),
    hash: 'as it was',
    tokens: 3,
    changed: isKnown ? { since: 'as it was', passages: 0 } : null,
    citations: null,
    room: ROOM,
  };
  let readings = 0;
  let steps = 0;
  let stops = 0;
  const store = createPanelStore(
    clientOver({
      async ask(command) {
        asks.push(command);
        return null;
      },
      async loadMore() {
        steps += 1;
        return { isDone: steps === 3, count: steps, height: 300, reached: 100 * steps };
      },
      stopLoading: async () => void (stops += 1),
      async readTab({ mode, taken }) {
        readings += 1;
        if ('failure' in result) return result;
        // What is taken in stands at the end of the text.
        const text = [result.reading.text, ...taken].join('\n\n');
        const hash = taken.length > 0 ? text : result.hash;
        return { ...result, hash, reading: { ...result.reading, mode, text, taken } };
      },
    }),
    () => mayWatch,
  );
  store.look(PAGE);
  const known = {
    attachment: { page: KNOWN, selection: null },
    answer: { outcome: { type: 'stopped' } },
  };
  const conversation: Conversation = {
    ...emptyConversation('c', KEY, 0),
    turns: isKnown ? [known as never] : [],
  };
  store.receive({ type: 'snapshot', conversation });
  return {
    store,
    asks,
    readings: () => readings,
    steps: () => steps,
    stops: () => stops,
    pageIs: (next: typeof result) => (result = next),
    reading: () => store.getState().reading,
  };
}

describe('a page that is read only when it is asked about', () => {
  test('is not read when an answer ends, nor when the user comes back to it', async () => {
    const { store, readings } = setup({ isKnown: true, mayWatch: false });
    await store.lookForChanges(true);
    store.look(PAGE, true);
    await store.lookForChanges(false);
    expect(readings()).toBe(0);
  });

  test('is read once for a question, which waits where the page has changed', async () => {
    const { store, asks, readings, pageIs, reading } = setup({ isKnown: true, mayWatch: false });
    expect(await store.ask('ask', 'why?')).toBe(true);
    expect(readings()).toBe(1);
    pageIs(changed('another', 3));
    expect(await store.ask('ask', 'and now?')).toBe(false);
    expect(readings()).toBe(2);
    expect(asks).toHaveLength(1);
    expect(reading().held).toMatchObject({ question: 'and now?', passages: 3 });
  });
});

describe('a page that nothing was asked about yet', () => {
  test('is read when the question is asked, if the user did not look at it before', async () => {
    const { store, asks, readings } = setup();
    await store.ask('ask', 'why?');
    expect(asks[0]?.page).toEqual({ type: 'tab', tabId: 7, pageKey: KEY });
    expect(readings()).toBe(0);
  });

  test('is sent exactly as the user was shown it, without the sections that were taken out', async () => {
    const { store, asks } = setup();
    await store.readPage();
    store.toggleSection(3);
    store.toggleSection(1);
    store.toggleSection(3);
    await store.ask('ask', 'why?');
    expect(asks[0]?.page).toEqual({ type: 'reading', reading: readingOf('as it was'), omitted: [1] });
  });

  test('that changed since it was shown holds the question, and the section taken out stays out', async () => {
    const section = (title: string, words: string) => `## ${title}\n\n${`${words} `.repeat(100).trim()}`;
    const old = [section('One', 'first'), section('Two', 'secret')].join('\n\n');
    const next = [section('Zero', 'new'), section('One', 'first'), section('Two', 'secret')].join('\n\n');
    const { store, asks, pageIs, reading } = setup();
    pageIs(changed(old, null));
    await store.readPage();
    store.toggleSection(1);
    pageIs(changed(next, null));
    expect(await store.ask('ask', 'why?')).toBe(false);
    expect(asks).toEqual([]);
    expect(reading().held).toEqual({ action: 'ask', question: 'why?', passages: 2 });
    expect(await store.askHeld(true)).toBe(true);
    expect(asks[0]).toMatchObject({
      question: 'why?',
      page: { type: 'reading', reading: { text: next }, omitted: [2] },
    });
    expect(reading().held).toBeNull();
  });

  test('that only draws its words anew is sent as it was shown', async () => {
    const { store, asks, pageIs } = setup();
    await store.readPage();
    pageIs(changed('as  it was', null));
    await store.ask('ask', 'why?');
    expect(asks[0]?.page).toMatchObject({ reading: { text: 'as it was' } });
  });

  test('is sent as it was shown where it can’t be read any more', async () => {
    const { store, asks, pageIs } = setup();
    await store.readPage();
    store.toggleSection(0);
    pageIs({ failure: { kind: 'page-unreadable', message: '' } });
    await store.ask('ask', 'why?');
    expect(asks[0]?.page).toMatchObject({ type: 'reading', reading: { text: 'as it was' }, omitted: [0] });
  });

  test('can be sent as a whole', async () => {
    const { store, asks } = setup();
    await store.readPage('whole');
    await store.ask('ask', 'why?');
    expect(asks[0]?.page).toMatchObject({ type: 'reading', reading: { mode: 'whole' } });
  });

  test('is sent with the parts that were taken in, without the sections that were taken out', async () => {
    const { store, asks, reading } = setup();
    await store.readPage();
    store.toggleSection(0);
    await store.takePart('captions:one');
    await store.takePart('beside:two');
    expect(reading().tab?.reading.taken).toEqual(['captions:one', 'beside:two']);
    await store.ask('ask', 'why?');
    const text = 'as it was\n\ncaptions:one\n\nbeside:two';
    expect(asks[0]?.page).toMatchObject({ type: 'reading', reading: { text }, omitted: [0] });
  });

  test('keeps the parts that were taken in when it is read again', async () => {
    const { store, reading, pageIs } = setup();
    await store.readPage();
    await store.takePart('captions:one');
    pageIs(changed('as it is', null));
    await store.readPage();
    expect(reading().tab?.reading.text).toBe('as it is\n\ncaptions:one');
  });

  test('says why it can’t be read', async () => {
    const { store, pageIs, reading } = setup();
    pageIs({ failure: { kind: 'page-empty', message: '' } });
    await store.readPage();
    expect(reading()).toMatchObject({ tab: null, isReading: false, failure: { kind: 'page-empty' } });
  });

  test('is forgotten with what was chosen of it when another page is beside the panel', async () => {
    const { store, reading } = setup();
    await store.readPage();
    store.toggleSection(1);
    store.look({ ...PAGE, title: 'T (2)' });
    expect(reading().omitted).toEqual([1]);
    store.look({ ...PAGE, key: 'other' });
    expect(reading()).toMatchObject({ tab: null, omitted: null });
  });
});

describe('a page that loads more when it is scrolled', () => {
  test('is scrolled to its end, step by step, put back and read', async () => {
    const { store, steps, stops, readings, reading } = setup();
    const seen: (number | undefined)[] = [];
    store.subscribe(({ reading: { rest } }) => seen.push(rest?.reached));
    await store.loadRest();
    expect([steps(), stops(), readings()]).toEqual([3, 1, 1]);
    expect(seen).toEqual(expect.arrayContaining([0, 100, 200, 300]));
    expect(reading()).toMatchObject({ rest: null, tab: { reading: { text: 'as it was' } } });
  });

  test('stops when the user has enough, and what came is read', async () => {
    const { store, steps, stops, readings } = setup();
    const loading = store.loadRest();
    store.stopLoading();
    await loading;
    expect([steps(), stops(), readings()]).toEqual([1, 1, 1]);
  });

  test('is let go when another page comes', async () => {
    const { store, stops, readings, reading } = setup();
    const loading = store.loadRest();
    store.look({ ...PAGE, key: 'other' });
    await loading;
    expect([stops(), readings()]).toEqual([1, 0]);
    expect(reading().rest).toBeNull();
  });
});

describe('a page that was asked about', () => {
  test('stays as it was sent while it has not changed', async () => {
    const { store, asks } = setup({ isKnown: true });
    await store.readPage();
    await store.ask('ask', 'and?');
    expect(asks[0]?.page).toEqual(AS_BEFORE);
  });

  test('that has changed is sent anew only if the user says so', async () => {
    const { store, asks, pageIs, reading } = setup({ isKnown: true });
    pageIs(changed('as it is', 3));
    await store.readPage();
    expect(reading()).toMatchObject({ tab: { changed: { passages: 3 } }, wantsNew: null });
    await store.ask('ask', 'and?');
    store.sendNewText(true);
    await store.ask('ask', 'and now?');
    expect(asks.map(({ page }) => page.type)).toEqual(['as-before', 'reading']);
    expect(reading()).toMatchObject({ omitted: null, wantsNew: null });
  });

  test('holds the next question where it has changed and nothing has said so', async () => {
    const { store, asks, pageIs, reading } = setup({ isKnown: true });
    store.edit('and?');
    pageIs(changed('as it is', 3));
    expect(await store.ask('ask', 'and?')).toBe(false);
    expect(asks).toEqual([]);
    expect(reading()).toMatchObject({ held: { question: 'and?', passages: 3 }, wantsNew: null });
    expect(store.getState()).toMatchObject({ isAsking: false, refusal: null, draft: { text: 'and?' } });
  });

  test.each([
    ['the new text', true, 'reading'],
    ['the old one', false, 'as-before'],
  ] as const)('sends %s with the question that waited, as the composer holds it', async (_, isNew, type) => {
    const { store, asks, pageIs, readings, reading } = setup({ isKnown: true });
    pageIs(changed('as it is', 3));
    await store.ask('ask', 'and?');
    store.edit('and now?');
    expect(await store.askHeld(isNew)).toBe(true);
    expect(asks).toMatchObject([{ question: 'and now?', page: { type } }]);
    // The user was told: it is not read once more.
    expect(readings()).toBe(1);
    expect(reading().held).toBeNull();
  });

  test('goes as before where the user was told and asks all the same', async () => {
    const { store, asks, pageIs } = setup({ isKnown: true });
    pageIs(changed('as it is', 3));
    await store.ask('summarise', 'Summarise this page', { preset: 'main-points' });
    await store.ask('ask', 'and?');
    expect(asks).toMatchObject([{ question: 'and?', page: AS_BEFORE }]);
  });

  test('asks the suggestion that waited', async () => {
    const { store, asks, pageIs } = setup({ isKnown: true });
    pageIs(changed('as it is', 3));
    store.edit('half a que');
    await store.ask('summarise', 'Summarise this page', { preset: 'main-points' });
    await store.askHeld(true);
    expect(asks).toMatchObject([{ action: 'summarise', preset: 'main-points', page: { type: 'reading' } }]);
  });

  test('that goes on changing as much as the user was told of holds nothing', async () => {
    const { store, asks, pageIs } = setup({ isKnown: true });
    pageIs(changed('12:00', 1));
    await store.ask('ask', 'and?');
    await store.askHeld(false);
    pageIs(changed('12:01', 1));
    expect(await store.ask('ask', 'and now?')).toBe(true);
    pageIs(changed('another page', 12));
    expect(await store.ask('ask', 'and then?')).toBe(false);
    expect(asks.map(({ page }) => page.type)).toEqual(['as-before', 'as-before']);
  });

  test('lets the question go when the user dismisses it, or moves on', async () => {
    const { store, pageIs, reading } = setup({ isKnown: true });
    pageIs(changed('as it is', 3));
    await store.ask('ask', 'and?');
    store.sendNewText(false);
    expect(reading()).toMatchObject({ held: null, wantsNew: false });
    pageIs(changed('as it is by now', 4));
    await store.ask('ask', 'and?');
    expect(reading().held).not.toBeNull();
    store.look({ ...PAGE, key: 'other' });
    expect(reading().held).toBeNull();
    expect(await store.askHeld(true)).toBe(false);
  });

  test('is read once more where it may have changed while it was read', async () => {
    const { store, asks, pageIs, readings } = setup({ isKnown: true });
    const looked = store.lookForChanges(true);
    pageIs(changed('as it is', 3));
    expect(await store.ask('ask', 'and?')).toBe(false);
    await looked;
    expect([asks.length, readings()]).toEqual([0, 2]);
  });

  test('that changes while it is read is read again when the user comes back to it meanwhile', async () => {
    const { store, pageIs, readings, reading } = setup({ isKnown: true });
    const first = store.lookForChanges(true);
    pageIs(changed('as it is', 3));
    await Promise.all([first, store.lookForChanges(true), store.lookForChanges(true)]);
    expect(readings(), 'once more for both').toBe(2);
    expect(reading().tab?.changed).toEqual({ since: 'as it was', passages: 3 });
  });

  test('of a file is not read again for a question', async () => {
    const { store, asks, readings } = setup({ isKnown: true });
    const key = 'https://example.com/tides.pdf';
    const known = { ...store.getState().conversation!, pageKey: key };
    const [turn] = known.turns;
    const page = { ...KNOWN, url: key };
    store.receive({
      type: 'snapshot',
      conversation: { ...known, turns: [{ ...turn!, attachment: { page: page as never, selection: null } }] },
    });
    store.look({ ...PAGE, key, url: key });
    await store.ask('ask', 'and?');
    expect([asks[0]?.page.type, readings()]).toEqual(['as-before', 0]);
  });

  test('is read again when that may tell something new, and not while it is answered about', async () => {
    const { store, readings } = setup({ isKnown: true });
    await store.lookForChanges(false);
    await store.lookForChanges(false);
    expect(readings()).toBe(1);
    await store.lookForChanges(true);
    expect(readings()).toBe(2);
    const { conversation } = store.getState();
    const open = { answer: { outcome: null }, attachment: { page: null, selection: null } };
    store.setState({ conversation: { ...conversation!, turns: [...conversation!.turns, open as never] } });
    await store.lookForChanges(true);
    expect(readings()).toBe(2);
  });

  test('that nothing was asked about is not read for that', async () => {
    const { store, readings } = setup();
    await store.lookForChanges(true);
    expect(readings()).toBe(0);
  });

  test('that changes once more is asked about once more', async () => {
    const { store, pageIs, reading } = setup({ isKnown: true });
    pageIs(changed('as it is', 3));
    await store.readPage();
    store.sendNewText(false);
    await store.readPage();
    expect(reading().wantsNew).toBe(false);
    pageIs(changed('as it is by now', 4));
    await store.readPage();
    expect(reading().wantsNew).toBeNull();
  });

  test('that can’t be read any more is asked about all the same', async () => {
    const { store, asks, pageIs } = setup({ isKnown: true });
    pageIs({ failure: { kind: 'page-unreadable', message: '' } });
    await store.lookForChanges(false);
    await store.ask('ask', 'and?');
    expect(asks[0]?.page).toEqual(AS_BEFORE);
  });
});
