// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { readSite } from '@/utils/sites/read-site';
import { describedChapters } from '@/utils/sites/youtube-chapters';
import { samplePage } from './site-fixtures';

const CLOSED = 'https://www.youtube.com/watch?v=LogBook0001&pp=x';
const OPEN = 'https://www.youtube.com/watch?v=Mercury0002';

describe('a video', () => {
  const asked: string[] = [];
  let captions = '';

  beforeEach(() => {
    asked.length = 0;
    captions = '';
    vi.stubGlobal('fetch', (address: URL) => {
      asked.push(address.href);
      return Promise.resolve(new Response(captions));
    });
  });

  test('is read with its channel, its date and the whole of its description', async () => {
    const page = await readSite(samplePage('youtube.html'), CLOSED);
    expect(page).toMatchObject({
      title: 'How to read a lighthouse logbook',
      byline: 'Skerries Archive',
      published: '2026-03-04T10:00:07-08:00',
      site: 'YouTube',
    });
    expect(page?.markdown).toContain(
      "## Description\n\nA keeper's logbook, page by page. The scans: https://skerries.example/scans\n\n0:00 The book\n1:05 Ships and clouds\n",
    );
    for (const beside of ['subscribers', 'Fog signals', 'grandfather', 'Sign in', '12,044']) {
      expect(page?.markdown).not.toContain(beside);
    }
  });

  test('with a closed transcript says so, opens nothing, and takes an empty file of captions for none', async () => {
    const document = samplePage('youtube.html');
    const clicked = vi.fn<() => void>();
    document.addEventListener('click', clicked);
    const page = await readSite(document, CLOSED);
    expect(page?.transcript).toBe('closed');
    expect(page?.markdown).toMatch(/It can be opened on the page\.\*$/);
    expect(clicked).not.toHaveBeenCalled();
    expect(asked).toEqual(['https://www.youtube.com/api/timedtext?v=LogBook0001&ei=x&lang=en&fmt=vtt']);
  });

  test('is read with its captions where their file has any, under the chapters of its description', async () => {
    captions =
      'WEBVTT\n\n00:00.000 --> 00:05.000\nThis is the logbook.\n\n01:06.000 --> 01:09.000\nA cross is a ship.';
    const page = await readSite(samplePage('youtube.html'), CLOSED);
    expect(page?.transcript).toBe('read');
    expect(page?.markdown).toContain(
      '## Transcript\n\n### The book\n\n[0:00] This is the logbook.\n\n### Ships and clouds\n\n[1:06] A cross is a ship.',
    );
  });

  test('is read with its transcript where that is open, and asks for nothing', async () => {
    const page = await readSite(samplePage('youtube-open.html'), OPEN);
    expect(page?.markdown).toBe(
      [
        '## Description',
        'A ton of glass, turned with one finger.',
        '## Transcript',
        '### The trough',
        '[0:01] so the whole lens stands in a trough of mercury which is thirteen times as heavy as water',
        '[0:33] and nothing rubs on anything',
        '### The push',
        '[0:42] now I push it with one finger',
      ].join('\n\n'),
    );
    expect(asked).toEqual([]);
  });

  test('is not read from the head of the video before', async () => {
    const page = await readSite(samplePage('youtube-open.html'), OPEN);
    expect(page).toMatchObject({ title: 'How a lens floats on mercury', published: null });
  });

  test('whose panel was closed again does not read the lines that are left in it, nor older captions', async () => {
    const document = samplePage('youtube-open.html');
    document
      .querySelector('[target-id=engagement-panel-searchable-transcript]')
      ?.setAttribute('visibility', 'ENGAGEMENT_PANEL_VISIBILITY_HIDDEN');
    const page = await readSite(document, OPEN);
    expect(page?.transcript).toBe('none');
    expect(page?.markdown).not.toContain('mercury which');
    expect(page?.markdown).toContain('## Chapters\n\n- [0:00] The trough\n- [0:42] The push');
    expect(asked).toEqual([]);
  });

  test('gets its transcript opened when the user asks for it', async () => {
    vi.useFakeTimers();
    const document = samplePage('youtube.html');
    document.querySelector('[aria-label="Show transcript"]')?.addEventListener('click', () => {
      setTimeout(() => {
        const open = samplePage('youtube-open.html').querySelector(
          '[target-id=engagement-panel-searchable-transcript]',
        );
        if (open) document.querySelector('#panels')?.append(open);
      }, 1500);
    });
    const reading = readSite(document, CLOSED, { mayOpenTranscript: true });
    await vi.advanceTimersByTimeAsync(2000);
    vi.useRealTimers();
    const page = await reading;
    expect(page?.transcript).toBe('read');
    expect(page?.markdown).toContain('[0:42] now I push it with one finger');
  });

  test('gets its description unfolded where the button stands in what is folded', async () => {
    vi.useFakeTimers();
    const document = samplePage('youtube.html');
    const section = document.querySelector('ytd-video-description-transcript-section-renderer');
    const place = section?.parentElement;
    section?.remove();
    document.querySelector('#expand')?.addEventListener('click', () => section && place?.append(section));
    section?.querySelector('button')?.addEventListener('click', () => {
      const open = samplePage('youtube-open.html').querySelector(
        '[target-id=engagement-panel-searchable-transcript]',
      );
      if (open) document.querySelector('#panels')?.append(open);
    });
    const reading = readSite(document, CLOSED, { mayOpenTranscript: true });
    await vi.advanceTimersByTimeAsync(3000);
    vi.useRealTimers();
    expect((await reading)?.transcript).toBe('read');
  });

  test('with captions, but no button in sight, has a transcript that is closed', async () => {
    const document = samplePage('youtube.html');
    document.querySelector('ytd-video-description-transcript-section-renderer')?.remove();
    expect((await readSite(document, CLOSED))?.transcript).toBe('closed');
    for (const script of document.querySelectorAll('script')) script.remove();
    expect((await readSite(document, CLOSED))?.transcript).toBe('none');
  });

  test('is read with its transcript where the times stand apart with what reads them out', async () => {
    const row = (time: string, spoken: string, text: string) =>
      `<transcript-segment-view-model><div><div><span>${time}</span><span>${spoken}</span></div><span role="text">${text}</span></div></transcript-segment-view-model>`;
    const rows = [
      row('0:00', '0 seconds', 'One night'),
      row('0:05', '5 seconds', 'and one more'),
      row('0:08', '8 seconds', 'and then'),
      row('0:11', '11 seconds', 'the ice'),
      row('0:15', '15 seconds', 'came.'),
    ];
    const document = samplePage('youtube.html');
    document.querySelector('[target-id=PAmodern_transcript_view]')?.setAttribute('visibility', 'X_EXPANDED');
    const list = document.querySelector('.ytSectionListRendererContents');
    if (list) list.innerHTML = rows.join('');
    const page = await readSite(document, CLOSED);
    expect(page?.markdown).toContain('[0:00] One night and one more and then the ice came.');
    expect(page?.markdown).not.toContain('seconds');
  });

  test('whose transcript does not come is read without it', async () => {
    vi.useFakeTimers();
    const reading = readSite(samplePage('youtube.html'), CLOSED, { mayOpenTranscript: true });
    await vi.advanceTimersByTimeAsync(10_000);
    vi.useRealTimers();
    expect((await reading)?.transcript).toBe('closed');
  });
});

describe('chapters in a description', () => {
  test('may have marks around their times', () => {
    expect(describedChapters('Hello\n0:00 - Start\n(1:05) Middle: a talk\n• 1:02:03 | End\nBye')).toEqual([
      { start: 0, title: 'Start' },
      { start: 65, title: 'Middle: a talk' },
      { start: 3723, title: 'End' },
    ]);
  });

  test.each([
    ['fewer than three', '0:00 A\n1:00 B'],
    ['none at the beginning', '0:10 A\n1:00 B\n2:00 C'],
    ['times that go back', '0:00 A\n2:00 B\n1:00 C'],
  ])('are none with %s', (_why, description) => {
    expect(describedChapters(description)).toEqual([]);
  });
});
