// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { createFormulas } from '@/utils/answer/show-math';
import { typeset } from '@/utils/answer/typeset';

/** Names of all elements and attributes of a formula. */
function namesIn(source: string): { readonly elements: Set<string>; readonly attributes: Set<string> } {
  const holder = document.createElement('div');
  const math = typeset(source, true);
  if (math) holder.append(math);
  const all = [...holder.querySelectorAll('*')];
  return {
    elements: new Set(all.map(({ localName }) => localName)),
    attributes: new Set(all.flatMap((element) => element.getAttributeNames())),
  };
}

test('a formula is MathML, and carries its TeX', () => {
  const math = typeset(String.raw`\frac{a}{b}`, false);
  expect(math?.localName).toBe('math');
  expect(math?.querySelector('mfrac')?.children).toHaveLength(2);
  expect(math?.querySelector('annotation')?.textContent).toContain(String.raw`\frac{a}{b}`);
});

test.each([
  String.raw`\href{https://evil.example/}{x}`,
  String.raw`\includegraphics{https://evil.example/a.png}`,
  String.raw`\style{position:fixed}{x}`,
  String.raw`\class{panel}{x} \id{root}{x} \data{a=b}{x}`,
  String.raw`\color{red}{x} \boxed{y} \rule{1em}{9999em}`,
  String.raw`\begin{aligned} a &= b \\ &= c \end{aligned}`,
])('%s brings no style, link, name or picture', (source) => {
  const { elements, attributes } = namesIn(source);
  for (const name of ['a', 'img', 'svg', 'script', 'iframe']) expect(elements).not.toContain(name);
  for (const name of ['style', 'id', 'href', 'src', 'onclick']) expect(attributes).not.toContain(name);
});

test('what is no TeX stays as it is written, and so does what would never end', async () => {
  const createMath = createFormulas(async () => typeset);
  for (const source of [String.raw`\frac{a`, String.raw`\nosuchcommand`, String.raw`\def\a{\a\a}\a`]) {
    const holder = createMath(source, false);
    await new Promise((resolve) => setTimeout(resolve));
    expect(holder.querySelector('math')).toBeNull();
    expect(holder.textContent).toBe(source);
  }
});
