import { settled, summarise } from './support/chat.ts';
import { expect, test } from './support/test.ts';

// What is refused is told in the console.
test.use({ expectedProblems: /Content Security Policy/i });

test('the panel itself reaches nobody, not even the API: only the worker does', async ({ panel, kimi }) => {
  await summarise(panel);
  await settled(panel);
  const { length } = kimi.requests;
  expect(length).toBeGreaterThan(0);
  const answer = await panel.evaluate(
    (url) =>
      fetch(url, { method: 'POST', body: '{}' }).then(
        ({ status }) => status,
        () => 'refused',
      ),
    `${kimi.baseUrl}/chat/completions`,
  );
  expect(answer).toBe('refused');
  expect(kimi.requests).toHaveLength(length);
});
