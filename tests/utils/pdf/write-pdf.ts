import { wrap, type Flow } from './flow-text.ts';
import { lockWith, objectKey, rc4 } from './lock-pdf.ts';

/** The fonts of a written file: none is embedded. */
export type FontName = 'F1' | 'F2' | 'F3' | 'N1' | 'N2' | 'J1' | 'J2' | 'G1';

/** A page as it is written. Lengths are points, upwards from the lower left corner. */
export interface WrittenPage {
  readonly content: string;
  readonly rotate?: 0 | 90 | 180 | 270;
  readonly links?: readonly { readonly rect: readonly number[]; readonly url: string }[];
  /** Other annotations: the entries of their dictionaries, and the operators that draw them. */
  readonly annotations?: readonly WrittenAnnotation[];
}

export interface WrittenAnnotation {
  readonly rect: readonly [number, number, number, number];
  readonly entries: string;
  readonly draws?: string;
}

/** A picture: the entries of its dictionary, and its bytes. */
export interface WrittenImage {
  readonly dictionary: string;
  readonly stream: Buffer;
}

const GREY: WrittenImage = {
  dictionary: '/Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8',
  stream: Buffer.alloc(64, 127),
};

export interface WrittenFile {
  readonly pages: readonly WrittenPage[];
  readonly info?: Readonly<Record<string, string>>;
  readonly language?: string;
  readonly outline?: readonly { readonly title: string; readonly page: number }[];
  /** The password that it takes to open the file; with an empty one it is encrypted all the same. */
  readonly password?: string;
  /** The names of files inside of it. */
  readonly attachments?: readonly string[];
  /** Its one picture, `/Im1`, which is a grey square otherwise. */
  readonly image?: WrittenImage;
  /** Entries of its form, such as XFA. */
  readonly form?: string;
}

const FONTS: Readonly<Record<FontName, string>> = {
  F1: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  F2: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>',
  F3: '<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
  // Glyphs with the names of variants from code 129 on, and glyphs whose names are only numbers.
  N1: named('Palatino', 129, 'one.os two.os three.os f_f_i eacute.sc uni0041.alt'.split(' ')),
  N2: named(
    'Bodoni',
    2,
    Array.from({ length: 120 }, (_, index) => `g${index + 18}`),
  ),
  J1: eastAsian('UniJIS-UCS2-H', 'Japan1', 2),
  J2: eastAsian('UniJIS-UCS2-V', 'Japan1', 2),
  G1: eastAsian('UniGB-UCS2-H', 'GB1', 4),
};

function named(font: string, code: number, names: readonly string[]): string {
  const differences = `${code} ${names.map((name) => `/${name}`).join(' ')}`;
  const widths = Array.from({ length: 256 }, () => 500).join(' ');
  return `<< /Type /Font /Subtype /Type1 /BaseFont /${font} /FirstChar 0 /LastChar 255 /Widths [${widths}] /Encoding << /Type /Encoding /Differences [${differences}] >> >>`;
}

function eastAsian(encoding: string, ordering: string, supplement: number): string {
  const system = `/CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement ${supplement} >>`;
  const descriptor =
    '/FontDescriptor << /Type /FontDescriptor /FontName /Mincho /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>';
  const descendant = `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Mincho ${system} ${descriptor} /DW 1000 >>`;
  return `<< /Type /Font /Subtype /Type0 /BaseFont /Mincho-${encoding} /Encoding /${encoding} /DescendantFonts [${descendant}] >>`;
}

/** Text at a place, as an operator of a page's content. `angle` is in degrees, against the clock. */
export function text(
  x: number,
  y: number,
  size: number,
  words: string,
  font: FontName = 'F1',
  angle = 0,
): string {
  const radians = (angle * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians).toFixed(4), Math.sin(radians).toFixed(4)];
  return `BT /${font} ${size} Tf ${cos} ${sin} ${-Number(sin)} ${cos} ${x} ${y} Tm ${stringOf(words, font)} Tj ET\n`;
}

/** Running text in lines of a width, from `y` down. */
export function flow(words: string, options: Flow & { readonly font?: FontName }): string {
  const { x, y, size, leading = size * 1.2, font } = options;
  return wrap(words, options)
    .map((line, index) => text(x + line.indent, y - index * leading, size, line.text, font))
    .join('');
}

/** A picture that fills the page, as a scanner makes it. */
export const SCAN = 'q 612 0 0 792 0 0 cm /Im1 Do Q\n';

function stringOf(words: string, font: FontName): string {
  if (/^[FN]/u.test(font)) {
    const bytes = Buffer.from(
      words.replaceAll('•', '\u0095').replaceAll('–', '\u0096').replaceAll('’', '\u0092'),
      'latin1',
    );
    return `<${bytes.toString('hex')}>`;
  }
  return `<${Buffer.from(words, 'utf16le').swap16().toString('hex')}>`;
}

