/** The place of running text. Lengths are points. */
export interface Flow {
  readonly x: number;
  /** The baseline of the first line. */
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly leading?: number;
  /** Of the first line of a paragraph. */
  readonly indent?: number;
}

/** The widths of Helvetica's characters from the space on, in thousandths of the size. */
const WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
] as const;

/** The width of text in Helvetica, in points. */
export function widthOf(text: string, size: number): number {
  const widths = Array.from(text, (character) => WIDTHS[character.charCodeAt(0) - 32] ?? 556);
  return (widths.reduce((sum: number, width) => sum + width, 0) * size) / 1000;
}

/** Cuts text into lines that fit; a line feed begins a paragraph. */
export function wrap(
  text: string,
  { width, size, indent = 0 }: Flow,
): readonly { readonly text: string; readonly indent: number }[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: { text: string; indent: number }[] = [{ text: '', indent }];
    for (const word of paragraph.split(' ')) {
      const line = lines.at(-1);
      if (!line) continue;
      const longer = line.text === '' ? word : `${line.text} ${word}`;
      if (line.text === '' || widthOf(longer, size) + line.indent <= width) line.text = longer;
      else lines.push({ text: word, indent: 0 });
    }
    return lines;
  });
}
