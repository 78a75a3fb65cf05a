// @vitest-environment jsdom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { filterDrawing } from '@/utils/diagram/filter';

function filtered(inner: string): string {
  const svg = new DOMParser()
    .parseFromString(`<svg xmlns:xlink="x">${inner}</svg>`, 'text/html')
    .querySelector('svg');
  if (!svg) throw new Error('No drawing.');
  filterDrawing(svg);
  return svg.innerHTML;
}

test.each([
  '<image href="https://evil.example/a.png"></image>',
  '<g><use href="https://evil.example/a.svg#x"></use></g>',
  '<foreignObject><img src="https://evil.example/a.png"></foreignObject>',
  '<foreignObject><iframe src="https://evil.example/"></iframe><object data="https://evil.example/"></object></foreignObject>',
  '<a xlink:href="https://evil.example/"><text>x</text></a>',
  '<script>fetch("https://evil.example/")</script>',
  '<rect onload="fetch(`https://evil.example/`)"></rect>',
  '<filter><feImage href="https://evil.example/a.png"></feImage></filter>',
  '<animate attributeName="href" to="https://evil.example/"></animate><set to="https://evil.example/"></set>',
  '<rect fill="url(https://evil.example/f#x)"></rect>',
  '<rect style="background: url(\'https://evil.example/a\')"></rect>',
  '<rect style="background: u\\72l(https://evil.example/a)"></rect>',
  '<style>@import "https://evil.example/a.css"; rect { fill: red }</style>',
  '<style>rect { background: url(//evil.example/a) }</style>',
  '<style>@font-face { font-family: x; src: url(https://evil.example/f) }</style>',
  '<rect style="background: url(https://evil.example/open"></rect>',
  '<link rel="stylesheet" href="https://evil.example/a.css">',
  '<foreignObject><form action="https://evil.example/"><button formaction="https://evil.example/">x</button></form></foreignObject>',
])('%s leads nowhere', (inner) => {
  expect(filtered(inner)).not.toMatch(/evil/);
});

test('shapes, labels and references within the drawing stay as they are', () => {
  const inner =
    '<style>.a { fill: url(#g); color: #123 }</style><defs><linearGradient id="g"><stop offset="0"></stop></linearGradient>' +
    '<marker id="m"><path d="M0 0"></path></marker></defs><g class="a" transform="translate(1 2)"><path d="M0 0" marker-end="url(#m)"></path>' +
    '<foreignObject width="9"><div style="display: table-cell"><span>A <b>label</b></span></div></foreignObject><text>Words</text></g>';
  expect(filtered(inner)).toBe(inner);
});

test('no address of another place is left, whatever is put together', () => {
  const part = fc.constantFrom(
    'url(',
    'u\\72 l(',
    '"',
    "'",
    '#',
    ')',
    '//evil.example/a',
    ' ',
    '@import ',
    ';',
    'image-set(',
    '}',
    '{',
    'fill:',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
      const html = filtered(`<style>${parts.join('')}</style>`);
      expect(html).not.toMatch(/(?:url\(|image-set\()\s*["']?\/\/evil/i);
      expect(html).not.toMatch(/@import\s*["']?\/\/evil/i);
    }),
  );
});
