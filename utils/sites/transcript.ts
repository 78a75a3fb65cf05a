import { formatStamp } from '../text/time-stamp';

/** A piece of speech at a time in a recording. */
export interface Cue {
  /** In seconds. */
  readonly start: number;
  readonly text: string;
  /** The speaker, where the source tells. */
  readonly speaker?: string;
}

export interface Chapter {
  /** In seconds. */
  readonly start: number;
  readonly title: string;
}

/** Seconds after which a paragraph ends with the sentence, and after which it ends in any case. */
const PARAGRAPH = 30;
const LONGEST_PARAGRAPH = 60;

/** Automatic captions have no full stops: fewer than one in this many cues. */
const CUES_A_SENTENCE = 12;

/** Seconds within which a repeated line is the same one, scrolling up. */
const ROLLING = 10;

const SENTENCE_END = /[.!?…。！？][)"'”’」』]*$/u;

/** Scripts without spaces between words, so that joining two cues with one would put it into a sentence. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u3000-\u303f\uff00-\uffef]/u;

/**
 * A transcript as Markdown: paragraphs of about half a minute, each after its time stamp, under the headings
 * of the chapters. `level` is that of the chapters' headings.
 */
export function transcriptMarkdown(cues: readonly Cue[], chapters: readonly Chapter[], level = 3): string {
  const blocks: string[] = [];
  const waiting = [...chapters].toSorted((a, b) => a.start - b.start);
  let paragraph: Cue[] = [];
  const said = tidied(cues);
  const hasSentences =
    said.filter(({ text }) => SENTENCE_END.test(text)).length * CUES_A_SENTENCE > said.length;
  const flush = (): void => {
    if (paragraph.length > 0) blocks.push(paragraphMarkdown(paragraph));
    paragraph = [];
  };
  for (const cue of said) {
    while (waiting[0] && waiting[0].start <= cue.start) {
      flush();
      blocks.push(`${'#'.repeat(level)} ${waiting.shift()?.title ?? ''}`);
    }
    if (endsBefore(paragraph, cue, hasSentences)) flush();
    paragraph.push(cue);
  }
  flush();
  return blocks.join('\n\n');
}

/** Chapters as a list, for a recording without a transcript. */
export function chapterList(chapters: readonly Chapter[]): string {
  return chapters.map(({ start, title }) => `- [${formatStamp(start)}] ${title}`).join('\n');
}

/** Folds white space, drops empty cues, and keeps text that rolls from cue to cue once. */
function tidied(cues: readonly Cue[]): readonly Cue[] {
  const kept: Cue[] = [];
  for (const cue of cues) {
    const text = cue.text.replace(/\s+/g, ' ').trim();
    const last = kept.at(-1);
    if (text === '') continue;
    const isRolling = last !== undefined && Math.abs(cue.start - last.start) < ROLLING;
    if (isRolling && text === last.text) continue;
    const isGrown = isRolling && text.startsWith(`${last.text} `);
    if (isGrown) kept[kept.length - 1] = { ...last, text };
    else kept.push({ ...cue, text });
  }
  return kept;
}

function endsBefore(paragraph: readonly Cue[], cue: Cue, hasSentences: boolean): boolean {
  const [first] = paragraph;
  const last = paragraph.at(-1);
  if (!first || !last) return false;
  if (cue.speaker !== undefined && cue.speaker !== last.speaker) return true;
  const length = cue.start - first.start;
  // A cue that starts before the last one begins another track.
  if (cue.start < last.start || length >= LONGEST_PARAGRAPH) return true;
  return length >= PARAGRAPH && (SENTENCE_END.test(last.text) || !hasSentences);
}

function paragraphMarkdown(paragraph: readonly Cue[]): string {
  const [first] = paragraph;
  let text = '';
  for (const cue of paragraph) {
    const isUnspaced = UNSPACED.test(text.at(-1) ?? '') && UNSPACED.test(cue.text.at(0) ?? '');
    text += text === '' || isUnspaced ? cue.text : ` ${cue.text}`;
  }
  const speaker = first?.speaker === undefined ? '' : `**${first.speaker}:** `;
  return `[${formatStamp(first?.start ?? 0)}] ${speaker}${text}`;
}
