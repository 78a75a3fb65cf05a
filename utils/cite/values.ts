/** The numbers of a text as values: `1,200` is `1.2 thousand`, `7月` is July, and `three` is 3. */
import { countOf, hanCount, monthOf } from './number-words';

/** A number or a month as a text states it. */
export interface StatedValue {
  readonly says: string;
  /** The values that it may mean: `1.234` is one or the other, depending on the language. */
  readonly readings: readonly number[];
  /** A `count` stands before what it counts, so that a page may have it as a `word`. */
  readonly type: 'number' | 'count' | 'word' | 'month';
  /** False for what may be meant otherwise: a part of a name or of a longer number, and a word. */
  readonly isFirm: boolean;
  /** The years of a decade or a century. */
  readonly years: readonly [from: number, to: number] | null;
  /** The distance of a more exact value at most: `1.2 million` may stand for 1,234,567. */
  readonly rounding: number;
}

/** Digits with a sign or a space between their groups. */
const DIGITS = String.raw`(?<!\d)\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,'’]\d+)*`;
const CENTURY = String.raw`(?:st|nd|rd|th|e|er|\.)?[ -](?:centur|jahrhundert|siècle)|世紀|世纪|세기`;
const DECADE = String.raw`'?s\b|er\b|年代|년대`;
const MONTH = String.raw` ?[月월](?![間间])`;
const SCALES: readonly (readonly [words: string, scale: number])[] = [
  [String.raw`thousand|tausend|mille\b|mil\b|tsd\b|k\b|тыс|nghìn|千|천`, 1e3],
  [String.raw`百万`, 1e6],
  [String.raw`[万萬만]`, 1e4],
  [String.raw`billionen|trillion|трлн|триллион|兆|조`, 1e12],
  [String.raw`milliard|billion|miliard|bilhões|млрд|миллиард|tỷ|mrd\b|bn\b|b\b`, 1e9],
  [String.raw`million|milhões|milion|млн|миллион|triệu|millón|millones|mio\b|mn\b|m\b`, 1e6],
  [String.raw`[億亿억]`, 1e8],
];
const SCALE = SCALES.map(([words]) => words).join('|');
const NUMBER = new RegExp(`(${DIGITS})(?:(${CENTURY})|(${DECADE})|(${MONTH})|[ \u00A0-]?(${SCALE}))?`, 'giu');
const PATTERNS = SCALES.map(([words, scale]) => [new RegExp(`^(?:${words})`, 'i'), scale] as const);
const LETTER_BEFORE = /[\p{L}&&[^\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Hang}]]$/v;
/** The text before the second year of `2018–19`. */
const SHORT_YEAR = /(?<!\d)(1[5-9]|20)\d\d[-–/]$/;
/** The words before a number that is rounded by its own account. */
const ABOUT =
  /(?:about|around|over|under|nearly|almost|roughly|some|than|etwa|rund|über|fast|knapp|als|environ|près de|plus de|presque|casi|más de|unos|unas|約|およそ|约|超过|近|약)\s?[$€£¥]?$/iu;
/** Digits between the signs of myriads: `15万5000`. */
const COMPOUND = /\d{1,4}(?:[兆조億亿억万萬만]\d{1,4}[千천]?)+[億亿억万萬만]?/gu;
/** The end of a span, whose scale is that of its beginning too: `1.2 to 1.5 million`. */
const SPAN = new RegExp(
  String.raw`^ ?(?:to|and|or|bis|und|à|et|a|y|–|-|~|〜|から|至|到) ?\d[\d.,]*[ \u00A0-]?(${SCALE})`,
  'iu',
);
/** A letter that may be a unit, `6.7 m`, or of a paragraph, `제3조`, as well as a scale. */
const UNCLEAR_SCALE = /^(?:[a-z]|조)$/i;
const WORD = /\p{L}+(?:-\p{L}+)*/gu;
const HAN = /[〇零一二三四五六七八九十百千两兩][〇零一二三四五六七八九十百千两兩万萬億亿兆]*/gu;
/** The text around the name of a month in a date; `May` alone may be a verb. */
const DAY_BEFORE = /\d(?:st|nd|rd|th|er|\.)?,? (?:of |de )?$/;
const DAY_AFTER = /^\.?,? (?:de )?\d/;
const COUNTED = /^[ -]?[\p{L}%°$€£¥]/u;

