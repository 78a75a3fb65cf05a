// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { locate } from '@/utils/locate/locate';
import { readFoldedPage } from '@/utils/locate/folded-page';
import { rangesOf } from '@/utils/locate/ranges';
import type { PassageTarget } from '@/utils/page/passage-target';
import { VISIBLE_TO_SCRIPTS } from '@/utils/page/dom/visible-dom';

function targetOf(text: string, rest: Partial<PassageTarget> = {}): PassageTarget {
  return {
    text,
    kind: 'paragraph',
    before: [],
    after: [],
    headings: [],
    pdfPage: null,
    seconds: null,
    ...rest,
  };
}

/** The ranges in which a passage is found in a page. */
function rangesIn(html: string, target: PassageTarget): readonly Range[] {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const page = readFoldedPage(document.body, VISIBLE_TO_SCRIPTS, new WeakMap());
  const place = locate(page, target);
  return place ? rangesOf(page, place) : [];
}

/** The marked text, piece by piece; null where the passage is absent. */
function marked(html: string, text: string, rest: Partial<PassageTarget> = {}): string | null {
  const ranges = rangesIn(html, targetOf(text, rest));
  return ranges.length === 0 ? null : ranges.map(String).join('|');
}

describe('a passage is found', () => {
  test('across the elements of its line, with its signs', () => {
    expect(marked('<p>It <b>burns</b> all <i>night</i>.</p>', 'It burns all night.')).toBe(
      'It|burns|all|night',
    );
    expect(
      marked(
        '<p>He said: “It burns when the sun has gone down.” Then he slept.</p>',
        '“It burns when the sun has gone down.”',
      ),
    ).toBe('“It burns when the sun has gone down.”');
  });

  test('however its spaces, its signs and the width of its letters are written', () => {
    expect(marked('<p>Ａ\u00a0light—that  \n turns</p>', 'A light - that turns')).toBe(
      'Ａ\u00a0light—that  \n turns',
    );
  });

  test('in Japanese and in Arabic', () => {
    expect(marked('<p>前。灯台は一晩中燃えていた。後。</p>', '灯台は一晩中燃えていた。')).toBe(
      '灯台は一晩中燃えていた。',
    );
    expect(marked('<p dir="rtl">كانت المنارة تضيء طوال الليل.</p>', 'كانت المنارة تضيء طوال الليل.')).toBe(
      'كانت المنارة تضيء طوال الليل.',
    );
  });

  test('in a row that a cell from above goes on in', () => {
    const html =
      '<table><tr><td rowspan="2">Ingrid Brandt</td><td>1898</td></tr><tr><td>1919</td></tr></table>';
    expect(marked(html, 'Ingrid Brandt\t1919', { kind: 'row' })).toBe('Ingrid Brandt|1919');
  });

  test('in the cells of a row, and in code', () => {
    expect(
      marked('<table><tr><td>Saltmarsh</td><td>55 min</td></tr></table>', 'Saltmarsh\t55 min', {
        kind: 'row',
      }),
    ).toBe('Saltmarsh|55 min');
    expect(
      marked('<pre><span>let</span> a = 1;\nlet b = 2;</pre>', 'let a = 1;\nlet b = 2;', { kind: 'code' }),
    ).toBe('let|a = 1;\nlet b = 2;');
  });

  test('with its formulas, which stand on the page as something else', () => {
    const html = '<p>The area is <math alttext="x^{2}"><msup><mi>x</mi><mn>2</mn></msup></math> at most.</p>';
    const ranges = rangesIn(html, targetOf('The area is $x^{2}$ at most.'));
    expect(ranges).toHaveLength(3);
    expect(ranges[1]?.startContainer.childNodes[ranges[1].startOffset]?.nodeName).toBe('math');
  });

  test('around what was not read with it', () => {
    expect(
      marked(
        '<p>It burns<sup class="reference">[4]</sup> all night<button>Copy</button> long.</p>',
        'It burns all night long.',
      ),
    ).toBe('It burns|all night|long.');
    expect(
      marked(
        '<p>It burns <span style="display:none" hidden>never</span> all night.</p>',
        'It burns all night.',
      ),
    ).toBe('It burns|all night.');
  });

  test('without the line that tells who wrote it and when', () => {
    const html = '<div><a>marteh</a> <time>3 hours ago</time></div><p>It burned all night.</p>';
    expect(marked(html, 'marteh · 2026-03-04 09:00 · 4 points\nIt burned all night.')).toBe(
      'marteh|It burned all night.',
    );
  });

  test('without the time before what is said, line by line', () => {
    const html =
      '<ul><li><time>00:00</time><span>It burns when the sun is down.</span></li><li><time>00:07</time><span>It turns.</span></li></ul>';
    expect(marked(html, '[0:00] It burns when the sun is down. It turns.', { seconds: 0 })).toBe(
      'It burns when the sun is down.|It turns.',
    );
  });
});

