import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { snippetFor } from '@/utils/kimi/snippets/snippet';
import { byteByByte, FAILING, IRREGULAR, practice, SHOWN } from './practice';
import { anyBody, anyUrl, awkwardBody, isInstalled, plainBody, run } from './snippet-fixtures';

const hasPython = isInstalled('python3', '--version');
const hasRequests = isInstalled('python3', '-c', 'import requests');

/** Compiles each program of a JSON list, runs its assignments, and prints what they assign. */
const EVALUATE = `
import ast, json, sys
found = []
for source in json.loads(sys.stdin.buffer.read()):
    compile(source, "snippet.py", "exec")
    tree = ast.parse(source)
    tree.body = [node for node in tree.body if isinstance(node, ast.Assign)]
    names = {}
    exec(compile(tree, "snippet.py", "exec"), names)
    found.append([names["url"], names["body"]])
print(json.dumps(found))
`;

const inPython = (url: string, { body = plainBody as unknown, token = 'practice' } = {}) =>
  run('python3', ['-X', 'utf8', '-'], { input: snippetFor('python', { url, body }), token });

describe('copied Python', () => {
  test.skipIf(!hasPython)('compiles, and has the same body, whatever is in it', async () => {
    const requests = fc.sample(fc.record({ url: anyUrl, body: anyBody }), 300);
    requests.push({ url: 'http://127.0.0.1/', body: awkwardBody });
    const sources = requests.map((request) => snippetFor('python', request));
    const { out, errors } = await run('python3', ['-c', EVALUATE], { input: JSON.stringify(sources) });
    expect(errors).toBe('');
    expect(JSON.parse(out)).toEqual(requests.map(({ url, body }) => [url, body]));
  });

  test('has the body as JSON, but for the names of three constants', () => {
    fc.assert(
      fc.property(anyUrl, anyBody, (url, body) => {
        const snippet = snippetFor('python', { url, body });
        const [, literal = ''] = /^body = (.*?)\n\nwith requests\.post\($/ms.exec(snippet) ?? [];
        const names: Readonly<Record<string, string>> = { True: 'true', False: 'false', None: 'null' };
        const json = literal.replaceAll(
          /"(?:[^"\\]|\\.)*"|True|False|None/g,
          (token) => names[token] ?? token,
        );
        expect(JSON.parse(json)).toEqual(body);
      }),
    );
  });

  describe.skipIf(!hasRequests)('with requests', () => {
    test('asks what was asked, and shows the answer', async () => {
      const { url, requests } = await practice();
      const { status, out } = await inPython(url);
      expect(status).toBe(0);
      expect(requests[0]?.body).toEqual(plainBody);
      expect(out).toBe(`${requests[0]?.sent.text}\n`);
    });

    test('reads every form of an event, cut anywhere', async () => {
      expect(await inPython(await byteByByte(IRREGULAR))).toEqual({
        status: 0,
        out: `${SHOWN}\n`,
        errors: '',
      });
    });

    test('says why it was refused, and what failed on the way', async () => {
      const { url } = await practice();
      expect((await inPython(url, { token: 'practice-used-up' })).errors).toMatch(/403.*used_up/);
      expect((await inPython(await byteByByte(FAILING))).errors).toContain('overloaded');
    });
  });
});