/** The numbers and months of a text: first those with digits, then those in words, each in their order. */
export function* valuesOf(text: string): Generator<StatedValue> {
  const plain = text.normalize('NFKC').replaceAll(COMPOUND, sumOf);
  for (const found of plain.matchAll(NUMBER)) {
    const { 0: says, index } = found;
    const end = index + says.length;
    yield* readNumber(found, plain.slice(Math.max(0, index - 16), index), plain.slice(end, end + 24));
  }
  const word = { type: 'word', isFirm: false, years: null, rounding: 0 } as const;
  for (const { 0: says, index } of plain.matchAll(WORD)) {
    const lower = says.toLowerCase();
    const month = monthOf(lower);
    const count = month === null ? countOf(lower) : null;
    const end = index + says.length;
    if (month !== null) {
      const isFirm =
        DAY_BEFORE.test(plain.slice(Math.max(0, index - 10), index)) ||
        DAY_AFTER.test(plain.slice(end, end + 8));
      if (isFirm || lower !== says) yield { ...word, says, type: 'month', isFirm, readings: [month] };
    } else if (count !== null) {
      const factor = scaleOf(plain.slice(end + 1, end + 12));
      yield { ...word, says, readings: [count * factor] };
    }
  }
  for (const [says] of plain.matchAll(HAN)) yield { ...word, says, readings: [hanCount(says)] };
}

function* readNumber(found: RegExpExecArray, before: string, after: string): Generator<StatedValue> {
  const { 0: says, 1: digits = '', 2: century, 3: decade, 4: month, 5: scale = '' } = found;
  const readings = readingsOf(digits);
  const [value = 0] = readings;
  const base = {
    says: says.trim(),
    readings,
    type: 'number',
    isFirm: true,
    years: null,
    rounding: 0,
  } as const;
  const hundreds = SHORT_YEAR.exec(before)?.[1];
  if (hundreds !== undefined && digits.length === 2)
    yield { ...base, readings: [value, Number(hundreds) * 100 + value] };
  else if (LETTER_BEFORE.test(before)) yield { ...base, isFirm: false };
  else if (century !== undefined) yield { ...base, says: digits, years: [value * 100 - 100, value * 100] };
  else if (decade !== undefined && value % 10 === 0) yield decadeOf(base, value);
  else if (month !== undefined && value >= 1 && value <= 12) yield { ...base, type: 'month' };
  else if (readings.length === 0) {
    // A date or a version: each of its parts is a value.
    for (const part of digits.split(/\D/)) yield { ...base, says: part, readings: [Number(part)] };
  } else {
    const span = scale === '' ? (SPAN.exec(after)?.[1] ?? '') : '';
    const factor = scaleOf(scale || span);
    const scaled = factor === 1 ? [] : readings.map((reading) => reading * factor);
    yield {
      ...base,
      type: COUNTED.test(after) && !/[-–]$/.test(before) ? 'count' : 'number',
      // One and the first are said in many ways.
      isFirm: value !== 1,
      // `6.7 m` may be metres.
      readings:
        scaled.length === 0 || scale === '' || UNCLEAR_SCALE.test(scale) ? [...readings, ...scaled] : scaled,
      rounding: roundingOf(digits, value * scaleOf(scale), ABOUT.test(before)),
    };
    if (/[ \u00A0\u202F]/.test(digits)) {
      for (const part of digits.split(/\D/))
        yield { ...base, isFirm: false, says: part, readings: [Number(part)] };
    }
  }
}

const scaleOf = (words: string): number => PATTERNS.find(([pattern]) => pattern.test(words))?.[1] ?? 1;

