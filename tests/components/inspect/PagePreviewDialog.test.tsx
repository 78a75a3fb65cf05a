// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { sentText } from '@/utils/prompt/page-block';
import type { RequestRecord } from '@/utils/chat/request-record';
import type { RestStep } from '@/utils/page/capture';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, attachedPage, tabReading, turn } from '../stand-ins';

useBrowser();

const long = (word: string) => `${word} `.repeat(120).trim();
const TEXT = [
  `# Tides\n\n${long('beginning')}`,
  `## Moon\n\n${long('moon')} <page> & <b>bold</b>`,
  `### Spring tides\n\n${long('spring')}`,
  `## Sun\n\n${long('sun')}\n`,
].join('\n\n');

async function openSeen(panel: ReturnType<typeof openPanel>, chip = /^(?:Whole|This) page$/) {
  await panel.user.click(screen.getByRole('button', { name: chip }));
  return within(await screen.findByRole('dialog'));
}

const shown = (dialog: Awaited<ReturnType<typeof openSeen>>) => dialog.findByRole('document');
const textShown = async (dialog: Awaited<ReturnType<typeof openSeen>>) => (await shown(dialog)).textContent;

const record = (messages: readonly unknown[]): RequestRecord => ({
  conversationId: 'c1',
  turnId: 't1',
  askedAt: 0,
  sentAfter: 0,
  openedAfter: 0,
  firstTokenAfter: 0,
  endedAfter: 0,
  url: 'https://api.example.com/chat/completions',
  status: 200,
  body: { model: 'kimi-k2.5', messages },
  events: [],
  omittedEvents: 0,
});

test('the text is the one that is sent, to its last character, and the panel reads it for that', async () => {
  const panel = openPanel({ read: () => tabReading({ text: TEXT }) });
  const dialog = await openSeen(panel);
  expect(await textShown(dialog)).toBe(sentText(TEXT, null));
  expect(panel.readings).toMatchObject([{ tabId: 7, mode: 'main', conversationId: 'c1' }]);
  expect(dialog.getByText(/^≈ \d+ of 262,144 tokens$/)).toBeDefined();
});

test('a section that is ticked off is out of the text, and out of what is asked with', async () => {
  const panel = openPanel({ read: () => tabReading({ text: TEXT }) });
  const dialog = await openSeen(panel);
  await panel.user.click(await dialog.findByRole('checkbox', { name: /^Sun/ }));
  await waitFor(async () => expect(await textShown(dialog)).toBe(sentText(TEXT, [0, 1, 2])));
  expect(dialog.getByText('3 of 4')).toBeDefined();

  await panel.user.keyboard('{Escape}');
  await panel.user.type(screen.getByRole('textbox', { name: 'Question' }), 'Why?{Enter}');
  await waitFor(() =>
    expect(panel.asked).toMatchObject([{ page: { type: 'reading', omitted: [3], reading: { text: TEXT } } }]),
  );
});

test('a heading takes what stands below it along, and is in between while only a part of it is out', async () => {
  const panel = openPanel({ read: () => tabReading({ text: TEXT }) });
  const dialog = await openSeen(panel);
  const box = async (name: RegExp) => dialog.findByRole<HTMLInputElement>('checkbox', { name });
  await panel.user.click(await box(/^Moon/));
  expect(panel.panel.getState().reading.omitted).toEqual([1, 2]);
  expect((await box(/^Tides/)).indeterminate).toBe(true);
  await panel.user.click(await box(/^Spring/));
  expect(panel.panel.getState().reading.omitted).toEqual([1]);
  expect((await box(/^Moon/)).indeterminate).toBe(true);
  // What is in part is put back as a whole.
  await panel.user.click(await box(/^Moon/));
  expect(panel.panel.getState().reading.omitted).toEqual([]);
  expect((await box(/^Tides/)).indeterminate).toBe(false);
});

test('the arrow keys walk through the sections, and the space bar ticks them off', async () => {
  const panel = openPanel({ read: () => tabReading({ text: TEXT }) });
  const dialog = await openSeen(panel);
  const [first, second, , last] = await dialog.findAllByRole('checkbox');
  first?.focus();
  await panel.user.keyboard('{ArrowDown}');
  expect(document.activeElement).toBe(second);
  await panel.user.keyboard('{End}');
  expect(document.activeElement).toBe(last);
  await panel.user.keyboard(' ');
  expect(panel.panel.getState().reading.omitted).toEqual([3]);
  await panel.user.keyboard('{Home}{ArrowUp}');
  expect(document.activeElement).toBe(first);
});

