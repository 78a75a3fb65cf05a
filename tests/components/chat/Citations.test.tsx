// @vitest-environment jsdom
import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, expect, test, vi } from 'vitest';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, attachedPage, turn } from '../stand-ins';

useBrowser();
// What jsdom lacks, for the highlights of the panel's own.
beforeEach(() => {
  vi.stubGlobal('CSS', { highlights: new Map() });
  vi.stubGlobal(
    'Highlight',
    class extends Set<Range> {
      constructor(...ranges: Range[]) {
        super(ranges);
      }
    },
  );
});

const PAGE = [
  'The lighthouse at the harbour mouth is 12 m tall, and local masons built it of granite.',
  'The ferry carries four hundred passengers to the northern island on every morning in summer.',
  'Fishing boats land their herring at the old quay before dawn, where it is sold by auction.',
].join('\n\n');

const openAnswer = (text: string) =>
  openPanel({
    turns: [turn({ attachment: { page: attachedPage(), selection: null }, answer: answer({ text }) })],
    texts: [['h', PAGE]],
    onPage: 'shown',
  });

const WRONG =
  'The lighthouse at the harbour mouth is 16 m tall. [1]\n\nFishing boats land herring at the old quay by auction. [2]\n\nThe ferry carries passengers to the northern island. [2]';

test('one statement is counted in the singular, and there is nothing to check', async () => {
  openAnswer('The ferry carries passengers to the northern island. [2]');
  expect(await screen.findByText('1 of 1 statement found on the page')).toBeDefined();
  expect(screen.queryByRole('button', { name: /to check/ })).toBeNull();
});

test('the list tells each statement with what is the matter and where, and Escape gives the focus back', async () => {
  const { user } = openAnswer(WRONG);
  const opener = await screen.findByRole('button', { name: '2 to check' });
  expect(screen.getByText('1 of 3 statements found on the page')).toBeDefined();
  await user.click(opener);
  const items = within(screen.getByRole('list', { name: /^Statements to check/ })).getAllByRole('listitem');
  expect(items.map(({ textContent }) => textContent)).toEqual([
    'The lighthouse at the harbour mouth is 16 m tall.The page says 12 m, not 16 m.Passage 1',
    'Fishing boats land herring at the old quay by auction.Hardly in this passage: passage 3 fits better.Passage 2Move this citation to passage 3',
  ]);
  expect(items[0]?.contains(document.activeElement)).toBe(true);
  await user.keyboard('n');
  expect(items[1]?.contains(document.activeElement)).toBe(true);
  await user.keyboard('{Home}');
  expect(items[0]?.contains(document.activeElement)).toBe(true);
  await user.keyboard('{ArrowUp}{End}{ArrowDown}');
  expect(items[1]?.contains(document.activeElement)).toBe(true);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('list', { name: /^Statements to check/ })).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test('a quote that is not on the page is to be checked too, once', async () => {
  const { user } = openAnswer(
    'The ferry carries passengers, “which every lighthouse keeper counted before breakfast”. [2]\n\nIt says “the moon pulls every purple elephant”.',
  );
  await user.click(await screen.findByRole('button', { name: '2 to check' }));
  const list = screen.getByRole('list', { name: /^Statements to check/ });
  expect(within(list).getAllByText('This quote is not on the page.')).toHaveLength(2);
});

test('a moved citation says so, also in a copy, and goes back by the same control', async () => {
  const { user, panel } = openAnswer(WRONG);
  await user.click(await screen.findByRole('button', { name: 'Move this citation to passage 3' }));
  const back = await screen.findByRole('button', { name: 'Put this citation back to passage 2' });
  expect(panel.getState().conversation?.turns[0]?.answer.moved).toEqual([
    { nth: 1, source: null, passage: 3 },
  ]);
  expect(
    screen.getByRole('button', { name: /^Passage 3: .* Moved here by Sidenote: the answer says 2\.$/ }),
  ).toBeDefined();
  expect(await screen.findByText('2 of 3 statements found on the page')).toBeDefined();
  expect(screen.getByText('Moved to passage 3.')).toBeDefined();
  const copied = async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType('text/plain'))?.text();
  };
  await user.click(screen.getByRole('button', { name: 'Copy answer' }));
  await waitFor(async () =>
    expect(await copied()).toMatch(/auction\. \[3\][^]*\n\nCitations moved by Sidenote: \[2\] → \[3\]$/),
  );
  await user.click(screen.getByRole('button', { name: 'Copy with sources' }));
  await waitFor(async () =>
    expect(await copied()).toMatch(
      /- \\\[3\\\] “Fishing boats[^]*\nCitations moved by Sidenote: \[2\] → \[3\]$/,
    ),
  );
  await user.click(back);
  await waitFor(() => expect(panel.getState().conversation?.turns[0]?.answer).not.toHaveProperty('moved'));
  expect(await screen.findByText('1 of 3 statements found on the page')).toBeDefined();
});

test('a citation that is not shown as the answer has it is not offered to be moved', async () => {
  // The bracket of the heading is one for the reader of Markdown alone.
  openAnswer(`[2]: https://example.com/\n\n${WRONG}`);
  await screen.findByText(/statements? found on the page/);
  expect(screen.queryByRole('button', { name: /^Move this citation/ })).toBeNull();
});

test('all passages are shown at once, and a click on one leads to each statement that rests on it', async () => {
  const { user, clickPassage } = openAnswer(
    'The lighthouse is built of granite by masons. [1]\n\nThe ferry carries passengers to the island. [2]\n\nIt takes four hundred passengers on every morning. [2]',
  );
  const all = await screen.findByRole('button', { name: 'Show all' });
  await user.click(all);
  await waitFor(() => expect(all.getAttribute('aria-pressed')).toBe('true'));
  expect(screen.getByText(/^All cited passages are highlighted/)).toBeDefined();
  clickPassage(1);
  expect(
    await screen.findByText(/rests on this passage: The ferry carries passengers to the island\.$/),
  ).toBeDefined();
  clickPassage(1);
  await screen.findByText(/rests on this passage: It takes four hundred/);
  expect(document.activeElement?.textContent).toBe('2');
  clickPassage(9);
  await user.keyboard('{Escape}');
  expect(all.getAttribute('aria-pressed')).toBe('false');
});

test('what has no citation in an answer gets a likely one, which the line counts and a copy leaves out', async () => {
  const { user } = openAnswer(
    'The lighthouse is built of granite by masons. [1]\n\n- Fishing boats land herring at the old quay before dawn.',
  );
  expect(await screen.findByText('1 of 1 statement found on the page · 1 likely place added')).toBeDefined();
  expect(
    screen.getByRole('button', {
      name: /^Passage 3: .* Likely from here\. The answer does not say so itself\.$/,
    }),
  ).toBeDefined();
  await user.click(screen.getByRole('button', { name: 'Copy answer' }));
  await screen.findByRole('button', { name: 'Copied' });
  const [item] = await navigator.clipboard.read();
  expect(await (await item?.getType('text/html'))?.text()).toContain('before dawn.</li>');
});
