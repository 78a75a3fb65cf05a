// @vitest-environment jsdom
import { afterEach, expect, test } from 'vitest';
import { createFrameTexts, surveyFrame, type FrameText } from '@/utils/page/dom/frame-text';
import { VISIBLE_TO_SCRIPTS } from '@/utils/page/dom/visible-dom';
import { snapshot } from '@/utils/page/dom/snapshot';
import { PAGE_URL } from '../page-fixtures';

afterEach(() => document.body.replaceChildren());

const textAt = (path: readonly number[], html: string, changes: Partial<FrameText> = {}): FrameText => ({
  path,
  html,
  url: 'https://other.example/',
  width: 800,
  height: 400,
  isApart: true,
  missed: [],
  ...changes,
});

function frames(...sources: readonly string[]): readonly HTMLIFrameElement[] {
  document.body.innerHTML = sources.map((source) => `<iframe ${source}></iframe>`).join('');
  return [...document.querySelectorAll('iframe')];
}

test('a frame looks at itself as the page that it is', () => {
  expect(surveyFrame()).toMatchObject({ path: [], isApart: false, url: location.href });
});

test('a frame is known by its place among the windows of the page', () => {
  const [first, second] = frames('', '');
  // jsdom's windows do not number those of their frames.
  const page = [first?.contentWindow, second?.contentWindow] as unknown as Window;
  const texts = createFrameTexts(page, [textAt([1], '<p>second</p>'), textAt([5], '<p>gone</p>')]);
  expect(second && texts.htmlOf(second)?.html).toBe('<p>second</p>');
  expect(first && texts.htmlOf(first)).toBeNull();
});

test('in a shadow tree it is known by its site and its size, if only one is like it', () => {
  const [frame] = frames('src="https://other.example/a"');
  if (!frame) throw new Error('there is no frame');
  Object.defineProperties(frame, { clientWidth: { value: 800 }, clientHeight: { value: 400 } });
  const htmlOf = (...texts: readonly FrameText[]) => createFrameTexts(window, texts).htmlOf(frame)?.html;
  const alike = textAt([-1], '<p>alike</p>');
  expect(
    htmlOf(alike, textAt([-1], '', { width: 300 }), textAt([-1], '', { url: 'https://x.example/' })),
  ).toBe('<p>alike</p>');
  expect(htmlOf(alike, textAt([-1], '<p>also</p>'))).toBeUndefined();
});

test('frames that nobody read are noted with their sites and sizes, those within other frames too', () => {
  const [pay, data, empty, shell] = frames(
    'src="https://www.pay.example/a"',
    'src="data:text/html,a"',
    '',
    '',
  );
  const inner = { host: 'inner.example', width: 500, height: 400 };
  const page = [shell?.contentWindow] as unknown as Window;
  const texts = createFrameTexts(page, [textAt([0], '<p>shell</p>', { missed: [inner] })]);
  for (const frame of [pay, data, empty, shell]) {
    if (!frame) throw new Error('there is no frame');
    frame.getBoundingClientRect = () => new DOMRect(0, 0, 640.4, 480);
    texts.htmlOf(frame);
    texts.htmlOf(frame);
  }
  expect(texts.missed()).toEqual([
    { host: 'pay.example', width: 640, height: 480 },
    { host: '', width: 640, height: 480 },
    inner,
  ]);
});

test('a frame has the site of its text, unless that is the page’s own', () => {
  const [frame] = frames('');
  if (!frame) throw new Error('there is no frame');
  const page = Object.assign([frame.contentWindow], { location: new URL('https://page.example/') });
  const hostOf = (url: string) =>
    createFrameTexts(page as unknown as Window, [textAt([0], '', { url })]).htmlOf(frame)?.host;
  expect(hostOf('https://www.other.example/a')).toBe('other.example');
  expect(hostOf('https://page.example:8443/a')).toBe('page.example:8443');
  expect(hostOf('https://page.example/sandboxed')).toBeNull();
  expect(hostOf('data:text/html,a')).toBe('');
});

function readWith(html: string | null, source: string, area: readonly [number, number] = [800, 400]): string {
  const [frame] = frames(source);
  if (!frame) throw new Error('there is no frame');
  // jsdom has no layout, and no frame that may not be looked into.
  frame.getBoundingClientRect = () => new DOMRect(0, 0, ...area);
  if (html !== null) Object.defineProperty(frame, 'contentDocument', { value: null });
  const visible = { ...VISIBLE_TO_SCRIPTS, frameHtml: () => (html === null ? null : { html, host: null }) };
  return snapshot(document, PAGE_URL, visible).body.innerHTML;
}

test('the text of a frame that was read apart stands where the frame is', () => {
  expect(readWith('<p>weather</p>', 'src="https://other.example/"')).toBe('<div><p>weather</p></div>');
  expect(readWith('<p>weather</p>', 'src="https://other.example/"', [200, 200])).toBe('');
  expect(readWith('<p>buy</p>', 'src="https://ads.example/"')).toBe('');
});

test('a page made of frames is read frame by frame', () => {
  const page = new DOMParser().parseFromString(
    '<frameset cols="20%,*"><frame name="index" src="a"><frameset><frame name="text" src="b"></frameset></frameset>',
    'text/html',
  );
  for (const frame of page.querySelectorAll('frame')) {
    frame.getBoundingClientRect = () => new DOMRect(0, 0, 800, 400);
  }
  const frameHtml = (frame: Element) => ({ html: `<p>${frame.getAttribute('name')}</p>`, host: null });
  const read = snapshot(page, PAGE_URL, { ...VISIBLE_TO_SCRIPTS, frameHtml });
  expect(read.body.textContent).toBe('indextext');
  expect(read.querySelectorAll('frameset')).toHaveLength(0);
});

test('a sandboxed frame whose text is in the page is read from there', () => {
  expect(readWith('', 'sandbox srcdoc="<p>ferry</p><script>run()</script>"')).toBe('<div><p>ferry</p></div>');
});
