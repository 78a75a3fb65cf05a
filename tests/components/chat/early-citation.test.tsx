// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { loadAnswerView } from '@/components/chat/answer-view-loader';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, attachedPage, turn } from '../stand-ins';

useBrowser();

test('a citation that is pressed before its code is there leads to its passage once it is', async () => {
  const page = 'The ferry carries four hundred passengers to the northern island on every morning in summer.';
  const text = 'The ferry carries passengers to the northern island. [1]';
  // The answer is shown at once; what follows its citations is loaded beside it.
  await loadAnswerView();
  openPanel({
    turns: [turn({ attachment: { page: attachedPage(), selection: null }, answer: answer({ text }) })],
    texts: [['h', page]],
    onPage: 'shown',
  });
  const mark = document.querySelector('.citation');
  expect(mark).not.toBeNull();
  expect(document.querySelector('.citation-shown'), 'its code is not there yet').toBeNull();
  fireEvent.click(mark!);
  await waitFor(
    () => expect(document.querySelector('.citation')?.getAttribute('aria-pressed')).toBe('true'),
    { timeout: 10_000 },
  );
});
