// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { openPanel, useBrowser } from '../panel-harness';
import { answer, attachedPage, turn } from '../stand-ins';

useBrowser();

const code = vi.hoisted(() => Promise.withResolvers<null>());

// The code of citations comes after the answer, as on a busy machine.
vi.mock('@/components/chat/Citations', async (load) => {
  await code.promise;
  return load();
});

test('a citation that is pressed before its code is there leads to its passage once it is', async () => {
  const page = 'The ferry carries four hundred passengers to the northern island on every morning in summer.';
  const text = 'The ferry carries passengers to the northern island. [1]';
  openPanel({
    turns: [turn({ attachment: { page: attachedPage(), selection: null }, answer: answer({ text }) })],
    texts: [['h', page]],
    onPage: 'shown',
  });
  const patience = { timeout: 10_000 };
  try {
    await waitFor(() => expect(document.querySelector('.citation')).not.toBeNull(), patience);
    fireEvent.click(document.querySelector('.citation')!);
  } finally {
    code.resolve(null);
  }
  await waitFor(
    () => expect(document.querySelector('.citation')?.getAttribute('aria-pressed')).toBe('true'),
    patience,
  );
});
