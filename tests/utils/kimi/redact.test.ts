import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRedactor, redact } from '@/utils/kimi/redact';
import { CUTS, cutAnywhere } from './in-pieces';

const TOKEN = fc
  .string({ unit: fc.constantFrom(...'abcdefghXYZ0123456789/+=".-'), minLength: 12, maxLength: 30 })
  .map((body) => `sk-7${body}`);

/** A text with the token, its forms and its pieces among other words. */
function textWith(token: string) {
  const place = fc.nat(token.length);
  const part = fc.oneof(
    fc.constantFrom(token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token)),
    fc.tuple(place, place).map(([from, to]) => token.slice(from, to)),
    fc.string({ maxLength: 6 }),
  );
  return fc.array(part, { maxLength: 6 }).map((parts) => parts.join(''));
}

const CASE = TOKEN.chain((token) => fc.tuple(fc.constant(token), textWith(token), CUTS));

function redactInPieces(token: string, pieces: readonly string[]): string {
  const redactor = createRedactor(token);
  const safe = pieces.map((piece) => (redactor.passes(piece) ? piece : redactor.push(piece)));
  return [...safe, redactor.flush()].join('');
}

test('a token is taken out in every form, however the text is cut', () => {
  fc.assert(
    fc.property(CASE, ([token, text, cuts]) => {
      const safe = redactInPieces(token, cutAnywhere(text, cuts));
      expect(safe).toBe(redact(text, token));
      for (const form of [token, JSON.stringify(token).slice(1, -1), encodeURIComponent(token)]) {
        expect(safe).not.toContain(form);
      }
    }),
    { numRuns: 2000 },
  );
});

test('a text without the token stays as it is, whatever it begins', () => {
  fc.assert(
    fc.property(TOKEN, fc.string(), CUTS, fc.nat(10), (token, text, cuts, length) => {
      const whole = `${token.slice(0, length)}${text}${token.slice(0, length)}`;
      fc.pre(redact(whole, token) === whole);
      expect(redactInPieces(token, cutAnywhere(whole, cuts))).toBe(whole);
    }),
  );
});

test('of a token that repeats itself nothing is left either', () => {
  fc.assert(
    fc.property(fc.constantFrom('ab12ab12ab12', '111111111111', 'a1a1a1a1a1'), CUTS, (token, cuts) => {
      expect(redactInPieces(token, cutAnywhere(`x ${token} y ${token}`, cuts))).not.toContain(token);
    }),
  );
});

test('no more is held back than may be the token', () => {
  const redactor = createRedactor('sk-0123456789abcdef');
  expect(redactor.push('as sk')).toBe('as ');
  expect(redactor.push(' and')).toBe('sk and');
  expect(redactor.push(' sk-0123456789abcde')).toBe(' ');
  expect(redactor.push('f.')).toBe('…cdef.');
});

test('a word that serves as a token stays in an answer', () => {
  expect(redactInPieces('ollama', ['Run olla', 'ma here'])).toBe('Run ollama here');
});