describe('of several places', () => {
  const LIST =
    '<h2>North</h2><p>It is red.</p><p>Closed on Sundays.</p><p>It is old.</p>' +
    '<h2>South</h2><p>It is green.</p><p>Closed on Sundays.</p><p>It is new.</p>';

  function indexOf(html: string, rest: Partial<PassageTarget>): number {
    const [range] = rangesIn(html, targetOf('Closed on Sundays.', rest));
    const paragraph = range?.startContainer.parentElement;
    return [...(paragraph?.ownerDocument.querySelectorAll('p') ?? [])].indexOf(
      paragraph as HTMLParagraphElement,
    );
  }

  test('the one counts around which stands what stood around it', () => {
    expect(indexOf(LIST, { before: ['It is red.'] })).toBe(1);
    expect(indexOf(LIST, { before: ['It is green.'] })).toBe(4);
    expect(indexOf(LIST, { after: ['It is new.'] })).toBe(4);
    expect(indexOf(LIST, { headings: ['Lights', 'North'] })).toBe(1);
    expect(indexOf(LIST, { headings: ['Lights', 'South'] })).toBe(4);
  });

  test('it does so when the page has changed in between', () => {
    const changed = LIST.replace('<p>It is green.</p>', '<p>It is green.</p><p>Advertisement</p>');
    expect(indexOf(changed, { before: ['It is green.', 'It is old.'] })).toBe(5);
  });

  test('one that is shown counts more than a hidden one', () => {
    const html = '<div hidden><p>Closed on Sundays.</p></div><p>Other.</p><p>Closed on Sundays.</p>';
    expect(indexOf(html, {})).toBe(2);
  });
});

describe('a passage is absent', () => {
  test.each([
    ['a word was changed', '<p>It burns half the night.</p>'],
    ['a word was put in', '<p>It burns <b>not</b> all night.</p>'],
    ['a word was taken out', '<p>It burns all.</p>'],
    ['a figure was changed', '<p>It burns all night 2.</p>'],
    ['its words stand far from each other', '<p>It burns</p><p>and that for long.</p><p>all night.</p>'],
  ])('where %s', (_, html) => {
    expect(marked(html, 'It burns all night.' + (html.includes('2') ? ' 1' : ''))).toBeNull();
  });

  test('where its letters are within other words', () => {
    expect(marked('<p>The catalogue</p>', 'cat')).toBeNull();
    expect(marked('<p>Scatter all of it</p>', 'cat', { before: ['S'] })).toBeNull();
  });

  test('where a short one stands in the middle of another', () => {
    expect(marked('<p>You may go on now.</p>', 'Go on', { before: ['Settings'] })).toBeNull();
    expect(marked('<ul><li>Go on</li></ul>', 'Go on', { kind: 'item' })).toBe('Go on');
  });

  test('where there is nothing to look for', () => {
    expect(marked('<p>Some text</p>', '—')).toBeNull();
    expect(marked('', 'Some text')).toBeNull();
  });
});
