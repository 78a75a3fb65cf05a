import type { Cue } from './transcript';

/** The line with the times of a cue. https://www.w3.org/TR/webvtt1/#collect-webvtt-cue-timings-and-settings */
const TIMING = /^\s*((?:\d{2,}:)?\d{2}:\d{2}[.,]\d{3})\s*-->\s*(?:\d{2,}:)?\d{2}:\d{2}[.,]\d{3}(?:\s.*)?$/;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  lrm: '',
  rlm: '',
};

/**
 * Parses the cues of a WebVTT file, or of SRT, which differs in a comma. Takes any text and never throws:
 * blocks that are no cue (notes, styles, regions) are skipped.
 */
export function parseWebVtt(file: string): readonly Cue[] {
  const cues: Cue[] = [];
  const blocks = file
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/);
  for (const block of blocks) {
    const lines = block.split('\n');
    const at = lines.findIndex((line) => line.includes('-->'));
    const time = TIMING.exec(lines[at] ?? '')?.[1];
    if (time !== undefined) cues.push({ start: secondsOf(time), ...cueText(lines.slice(at + 1).join('\n')) });
  }
  return cues;
}

/** The text of a cue without its tags, and the speaker named by its first voice tag. */
export function cueText(markup: string): Omit<Cue, 'start'> {
  const speaker = /<v(?:\.[^\s>]*)?\s+([^>]+)>/.exec(markup)?.[1]?.trim();
  // Ruby is set small above the text; in a line it would double the words.
  const text = markup
    .replace(/<rt>.*?<\/rt>/gs, '')
    .replace(/<[^>]*>/g, '')
    .replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replace(/\s+/g, ' ')
    .trim();
  return speaker ? { text, speaker: decoded(speaker) } : { text };
}

function decoded(text: string): string {
  return text.replace(/&(\w+);/g, (entity, name: string) => ENTITIES[name] ?? entity);
}

function secondsOf(time: string): number {
  let seconds = 0;
  for (const part of time.replace(',', '.').split(':')) seconds = seconds * 60 + Number(part);
  return seconds;
}
