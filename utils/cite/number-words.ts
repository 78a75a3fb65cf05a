/** Words for numbers and months, in the languages that pages and answers are most often in. */

const COUNTS = new Map<string, number>();

for (const words of [
  'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
  'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn neunzehn zwanzig',
  'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt',
  'dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte',
]) {
  for (const [i, word] of words.split(' ').entries()) COUNTS.set(word, i + 2);
}
for (const words of [
  'thirty forty fifty sixty seventy eighty ninety hundred',
  'dreißig vierzig fünfzig sechzig siebzig achtzig neunzig hundert',
  'trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix cent',
  'treinta cuarenta cincuenta sesenta setenta ochenta noventa cien',
]) {
  for (const [i, word] of words.split(' ').entries()) COUNTS.set(word, 30 + i * 10);
}
for (const word of ['one', 'once', 'first', 'eins', 'einmal', 'erste']) COUNTS.set(word, 1);
for (const word of ['twice', 'both', 'pair', 'double', 'zweimal', 'beide', 'doppelt', 'deuxième', 'segundo'])
  COUNTS.set(word, 2);
for (const word of ['thrice', 'triple', 'dreimal', 'dreifach', 'troisième', 'tercero']) COUNTS.set(word, 3);
for (const words of [
  'second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth',
  'zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte',
]) {
  for (const [i, word] of words.split(' ').entries()) COUNTS.set(word, i + 2);
}
// As percentages, dozens and years.
for (const word of ['half', 'hälfte', 'moitié', 'mitad']) COUNTS.set(word, 50);
for (const word of ['dozen', 'dutzend', 'douzaine', 'docena']) COUNTS.set(word, 12);
for (const word of ['decade', 'jahrzehnt', 'décennie', 'década']) COUNTS.set(word, 10);

const GERMAN = /^(ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)und(\p{L}+)$/u;

/** The value of a word like `three`, `twenty-seven` or `siebenundzwanzig`, in lower case; null for others. */
export function countOf(word: string): number | null {
  const known = COUNTS.get(word);
  if (known !== undefined) return known;
  const [, ones, tens] = word.includes('und') ? (GERMAN.exec(word) ?? []) : [];
  if (ones === undefined && !word.includes('-')) return null;
  const parts = ones === undefined ? word.split('-') : [tens ?? '', ones];
  if (parts.length !== 2) return null;
  const [ten = 0, one = 0] = parts.map((part) => (/^(?:one|ein|un)$/.test(part) ? 1 : COUNTS.get(part)));
  return ten >= 20 && one > 0 && one < 10 ? ten + one : null;
}

const HAN_DIGITS = '〇一二三四五六七八九';
const HAN_SCALES = new Map([
  ['十', 10],
  ['百', 100],
  ['千', 1000],
]);
const MYRIADS = new Map([
  ['万', 1e4],
  ['億', 1e8],
  ['兆', 1e12],
]);

/** The value of a number in Chinese characters: `二十三`, `一九九八`, `十五万五千`. */
export function hanCount(characters: string): number {
  const text = characters
    .replaceAll(/[两兩]/g, '二')
    .replaceAll('零', '〇')
    .replaceAll('萬', '万')
    .replaceAll('亿', '億');
  let total = 0;
  let rest = '';
  for (const character of text) {
    const myriad = MYRIADS.get(character);
    if (myriad === undefined) rest += character;
    else {
      total += (rest === '' ? 1 : hanBelowMyriad(rest)) * myriad;
      rest = '';
    }
  }
  return total + hanBelowMyriad(rest);
}

function hanBelowMyriad(text: string): number {
  if (!/[十百千]/.test(text)) return Number(Array.from(text, (digit) => HAN_DIGITS.indexOf(digit)).join(''));
  let total = 0;
  let last: number | null = null;
  for (const character of text) {
    const scale = HAN_SCALES.get(character);
    if (scale === undefined) last = HAN_DIGITS.indexOf(character);
    else {
      total += (last ?? 1) * scale;
      last = null;
    }
  }
  return total + (last ?? 0);
}

const MONTHS = new Map<string, number>();
for (const [i, names] of [
  'january jan januar janvier janv enero',
  'february feb februar février févr febrero',
  'march mar märz mars marzo',
  'april apr avril avr abril',
  'may mai mayo',
  'june jun juni juin junio',
  'july jul juli juillet juil julio',
  'august aug août agosto',
  'september sep sept septembre septiembre',
  'october oct oktober okt octobre octubre',
  'november nov novembre noviembre',
  'december dec dezember dez décembre déc diciembre',
].entries()) {
  for (const name of names.split(' ')) MONTHS.set(name, i + 1);
}

/** 1 to 12 for the name of a month, in lower case; null for other words. */
export function monthOf(word: string): number | null {
  return MONTHS.get(word) ?? null;
}