test('what was left out is named with its reason, each once', async () => {
  const panel = openPanel({
    read: () =>
      tabReading({
        leftOut: [
          { type: 'frame', host: 'map.example', width: 1280, height: 640, content: 1 },
          { type: 'frame', host: 'ads.example' },
          { type: 'frame', host: 'ads.example' },
          { type: 'clutter', characters: 4321 },
          { type: 'comments', characters: 987 },
          { type: 'scanned', pages: 12 },
          { type: 'damaged', pages: 3 },
          { type: 'unmapped', pages: 2, characters: 5678 },
          { type: 'repeated', characters: 1234 },
          { type: 'attachments', names: ['berths.csv', 'map.png'] },
          { type: 'xfa' },
          { type: 'transcript' },
          { type: 'lazy' },
        ],
      }),
  });
  const dialog = await openSeen(panel);
  expect(await dialog.findByText(/^Embedded content from ads\.example/)).toBeDefined();
  expect(dialog.getByText(/from map\.example, .* Its size: 1,280 × 640 pixels\.$/)).toBeDefined();
  for (const words of [
    'Other text: 4,321 characters',
    'Comments: 987 characters',
    /pictures of text: 12/,
    /damaged: 3/,
    /5,678, on 2/,
    'Lines on every page, and page numbers: 1,234 characters',
    /berths\.csv, map\.png/,
    /Adobe/,
    /^The transcript/,
    /is scrolled/,
  ])
    expect(dialog.getByText(words)).toBeDefined();
});

test('a part that was left out can be looked at, and taken in; the keyboard keeps its place', async () => {
  const part = { id: 'beside:1', kind: 'beside', isContent: true, text: 'Opened at noon.' } as const;
  const leftOut = [{ type: 'beside', characters: 15, content: 1 }] as const;
  const panel = openPanel({
    read: ({ taken }) =>
      taken.length > 0
        ? tabReading({ text: `# Tides\n\nThe moon pulls.\n\n## Beside the text\n\n${part.text}`, taken })
        : tabReading({ parts: [part], leftOut }),
  });
  const dialog = await openSeen(panel, /^This page$/);
  await panel.user.click(await dialog.findByText('Beside the text: 15 characters'));
  expect(dialog.getByText('Reads like part of the text.')).toBeDefined();
  expect(dialog.getByRole('region', { name: /^Beside the text/ }).textContent).toBe('Opened at noon.');
  await panel.user.click(dialog.getByRole('button', { name: 'Include: Beside the text' }));
  await waitFor(async () => expect(await textShown(dialog)).toContain('Opened at noon.'));
  expect(panel.readings.at(-1)).toMatchObject({ mode: 'main', taken: ['beside:1'] });
  expect(dialog.queryByText(/^Beside the text: /)).toBeNull();
  expect(document.activeElement).not.toBe(document.body);
});

test('the rest of a page that loads more is loaded on request, with progress and a stop', async () => {
  const steps: ((step: RestStep) => void)[] = [];
  const panel = openPanel({
    read: () => tabReading({ leftOut: [{ type: 'lazy' }] }),
    more: () => new Promise((resolve) => steps.push(resolve)),
  });
  const dialog = await openSeen(panel);
  await panel.user.click(await dialog.findByRole('button', { name: 'Load the rest' }));
  steps[0]?.({ isDone: false, count: 20, height: 4000, reached: 1000 });
  await waitFor(() => expect(dialog.getByRole('progressbar').getAttribute('aria-valuetext')).toBe('25%'));
  const stop = dialog.getByRole('button', { name: 'Stop' });
  expect(document.activeElement).toBe(stop);
  await panel.user.click(stop);
  steps[1]?.({ isDone: false, count: 40, height: 4000, reached: 2000 });
  await dialog.findByRole('button', { name: 'Load the rest' });
  expect(panel.done).toEqual(['stopLoading']);
  expect(steps).toHaveLength(2);
  expect(panel.readings).toHaveLength(2);
});

test('a transcript that is closed is opened on request only', async () => {
  const panel = openPanel({ read: () => tabReading({ leftOut: [{ type: 'transcript' }] }) });
  const dialog = await openSeen(panel);
  await panel.user.click(await dialog.findByRole('button', { name: 'Read the transcript' }));
  expect(panel.readings).toMatchObject([{ mayOpenTranscript: false }, { mayOpenTranscript: true }]);
});

test('one click reads the whole page instead of its main text, and another reads it again', async () => {
  const panel = openPanel({ read: ({ mode }) => tabReading({ mode, text: `${mode} text` }) });
  const dialog = await openSeen(panel);
  await panel.user.click(await dialog.findByRole('radio', { name: 'Whole page' }));
  await waitFor(async () => expect(await textShown(dialog)).toBe('[1] whole text'));
  await panel.user.click(dialog.getByRole('button', { name: 'Read the page again' }));
  await waitFor(() => expect(panel.readings.map(({ mode }) => mode)).toEqual(['main', 'whole', 'whole']));
});

test('a page that can’t be read says why', async () => {
  const panel = openPanel({ read: () => ({ failure: { kind: 'page-encrypted', message: '' } }) });
  const dialog = await openSeen(panel);
  expect(await dialog.findByText(/locked with a password/)).toBeDefined();
  expect(panel.readings).toHaveLength(1);
});

test('Escape closes it, and the focus is back where it came from', async () => {
  const panel = openPanel();
  await openSeen(panel);
  await panel.user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Whole page' }));
});

