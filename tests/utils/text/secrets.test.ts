import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { maskSecrets } from '@/utils/text/secrets';

const mask = (text: string, options: { contacts?: boolean; shown?: readonly string[] } = {}) =>
  maskSecrets([text], { contacts: false, shown: [], ...options });
const of = (text: string, options = {}): string => mask(text, options).texts[0] ?? '';

/** Written in pieces, so that no scanner takes this file for a leak. */
const SECRETS: readonly (readonly [string, string])[] = [
  ['GitHub', `ghp_${'a1B2c3D4e5F6g7H8i9J0'}k1L2m3N4o5P6q7R8`],
  [
    'GitHub, fine-grained',
    `github_pat_11${'QBLDHFG0q9w8e7r6t5y4'}_zXcVbNmAsDfGhJkLqWeRtYuIoP0987654321qazwsxedc`,
  ],
  ['GitLab', `glpat-${'Zx9Yw8Vu7Ts6Rq5Po4Nm'}`],
  ['npm', `npm_${'Q1w2E3r4T5y6U7i8O9p0'}A1s2D3f4G5h6J7k8`],
  ['OpenAI', `sk-proj-${'T3BlbkFJq9W8e7R6t5Y4'}u3I2o1P0aZsXdCfV`],
  ['Moonshot', `sk-${'9fK2mQ7xR4tV8wB1nC6z'}H3jL5pD0sG7yE2uA`],
  ['hexadecimal', `sk-${'4f9c0b7e21d84a6f93e5'}0c7b1d2e48a3`],
  ['Amazon', `AKIA${'Q5ZT7MNP2KWV4HJR'}`],
  ['Google', `AIza${'SyB7k9Qw3Er5Ty8Ui0Pa2Sd4Fg6Hj1Kl3Zx'}`],
  ['Stripe', `sk_live_${'4eC39HqLyjWDarjtT1zd'}p7dc`],
  ['Slack', `xoxb-${'2488219064-2491774653'}-Fh7Kq2Zr9Xw4`],
  ['Hugging Face', `hf_${'QzWsXeDcRfVtGbYhNuJm'}IkOlPaSdFgHjKl`],
  [
    'a JSON Web Token',
    `eyJ${'hbGciOiJIUzI1NiJ9'}.eyJ${'zdWIiOiI0MiIsIm5hbWUiOiJBZGEifQ'}.${'Kx7Qw9Er2Ty4Ui6Op8As'}_dF-gH`,
  ],
  [
    'a private key',
    `-----BEGIN RSA ${'PRIVATE KEY'}-----\nMIIEowIBAAKCAQEA7bq4Zk9xWv\nQm3nRt5yUi7oPa2sDf4gHj6kLz8x\n-----END RSA ${'PRIVATE KEY'}-----`,
  ],
  ['a database’s password', `postgres://app:${'h7Kq2Zr9Xw'}@db.example/app`],
  ['Visa', '4242 4242 4242 4242'],
  ['Mastercard', '5555-5555-5555-4444'],
  ['American Express', '3782 822463 10005'],
  ['JCB', '3530111333300000'],
];

describe('a secret', () => {
  test.each(SECRETS)('of %s is hidden, with its last characters told', (_, secret) => {
    const text = `Use ${secret} to log in (again: ${secret}).`;
    const { texts, hidden } = mask(text);
    const [masked = ''] = texts;
    const core = secret.startsWith('postgres') ? 'h7Kq2Zr9Xw' : secret.slice(6, -6);
    expect(masked).not.toContain(core);
    expect(masked).toMatch(/^Use .*‹(?:access key|card number) ….{4}, hidden›/s);
    expect(hidden).toHaveLength(1);
    expect(hidden[0]?.count).toBe(2);
  });

  test.each(SECRETS)('of %s is sent once the user wants it', (_, secret) => {
    const { hidden } = mask(secret);
    const shown = hidden.map(({ kind, hint }) => `secret:${kind}:${hint}`);
    expect(mask(secret, { shown: [...shown, 'secret:card:…9999'] })).toEqual({
      texts: [secret],
      hidden: [],
      shown,
    });
  });
});

test.each([
  'The token is sk-xxxxxxxxxxxxxxxxxxxxxxxx',
  'AKIAIOSFODNN7EXAMPLE',
  'ghp_your_token_here and ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'https://example.com/sk-telecom-announces-new-partnership-in-2024',
  '4242 4242 4242 4241 has a wrong check digit',
  'ISBN 978-3-16-148410-0, 1234 5678 9012 3456',
  'π is 3.14159265358979323846',
  'commit 4f9c0b7e21d84a6f93e50c7b1d2e4f9c0b7e21d8',
  '2024-03-05 10:30, 0.1234 56 7890, 1 000 000 000',
  'task-oriented, risk-adjusted, sk-learn',
  '',
])('“%s” is no secret', (text) => {
  expect(of(text, { contacts: true })).toBe(text);
});

test.each([
  [
    'Write to ada.lovelace+tides@mail.example.co.uk.',
    'Write to ‹e-mail address a…@mail.example.co.uk, hidden›.',
  ],
  [
    'Call +49 40 1234-5678 or (020) 7946 0958.',
    'Call ‹phone number …5678, hidden› or ‹phone number …0958, hidden›.',
  ],
  ['電話：03-1234-5678。', '電話：‹phone number …5678, hidden›。'],
  ['Tel. 040/123 45 67', 'Tel. ‹phone number …4567, hidden›'],
])('“%s” is hidden where the user wants contacts hidden, and else sent', (text, hidden) => {
  expect(of(text)).toBe(text);
  expect(of(text, { contacts: true })).toBe(hidden);
});

it('leaves every other character where it is, and masks nothing twice', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string(), fc.constantFrom(...SECRETS.map(([, secret]) => ` ${secret} `)))),
      (parts) => {
        const once = of(parts.join('\n'), { contacts: true });
        expect(of(once, { contacts: true })).toBe(once);
      },
    ),
  );
});

it('takes a text of a megabyte in one go, whatever it is made of', () => {
  for (const unit of ['a', '4', '-----BEGIN PRIVATE KEY-----', 'eyJa.', 'a@', '+4 ', 'sk-', '4 4-']) {
    const text = unit.repeat(1_000_000 / unit.length);
    const started = performance.now();
    of(text, { contacts: true });
    // A pattern that tries again from each character would take minutes.
    expect(performance.now() - started).toBeLessThan(20_000);
  }
});
