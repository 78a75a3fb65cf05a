import { flow, SCAN, text, writePdf, type WrittenPage, type WrittenImage } from './write-pdf.ts';

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

/** The formats of pictures that scanners write and no browser shows, each with a black bar or two on white. */
export const SCANNED: Readonly<Record<'fax' | 'jpeg2000', WrittenImage>> = {
  fax: {
    dictionary:
      '/Width 300 /Height 400 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 300 /Rows 400 >>',
    stream: Buffer.from(
      '////////ypgeGr//////////////////////////////////////////////////H////////////////////////5SwyAZ/////4///////////////ABAB',
      'base64',
    ),
  },
  jpeg2000: {
    dictionary: '/Width 24 /Height 32 /Filter /JPXDecode',
    stream: Buffer.from(
      'AAAADGpQICANCocKAAAAFGZ0eXBqcDIgAAAAAGpwMiAAAABPanAyaAAAABZpaGRyAAAAIAAAABgABA8HAAAAAAAPY2' +
        '9scgEAAAAAABAAAAAiY2RlZgAEAAAAAAABAAEAAAACAAIAAAADAAMAAQAAAAAEEmpwMmP/T/9RADIAAAAAABgAAAAg' +
        'AAAAAAAAAAAAAAAYAAAAIAAAAAAAAAAAAAQPAQEPAQEPAQEPAQH/UgAMAAAAAQAEBAQAAf9cABBAgIiIkIiIkIiIkI' +
        'iIkP9kACUAAUNyZWF0ZWQgYnkgT3BlbkpQRUcgdmVyc2lvbiAyLjUuMP+QAAoAAAAAA4sAAf+Tz/wwJAI6D8EWHtbD' +
        'vc/8MCQCOg/BFh7Ww73P/DAkAjoPwRYe1sO9z/wwDAHKv8f+GAt/4wFR/0SBQAXZDkU3Dk2rnjoOmiceXwalknjJx/' +
        '4YC3/jAVH/RIFABdkORTcOTaueOg6aJx5fBqWSeMnH/hgLf+MBUf9EgUAF2Q5FNw5Nq546DponHl8GpZJ4yYDf+MDE' +
        'f+GCsP9hgqAbzapk84S8BoyxaK4YakdTGe50+Y8JVb8XChedOUkPXOHQzwiFw1ZlQMPNo48c3ApInq2QosR//Mm/Ga' +
        'lzVtPc73Hf+MDEf+GCsP9hgqAbzapk84S8BoyxaK4YakdTGe50+Y8JVb8XChedOUkPXOHQzwiFw1ZlQMPNo48c3ApI' +
        'nq2QosR//Mm/GalzVtPc73Hf+MDEf+GCsP9hgqAbzapk84S8BoyxaK4YakdTGe50+Y8JVb8XChedOUkPXOHQzwiFw1' +
        'ZlQMPNo48c3ApInq2QosR//Mm/GalzVtPc73GAz/xIpn/iRFD/YYNAChC8vDQt6BHvaEhKcsvuUlU5L45bOUXUIANP' +
        'XO0+jPKEsfugGrPpBM8dAQ+v5M7RyR9Ta5ZC7/fBm9yMtF/wybPk+kk2osawr/9/EYyvfriV49bertQdTMdBBgZqce' +
        'Gd/tpL/3/P/Eimf+JEUP9hg0AKELy8NC3oEe9oSEpyy+5SVTkvjls5RdQgA09c7T6M8oSx+6Aas+kEzx0BD6/kztHJ' +
        'H1NrlkLv98Gb3Iy0X/DJs+T6STaixrCv/38RjK9+uJXj1t6u1B1Mx0EGBmpx4Z3+2kv/f8/8SKZ/4kRQ/2GDQAoQvL' +
        'w0LegR72hISnLL7lJVOS+OWzlF1CADT1ztPozyhLH7oBqz6QTPHQEPr+TO0ckfU2uWQu/3wZvcjLRf8Mmz5PpJNqLG' +
        'sK//fxGMr364lePW3q7UHUzHQQYGanHhnf7aS/9/gM/8SE5/4kJw/2GBABnQZmrSIDJlwfiZjU2Yy/9//38g3ebwq3' +
        'Ped19ZlFa7pjHRv/9/FfkIWcZHhL/P/EhOf+JCcP9hgQAZ0GZq0iAyZcH4mY1NmMv/f/9/IN3m8Ktz3ndfWZRWu6Yx' +
        '0b//fxX5CFnGR4S/z/xITn/iQnD/YYEAGdBmatIgMmXB+JmNTZjL/3//fyDd5vCrc953X1mUVrumMdG//38V+QhZxk' +
        'eEv4D/2Q==',
      'base64',
    ),
  },
};
