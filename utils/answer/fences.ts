/**
 * The fences that are open at a line, outermost first. In a block of Markdown a fence with a language opens a
 * block within it, even if it is no shorter: models count no backticks.
 */
export type Fences = readonly Fence[];

interface Fence {
  readonly mark: string;
  readonly isMarkdown: boolean;
}

const OPENING = /^(`{3,})([^`]*)$|^(~{3,})(.*)$/;
const MARKDOWN = /^(?:markdown|md|mdx)\b/i;

/** The fence that `line` opens; null where it opens none. */
export function openFence(line: string): Fence | null {
  const [, ticks, afterTicks, tildes, afterTildes] = OPENING.exec(line.trim()) ?? [];
  const mark = ticks ?? tildes;
  if (mark === undefined) return null;
  return { mark, isMarkdown: MARKDOWN.test((afterTicks ?? afterTildes ?? '').trim()) };
}

export interface Neighbours {
  readonly before: string;
  /** Null where it has not come yet. */
  readonly after: string | null;
}

/** True if a line is only a fence: then the line after it may say what it does. */
export function isBareFence(line: string): boolean {
  return /^\s*(?:`{3,}|~{3,})\s*$/.test(line);
}

/** The fences that are open after `line`; none when it closes the outermost one. */
export function passFence(open: Fences, line: string, { before, after }: Neighbours): Fences {
  const last = open.at(-1);
  const fence = last ? openFence(line) : null;
  if (!last || !fence || !fence.mark.startsWith(last.mark)) return open;
  if (!isBareFence(line)) return last.isMarkdown ? [...open, fence] : open;
  // In Markdown, one that stands apart from the text before it and close to the next line begins code.
  const opens = last.isMarkdown && before.trim() === '' && after !== null && after.trim() !== '';
  if (opens) return [...open, fence];
  return open.length > 1 || /^ {0,3}\S/.test(line) ? open.slice(0, -1) : open;
}

/** The end of the block that the first line of `source` opens, after its closing fence; null without one. */
export function fencedEnd(source: string, first: Fence): number | null {
  const lines = source.split('\n');
  let open: Fences = [first];
  let end = (lines[0]?.length ?? 0) + 1;
  for (const [index, line] of lines.entries()) {
    if (index === 0) continue;
    open = passFence(open, line, { before: lines[index - 1] ?? '', after: lines[index + 1] ?? '' });
    end += line.length + 1;
    if (open.length === 0) return Math.min(end, source.length);
  }
  return null;
}
