import { flow, SCAN, text, writePdf, type WrittenPage } from './write-pdf.ts';

/** Running text whose sentences can be told from each other. */
export function sentences(subject: string, count: number): string {
  return Array.from(
    { length: count },
    (_, index) =>
      `The ${subject} has a fact numbered ${index + 1} that fills the line with quite ordinary words.`,
  ).join(' ');
}

/** A scientific paper: a title across two columns, headings, a list, a note, running lines and page numbers. */
export function paper(): Uint8Array<ArrayBuffer> {
  const column = { width: 240, size: 10 };
  const left = { ...column, x: 54 };
  const right = { ...column, x: 318 };
  const first =
    text(54, 740, 22, 'Tides in narrow harbours and how to measure them', 'F2') +
    text(220, 716, 11, 'Ada Marsh and Ben Quay') +
    text(54, 680, 12, '1 Introduction', 'F2') +
    flow(sentences('left column', 8), { ...left, y: 660 }) +
    text(54, 400, 12, '1.1 Earlier work', 'F2') +
    flow(`${sentences('second section', 4)} It ends with an unfin-`, { ...left, y: 380 }) +
    text(54, 96, 5, '1') +
    text(57, 93, 8, 'Measured at the old pier, before it was rebuilt.') +
    flow(`ished thought. ${sentences('right column', 9)}`, { ...right, y: 680 }) +
    text(318, 330, 10, '• The first finding is short.') +
    text(318, 316, 10, '• The second finding is') +
    text(325, 304, 10, 'told on two lines.') +
    text(330, 290, 10, '– It has a part of its own.') +
    text(318, 270, 10, 'As was found before') +
    text(408.5, 274, 6, '1') +
    text(412, 270, 10, ', nothing is new.');
  const page = (number: number): WrittenPage => ({
    content:
      text(54, 765, 8, 'Journal of Small Waters, volume 7') +
      text(300, 30, 8, String(number)) +
      (number === 1
        ? first
        : text(54, 720, 12, `${number} Part ${number}`, 'F2') +
          flow(sentences(`left of page ${number}`, 8), { ...left, y: 700 }) +
          flow(sentences(`right of page ${number}`, 8), { ...right, y: 720 })),
  });
  return writePdf({
    pages: [page(1), page(2), page(3)],
    info: {
      Author: 'Ada Marsh; Ben Quay',
      CreationDate: "D:20260314092653+01'00'",
      Title: 'paper-final.tex',
    },
    language: 'en-GB',
  });
}

/** A table between two paragraphs. */
export function table(): Uint8Array<ArrayBuffer> {
  const rows = [
    ['Harbour', 'Range', 'Period'],
    ['Burntcoat Head', '16.3 m', '12.4 h'],
    ['Saint-Malo', '12.2 m', '12.4 h'],
    ['Naples', '0.4 m', ''],
  ];
  const cells = rows.flatMap((row, index) =>
    row.map((cell, at) =>
      cell ? text([72, 220, 330][at] ?? 72, 600 - index * 15, 10, cell, index ? 'F1' : 'F2') : '',
    ),
  );
  const width = { x: 72, width: 460, size: 10 };
  return writePdf({
    pages: [
      {
        content:
          text(72, 720, 18, 'Ranges of the tide', 'F2') +
          flow(sentences('paragraph before', 4), { ...width, y: 690 }) +
          cells.join('') +
          flow(sentences('paragraph after', 4), { ...width, y: 500 }),
      },
    ],
  });
}

/** Pages that are pictures; where `withText`, the second has text. */
export function scan(withText = false): Uint8Array<ArrayBuffer> {
  const second = withText ? flow(sentences('typed page', 5), { x: 72, y: 700, width: 460, size: 11 }) : SCAN;
  return writePdf({ pages: [{ content: SCAN }, { content: second }, { content: SCAN }, { content: '' }] });
}

/** A long book, each page of which says which one it is. */
export function book(pages: number): Uint8Array<ArrayBuffer> {
  return writePdf({
    pages: Array.from({ length: pages }, (_, index) => ({
      content:
        text(72, 760, 9, index % 2 === 0 ? 'The Book of Harbours' : 'Chapter the Longest') +
        text(300, 40, 9, `Page ${index + 1} of ${pages}`) +
        flow(sentences(`page called ${index + 1}`, 20), { x: 72, y: 700, width: 460, size: 11 }),
    })),
  });
}