/** The 90s are those of the last century, unless it says another. */
function decadeOf(base: StatedValue, value: number): StatedValue {
  const from = value < 100 ? 1900 + value : value;
  return { ...base, readings: [from], years: [from, from + 9] };
}

const isOneSign = (signs: string) => new Set(signs).size <= 1;

/** The values that digits with separators may mean; none for a date or a version. */
function readingsOf(digits: string): readonly number[] {
  const [first = '', ...rest] = digits.split(/\D/);
  if (rest.length === 0) return [Number(first)];
  const separators = digits.replaceAll(/\d/g, '');
  const [before, last] = [separators.slice(0, -1), separators.slice(-1)];
  const isGrouped = (groups: readonly string[]) =>
    first.length <= 3 && groups.every(({ length }) => length === 3);
  const readings: number[] = [];
  if (isGrouped(rest) && isOneSign(separators)) readings.push(Number([first, ...rest].join('')));
  const whole = rest.slice(0, -1);
  if (
    /[.,]/.test(last) &&
    !before.includes(last) &&
    isOneSign(before) &&
    (whole.length === 0 || isGrouped(whole))
  )
    readings.push(Number(`${[first, ...whole].join('')}.${rest.at(-1) ?? ''}`));
  return readings;
}

const YEAR = /^(?:1[5-9]|20)\d\d$/;

/** The value of the last digit that is not zero, for numbers that are large or said to be rounded. */
function roundingOf(digits: string, value: number, isRounded: boolean): number {
  if (value < (isRounded ? 20 : 1000) || YEAR.test(digits)) return 0;
  const zeros = /0*$/.exec(String(Math.round(value)))?.[0].length ?? 0;
  return zeros > 0 || isRounded ? 10 ** zeros : 0;
}

/** `15万5000` and `15万5千` in digits. */
function sumOf(compound: string): string {
  const parts = Array.from(
    compound.matchAll(/(\d+)([千천]?)([兆조億亿억万萬만]?)/gu),
    ([, digits, thousands = '', sign = '']) => Number(digits) * scaleOf(thousands) * scaleOf(sign),
  );
  return String(parts.reduce((sum, part) => sum + part, 0));
}

/** The values that a page states. */
export interface KnownValues {
  readonly numbers: ReadonlySet<number>;
  /** Those in words. */
  readonly words: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
}

const DATE = /\d{4}[-/.](\d{1,2})(?!\d)|(?<!\d)(\d{1,2})[/.](\d{1,2})[/.]\d{2,4}/g;
/** The values that some texts state: as they are read from them, and the months of their dates. */
export function knownValues(values: Iterable<StatedValue>, texts: Iterable<string>): KnownValues {
  const numbers = new Set<number>();
  const words = new Set<number>();
  const months = new Set<number>();
  for (const { type, readings } of values) {
    const known = type === 'month' ? months : type === 'word' ? words : numbers;
    for (const reading of readings) known.add(reading);
  }
  for (const text of texts) {
    for (const [, ...parts] of text.matchAll(DATE)) {
      for (const part of parts) if (part) months.add(Number(part));
    }
  }
  return { numbers, words, months };
}

/** True if a value is among those known: as it is, rounded from a more exact one, or as a span of years. */
export function isKnown({ type, readings, years, rounding }: StatedValue, known: KnownValues): boolean {
  // Where no month has a name, it is in a language whose months are not known here.
  if (type === 'month') return known.months.size === 0 || readings.some((month) => known.months.has(month));
  if (readings.some((reading) => known.numbers.has(reading))) return true;
  if (type !== 'number' && readings.some((reading) => known.words.has(reading))) return true;
  for (const number of known.numbers) {
    if (years && number >= years[0] && number <= years[1]) return true;
    for (const reading of readings) {
      // `Over 6,000` may be 6,900, `nearly 6,000` is hardly 5,400.
      if (rounding < reading && number >= reading - rounding / 2 && number < reading + rounding) return true;
      if (!Number.isInteger(number) && Math.round(number) === reading) return true;
    }
  }
  return false;
}
