/** Alphabets of lists: the mark after the last letter is two letters long. */
const ALPHABETS: Readonly<Record<string, string>> = {
  'lower-alpha': 'abcdefghijklmnopqrstuvwxyz',
  'lower-greek': 'αβγδεζηθικλμνξοπρστυφχψω',
  hiragana:
    'あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん',
  katakana:
    'アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヰヱヲン',
  'hiragana-iroha':
    'いろはにほへとちりぬるをわかよたれそつねならむうゐのおくやまけふこえてあさきゆめみしゑひもせす',
  'katakana-iroha':
    'イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセス',
  hangul: '가나다라마바사아자차카타파하',
  'cjk-heavenly-stem': '甲乙丙丁戊己庚辛壬癸',
  'cjk-earthly-branch': '子丑寅卯辰巳午未申酉戌亥',
};

/** The zero of each script’s ten digits. */
const ZEROS: Readonly<Record<string, string>> = {
  decimal: '0',
  'arabic-indic': '٠',
  persian: '۰',
  devanagari: '०',
  bengali: '০',
  gurmukhi: '੦',
  gujarati: '૦',
  tamil: '௦',
  telugu: '౦',
  kannada: '೦',
  malayalam: '൦',
  thai: '๐',
  lao: '໐',
  tibetan: '༠',
  myanmar: '၀',
  khmer: '០',
};

const ROMAN = 'm 1000 cm 900 d 500 cd 400 c 100 xc 90 l 50 xl 40 x 10 ix 9 v 5 iv 4 i 1';
const HEBREW =
  'ת 400 ש 300 ר 200 ק 100 צ 90 פ 80 ע 70 ס 60 נ 50 מ 40 ל 30 כ 20 יט 19 יח 18 יז 17 טז 16 טו 15 י 10 ט 9 ח 8 ז 7 ו 6 ה 5 ד 4 ג 3 ב 2 א 1';

/** Other names of the same styles. */
const SAME: Readonly<Record<string, string>> = {
  'lower-latin': 'lower-alpha',
  'upper-latin': 'upper-alpha',
  'korean-hangul-formal': 'cjk',
  'korean-hanja-formal': 'cjk',
  'korean-hanja-informal': 'cjk',
  'simp-chinese-informal': 'cjk',
  'trad-chinese-informal': 'cjk',
  'simp-chinese-formal': 'cjk',
  'trad-chinese-formal': 'cjk',
  'japanese-informal': 'cjk',
  'japanese-formal': 'cjk',
  'cjk-ideographic': 'cjk',
};

const BULLETS: ReadonlySet<string> = new Set(
  'none disc circle square disclosure-open disclosure-closed'.split(' '),
);

/** True for a style that numbers nothing. */
export function isBullet(style: string): boolean {
  return BULLETS.has(style) || /^["']/.test(style);
}

/** A number as a style of CSS writes it, without what follows it; in digits where the style is not known. */
export function counted(value: number, style: string): string {
  const name = SAME[style] ?? style;
  if (name.startsWith('upper-')) return counted(value, name.replace('upper', 'lower')).toUpperCase();
  if (name === 'decimal-leading-zero') return String(value).padStart(2, '0');
  const zero = ZEROS[name]?.codePointAt(0);
  if (zero !== undefined) return inDigits(value, zero);
  const alphabet = ALPHABETS[name];
  if (value > 0 && alphabet) return inLetters(value, alphabet);
  if (value > 0 && value < 4000 && name === 'lower-roman') return added(value, ROMAN);
  if (value > 0 && value < 1000 && name === 'hebrew') return added(value, HEBREW);
  if (value > 0 && value < 10_000 && name === 'cjk') return inHan(value);
  if (value > 0 && value <= 20 && name === 'circled-decimal') return String.fromCodePoint(0x245f + value);
  return String(value);
}

/** The mark that a style of lists gives a number: `3.`, `c.`, `三、`. */
export function listMark(value: number, style: string): string {
  const sign = /^(cjk|simp-|trad-|japanese-|hiragana|katakana)/.test(style) ? '、' : '.';
  return counted(value, style) + (style === 'circled-decimal' ? '' : sign);
}

function inDigits(value: number, zero: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));
}

function inLetters(value: number, alphabet: string): string {
  let letters = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / alphabet.length)) {
    letters = (alphabet[(rest - 1) % alphabet.length] ?? '') + letters;
  }
  return letters;
}

/** Puts a number together from the largest signs that fit in it. */
function added(value: number, signs: string): string {
  const parts = signs.split(' ');
  let rest = value;
  let text = '';
  for (let index = 0; index < parts.length; index += 2) {
    for (const worth = Number(parts[index + 1]); rest >= worth; rest -= worth) text += parts[index] ?? '';
  }
  return text;
}

function inHan(value: number): string {
  const text = [...String(value)]
    .map((digit, index, all) => {
      if (digit === '0') return '零';
      return '零一二三四五六七八九'.charAt(Number(digit)) + ['', '十', '百', '千'][all.length - 1 - index];
    })
    .join('');
  return text.replace(/零+$/, '').replace(/零+/g, '零').replace(/^一十/, '十');
}
