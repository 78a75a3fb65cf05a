// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import { readyEarlyField, typedEarly, untilComposed } from '@/utils/panel/early-field';

const READINESS = { isOffered: true, label: 'Question', placeholder: 'Ask about this page' };

function field(): HTMLTextAreaElement {
  const found = document.querySelector('textarea');
  if (!found) throw new Error('There is no field.');
  return found;
}

function type(text: string): void {
  field().value = text;
  field().dispatchEvent(new Event('input', { bubbles: true }));
}

const enter = (init: KeyboardEventInit = {}) => {
  const event = new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...init });
  field().dispatchEvent(event);
  return event;
};

beforeEach(() => {
  document.body.innerHTML =
    '<div class="composer"><div class="growing-field"><textarea id="early-field"></textarea></div></div>';
});

test('the field has its name and the focus, and grows with its text', () => {
  readyEarlyField(document, READINESS);
  expect(field().getAttribute('aria-label')).toBe('Question');
  expect(document.activeElement).toBe(field());
  type('What is a neap tide?');
  expect(document.querySelector('.growing-field')?.getAttribute('data-text')).toBe('What is a neap tide?');
});

test('Enter sends what stands there, unless something else is typed after it', () => {
  readyEarlyField(document, READINESS);
  expect(enter().defaultPrevented).toBe(true);
  expect(typedEarly(document)).toEqual({ text: '', isEntered: false });
  type('Why?');
  enter({ shiftKey: true });
  enter({ isComposing: true });
  expect(typedEarly(document)).toEqual({ text: 'Why?', isEntered: false });
  enter();
  expect(typedEarly(document)).toEqual({ text: 'Why?', isEntered: true });
  type('Why? And when?');
  expect(typedEarly(document)).toEqual({ text: 'Why? And when?', isEntered: false });
});

test('where no question can be asked, there is no field', () => {
  readyEarlyField(document, { ...READINESS, isOffered: false });
  expect(document.querySelector('textarea')).toBeNull();
  expect(typedEarly(document)).toEqual({ text: '', isEntered: false });
});

test('a word that is being composed is waited for', async () => {
  readyEarlyField(document, READINESS);
  await untilComposed(document);
  field().dispatchEvent(new Event('compositionstart'));
  let isOver = false;
  const over = untilComposed(document).then(() => (isOver = true));
  await Promise.resolve();
  expect(isOver).toBe(false);
  field().dispatchEvent(new Event('compositionend'));
  await over;
  await untilComposed(document);
});
