// @vitest-environment jsdom
import { afterEach, describe, expect, test } from 'vitest';
import { extractPage, extractWhole } from '@/utils/page/extract/extract';
import { snapshot } from '@/utils/page/dom/snapshot';
import { PAGE_URL } from '../page-fixtures';

afterEach(() => document.body.replaceChildren());

function read(html: string): string {
  document.body.innerHTML = html;
  return extractWhole(document, PAGE_URL).markdown;
}

const row = (label: string, field: string): string => {
  const id = `f${label.length}-${label}`;
  return `<div><label for="${id}">${label}</label></div><div>${field.replace(' ', ` id="${id}" `)}</div>`;
};

/** A record with two fields that are read, and more. */
const record = (more: string): string =>
  `<form>${row('Caller', '<input value="Anka Brel">')}${row('Place', '<input value="Cellar">')}${more}</form>`;

test('boxes in a row are told apart from the label before', () => {
  const box = (label: string): string => `<label><input type="checkbox" checked disabled>${label}</label>`;
  expect(read(`<p>${box('선물')}${box('Post')}</p>`)).toBe('[x] 선물 [x] Post');
});

describe('a record', () => {
  test('is read with its labels, each with the value that the page shows', () => {
    expect(
      read(
        record(
          row('State', '<select ><option>New</option><option selected>In progress</option></select>') +
            row('説明：', '<textarea >止まる。\n二時に。</textarea>') +
            row('الحالة', '<input value="مفتوح">') +
            '<label>Stadt <input value="Kiel"></label>' +
            '<input aria-label="Phone" value="0431 77">' +
            '<table><tr><td>Depth</td><td><input value="4 m"></td></tr></table>',
        ),
      ),
    ).toBe(
      'Caller: Anka Brel\n\nPlace: Cellar\n\nState: In progress\n\n説明： 止まる。\n二時に。\n\nالحالة: مفتوح\n\n' +
        'Stadt Kiel\n\nPhone: 0431 77\n\n|     |     |\n| --- | --- |\n| Depth | 4 m |',
    );
  });

  test('is the main text of its page, with what stands beside it', () => {
    document.body.innerHTML =
      `<h1>INC0042</h1>${record('')}<section><h2>Activity</h2>` +
      '<p>The float was stuck since the night before, and was lifted by hand until the pump ran again.</p></section>' +
      '<aside class="sidebar"><div><h2>Assignee</h2><div>Jori Vik</div></div><div><h2>Priority</h2><div>High</div></div></aside>' +
      '<aside><h2>Elsewhere</h2><a href="/a">The pump of the north pier</a><a href="/b">Nine ways to dry a cellar</a></aside>';
    const { markdown } = extractPage(document, PAGE_URL);
    expect(markdown).toMatch(
      /Caller: Anka Brel\n\nPlace: Cellar\n\n## Activity\n\nThe float[^#]+## Assignee\n\nJori Vik\n\n## Priority\n\nHigh$/,
    );
  });

  test('says what is ticked, in its fields and in tasks of any make', () => {
    const text = read(
      record('<input type="checkbox" id="k" checked><label for="k">Known</label>') +
        '<div><input type="checkbox" id="n"><label for="n">Dry</label></div>' +
        '<div><span role="checkbox" aria-checked="true" aria-labelledby="r"></span><b id="r">Rope</b></div>' +
        '<ul><li><button role="checkbox" aria-checked="false"></button>Oil</li></ul>',
    );
    for (const words of ['[x] Known', '[ ] Dry', '[x] **Rope**', '- [ ] Oil']) expect(text).toContain(words);
  });

  test('of a page without forms is read too; what is empty to be filled in stays a label', () => {
    document.body.innerHTML = `<div>${record('').replaceAll('form', 'section')}</div>`;
    expect(snapshot(document, PAGE_URL).body.textContent).toContain('Caller: Anka Brel');
    expect(read(`<form>${row('Name', '<input >')}${row('Town', '<input >')}</form>`)).toBe('Name\n\nTown');
  });
});

test('a field that cannot be changed is read by itself; one with a default, to be changed, is not', () => {
  expect(read(row('Number', '<input readonly value="A-17">'))).toBe('Number: A-17');
  expect(read(row('Number', '<input disabled value="A-17">'))).toBe('Number: A-17');
  expect(read(row('Quantity', '<input type="number" value="1">'))).toBe('Quantity');
  expect(read(row('Sort by', '<select ><option selected>Newest</option></select>'))).toBe('Sort by');
});

describe('is never read:', () => {
  const SECRETS: Readonly<Record<string, string>> = {
    'a password': '<input type="password" value="hunter2">',
    'a password that is shown': '<input name="newPassword" value="hunter2">',
    'a password by its autocomplete': '<input autocomplete="current-password" value="hunter2">',
    'a code that is used once': '<input autocomplete="one-time-code" value="hunter2">',
    'a code by its name': '<input name="otp_code" value="hunter2">',
    'one digit of a code': '<input maxlength="1" value="hunter2">',
    'a card number by its name': '<input id="cardNumber" value="hunter2">',
    'a card number by its autocomplete': '<input autocomplete="section-a billing cc-number" value="hunter2">',
    'when a card expires': '<select autocomplete="cc-exp"><option selected>hunter2</option></select>',
    'a key': '<textarea name="api_key">hunter2</textarea>',
    'a hidden input': '<input type="hidden" value="hunter2">',
    'an input that is not displayed': '<div style="display:none"><input value="hunter2"></div>',
    'an input hidden from all': '<div aria-hidden="true"><input value="hunter2"></div>',
  };
  for (const [name, field] of Object.entries(SECRETS)) {
    test(`${name}`, () => {
      for (const shown of [field, field.replace(/<(input|select|textarea)/, '<$1 readonly')]) {
        const text = read(record(`<div><label>Field ${shown}</label></div>`));
        expect(text).toContain('Anka Brel');
        expect(text).not.toContain('hunter2');
        const values = [...snapshot(document, PAGE_URL).querySelectorAll('input')].map(({ value }) => value);
        expect(values).not.toContain('hunter2');
      }
    });
  }

  for (const label of [
    'Passwort',
    'Mot de passe',
    'パスワード',
    '密码',
    '验证码',
    '確認コード',
    'رمز التحقق',
    'סיסמה',
    'CVC',
    'PIN',
  ]) {
    test(`what is labelled ${label}`, () => {
      expect(read(record(row(label, '<input value="hunter2">')))).not.toContain('hunter2');
    });
  }

  test('the number of a card, whatever its field is called; other numbers are', () => {
    const text = read(
      record(
        row('Note', '<input value="4111 1111 1111 1111">') +
          row('Ship', '<input value="4111 1111 1111 1112">'),
      ),
    );
    expect(text).not.toContain('1111 1111 1111 1111');
    expect(text).toContain('4111 1111 1111 1112');
  });

  test('the field that the reader is in', () => {
    document.body.innerHTML = record(row('Answer', '<textarea >what I type</textarea>'));
    document.querySelector('textarea')?.focus();
    expect(extractWhole(document, PAGE_URL).markdown).not.toContain('what I type');
    document.querySelector('textarea')?.blur();
    expect(extractWhole(document, PAGE_URL).markdown).toContain('what I type');
  });
});
