import type { TextRun } from './pdf-page';

/** In parts of the size: a shadow is no farther below its text. */
const SAME_LINE = 0.15;
/** In parts of a letter's width, and of the size for a whole run. */
const SAME_LETTER = 0.4;
const SAME_RUN = 0.25;
/** In points. */
const BAND = 6;

type Draft = { -readonly [Key in keyof TextRun]: TextRun[Key] };

/**
 * Leaves out text that is drawn again at nearly the same place, to look bold or to cast a shadow. Letters may
 * be drawn one by one, each several times, so a run may begin with what the last one ended with.
 */
export function withoutCopies(runs: readonly TextRun[]): readonly TextRun[] {
  const bands = new Map<number, Draft[]>();
  const kept: Draft[] = [];
  for (const run of runs) {
    if (run.text.trim() === '') {
      kept.push(run);
      continue;
    }
    const band = Math.round(run.y / BAND);
    const near = [band - 1, band, band + 1].flatMap((key) => bands.get(key) ?? []);
    let draft: Draft | null = { ...run };
    for (const other of near) if (draft) draft = restOf(draft, other);
    if (!draft) continue;
    kept.push(draft);
    const others = bands.get(band);
    if (others) others.push(draft);
    else bands.set(band, [draft]);
  }
  return kept;
}

/** The part of a run that the other one does not draw already; null where it draws all of it. */
function restOf(run: Draft, other: Draft): Draft | null {
  const { size } = other;
  if (Math.abs(run.y - other.y) > SAME_LINE * size || Math.abs(run.size - size) > 0.1 * size) return run;
  if (run.x > other.x + other.width || run.x < other.x - SAME_RUN * size) return run;
  if (run.text === other.text && run.text.length > 1 && Math.abs(run.x - other.x) <= SAME_RUN * size) {
    other.isBold = true;
    return null;
  }
  if (run.isRightToLeft || other.isRightToLeft) return run;
  const width = other.width / Math.max(1, other.text.length);
  const most = Math.min(other.text.length, run.text.length);
  for (let length = most; length > 0; length--) {
    const start = other.text.length - length;
    const isEnd = other.text.slice(start) === run.text.slice(0, length);
    if (!isEnd || Math.abs(run.x - (other.x + start * width)) > Math.max(SAME_LETTER, 0.12 * start) * width)
      continue;
    other.isBold = true;
    if (length === run.text.length) return null;
    // A space may come between what is drawn already and the rest.
    const gap = /^\s/u.test(run.text.slice(length)) ? 0.25 * size : 0;
    const x = other.x + other.width + gap;
    return { ...run, text: run.text.slice(length).trimStart(), x, width: Math.max(0, run.x + run.width - x) };
  }
  return run;
}
