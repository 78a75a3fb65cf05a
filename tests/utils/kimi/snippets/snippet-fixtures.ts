import { spawn, spawnSync } from 'node:child_process';
import fc from 'fast-check';

/** Texts that break a quotation somewhere: in a shell, in Python, JavaScript or Java, in JSON. */
const AWKWARD: readonly string[] = [
  `it's "quoted" \`too\``,
  '$HOME ${HOME} $(echo no) `echo no` $KIMI_TOKEN',
  'JSON\nJSON\n\r\n\t end',
  String.raw`\ \\ \n \' \" \u0041 \\u0041 \\\u0041 \x41 \0`,
  `''' """ */ </script> <!-- %s %d {0} #{x} @file !! !$ !-1`,
  '\0\u0001\u007f\u0085\u00a0\u2028\u2029\ufeff\uffff',
  '🌊 潮の満ち引き 潮汐 👩‍👩‍👧 é\u0301',
  '\ud800 alone, \udc00 alone',
  '',
];

/** A body like those that are sent, with everything in it that is hard to quote. */
export const awkwardBody = {
  model: 'kimi-k2.5',
  messages: [
    { role: 'system', content: 'You are Sidenote.' },
    ...AWKWARD.map((text) => ({ role: 'user', content: `${text}.` })),
    {
      role: 'assistant',
      reasoning_content: '',
      tool_calls: AWKWARD.map((text, index) => ({
        id: `functions.search_page:${index}`,
        type: 'function',
        function: { name: 'search_page', arguments: JSON.stringify({ query: text }) },
      })),
    },
    ...AWKWARD.map((text, index) => ({
      role: 'tool',
      content: text,
      tool_call_id: `functions.search_page:${index}`,
    })),
    // Longer than an argument of a command or a constant of a Java class may be.
    { role: 'user', content: '潮の満ち引きは、月が海を引くために起こる。'.repeat(4000) },
  ],
  stream: true,
  tools: AWKWARD.map((description) => ({
    type: 'function',
    function: {
      name: 'search_page',
      description,
      parameters: { type: 'object', properties: { query: { type: 'string', description } } },
    },
  })),
  tool_choice: 'none',
} as const;

/** A body without what the practice server refuses or answers differently. */
export const plainBody = {
  model: 'kimi-k2.5',
  messages: [{ role: 'user', content: `Why are there "two" tides a day? It's 潮 🌊.` }],
  stream: true,
} as const;

const text = fc.oneof(fc.constantFrom(...AWKWARD), fc.string({ unit: 'binary' }), fc.string());
const { json } = fc.letrec((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    text,
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'constructor')), tie('json'), { maxKeys: 4 }),
  ),
}));

/** Any JSON, as a value that went through JSON. */
export const anyBody: fc.Arbitrary<unknown> = json.map((value) => JSON.parse(JSON.stringify(value)));

export const anyUrl: fc.Arbitrary<string> = fc.oneof(
  fc.webUrl(),
  fc.constantFrom(
    "http://127.0.0.1:8787/it's/$HOME/`x`/chat/completions",
    'http://[::1]/kimi/chat/completions',
  ),
);

/** True if a program is installed. */
export function isInstalled(program: string, ...parameters: readonly string[]): boolean {
  return spawnSync(program, parameters).status === 0;
}

interface Run {
  readonly status: number | null;
  readonly out: string;
  readonly errors: string;
}

/** Runs a program to its end. The environment has the practice token and nothing of this one but the path. */
export function run(
  program: string,
  parameters: readonly string[],
  { input = '', token = 'practice' }: { input?: string; token?: string } = {},
): Promise<Run> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], KIMI_TOKEN: token };
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { env });
    const out: Buffer[] = [];
    const errors: Buffer[] = [];
    child.stdout.on('data', (piece: Buffer) => out.push(piece));
    child.stderr.on('data', (piece: Buffer) => errors.push(piece));
    child.on('error', reject);
    child.on('close', (status) => {
      resolve({ status, out: Buffer.concat(out).toString(), errors: Buffer.concat(errors).toString() });
    });
    // A program that ends before it has read everything has said enough.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}
