import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '#imports';
import { failureSentence, remedyFor } from '@/components/failure/failure-words';
import { CERTAIN_CODES, GENERAL_CODES, STATUSES } from '@/utils/kimi/error-evidence';
import { KimiError, type KimiErrorKind } from '@/utils/kimi/errors';
import { mayPass } from '@/utils/kimi/retry';
import { serverError } from '@/utils/kimi/server-error';
import { messageIn } from './components/messages';

/** Every kind, in the order of the table, with what tells it beside codes, wordings and a status of its own. */
const KINDS: Readonly<Record<KimiErrorKind, string>> = {
  'no-token': '',
  unauthorized: '',
  'token-mismatched': '',
  'used-up': '',
  forbidden: '',
  'origin-refused': '403 with nothing, from this machine or its network',
  'content-filter': '',
  'wrong-address': 'a web page with 404',
  'web-page': 'a web page with 200, from elsewhere than AceData Cloud',
  moved: 'a redirect to another origin, or one that makes a GET of a POST',
  'unknown-model': '',
  'too-long': '',
  'too-long-for-account': 'a limit that is smaller than what is said to be requested',
  'rate-limited': '',
  'bad-request': 'every other 4xx',
  server: 'every other 5xx, and an error inside an answer that nothing tells apart',
  timeout: 'our own limits, see `utils/kimi/timeouts.ts`',
  gateway: 'every other web page',
  network: 'a request that does not get through',
  truncated: 'a stream that ends with neither `[DONE]` nor a finish reason',
  'answer-too-long': 'more of an answer than is taken, see `utils/kimi/bounds.ts`',
  malformed: 'an answer that is none of this',
};

/** At these a kind is tried for whether the request is made again; 0 is without one. */
const TRIED = [0, 200, 400, 409, 429, 500, 501, 502, 503, 504, 524, 529] as const;

/** So many of a kind's wordings are shown, in English and in other languages. */
const SHOWN = { english: 3, other: 1 };

interface Line {
  readonly status: number;
  readonly kind: string;
  readonly body: unknown;
}

const LINES = readFileSync('tests/fixtures/refusals.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Line);

beforeEach(() => {
  vi.stubGlobal('location', { protocol: 'chrome-extension:' });
  vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key: string, values?: string | string[]) =>
    messageIn('en', key, [values ?? []].flat()),
  );
});

afterEach(() => vi.unstubAllGlobals());

test('docs/ERRORS.md is what the code does; `npm run errors:table` writes it anew', async () => {
  await expect(`${HEAD}\n${table().join('\n')}\n`).toMatchFileSnapshot('../docs/ERRORS.md');
});

const HEAD = `# Errors, and what is made of them

Made from the code by \`npm run errors:table\`; not to be changed by hand.

What a server says goes wrong becomes one of these kinds. It is told by the first of these that says something: a code
that is certain, a web page in the place of an answer, a sentence that is known, a code that only names the direction
(in brackets), the status. A limit that is smaller than what was asked for comes before them all: waiting does not
help against it. The evidence is in \`utils/kimi/error-evidence.ts\`, and the real refusals that hold it in
\`tests/fixtures/refusals.jsonl\`; a wording that is told as something else becomes a line there first.

Where a sentence or a status alone told the kind, it is a guess: the server’s own sentence then stands beside ours.

**The API at another address**: after a web page or a 404, the usual places of the same origin are sent an empty request
(\`utils/kimi/find-base-url.ts\`). The one that finds fault with it in JSON is offered, and taken with a click.

**Redirects**: no request follows one by itself. The browser hides where a redirect leads that it does not follow, so the
same address is asked again with nothing, no body, no token, no cookie (\`utils/kimi/redirect.ts\`). A
redirect that keeps the method and stays on the origin is gone along with. Any other is only told, with both hosts.
`;

function table(): readonly string[] {
  const head = [
    'Kind',
    'Codes',
    'Status',
    'In words, such as',
    'Also',
    'What is read',
    'Way out',
    'Made again',
  ];
  const rows = (Object.keys(KINDS) as KimiErrorKind[]).map((kind) => [
    `\`${kind}\``,
    codesOf(kind),
    [...STATUSES].flatMap(([status, its]) => (its === kind ? [String(status)] : [])).join(', '),
    wordsOf(kind),
    KINDS[kind],
    failureSentence({ kind, message: '' }),
    wayOut(kind),
    madeAgain(kind),
  ]);
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.map(cell).join(' | ')} |`);
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}

function codesOf(kind: KimiErrorKind): string {
  const certain = (CERTAIN_CODES[kind] ?? []).map((code) => `\`${code}\``);
  const general = (GENERAL_CODES[kind] ?? []).map((code) => `(\`${code}\`)`);
  return [...certain, ...general].join(' ');
}

/** The shortest, since they say it most plainly. */
function wordsOf(kind: KimiErrorKind): string {
  const sentences = LINES.filter((line) => line.kind === kind).flatMap(sentenceOf);
  const shortest = [...new Set(sentences)].toSorted((a, b) => a.length - b.length);
  // Of ASCII alone.
  const isEnglish = (text: string) => /^[ -~]*$/.test(text);
  const shown = [
    ...shortest.filter(isEnglish).slice(0, SHOWN.english),
    ...shortest.filter((text) => !isEnglish(text)).slice(0, SHOWN.other),
  ];
  return shown.map((text) => `“${text}”`).join(' ');
}

function sentenceOf({ status, body }: Line): readonly string[] {
  const raw = typeof body === 'string' ? body : JSON.stringify(body);
  const source = { url: '', status, statusText: '', headers: new Headers(), token: '' };
  const { message } = serverError(body, source, raw);
  return message.startsWith('HTTP ') ? [] : [message];
}

function wayOut(kind: KimiErrorKind): string {
  const remedy = remedyFor({ kind, message: '' });
  switch (remedy?.type) {
    case 'settings':
      return messageIn('en', remedy.label, []);
    case 'again':
      return messageIn('en', 'ask_again', []);
    case 'balance':
      return messageIn('en', 'top_up', []);
    case 'new-conversation':
      return messageIn('en', 'start_new_conversation', []);
    default:
      return '';
  }
}

function madeAgain(kind: KimiErrorKind): string {
  const may = (status: number, shouldRetry?: boolean) =>
    mayPass(new KimiError(kind, '', { status, ...(shouldRetry !== undefined && { shouldRetry }) }));
  const statuses = TRIED.filter((status) => may(status));
  const wanted = TRIED.filter((status) => !may(status) && may(status, true));
  if (statuses.length === TRIED.length) return 'yes';
  const parts = [
    ...(statuses.length > 0 ? [`with ${statuses.join(', ')}`] : []),
    ...(wanted.length > 0 ? [`with ${wanted.join(', ')} if the server wants it`] : []),
  ];
  return parts.join('; ') || 'no';
}
