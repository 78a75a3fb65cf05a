import { globSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { NAMES } from '../../scripts/own-properties.ts';
import { followCitation } from './support/follow-citation.ts';
import { highlighted } from './support/highlighted.ts';
import { readBeside } from './support/reading.ts';
import type { Site } from './support/site.ts';
import { expect, test } from './support/test.ts';

/**
 * Names the fields of the page's only form, pictures and frames like all that scripts ask of a form, a document and a
 * window, with something before each name. Runs in the page.
 */
function nameAll(before: string): void {
  const namesOf = (prototype: object | null): readonly string[] =>
    prototype === null
      ? []
      : [...Object.getOwnPropertyNames(prototype), ...namesOf(Object.getPrototypeOf(prototype))];
  const form = document.querySelector('form') ?? document.body;
  const add = (kind: string, name: string) => {
    const element = document.createElement(kind);
    element.setAttribute('name', `${before}${name}`);
    return element;
  };
  const rest = document.createElement('div');
  rest.hidden = true;
  for (const name of namesOf(HTMLFormElement.prototype)) form.append(add('input', name));
  for (const name of namesOf(HTMLDocument.prototype)) rest.append(add('img', name));
  document.body.append(rest);
}

/** Serves a page of the tests with all of its body in a form whose fields have names. Returns its address. */
async function serve(site: Site, path: string, before: string): Promise<string> {
  const file = fileURLToPath(new URL(`../fixtures/pages/${path}`, import.meta.url));
  const html = await readFile(file, 'utf8');
  const named = `<script>(${nameAll.toString()})(${JSON.stringify(before)})</script>`;
  // Their windows are of another origin. (One named `chrome` ends the page's process in Chromium, with any extension.)
  const frames = ['top', 'sidenote', 'browser', 'document', 'self']
    .map((name) => `<iframe hidden name="${before}${name}" src="data:text/html,x"></iframe>`)
    .join('');
  const body = html
    .replace(/<\/?form\b[^>]*>/g, '')
    .replace(/<body[^>]*>/, '$&<form>')
    .replace(/<\/body>/, `</form>${named}${frames}</body>`);
  expect(body).toContain('</form>');
  site.put(path, { body });
  return site.url(path);
}

const PAGES = [
  'article.html',
  'app.html',
  'docs.html',
  'forum.html',
  ...['folded', 'record', 'product', 'marks', 'lines', 'mail', 'sheet', 'article-with-comments'].map(
    (name) => `kinds/${name}.html`,
  ),
];

test('a page is read the same whatever the fields of its form are named', async ({ sidenote, site }) => {
  const page = await sidenote.open(await serve(site, 'article.html', 'my-'));
  const panel = await sidenote.openPanel(page);
  for (const path of PAGES) {
    const texts: string[] = [];
    for (const before of ['my-', '']) {
      const address = await serve(site, path, before);
      await page.goto(`${address}?${before}`);
      texts.push((await readBeside(panel, page)).text);
    }
    const [harmless = '', hostile] = texts;
    expect.soft(harmless.length, path).toBeGreaterThan(200);
    expect.soft(hostile, path).toBe(harmless);
  }
});

test('a passage in a form is led back to, whatever its fields are named', async ({
  sidenote,
  site,
  kimi,
}) => {
  const page = await sidenote.open(await serve(site, 'article.html', ''));
  const panel = await sidenote.openPanel(page);
  await followCitation(panel, kimi, /\*\*Spring tides/);
  await expect.poll(() => highlighted(page)).toMatch(/^Spring tides\. ?At new moon/);
});

test('a selection in a form is read, whatever its fields are named', async ({ sidenote, site }) => {
  const page = await sidenote.open(await serve(site, 'article.html', ''));
  const selected = await page
    .locator('article p')
    .nth(1)
    .evaluate((paragraph) => {
      const form = paragraph.closest('form');
      form?.setAttribute('tabindex', '0');
      if (form) HTMLElement.prototype.focus.call(form);
      getSelection()?.selectAllChildren(paragraph);
      return (paragraph.textContent ?? '').trim().slice(0, 30);
    });
  const panel = await sidenote.openPanel(page);
  await expect(panel.getByText(selected)).toBeVisible();
});

test('all that is asked of an element in a page is asked of its prototypes', async ({ sidenote, site }) => {
  const page = await sidenote.open(site.url('article.html'));
  const ofForms = await page.evaluate(() => {
    const names = new Set<string>();
    for (let own: object | null = HTMLFormElement.prototype; own; own = Object.getPrototypeOf(own))
      for (const name of Object.getOwnPropertyNames(own)) names.add(name);
    for (const plain of [Object, Array, String, Map, Function])
      for (const name of Object.getOwnPropertyNames(plain.prototype)) if (name !== 'name') names.delete(name);
    return [...names];
  });
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const asked = globSync(
    ['utils/{page,locate,sites}/**/*.ts', 'utils/tab/read-document.ts', 'entrypoints/*.content/*.ts'],
    {
      cwd: root,
    },
  )
    .map((path) => readFileSync(`${root}/${path}`, 'utf8'))
    .flatMap((text) => [...text.matchAll(/\.(\w+)/g)].map(([, name = '']) => name));
  const unknown = ofForms.filter((name) => asked.includes(name) && !NAMES.has(name));
  expect(asked.length).toBeGreaterThan(1000);
  expect(unknown).toEqual([]);
});
