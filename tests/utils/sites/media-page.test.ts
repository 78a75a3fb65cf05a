// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { readSite } from '@/utils/sites/read-site';
import { samplePage, sampleText } from './site-fixtures';

const LECTURE = 'https://lectures.example/4/index.html';

function serveSamples(): string[] {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: URL) => {
    asked.push(address.href);
    return Promise.resolve(new Response(sampleText(address.pathname.split('/').at(-1) ?? '')));
  });
  return asked;
}

describe('a video with tracks', () => {
  test('is read with its captions in the language of the page, under its chapters', async () => {
    const asked = serveSamples();
    const page = await readSite(samplePage('tracks.html'), LECTURE);
    expect(page?.transcript).toBe('read');
    expect(page?.markdown).toBe(
      [
        'In this lecture we look at twelve logbooks and find out why the keepers who wrote least saw most. Bring a pencil, and the table of nights from lecture 3.',
        '## Transcript',
        '### The books',
        '[0:00] **Marte Halvorsen:** Good evening. Tonight is about <nights>. Every keeper wrote down what passed.',
        '[0:31] **Marte Halvorsen:** And every keeper was tired.',
        '### Questions',
        '[0:41] **Chidi Okonkwo:** How tired?',
        "[1:02:03] **Marte Halvorsen:** Four ships' worth, by the end.",
      ].join('\n\n'),
    );
    expect(asked).toEqual([
      'https://lectures.example/4/tracks-en.vtt',
      'https://lectures.example/4/tracks-chapters.vtt',
    ]);
  });

  test('is read in the track’s own language where none is the page’s', async () => {
    serveSamples();
    const document = samplePage('tracks.html');
    document.documentElement.lang = 'fr';
    for (const track of document.querySelectorAll('track')) track.default = track.srclang === 'de';
    const page = await readSite(document, LECTURE);
    expect(page?.markdown).toContain('Guten Abend.');
    expect(page?.markdown).not.toContain('Good evening');
  });

  test('whose tracks are on another host is left to the general way, and nobody is asked', async () => {
    const asked = serveSamples();
    const document = samplePage('tracks.html');
    for (const track of document.querySelectorAll('track'))
      track.setAttribute('src', 'https://cdn.example/tracks-en.vtt');
    expect(await readSite(document, LECTURE)).toBeNull();
    expect(asked).toEqual([]);
  });

  test('is read from the cues that the browser has parsed already', async () => {
    const asked = serveSamples();
    const document = samplePage('tracks.html');
    for (const track of document.querySelectorAll('track')) {
      const cues = Array.from({ length: 8 }, (_, index) => ({
        startTime: index * 5,
        text: `<b>${track.kind}</b> ${index}`,
      }));
      Object.defineProperty(track, 'track', { value: { mode: 'hidden', cues } });
    }
    const page = await readSite(document, LECTURE);
    expect(page?.markdown).toContain('### chapters 0\n\n[0:00] captions 0');
    expect(asked).toEqual([]);
  });
});

describe('a transcript beside a recording', () => {
  const EPISODE = 'https://fog.example/12';

  test('is read with its times and headings, and its lines are said once', async () => {
    const page = await readSite(samplePage('transcript-panel.html'), EPISODE);
    expect(page).toMatchObject({ transcript: 'read', title: "Episode 12: The keeper's daughter" });
    expect(page?.markdown).toMatch(
      /oil store\.\n\n## Transcript\n\n\[0:00\] Welcome to Fog and Other Signals\. In 1898 a woman of twenty climbed a tower\. She came down in 1931\.\n\n### The biscuit tin\n\n\[1:02\] Where did you find the letters\? Under the stairs, where the oil was\. They still smell of it\.$/,
    );
  });

  test('may be of elements that say nothing but by their order', async () => {
    const rows = Array.from(
      { length: 14 },
      (_, index) => `<p><b>${index}:00</b> Here is what was said in minute number ${index}.</p>`,
    );
    const document = new DOMParser().parseFromString(
      `<video></video><div>${rows.join('')}</div>`,
      'text/html',
    );
    const page = await readSite(document, EPISODE);
    expect(page?.markdown).toContain('[13:00] Here is what was said in minute number 13.');
  });

  test.each([
    [
      'a list of songs',
      Array.from({ length: 10 }, (_, index) => `<li><span>${index}:3${index}</span> Song ${index}</li>`),
    ],
    [
      'a timetable',
      Array.from(
        { length: 14 },
        (_, index) => `<li><span>${index + 6}:05</span> The ferry leaves for the outer skerries</li>`,
      ),
    ],
    [
      'comments, the newest first',
      Array.from(
        { length: 14 },
        (_, index) => `<li><span>${40 - index}:05</span> Here somebody wrote a comment on the film</li>`,
      ),
    ],
  ])('is not seen in %s', async (_what, rows) => {
    const body = `<video></video><h1>A page</h1><ul>${rows.join('')}</ul>`;
    const document = new DOMParser().parseFromString(body, 'text/html');
    expect(await readSite(document, EPISODE)).toBeNull();
  });

  test('whose times stand with the names, apart from what was said, is left to the general way', async () => {
    const talk = Array.from(
      { length: 14 },
      (_, index) =>
        `<p>Ada Lund (<a href="#t">${index}:05</a>):</p><p>Here is a long answer, the one with the number ${index}, and it goes on for a while.</p>`,
    );
    const document = new DOMParser().parseFromString(
      `<video></video><h1>A talk</h1><div id="transcript">${talk.join('')}</div>`,
      'text/html',
    );
    expect(await readSite(document, EPISODE)).toBeNull();
  });

  test('is not looked for on a page without a recording', async () => {
    const document = samplePage('transcript-panel.html');
    document.querySelector('audio')?.remove();
    expect(await readSite(document, EPISODE)).toBeNull();
  });
});
