// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { extractPage, extractWhole } from '@/utils/page/extract/extract';
import { PAGE_URL, pageOf } from '../page-fixtures';

const SENDERS = ['Anka Brel', 'Jori Vik', 'Pell Moor', '佐藤 海'];
const message = (sender: string, index: number): string =>
  `<div class="row"><button class="sender">${sender}</button><div>The lamp was cleaned on day ${index}, and the ` +
  `oil that was left over went back into the jar.</div><button class="do">Reply</button></div>`;

const whole = (html: string): string => extractWhole(pageOf(html), PAGE_URL).markdown;

test('the words of buttons that differ from item to item are read: who sent what', () => {
  const page = `<main>${SENDERS.map(message).join('')}</main>`;
  for (const read of [extractPage, extractWhole]) {
    const { markdown } = read(pageOf(page), PAGE_URL);
    for (const sender of SENDERS) expect(markdown).toContain(sender);
    expect(markdown).not.toContain('Reply');
  }
});

test('the state of a record is read where a button shows it alone, in a cell or beside its label', () => {
  const row = (name: string, state: string) =>
    `<tr><td>${name}</td><td><button>${state}</button></td><td><button>Edit</button></td></tr>`;
  const table = `<table><tr><th>Lamp</th><th>State</th><th></th></tr>${row('North', 'Lit')}${row('South', 'Dark')}</table>`;
  expect(whole(table).replace(/ +/g, ' ')).toContain('| North | Lit | |\n| South | Dark | |');
  expect(whole('<dl><dt>Status</dt><dd><button>In progress</button></dd></dl>')).toContain('In progress');
});

test.each([
  ['that say the same in each item', SENDERS.map((_, index) => message('Follow', index)).join('')],
  [
    'that differ by a number',
    SENDERS.map(
      (_, index) =>
        `<div><p>The lamp was cleaned, and the oil was put back.</p><div><button>${index} replies</button></div></div>`,
    ).join(''),
  ],
  [
    'that stand in a row of their own',
    `<p>Lamps of all kinds</p><div>${SENDERS.map((name) => `<button>${name}</button>`).join('')}</div>`,
  ],
  [
    'of a menu',
    `<div role="menu">${SENDERS.map((name) => `<div><button>${name}</button> with a long remark on it</div>`).join('')}</div>`,
  ],
])('buttons %s stay buttons', (_name, html) => {
  expect(whole(html)).not.toMatch(/Follow|replies|Anka Brel/);
});
