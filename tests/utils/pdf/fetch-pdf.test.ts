import { expect, test, vi } from 'vitest';
import { cmapAnswer, cmapRequest, readCMapAnswer, requestedCMap } from '@/utils/pdf/cmap-message';
import { fetchPdf } from '@/utils/pdf/fetch-pdf';

const URL_OF_FILE = 'https://harbour.example/tides.pdf';

function answer(body: BodyInit, init?: ResponseInit): void {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, init)));
}

test('a file is a PDF by its first kilobyte, whatever stands before its head', async () => {
  answer(`\r\n\r\n%PDF-1.4 and more`);
  expect(await fetchPdf(URL_OF_FILE)).toBeInstanceOf(Uint8Array);
});

test('a page of a login in its place can’t be read, and other bytes are damaged', async () => {
  answer('<title>Log in</title>', { headers: { 'content-type': 'text/html' } });
  expect(await fetchPdf(URL_OF_FILE)).toMatchObject({ fault: 'page-pdf' });
  answer('nothing of the kind', { headers: { 'content-type': 'application/pdf' } });
  expect(await fetchPdf(URL_OF_FILE)).toMatchObject({ fault: 'page-damaged' });
});

test('a refusal and a lost connection tell why', async () => {
  answer('', { status: 403, statusText: 'Forbidden' });
  expect(await fetchPdf(URL_OF_FILE)).toEqual({ fault: 'page-pdf', message: '403 Forbidden' });
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await fetchPdf(URL_OF_FILE)).toEqual({ fault: 'page-pdf', message: 'Failed to fetch' });
});

test('tables are asked for by their names alone, and come back byte for byte', () => {
  expect(requestedCMap(cmapRequest('UniJIS-UCS2-H.bcmap'))).toBe('UniJIS-UCS2-H.bcmap');
  for (const filename of ['../manifest.json', 'a/b.bcmap', 'https://x.example/a.bcmap', 7]) {
    expect(requestedCMap({ type: 'pdf-cmap', filename })).toBeNull();
  }
  expect(requestedCMap(null)).toBeNull();
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  expect(readCMapAnswer(cmapAnswer(bytes))).toEqual(bytes);
  expect(() => readCMapAnswer(null)).toThrow('no such table');
});