/** Writes a small PDF: its objects, one after the other, and where each begins. */
export function writePdf({
  pages,
  info = {},
  language,
  outline = [],
  password,
  attachments = [],
  image = GREY,
  form,
}: WrittenFile): Uint8Array<ArrayBuffer> {
  const bodies: Body[] = [];
  const add = (body: Body): number => bodies.push(body);
  // The first three are filled in when the numbers of the others are known.
  for (let index = 0; index < 3; index++) add('');
  const fonts = Object.entries(FONTS).map(([name, font]) => `/${name} ${add(font)} 0 R`);
  const picture = add({ ...image, dictionary: `/Type /XObject /Subtype /Image ${image.dictionary}` });
  const resources = `/Resources << /Font << ${fonts.join(' ')} >> /XObject << /Im1 ${picture} 0 R >> >>`;
  const fields: string[] = [];
  const kids = pages.map(({ content, rotate = 0, links = [], annotations = [] }) => {
    const stream = add({ dictionary: '', stream: Buffer.from(content, 'latin1') });
    const linked = links.map(
      ({ rect, url }) =>
        `<< /Type /Annot /Subtype /Link /Rect [${rect.join(' ')}] /A << /S /URI /URI (${url}) >> >>`,
    );
    const others = annotations.map((one) => annotationOf(one, resources, add));
    fields.push(...others);
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate ${rotate} ${resources} /Contents ${stream} 0 R /Annots [${[...linked, ...others].join(' ')}] >>`,
    );
  });
  const embedded = attachments.map((name) => {
    const file = add({ dictionary: '/Type /EmbeddedFile', stream: Buffer.from('text') });
    return `(${name}) ${add(`<< /Type /Filespec /F (${name}) /EF << /F ${file} 0 R >> >>`)} 0 R`;
  });
  const names = embedded.length > 0 ? `/Names << /EmbeddedFiles << /Names [${embedded.join(' ')}] >> >>` : '';
  const acroForm = `/AcroForm << /Fields [${fields.join(' ')}] ${form ?? ''} >>`;
  const base = bodies.length + 2;
  const entries = outline.map(({ title, page }, index) => {
    const next = index + 1 < outline.length ? `/Next ${base + index + 1} 0 R` : '';
    return `<< /Title (${title}) /Parent ${base - 1} 0 R /Dest [${kids[page - 1]} 0 R /Fit] ${next} >>`;
  });
  const outlines =
    outline.length > 0
      ? add(
          `<< /Type /Outlines /First ${base} 0 R /Last ${base + outline.length - 1} 0 R /Count ${outline.length} >>`,
        )
      : null;
  for (const entry of entries) add(entry);

  bodies[0] = `<< /Type /Catalog /Pages 2 0 R ${language ? `/Lang (${language})` : ''} ${outlines ? `/Outlines ${outlines} 0 R` : ''} ${names} ${form === undefined && fields.length === 0 ? '' : acroForm} >>`;
  bodies[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`;
  bodies[2] = `<< ${Object.entries(info)
    .map(([name, value]) => `/${name} (${value})`)
    .join(' ')} >>`;
  return assemble(bodies, password);
}

/** Adds an annotation and what it draws; gives its reference. */
function annotationOf(
  { rect, entries, draws }: WrittenAnnotation,
  resources: string,
  add: (body: Body) => number,
): string {
  const [left, bottom, right, top] = rect;
  const dictionary = `/Type /XObject /Subtype /Form /BBox [0 0 ${right - left} ${top - bottom}] ${resources}`;
  const drawn =
    draws === undefined
      ? ''
      : `/AP << /N ${add({ dictionary, stream: Buffer.from(draws, 'latin1') })} 0 R >>`;
  const flags = /\/F \d/u.test(entries) ? '' : '/F 4';
  return `${add(`<< /Type /Annot /Rect [${rect.join(' ')}] ${flags} ${entries} ${drawn} >>`)} 0 R`;
}

type Body = string | { readonly dictionary: string; readonly stream: Buffer };

function assemble(bodies: readonly Body[], password: string | undefined): Uint8Array<ArrayBuffer> {
  const id = Buffer.from('0123456789abcdef0123456789abcdef', 'hex');
  const lock = password === undefined ? null : lockWith(password, id);
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let length = parts[0]?.length ?? 0;
  const offsets: number[] = [];
  const write = (...pieces: readonly (string | Buffer)[]): void => {
    for (const piece of pieces.map((part) =>
      typeof part === 'string' ? Buffer.from(part, 'latin1') : part,
    )) {
      parts.push(piece);
      length += piece.length;
    }
  };
  bodies.forEach((body, index) => {
    offsets.push(length);
    if (typeof body === 'string') return write(`${index + 1} 0 obj\n${body}\nendobj\n`);
    const stream = lock ? rc4(objectKey(lock.key, index + 1), body.stream) : body.stream;
    const dictionary = `<< ${body.dictionary} /Length ${stream.length} >>`;
    write(`${index + 1} 0 obj\n${dictionary}\nstream\n`, stream, '\nendstream\nendobj\n');
  });
  const start = length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const encrypt = lock
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -44 /O <${lock.owner}> /U <${lock.user}> >>`
    : '';
  const hex = id.toString('hex');
  write(
    `xref\n0 ${bodies.length + 1}\n0000000000 65535 f \n${rows.join('')}`,
    `trailer\n<< /Size ${bodies.length + 1} /Root 1 0 R ${lock ? '' : '/Info 3 0 R'} /ID [<${hex}> <${hex}>] ${encrypt} >>\n`,
    `startxref\n${start}\n%%EOF\n`,
  );
  return new Uint8Array(Buffer.concat(parts));
}
