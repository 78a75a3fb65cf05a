/** A passage with its mark before it, to the end of its line or its cell. */
const PASSAGE = /^(?<before>[^[\]]*)\[(?<mark>(?:\d+·)?\d+)\] (?<words>[^|\n]*?)(?<after> *\|.*)?$/;
/** A mark on a line of its own, before code. */
const ALONE = /^\s*\[(?:\d+·)?\d+\]$/;
const FENCE = /^\s*(?:```|~~~)/;

/**
 * The translation of a part of a page, for one who knows no other language: its words in quotes, with everything else as
 * a translation has it, the mark of each passage behind it above all.
 */
export function partTranslation(text: string): string {
  const lines: string[] = [];
  let isCode = false;
  let waiting: string | null = null;
  for (const line of text.split('\n')) {
    if (FENCE.test(line)) {
      isCode = !isCode;
      lines.push(line);
      if (!isCode && waiting !== null) lines.push(waiting.trim());
      if (!isCode) waiting = null;
    } else if (isCode) lines.push(line);
    else if (ALONE.test(line)) waiting = line;
    else lines.push(translated(line));
  }
  return lines.join('\n');
}

function translated(line: string): string {
  const found = PASSAGE.exec(line)?.groups;
  if (!found) return line;
  const { before = '', mark = '', words = '', after = '' } = found;
  return `${before}«${words.trim()}» [${mark}]${after}`;
}
