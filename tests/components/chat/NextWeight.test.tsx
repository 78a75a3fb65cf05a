// @vitest-environment jsdom
import { act, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { openPanel, useBrowser } from '../panel-harness';
import { turn } from '../stand-ins';

useBrowser();

const ROOM = { model: 'kimi-k2.5', context: 256_000, page: 50_000, tokenRatio: 1 };

const weight = (name: RegExp) => screen.findByRole('button', { name });

test('a long question is weighed before it is sent', async () => {
  openPanel({ turns: [turn()], room: { ...ROOM, sent: 42_000 } });
  const button = await weight(/about 42,000 tokens: 16% of what kimi-k2\.5 takes/);
  expect(button.querySelector('.next-weight-text')?.textContent).toBe('≈ 42K');
});

test('a window that is nearly full says what comes of it', async () => {
  openPanel({ turns: [turn()], room: { ...ROOM, context: 32_000, sent: 30_000 } });
  const button = await weight(/the first questions are left out/);
  expect(button.querySelector('.next-weight-text')?.textContent).toBe('≈ 30K');
});

test('a small talk says nothing of its size, until much is written', async () => {
  const { panel } = openPanel({ turns: [turn()], room: { ...ROOM, sent: 900 } });
  await screen.findByRole('button', { name: 'Send' });
  expect(screen.queryByRole('button', { name: /Your next question/ })).toBeNull();
  act(() => panel.edit('water '.repeat(30_000)));
  await weight(/Your next question sends about/);
});
