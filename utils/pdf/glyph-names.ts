const DIGITS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const SIGNS: Readonly<Record<string, string>> = {
  space: ' ', period: '.', comma: ',', colon: ':', semicolon: ';', hyphen: '-', endash: '–', emdash: '—',
  parenleft: '(', parenright: ')', quoteright: '’', quoteleft: '‘', quotedblleft: '“', quotedblright: '”',
  exclam: '!', question: '?', slash: '/', percent: '%', ampersand: '&', dollar: '$', Euro: '€', plus: '+',
  minus: '−', equal: '=', bullet: '•', ellipsis: '…', germandbls: 'ß', ae: 'æ', AE: 'Æ', oe: 'œ', OE: 'Œ',
  oslash: 'ø', Oslash: 'Ø', dotlessi: 'ı',
}; // prettier-ignore
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u{301}', grave: '\u{300}', dieresis: '\u{308}', circumflex: '\u{302}', tilde: '\u{303}',
  caron: '\u{30C}', cedilla: '\u{327}', ring: '\u{30A}', macron: '\u{304}', ogonek: '\u{328}', breve: '\u{306}',
  dotaccent: '\u{307}', hungarumlaut: '\u{30B}',
}; // prettier-ignore
const VARIANT = /(?:tab(?:ular)?|lining)$/u;

/**
 * The text that a glyph's name stands for, with the variants that pdf.js does not know: `one.os`, `f_f_i`,
 * `a.sc`, `uni0031.tf`. Null for a name that only numbers the glyph, such as `g18`.
 */
export function textOfGlyphName(name: string): string | null {
  const base = name.replace(/(?<=.)\..*$/u, '');
  const parts = base.split('_').map(partOf);
  return base === '' || parts.includes(null) ? null : parts.join('');
}

/** True for a name that pdf.js does not know, though it has letters in it. */
export function isVariant(name: string): boolean {
  return /.[._]/u.test(name) || VARIANT.test(name);
}

function partOf(name: string): string | null {
  const hex = /^(?:uni((?:[\dA-F]{4})+)|u([\dA-F]{4,6}))$/u.exec(name);
  if (hex?.[1] !== undefined) {
    return String.fromCharCode(
      ...(hex[1].match(/.{4}/gu) ?? []).map((digits) => Number.parseInt(digits, 16)),
    );
  }
  const code = Number.parseInt(hex?.[2] ?? '', 16);
  if (code <= 0x10ffff) return String.fromCodePoint(code);
  if (/^(?:[A-Za-z]|ff|fi|fl|ffi|ffl|ij|IJ)$/u.test(name)) return name;
  const digit = DIGITS.indexOf(name);
  if (digit !== -1) return String(digit);
  const sign = Object.hasOwn(SIGNS, name) ? SIGNS[name] : undefined;
  if (sign !== undefined) return sign;
  const accent = Object.hasOwn(ACCENTS, name.slice(1)) ? ACCENTS[name.slice(1)] : undefined;
  if (accent !== undefined && /^[A-Za-z]/u.test(name)) return (name.charAt(0) + accent).normalize('NFC');
  return VARIANT.test(name) ? partOf(name.replace(VARIANT, '')) : null;
}
