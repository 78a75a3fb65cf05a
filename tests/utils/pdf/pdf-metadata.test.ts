import { describe, expect, test } from 'vitest';
import { pdfMetadata, type PdfSource } from '@/utils/pdf/pdf-metadata';

function metadata(source: Partial<Omit<PdfSource, 'xmp'>> & { readonly xmp?: Record<string, unknown> }) {
  const { xmp = {}, ...rest } = source;
  return pdfMetadata({
    url: 'https://www.harbour.example/files/Tide_tables%202026.pdf',
    info: {},
    language: null,
    heading: null,
    ...rest,
    xmp: (name) => xmp[name] ?? null,
  });
}

test('XMP counts for more than Info', () => {
  expect(
    metadata({
      info: { Title: 'Old', Author: 'Nobody Else', CreationDate: 'D:2001' },
      xmp: {
        'dc:title': 'New',
        'dc:creator': ['Ada Marsh', 'Ben Quay'],
        'xmp:createdate': '2026-02-03T04:05:06Z',
      },
    }),
  ).toMatchObject({ title: 'New', byline: 'Ada Marsh, Ben Quay', published: '2026-02-03T04:05:06Z' });
});

test.each(['Microsoft Word - draft 3.doc', 'Untitled', 'paper_final.tex', 'PowerPoint Presentation', ''])(
  'the heading counts for more than the title “%s”',
  (Title) => {
    expect(metadata({ info: { Title }, heading: 'How tides work' }).title).toBe('How tides work');
  },
);

test('a file that tells nothing is called by its address', () => {
  expect(metadata({})).toMatchObject({ title: 'Tide tables 2026', site: 'harbour.example', byline: null });
});

describe('dates', () => {
  test.each([
    ['D:20260314092653Z', '2026-03-14T09:26:53Z'],
    ["D:20260314092653-05'30'", '2026-03-14T09:26:53-05:30'],
    ['D:202603', '2026-03-01'],
    ['20260314', '2026-03-14'],
    ['yesterday', null],
  ])('%s is %s', (CreationDate, published) => {
    expect(metadata({ info: { CreationDate } }).published).toBe(published);
  });
});
