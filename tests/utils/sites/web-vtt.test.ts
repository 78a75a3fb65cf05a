import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseWebVtt } from '@/utils/sites/web-vtt';
import { sampleText } from './site-fixtures';

describe('a WebVTT file', () => {
  test('gives its cues with their speakers, and neither notes nor styles nor tags', () => {
    expect(parseWebVtt(sampleText('tracks-en.vtt'))).toEqual([
      { start: 0, text: 'Good evening. Tonight is about <nights>.', speaker: 'Marte Halvorsen' },
      { start: 6.5, text: 'Every keeper wrote down what passed.' },
      { start: 31, text: 'And every keeper was tired.', speaker: 'Marte Halvorsen' },
      { start: 41.25, text: 'How tired?', speaker: 'Chidi Okonkwo' },
      { start: 3723, text: "Four ships' worth, by the end.", speaker: 'Marte Halvorsen' },
    ]);
  });

  test('may have any line ends, a byte order mark, and the commas of SRT', () => {
    const file =
      '\ufeff1\r\n00:00:01,500 --> 00:00:02,000\r\nOne\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\nTwo';
    expect(parseWebVtt(file)).toEqual([
      { start: 1.5, text: 'One' },
      { start: 3, text: 'Two' },
    ]);
  });

  test('may have ruby, entities and the times of single words', () => {
    const file =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<ruby>灯<rt>とう</rt></ruby>台 &amp; <00:01.500><c.x>海</c> &euro;';
    expect(parseWebVtt(file)).toEqual([{ start: 1, text: '灯台 & 海 &euro;' }]);
  });

  test('that was written from cues gives them back', () => {
    const cue = fc.record({
      start: fc.integer({ min: 0, max: 359_999_999 }),
      text: fc.stringMatching(/^[a-zé漢]{1,12}( [a-zé漢]{1,12}){0,3}$/),
    });
    fc.assert(
      fc.property(fc.array(cue), (cues) => {
        const time = (ms: number) => {
          const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
          return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${String(ms % 1000).padStart(3, '0')}`;
        };
        const file = cues.map(
          ({ start, text }, index) => `${index}\n${time(start)} --> ${time(start + 1)}\n${text}`,
        );
        const read = parseWebVtt(['WEBVTT', ...file].join('\n\n'));
        expect(read.map(({ text }) => text)).toEqual(cues.map(({ text }) => text));
        for (const [index, { start }] of read.entries())
          expect(start).toBeCloseTo((cues[index]?.start ?? 0) / 1000, 3);
      }),
    );
  });

  test('that is anything else gives what it has, and no error', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (file) => void parseWebVtt(file)));
    expect(parseWebVtt('<!doctype html><p>Not found --> here')).toEqual([]);
  });
});
