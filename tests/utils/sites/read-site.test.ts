// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import { readSite } from '@/utils/sites/read-site';
import { samplePage, sampleText } from './site-fixtures';

const DOCUMENT = 'https://docs.google.com/document/d/1LightPlanInvented_0001/edit';

test('a page that is read again asks its server once', async () => {
  const fetched = vi.fn<typeof fetch>(() =>
    Promise.resolve(new Response(sampleText('google-docs-basic.html'))),
  );
  vi.stubGlobal('fetch', fetched);
  const loaded = new Map<string, Promise<string | null>>();
  const first = await readSite(samplePage('google-docs.html'), DOCUMENT, { loaded });
  expect(await readSite(samplePage('google-docs.html'), DOCUMENT, { loaded })).toEqual(first);
  expect(first?.markdown).toContain('Count the barrels');
  expect(fetched).toHaveBeenCalledTimes(1);
});

test('a document whose text cannot be had is read as far as the page describes it', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('Sign in', { status: 403 })));
  const page = await readSite(samplePage('google-docs.html'), DOCUMENT);
  expect(page?.markdown).toBe('- Before the ice\n- What to burn');

  const described = samplePage('google-docs.html');
  described
    .querySelector('canvas')
    ?.insertAdjacentHTML(
      'afterend',
      '<svg><g><rect aria-label="Whoever keeps the light"></rect><rect aria-label=" "></rect><rect aria-label="in winter"></rect></g></svg>',
    );
  expect((await readSite(described, DOCUMENT))?.markdown).toBe('Whoever keeps the light\nin winter');
});

test.each([
  'https://docs.google.com/document/d/e/2PACX-published/pub',
  'https://stackoverflow.com/questions/tagged/python',
  'https://www.reddit.com/r/oddarchives/',
  'https://www.youtube.com/@skerriesarchive',
  'https://arxiv.org/list/cs.CL/recent',
  'https://github.com.evil.example/skerries/logbook/issues/31',
  'https://notwikipedia.org/wiki/Varnholm',
  'not an address',
])('%s is left to the general way', async (url) => {
  expect(await readSite(samplePage('stack-overflow.html'), url)).toBeNull();
});

test('a rule that fails is as good as none', async () => {
  const document = samplePage('github-file.html');
  document.querySelector('textarea')?.remove();
  for (const script of document.querySelectorAll('script')) script.textContent = '{ not JSON';
  expect(await readSite(document, 'https://github.com/skerries/logbook/blob/main/src/night.py')).toBeNull();
});
