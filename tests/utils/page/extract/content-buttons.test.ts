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

test('a button in the middle of a sentence is a word of it', () => {
  expect(whole('<p>Given by <button>Ada Vane</button> to <button>海</button>.</p>')).toBe(
    'Given by Ada Vane to 海.',
  );
  expect(whole('<p>The lamp was cleaned. <button>Read more</button></p>')).toBe('The lamp was cleaned.');
});

test('a button is the value of its name where the other names have plain values', () => {
  const field = (name: string, value: string) => `<div class="f"><span>${name}: </span>${value}</div>`;
  const state = field('状態', '<button>対応中</button>');
  const others = field('担当者', '<span>佐藤</span>') + field('期限', '<span>明日</span>');
  expect(whole(state + others)).toContain('状態: 対応中');
  const settings = ['Language', 'Theme'].map((name) => field(name, `<button>Change ${name}</button>`));
  expect(whole(state + settings.join(''))).not.toMatch(/対応中|Change/);
});

test('cards that can be pressed as a whole are read', () => {
  const card = (name: string): string =>
    `<div role="button" tabindex="0"><div>Lamp of ${name}</div><span>${name}</span></div>`;
  const page = `<main><h1>Board</h1><h2>Lit</h2>${SENDERS.map(card).join('')}</main>`;
  for (const read of [extractPage, extractWhole]) {
    const { markdown } = read(pageOf(page), PAGE_URL);
    for (const sender of SENDERS) expect(markdown).toContain(`Lamp of ${sender}\n\n${sender}`);
  }
});
