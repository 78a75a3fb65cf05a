import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { snippetFor } from '@/utils/kimi/snippets/snippet';
import { STUBS } from './java-stubs';
import { anyBody, anyUrl, awkwardBody, isInstalled, run } from './snippet-fixtures';

const directories: string[] = [];

afterEach(async () => {
  await Promise.all(directories.splice(0).map((path) => rm(path, { recursive: true, force: true })));
});

/** Prints the two constants as the program has them when it runs. */
const PRINT = `
import java.io.PrintStream;
public class Print {
  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(System.out, true, "UTF-8");
    out.print(AskKimi.URL + "\\n" + AskKimi.BODY);
    out.flush();
  }
}
`;

/** The constants of a class: its string literals, read as a compiler reads them. */
function constantsOf(source: string): readonly string[] {
  const head = source.slice(0, source.indexOf('public static void main'));
  // Unicode escapes come first, JLS 3.3: those whose backslash is not itself escaped.
  const translated = head.replaceAll(/(?<=(?<!\\)(?:\\\\)*)\\u([0-9a-f]{4})/g, (_, code: string) =>
    String.fromCharCode(parseInt(code, 16)),
  );
  return [...translated.matchAll(/"((?:[^"\\\n]|\\["\\])*)"/g)].map(([, text = '']) =>
    text.replaceAll(/\\(["\\])/g, '$1'),
  );
}

/** A character's bytes in a class file. */
const bytes = (unit: number) => (unit > 0x7ff ? 3 : unit > 0x7f || unit === 0 ? 2 : 1);
const bytesOf = (text: string) =>
  Array.from({ length: text.length }, (_, i) => bytes(text.charCodeAt(i))).reduce(
    (sum, each) => sum + each,
    0,
  );

describe('copied Java', () => {
  test.skipIf(!isInstalled('javac', '--release', '17', '--version'))(
    'compiles for Java 17, and has the same body when it runs',
    async () => {
      const directory = await mkdtemp(join(tmpdir(), 'sidenote-java-'));
      directories.push(directory);
      const request = { url: 'http://127.0.0.1:8787/kimi/chat/completions', body: awkwardBody };
      const files = { ...STUBS, 'AskKimi.java': snippetFor('java', request), 'Print.java': PRINT };
      for (const [name, source] of Object.entries(files)) {
        const path = join(directory, 'src', name);
        await mkdir(dirname(path), { recursive: true });
        await writeFile(path, source);
      }
      const classes = join(directory, 'classes');
      // Wherever the file comes to, it is plain ASCII.
      const options = ['-proc:none', '--release', '17', '-encoding', 'US-ASCII', '-Xlint:all', '-Werror'];
      const sources = Object.keys(files).map((name) => join(directory, 'src', name));
      const compiled = await run('javac', [...options, '-d', classes, ...sources]);
      expect(compiled).toEqual({ status: 0, out: '', errors: '' });
      const { out } = await run('java', ['-cp', classes, 'Print']);
      const [url, ...body] = out.split('\n');
      expect(url).toBe(request.url);
      expect(JSON.parse(body.join('\n'))).toEqual(awkwardBody);
    },
    60_000,
  );

  test('has the same body, whatever is in it', () => {
    fc.assert(
      fc.property(anyUrl, anyBody, (url, body) => {
        const [first, , ...pieces] = constantsOf(snippetFor('java', { url, body }));
        expect(first).toBe(url);
        expect(JSON.parse(pieces.join(''))).toEqual(body);
      }),
      { numRuns: 300 },
    );
  });

  test('has no constant that is too long for a class file', () => {
    const constants = constantsOf(snippetFor('java', { url: 'http://127.0.0.1/', body: awkwardBody }));
    expect(Math.max(...constants.map(bytesOf))).toBeLessThanOrEqual(65_535);
    expect(bytesOf(constants.join(''))).toBeGreaterThan(2 * 65_535);
  });
});
