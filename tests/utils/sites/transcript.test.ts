import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chapterList, transcriptMarkdown, type Cue } from '@/utils/sites/transcript';

const every = (seconds: number, texts: readonly string[]): readonly Cue[] =>
  texts.map((text, index) => ({ start: index * seconds, text }));

describe('a transcript', () => {
  test('is paragraphs of half a minute that end with a sentence', () => {
    const cues = every(10, ['One', 'two', 'three', 'four', 'five.', 'Six', 'seven.']);
    expect(transcriptMarkdown(cues, [])).toBe('[0:00] One two three four five.\n\n[0:50] Six seven.');
  });

  test('without full stops is cut every half minute', () => {
    const cues = every(10, ['one', 'two', 'three', 'four', 'five']);
    expect(transcriptMarkdown(cues, [])).toBe('[0:00] one two three\n\n[0:30] four five');
  });

  test('in one long sentence is cut after a minute', () => {
    const cues = every(20, ['Well.', 'and', 'and', 'and', 'and']);
    expect(transcriptMarkdown(cues, [])).toBe('[0:00] Well. and and\n\n[1:00] and and');
  });

  test('stands under the headings of its chapters', () => {
    const chapters = [
      { start: 20, title: 'The end' },
      { start: 0, title: 'The start' },
    ];
    expect(transcriptMarkdown(every(10, ['a', 'b', 'c']), chapters, 4)).toBe(
      '#### The start\n\n[0:00] a b\n\n#### The end\n\n[0:20] c',
    );
  });

  test('names who speaks, once a turn', () => {
    const cues: readonly Cue[] = [
      { start: 0, text: 'Why?', speaker: 'Ada' },
      { start: 2, text: 'I mean it.' },
      { start: 4, text: 'Because.', speaker: 'Bo' },
    ];
    expect(transcriptMarkdown(cues, [])).toBe('[0:00] **Ada:** Why? I mean it.\n\n[0:04] **Bo:** Because.');
  });

  test('says what rolls on from line to line once', () => {
    const cues = every(2, ['so the lens', 'so the lens stands', 'so the lens stands', 'in mercury']);
    expect(transcriptMarkdown(cues, [])).toBe('[0:00] so the lens stands in mercury');
  });

  test('in Japanese or Chinese gets no spaces within sentences', () => {
    expect(transcriptMarkdown(every(2, ['灯台は', '夜に光る。', 'OK', '了解']), [])).toBe(
      '[0:00] 灯台は夜に光る。 OK 了解',
    );
  });

  test('keeps every word, in order, whatever the times are', () => {
    const cue = fc.record({ start: fc.integer({ min: 0, max: 5000 }), id: fc.nat() });
    fc.assert(
      fc.property(fc.array(cue, { maxLength: 60 }), (cues) => {
        const texts = cues.map(({ id }, index) => `w${index}x${id}`);
        const markdown = transcriptMarkdown(
          cues.map(({ start }, index) => ({ start, text: texts[index] ?? '' })),
          [],
        );
        expect(markdown.match(/w\d+x\d+/g) ?? []).toEqual(texts);
      }),
    );
  });

  test('that is missing leaves the chapters as a list', () => {
    expect(
      chapterList([
        { start: 0, title: 'A' },
        { start: 3700, title: 'B' },
      ]),
    ).toBe('- [0:00] A\n- [1:01:40] B');
  });
});