test('the menu leads to it, too', async () => {
  vi.spyOn(browser.permissions, 'contains').mockImplementation(async () => true);
  const panel = openPanel();
  await panel.user.click(screen.getByRole('button', { name: 'Menu' }));
  await panel.user.click(await screen.findByRole('menuitem', { name: 'What Kimi sees' }));
  expect(await screen.findByRole('dialog', { name: 'What Kimi sees' })).toBeDefined();
  await panel.user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Menu' })));
});

test('a page too long for the model says what happens instead', async () => {
  const room = { model: 'kimi-k2.5', context: 800, page: 500, parts: 500, whole: 500, tokenRatio: 2 };
  const panel = openPanel({ read: () => tabReading({ text: TEXT }, { room }) });
  const dialog = await openSeen(panel);
  expect(await dialog.findByText(/more than the model takes at once/)).toBeDefined();
});

test('of a turn that was looked up for it says so, and shows what was found beside the page', async () => {
  const content = '<page title="Tides">\nThe sea.\n</page>\n\nWhy?';
  const found = { role: 'tool', content: content.replace('sea', 'moon') };
  const requests = [record([{ role: 'user', content }, found])];
  const asked = turn({
    attachment: { page: attachedPage(), selection: null },
    answer: answer({ lookups: [{ reasoning: 0, text: 0, calls: [] }] }),
  });
  const panel = openPanel({ turns: [asked], requests });
  await panel.user.click(screen.getByRole('button', { name: 'What was sent' }));
  await panel.user.click(await screen.findByRole('button', { name: 'What Kimi saw' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'What Kimi saw' }));
  expect(await dialog.findByText('Kimi looked for more in the page.')).toBeDefined();
  expect(dialog.getByText('The sea.')).toBeDefined();
  expect(dialog.getByText('The moon.')).toBeDefined();
});

test('of a turn it shows the text out of the request that was made, and where that is, beside what was sent', async () => {
  const content = `<page title="Moon \\" > tides" url="https://example.com/tides" part="1 of 2">\n${sentText(TEXT, null)}\n</page>\n\nWhy?`;
  const requests = [record([{ role: 'user', content: 'first' }]), record([{ role: 'user', content }])];
  const page = attachedPage({ leftOut: [{ type: 'transcript' }] });
  const panel = openPanel({ turns: [turn({ attachment: { page, selection: null } })], requests });
  await panel.user.click(screen.getByRole('button', { name: 'What was sent' }));
  await panel.user.click(await screen.findByRole('button', { name: 'What Kimi saw' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'What Kimi saw' }));
  expect(await textShown(dialog)).toBe(sentText(TEXT, null));
  expect(dialog.getByText(/^The transcript/)).toBeDefined();
  expect(dialog.queryByRole('checkbox')).toBeNull();

  await panel.user.keyboard('{Escape}');
  const button = await screen.findByRole('button', { name: 'What Kimi saw' });
  await waitFor(() => expect(document.activeElement).toBe(button));
});

test('of a turn whose request is no longer kept it says so', async () => {
  const page = attachedPage({ url: 'https://other.example' });
  const panel = openPanel({
    pageKey: 'https://other.example',
    turns: [turn({ attachment: { page, selection: null } })],
  });
  const dialog = await openSeen(panel);
  expect(await dialog.findByText(/no longer kept/)).toBeDefined();
});

test('while the next question keeps to the text from before, that is what is shown', async () => {
  const panel = openPanel({
    turns: [turn({ attachment: { page: attachedPage(), selection: null } })],
    texts: [['h', 'The old text.']],
    read: () => tabReading({ text: 'The new text.' }, { changed: { since: 'h', passages: 1 } }),
  });
  const dialog = await openSeen(panel);
  await waitFor(async () => expect(await textShown(dialog)).toBe('[1] The old text.'));
  await panel.user.click(dialog.getByRole('button', { name: 'Send the new text' }));
  await waitFor(async () => expect(await textShown(dialog)).toBe('[1] The new text.'));
});

test('a click shows where a section begins', async () => {
  const scroll = vi.spyOn(Element.prototype, 'scrollIntoView');
  const panel = openPanel({ read: () => tabReading({ text: TEXT }) });
  const dialog = await openSeen(panel);
  await panel.user.click(await dialog.findByRole('button', { name: 'Show “Sun” in the text' }));
  expect((scroll.mock.contexts[0] as Element).textContent).toMatch(/^## Sun/);
});

test('a million characters are there at once, all of them', async () => {
  const text = Array.from({ length: 190 }, (_, n) => `## Section ${n}\n\n${'word '.repeat(1100)}`).join(
    '\n\n',
  );
  expect(text.length).toBeGreaterThan(1_000_000);
  const panel = openPanel({ read: () => tabReading({ text }) });
  const dialog = await openSeen(panel);
  expect((await textShown(dialog))?.length).toBe(sentText(text, null).length);
});
