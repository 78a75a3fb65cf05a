import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snippetFor } from '@/utils/kimi/snippets/snippet';
import { practice } from './practice';
import { anyBody, anyUrl, awkwardBody, isInstalled, plainBody, run } from './snippet-fixtures';

/** Stands in for curl: prints its parameters and its input, a NUL after each. JSON has none. */
const PRINTING_CURL = String.raw`curl() { for parameter; do printf '%s\0' "$parameter"; done; cat; printf '\0'; }`;

const SHELLS = ['sh', 'bash', 'zsh'].filter((shell) => isInstalled(shell, '-c', 'true'));

/** The arguments that curl would get from each of the commands, run in a shell. */
async function curlCalls(shell: string, commands: readonly string[]) {
  const { out, errors } = await run(shell, [], { input: [PRINTING_CURL, ...commands].join('\n') });
  expect(errors).toBe('');
  const parts = out.split('\0');
  return commands.map((_, i) => parts.slice(i * 9, i * 9 + 9));
}

describe('a copied curl command', () => {
  test.skipIf(!isInstalled('curl', '--version'))('asks what was asked, and shows the stream', async () => {
    const { url, requests } = await practice();
    const { status, out } = await run('sh', [], { input: snippetFor('curl', { url, body: plainBody }) });
    expect(status).toBe(0);
    expect(requests).toMatchObject([{ status: 200, path: '/kimi/chat/completions' }]);
    expect(requests[0]?.body).toEqual(plainBody);
    expect(requests[0]?.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(out).toMatch(/^data: \{.*data: \[DONE\]\s*$/s);
  });

  test.skipIf(!isInstalled('curl', '--version'))('sends the longest and most awkward of pages', async () => {
    const { url, requests } = await practice();
    await run('sh', [], { input: snippetFor('curl', { url, body: awkwardBody }) });
    expect(requests[0]?.body).toEqual(awkwardBody);
  });

  test.each(SHELLS)('means the same in %s, whatever is in it', async (shell) => {
    const requests = fc.sample(fc.record({ url: anyUrl, body: anyBody }), 300);
    requests.push({ url: 'http://127.0.0.1/', body: awkwardBody });
    const commands = requests.map((request) => snippetFor('curl', request));
    const calls = await curlCalls(shell, commands);
    expect(calls.map(([flag, url]) => ({ flag, url }))).toEqual(
      requests.map(({ url }) => ({ flag: '-N', url })),
    );
    expect(calls.map((call) => JSON.parse(call.at(-1) ?? ''))).toEqual(requests.map(({ body }) => body));
    expect(calls.map((call) => call.slice(2, 8))).toEqual(
      requests.map(() => [
        '-H',
        'Authorization: Bearer practice',
        '-H',
        'Content-Type: application/json',
        '--data-binary',
        '@-',
      ]),
    );
  });

  test('has nothing that an interactive shell would take from its history', () => {
    const snippet = snippetFor('curl', { url: 'http://127.0.0.1/', body: { content: 'Stop! !! !$' } });
    expect(snippet).not.toContain('!');
  });
});
