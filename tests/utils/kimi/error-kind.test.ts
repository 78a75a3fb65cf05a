import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseJson } from '@/utils/kimi/json';
import { serverError } from '@/utils/kimi/server-error';

/** A real refusal, and its kind. */
interface Line {
  readonly from: string;
  readonly status: number;
  readonly body: unknown;
  readonly kind: string;
  /** The address that answered, where it counts. */
  readonly at?: string;
}

/** A sentence as a server may put it, and its kind. */
type Wording = Omit<Line, 'from' | 'body'> & { readonly message: string };

const LINES = linesOf<Line>('refusals');
const WORDINGS = linesOf<Wording>('wordings');

function linesOf<T>(name: string): readonly T[] {
  const lines = readFileSync(`tests/fixtures/${name}.jsonl`, 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line) as T);
}

function errorOf({ status, body, at = 'https://gateway.example/v1' }: Omit<Line, 'from' | 'kind'>) {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const source = { url: at, status, statusText: '', headers: new Headers(), token: 'a-token' };
  return serverError(parseJson(raw) ?? raw, source, raw);
}

test('there are enough real refusals to judge by', () => {
  expect(LINES.length).toBeGreaterThan(200);
  expect(LINES.filter(({ kind }) => kind === 'too-long').length).toBeGreaterThan(60);
});

test.each(LINES.map((line) => [line.from, line.status, line.kind, line] as const))(
  '%s, with status %i, is told as %s',
  (_from, _status, kind, line) => {
    expect({ body: line.body, kind: errorOf(line).kind }).toEqual({ body: line.body, kind });
  },
);

test.each(WORDINGS.map((line) => [line.message, line.status, line.kind, line] as const))(
  '“%s”, with status %i, is told as %s',
  (_message, _status, kind, { message, ...line }) => {
    const body = message === '' ? '' : { error: { message } };
    expect({ message, kind: errorOf({ ...line, body }).kind }).toEqual({ message, kind });
  },
);
