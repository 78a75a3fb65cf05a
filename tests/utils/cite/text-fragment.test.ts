import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textFragmentUrl } from '@/utils/cite/text-fragment';

const PAGE = 'https://news.example/lights';

test('a short text is named whole, with the signs escaped that mean something in an address', () => {
  expect(textFragmentUrl(PAGE, 'A well-known light, red & white')).toBe(
    `${PAGE}#:~:text=A%20well%2Dknown%20light%2C%20red%20%26%20white`,
  );
});

test('of a long text the words at its ends are named', () => {
  const text = `The keepers counted every ship that passed the light, ${'by day and by night, '.repeat(20)}until the winter of 1931.`;
  const [, directive = ''] = textFragmentUrl(PAGE, text).split('#:~:text=');
  const [start = '', end = ''] = directive.split(',').map(decodeURIComponent);
  expect(text.startsWith(start)).toBe(true);
  expect(text.endsWith(end)).toBe(true);
  expect(start).toBe('The keepers counted every');
  expect(end.length).toBeLessThanOrEqual(60);
});

test('lines, cells and formulas are never run together', () => {
  expect(textFragmentUrl(PAGE, 'Saltmarsh\t55 min\tdaily')).toBe(`${PAGE}#:~:text=Saltmarsh,daily`);
  expect(textFragmentUrl(PAGE, 'Where $x^2$ is the area')).toBe(`${PAGE}#:~:text=Where,is%20the%20area`);
});

test('Japanese and Chinese are cut between words', () => {
  const text = `灯台守は通り過ぎる船を一隻残らず数えていた。${'昼も夜も、霧の中でも数えた。'.repeat(12)}記録は一九三一年の冬に終わる。`;
  const [, directive = ''] = textFragmentUrl(PAGE, text).split('#:~:text=');
  const [start = '', end = ''] = directive.split(',').map(decodeURIComponent);
  const words = [...new Intl.Segmenter('ja', { granularity: 'word' }).segment(text)];
  const edges = new Set(words.flatMap(({ index, segment }) => [index, index + segment.length]));
  expect(edges).toContain(start.length);
  expect(edges).toContain(text.length - end.length);
  expect(start.length + end.length).toBeLessThan(120);
});

test('an anchor stays, and a text that was named before goes', () => {
  expect(textFragmentUrl(`${PAGE}#history`, 'A light')).toBe(`${PAGE}#history:~:text=A%20light`);
  expect(textFragmentUrl(`${PAGE}#:~:text=other`, 'A light')).toBe(`${PAGE}#:~:text=A%20light`);
});

test('where no word can be named it is the page’s address', () => {
  expect(textFragmentUrl(PAGE, '— … —')).toBe(PAGE);
  expect(textFragmentUrl(PAGE, 'x'.repeat(500))).toBe(PAGE);
});

test('whatever the text, the address is valid and short, and its signs are escaped', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (text) => {
      const address = textFragmentUrl(PAGE, text);
      expect(URL.canParse(address)).toBe(true);
      const [, directive = ''] = address.split(':~:text=');
      expect(directive.split(',').length).toBeLessThanOrEqual(2);
      expect(directive).not.toMatch(/[-&\s]/);
      expect(decodeURIComponent(directive).length).toBeLessThanOrEqual(2 * 80 + 1);
    }),
  );
});
