// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { PAGE_URL, pageOf } from '../page-fixtures';

function read(html: string): string {
  return extractPage(pageOf(html), PAGE_URL).markdown;
}

/** A page's HTML, and exactly the text that a model gets to read. */
const CASES: readonly (readonly [behaviour: string, html: string, markdown: string])[] = [
  ['headings keep their rank', '<h1>One</h1><h3>Three</h3><p>x</p>', '# One\n\n### Three\n\nx'],
  [
    'a link to a heading itself is no part of it',
    '<h2 id="a">Setup <a class="headerlink" href="#a">¶</a></h2><p>x</p>',
    '## Setup\n\nx',
  ],
  ['a heading that is one link within the page is its text', '<h2><a href="#a">Setup</a></h2>', '## Setup'],
  ['a line break in a heading is a space', '<h2>Up<br>down</h2>', '## Up down'],
  ['blocks stand apart', '<div>one</div><div>two</div>', 'one\n\ntwo'],
  ['emphasis keeps the spaces outside', '<p>one<b> two </b>three</p>', 'one **two** three'],
  ['a break at the end of bold text moves out of it', '<p><b>one<br></b>two</p>', '**one**\ntwo'],
  ['two line breaks are a paragraph', '<p>one<br><br>two</p>', 'one\n\ntwo'],
  ['prose is not escaped', '<p>snake_case, 2 * 3 * 4 and [a] & b</p>', 'snake_case, 2 * 3 * 4 and [a] & b'],
  ['what only looks like a list is escaped', '<p>1. is a number</p>', '1\\. is a number'],
  ['invisible characters are gone', '<p>Donau\u00addampf\u200bschiff\u00a0X</p>', 'Donaudampfschiff X'],
  ['quotations keep their marks', '<p>He said <q>no</q>.</p>', 'He said “no”.'],
  ['readings above a word are left out', '<p><ruby>漢字<rt>かんじ</rt></ruby>だ</p>', '漢字だ'],
  ['deleted text is marked', '<p><del>old</del> new</p>', '~~old~~ new'],
  [
    'sub- and superscripts stay apart from their word',
    '<p>H<sub>2</sub>O, x<sup>2</sup></p>',
    'H<sub>2</sub>O, x<sup>2</sup>',
  ],
  [
    'a reference to a note is a number in brackets',
    '<p>So<sup><a href="#n1">1</a></sup>.</p><ol><li id="n1">Note</li></ol>',
    'So[1].\n\n1. Note',
  ],
  [
    'a reference may be a link around its number, and what leads back from the note is left out',
    '<p>So<a href="#n1"><sup>1</sup></a>.</p><ol><li id="n1">Note <a href="#r1">↩</a></li></ol>',
    'So[1].\n\n1. Note',
  ],
  ['lists nest', '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
  [
    'a list directly in a list nests too',
    '<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>',
    '- a\n  - b\n- c',
  ],
  ['numbers start where the list does', '<ol start="3"><li>a</li><li>b</li></ol>', '3. a\n4. b'],
  ['an item can have a number of its own', '<ol><li value="7">a</li></ol>', '7. a'],
  [
    'letters and Roman numbers stay what they are, also within each other',
    '<ol type="a"><li>one</li><li>two<ol type="i"><li>three</li><li>four</li></ol></li></ol><ol type="I" start="4"><li>x</li></ol>',
    '- a. one\n- b. two\n  - i. three\n  - ii. four\n\n- IV. x',
  ],
  [
    'a list may count down, and go on from a number of its own',
    '<ol reversed><li>a</li><li>b</li><li value="9">c</li><li>d</li></ol>',
    '4. a\n3. b\n9. c\n8. d',
  ],
  [
    'parts side by side that begin with their number are a list',
    '<div><div class="x"><span>1</span><div>Open the lock</div></div><div class="x"><span>2</span><div>Wait for water</div></div></div>',
    '1. Open the lock\n2. Wait for water',
  ],
  [
    'the number of a step with a title stands in the title',
    '<div><div><div>1</div><h3>Öffnen</h3><p>Den Hahn.</p></div><div><div>2</div><h3>Schließen</h3><p>Den Hahn auch.</p></div></div>',
    '### 1. Öffnen\n\nDen Hahn.\n\n### 2. Schließen\n\nDen Hahn auch.',
  ],
  [
    'a list of links that a sentence announces is what it speaks of',
    '<p>Fünf Arten von Wörtern kann das Logbuch selbst einsetzen:</p><ul><li><a href="#a">Namen</a></li><li><a href="/b">Orte</a></li></ul><p>Sie werden aus der Seite selbst gewonnen, und sie gelten auf fast allen Seiten, die wir kennen und lesen.</p>',
    'Fünf Arten von Wörtern kann das Logbuch selbst einsetzen:\n\n- Namen\n- [Orte](https://example.com/b)\n\nSie werden aus der Seite selbst gewonnen, und sie gelten auf fast allen Seiten, die wir kennen und lesen.',
  ],
  ['items of one paragraph stay on one line', '<ul><li><p>a</p></li><li><p>b</p></li></ul>', '- a\n- b'],
  [
    'tasks show whether they are done',
    '<ul><li><input type="checkbox" checked>wash</li><li><input type="checkbox">dry</li></ul>',
    '- [x] wash\n- [ ] dry',
  ],
  ['a term stands above its meaning', '<dl><dt>Neap</dt><dd>Low range</dd></dl>', '**Neap**\n: Low range'],
  ['quotes nest', '<blockquote><p>a</p><blockquote><p>b</p></blockquote></blockquote>', '> a\n>\n> > b'],
  ['folded text is read', '<details><summary>More</summary><p>Text</p></details>', '**More**\n\nText'],
  [
    'links are absolute',
    '<p>See <a href="/a?b=1">this</a> and <a href="c">that</a></p>',
    'See [this](https://example.com/a?b=1) and [that](https://example.com/c)',
  ],
  ['a link that runs a script is its text', '<p><a href="javascript:go()">Go</a> on</p>', 'Go on'],
  [
    'parentheses in an address do not end it, and brackets begin no text',
    '<p><a href="/a_(b)?c[]=1#[d]">x</a></p>',
    '[x](https://example.com/a_%28b%29?c%5B%5D=1#%5Bd%5D)',
  ],
  [
    'a card is linked by its title',
    '<a href="/p"><h3>Card</h3><p>Text</p></a>',
    '### [Card](https://example.com/p)\n\nText',
  ],
  [
    'a picture is its description',
    '<p><img src="/a.png" alt="A chart"></p>',
    '![A chart](https://example.com/a.png)',
  ],
  ['a picture without one is nothing', '<p>x<img src="/a.png"><img src="data:image/png;base64,AA"></p>', 'x'],
  ['an emoji drawn as a picture is itself', '<p>Hi <img src="/1f600.png" alt="😀"></p>', 'Hi 😀'],
  [
    'a drawing is its label, with the words in it',
    '<p>x <svg role="img" aria-label="A plan"><text>N</text></svg></p>',
    'x ![A plan: N]()',
  ],
  [
    'the picture of a letter is the letter, within its word',
    '<p>彼は<img src="/g.png" alt="塡">めた。<img src="/d.png" alt="T">he <img class="gaiji" src="/h.png" alt="※［＃木］"></p>',
    '彼は塡めた。The ※［＃木］',
  ],
  [
    'what is written in a drawing is read',
    '<p>x <svg><defs><text>no</text></defs><text>Ebbe</text><text>12 m</text></svg></p>',
    'x ![Ebbe, 12 m]()',
  ],
  [
    'an element that is a picture has its name, unless it shows as much',
    '<p>x <span role="img" aria-label="4 of 5 stars"></span> <span role="img" aria-label="rocket">🚀</span></p>',
    'x ![4 of 5 stars]() 🚀',
  ],
  [
    'a picture that leads to several places names them',
    '<img src="/p.png" alt="Plan" usemap="#m"><map name="m"><area alt="قاعة"><area alt="Hof"></map>',
    '![Plan, قاعة, Hof](https://example.com/p.png)',
  ],
  [
    'a figure keeps its caption',
    '<figure><img src="/i.png" alt="Alt"><figcaption>What it shows</figcaption></figure>',
    '![Alt](https://example.com/i.png)\n\nWhat it shows',
  ],
];

const MATHML = '<math><mi>x</mi><mo>=</mo><mfrac><mi>a</mi><msqrt><mi>b</mi></msqrt></mfrac></math>';
const FORMULAS: typeof CASES = [
  [
    'a fraction without its line is a binomial coefficient',
    '<p>so <math><mo>(</mo><mfrac linethickness="0"><mi>n</mi><mi>k</mi></mfrac><mo>)</mo></math> ways</p>',
    'so $({n \\atop k})$ ways',
  ],
  [
    'KaTeX gives the source once',
    '<p>so <span class="katex"><span class="katex-mathml"><math><semantics><mi>x</mi><annotation encoding="application/x-tex">x^2</annotation></semantics></math></span><span class="katex-html" aria-hidden="true">x2</span></span> holds</p>',
    'so $x^2$ holds',
  ],
  [
    'KaTeX without MathML is read from where the page notes the source, else as it is seen',
    '<p>so <span data-math="x^2"><span class="katex"><span class="katex-html" aria-hidden="true">x2</span></span></span> and <span class="katex"><span class="katex-html" aria-hidden="true">y+1</span></span> hold</p>',
    'so $x^2$ and $y+1$ hold',
  ],
  [
    'a picture of a formula is its source: from its description, or from the address of who draws it',
    '<p>so <img class="latex" src="/a.png" alt="\\lambda"> and <img src="https://tex.example.com/svg.latex?%5Cfrac%7Ba%7D%7Bb%7D&amp;space;+c"> hold</p>',
    'so $\\lambda$ and $\\frac{a}{b} +c$ hold',
  ],
  [
    'a displayed formula stands alone',
    '<p>so</p><span class="katex-display"><span class="katex"><math><annotation encoding="application/x-tex">a_1 * b_2</annotation></math></span></span>',
    'so\n\n$$\na_1 * b_2\n$$',
  ],
  ['MathML alone is written as TeX', `<p>${MATHML}</p>`, '$x = \\frac{a}{\\sqrt{b}}$'],
  [
    'marks above and below a letter are accents, limits are not',
    '<p><math><mover><mi>x</mi><mo>→</mo></mover><mo>+</mo><munder><mo>lim</mo><mi>n</mi></munder></math></p>',
    '$\\vec{x} + {lim}_n$',
  ],
  [
    'MathJax 2 gives the source, not what it drew',
    '<p><span class="MathJax_Preview">e</span><span class="MathJax">e=mc2</span><script type="math/tex">e=mc^2</script></p>',
    '$e=mc^2$',
  ],
  [
    'MathJax 3 is read from its hidden MathML',
    '<p>so <mjx-container><mjx-math>drawn</mjx-math><mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup></math></mjx-assistive-mml></mjx-container></p>',
    'so $x^2$',
  ],
  [
    'MathJax 4 is read from its source, and without one from what it drew, as HTML or SVG',
    '<p>so <mjx-container><mjx-math data-latex="x^2"><mjx-c>𝑥</mjx-c></mjx-math></mjx-container>, <mjx-container><mjx-math><mjx-msubsup><mjx-mi><mjx-c class="mjx-c1D465">𝑥</mjx-c></mjx-mi><mjx-script><mjx-mn><mjx-c>2</mjx-c></mjx-mn><mjx-spacer></mjx-spacer><mjx-mn><mjx-c>1</mjx-c></mjx-mn></mjx-script></mjx-msubsup></mjx-math></mjx-container>, <mjx-container><svg><g data-mml-node="math"><g data-mml-node="mfrac"><g data-mml-node="mi"><path data-c="1D44E"></path></g><g data-mml-node="msqrt"><g data-mml-node="mi"><path data-c="1D44F"></path></g><g data-mml-node="mo"><path data-c="221A"></path></g></g></g></g></svg></mjx-container> hold</p>',
    'so $x^2$, $x_1^2$, $\\frac{a}{\\sqrt{b}}$ hold',
  ],
  [
    'an encyclopaedia hides its source behind a picture',
    '<p><span class="mwe-math-element"><span style="display:none"><math><annotation encoding="application/x-tex">{\\displaystyle y}</annotation></math></span><img src="/y.svg" alt="y"></span></p>',
    '$y$',
  ],
];

describe.each([
  ['text', CASES],
  ['formulas', FORMULAS],
])('%s', (_name, cases) => {
  test.each(cases)('%s', (_behaviour, html, markdown) => {
    expect(read(html)).toBe(markdown);
  });
});
