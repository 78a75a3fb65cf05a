// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkLength, textLength } from '@/utils/page/dom/text-length';
import { measureWithin } from '@/utils/page/dom/text-measure';

const piece = fc.constantFrom(' ', '\n ', 'one', '  two ', '日本\u3000語', '\u00a0', '<!-- no text -->');
const { html } = fc.letrec<{ html: string; element: string }>((tie) => ({
  html: fc
    .array(fc.oneof({ depthSize: 'small' }, piece, tie('element')), { maxLength: 5 })
    .map((parts) => parts.join('')),
  element: fc
    .tuple(fc.constantFrom('div', 'a', 'b', 'li'), tie('html'))
    .map(([name, inner]) => `<${name}>${inner}</${name}>`),
}));

test('one walk finds what each element by itself is found to hold', () => {
  fc.assert(
    fc.property(html, (text) => {
      document.body.innerHTML = text;
      const measureOf = measureWithin(document.body);
      for (const element of [document.body, ...document.body.querySelectorAll('*')]) {
        expect(measureOf(element)).toEqual({
          length: textLength(element),
          linkLength: linkLength(element),
          links: element.querySelectorAll('a').length,
        });
      }
    }),
  );
});
