// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { mathColour } from '@/utils/answer/math-colour';

function colourOf(attributes: Readonly<Record<string, string>>): string | null {
  const node = document.createElementNS('http://www.w3.org/1998/Math/MathML', 'mi');
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return mathColour(node);
}

test('a name and a hexadecimal colour are kept, however the browser writes them', () => {
  expect(colourOf({ style: 'color: red;' })).toBe('red');
  expect(colourOf({ style: 'padding: 1em; color: rgb(255, 0, 16)' })).toBe('#ff0010');
  expect(colourOf({ style: 'color:#0aF' })).toBe('#0aF');
  expect(colourOf({ mathcolor: 'ForestGreen' })).toBe('ForestGreen');
});

test.each([
  'url(https://evil.example/)',
  'var(--danger)',
  'rgb(1,2,3)',
  'rgb(0 0 0 / 0)',
  'color-mix(in srgb, red, blue)',
  'light-dark(red, blue)',
  '#12345',
  'red url(x)',
  '',
])('%s is left out', (colour) => {
  expect(colourOf({ style: `color: ${colour};` })).toBeNull();
  expect(colourOf({ mathcolor: colour })).toBeNull();
});

test('black, white and nothing at all are left out, and so is the colour of anything else', () => {
  for (const colour of ['black', 'White', 'transparent', '#000', 'rgb(255, 255, 255)']) {
    expect(colourOf({ style: `color: ${colour};` })).toBeNull();
  }
  expect(colourOf({ style: 'background-color: red; border-color: red' })).toBeNull();
  expect(colourOf({})).toBeNull();
});
