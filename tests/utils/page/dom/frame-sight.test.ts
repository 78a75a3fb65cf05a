// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { isInSight } from '@/utils/page/dom/frame-sight';

afterEach(() => {
  document.body.replaceChildren();
  document.documentElement.removeAttribute('dir');
  document.documentElement.removeAttribute('style');
});

interface Place {
  readonly at?: DOMRect;
  /** The scrolling of the box around it. */
  readonly scrolled?: readonly [left: number, top: number];
}

/** True if a frame with these styles is in sight, in a box with those. jsdom lays nothing out. */
function isSeen(frameStyle: string, boxStyle = '', { at, scrolled = [0, 0] }: Place = {}): boolean {
  document.body.innerHTML = `<div style="${boxStyle}"><iframe style="${frameStyle}"></iframe></div>`;
  const [box, frame] = [document.querySelector('div'), document.querySelector('iframe')];
  if (!box || !frame) throw new Error('there is no frame');
  const size = boxStyle.includes('height: 0') ? 0 : 400;
  Object.defineProperties(box, { clientWidth: { value: 400 }, clientHeight: { value: size } });
  Object.defineProperty(document.documentElement, 'clientWidth', { value: 1000, configurable: true });
  [box.scrollLeft, box.scrollTop] = scrolled;
  frame.getBoundingClientRect = () => at ?? new DOMRect(0, 0, 400, 400);
  return isInSight(frame);
}

test('a frame in the page is in sight, also one that is far down', () => {
  expect(isSeen('')).toBe(true);
  expect(isSeen('opacity: 0.8', 'overflow: hidden')).toBe(true);
  expect(isSeen('', '', { at: new DOMRect(0, 9000, 400, 400) })).toBe(true);
});

test.each([
  ['transparent', 'opacity: 0', ''],
  ['in a box that is transparent', '', 'opacity: 0.01'],
  ['hidden', 'visibility: hidden', ''],
  ['clipped away', 'clip-path: inset(50%)', ''],
  ['in a box that is clipped away', '', 'clip-path: circle(0px at 0px 0px)'],
  ['filtered away', 'filter: opacity(0%)', ''],
  ['clipped in the old way', 'position: absolute; clip: rect(0px, 0px, 0px, 0px)', ''],
  ['in a box of no height', '', 'overflow: hidden; height: 0'],
])('a frame is not in sight that is %s', (_, frame, box) => {
  expect(isSeen(frame, box)).toBe(false);
});

test('nothing is in sight beyond the edges that cannot be scrolled to', () => {
  const left = { at: new DOMRect(-9000, 0, 400, 400) };
  const right = { at: new DOMRect(1200, 0, 400, 400) };
  expect(isSeen('', '', left)).toBe(false);
  expect(isSeen('', '', { at: new DOMRect(0, -900, 400, 400) })).toBe(false);
  expect(isSeen('', '', right)).toBe(true);
  document.documentElement.style.overflowX = 'hidden';
  expect(isSeen('', '', right)).toBe(false);
  document.documentElement.removeAttribute('style');
  document.documentElement.style.direction = 'rtl';
  expect(isSeen('', '', left)).toBe(true);
  expect(isSeen('', '', right)).toBe(false);
});

test('what was scrolled out of a box is in sight', () => {
  const above = { at: new DOMRect(0, -900, 400, 400) };
  expect(isSeen('', 'overflow: auto', { ...above, scrolled: [0, 1200] })).toBe(true);
  expect(isSeen('', 'overflow: auto', { ...above, scrolled: [0, 100] })).toBe(false);
});

test('a box clips what is in its flow, and nothing that is placed by another', () => {
  const empty = 'overflow: hidden; height: 0';
  expect(isSeen('position: fixed', empty)).toBe(true);
  expect(isSeen('position: absolute', empty)).toBe(true);
  expect(isSeen('position: absolute', `${empty}; position: relative`)).toBe(false);
  expect(isSeen('position: relative', empty)).toBe(false);
  document.body.style.overflow = 'hidden';
  expect(isSeen('')).toBe(true);
  document.body.removeAttribute('style');
});
