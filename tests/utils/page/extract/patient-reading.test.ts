// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { pageKey } from '@/utils/text/page-key';
import { readPatiently } from '@/utils/page/extract/patient-reading';

const LONG = 'The spinnaker is kept in the forward locker, dry. '.repeat(4).trim();
const OTHER = 'The trysail is orange so that it can be seen from the air. '.repeat(4).trim();

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
  document.body.removeAttribute('aria-busy');
  history.replaceState(null, '', '/');
});

function show(text: string): void {
  document.body.innerHTML = `<p>${text}</p>`;
}

const readNow = () =>
  Promise.resolve({ url: document.URL, markdown: document.querySelector('p')?.textContent ?? '' });

/** Reads while time goes by; returns the reading, and the milliseconds it took. */
async function reading(last: { key: string; text: string } | null = null) {
  const start = performance.now();
  let took = 0;
  const result = readPatiently(document, last, readNow).finally(() => (took = performance.now() - start));
  await vi.advanceTimersByTimeAsync(10_000);
  return { markdown: (await result).markdown, took };
}

test('a page at rest is read after a tenth of a second', async () => {
  show(LONG);
  expect(await reading()).toEqual({ markdown: LONG, took: 100 });
});

test('a page that draws itself is read when its text is there', async () => {
  document.body.innerHTML = '<nav>Sails</nav><main></main>';
  setTimeout(show, 1500, LONG);
  const { markdown, took } = await reading();
  expect(markdown).toBe(LONG);
  expect(took).toBeLessThan(2000);
});

test('a page with little text is read within half a second once it has loaded, whatever it has', async () => {
  for (const text of ['Nothing much.', '本日は休館です。', '']) {
    show(text);
    const { markdown, took } = await reading();
    expect(markdown).toBe(text);
    expect(took).toBeLessThanOrEqual(500);
  }
  document.body.innerHTML = '<p>Gone.</p><div class="spinner" style="display:none"></div>';
  expect((await reading()).took).toBeLessThanOrEqual(500);
});

test('a page with little text and a sign that more is to come is waited for', async () => {
  for (const sign of [
    '<div class="spinner"></div>',
    '<div role="progressbar"></div>',
    '<main id="app"> </main>',
    '<div class="CardSkeleton"></div>',
  ]) {
    document.body.innerHTML = `<p>Wait.</p>${sign}`;
    setTimeout(show, 1500, LONG);
    expect((await reading()).markdown).toBe(LONG);
  }
  document.body.innerHTML = '<div id="root"></div><script type="module"></script>';
  setTimeout(show, 1500, LONG);
  expect((await reading()).markdown).toBe(LONG);
});

test('a page with little text that is still loading is waited for', async () => {
  show('Wait.');
  const state = vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive');
  setTimeout(() => {
    show(OTHER);
    state.mockReturnValue('complete');
  }, 1500);
  expect((await reading()).markdown).toBe(OTHER);
  state.mockRestore();
});

test('a page that never rests is read all the same', async () => {
  show(LONG);
  const ticker = setInterval(() => document.body.append('.'), 20);
  const { markdown, took } = await reading();
  clearInterval(ticker);
  expect(markdown).toBe(LONG);
  expect(took).toBeLessThan(1000);
});

test('the text of the page before is not taken for that of the new route', async () => {
  show(LONG);
  const last = { key: pageKey(document.URL), text: LONG };
  history.pushState(null, '', '/storm');
  setTimeout(show, 1200, OTHER);
  expect((await reading(last)).markdown).toBe(OTHER);
});

test('a route that shows the same text is believed in the end, and the same address at once', async () => {
  show(LONG);
  const last = { key: pageKey(document.URL), text: LONG };
  expect((await reading(last)).took).toBe(100);
  history.pushState(null, '', '/same');
  const { markdown, took } = await reading(last);
  expect(markdown).toBe(LONG);
  expect(took).toBeGreaterThanOrEqual(3000);
});

test('a page that says that it is busy is waited for', async () => {
  show(LONG);
  document.body.setAttribute('aria-busy', 'true');
  setTimeout(() => {
    document.body.removeAttribute('aria-busy');
    show(OTHER);
  }, 900);
  expect((await reading()).markdown).toBe(OTHER);
});
