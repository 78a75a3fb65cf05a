/** The language of a text by its small words, for those languages that share many of their other words. */
import { fold } from '../text/fold';

const SMALL: readonly (readonly [language: string, words: ReadonlySet<string>])[] = Object.entries({
  en: 'the of and to that with for was were is are from which by has have this not their been at as',
  de: 'der das und ist nicht eine einen einem einer wird wurde wurden mit auf sich für aus vor dem den des von zu im zum zur sind',
  fr: 'le les des et est dans une qui pour sur avec par du au aux que sont été cette il elle',
  es: 'el los las del y es una que para con por se su al como fue más son lo',
  it: 'il di che è della per una sono con nel dei delle gli alla più ha si lo',
  pt: 'o os do da dos das e é uma que para com não em no na foi são ao pelo',
  nl: 'het een van en de niet met voor dat zijn wordt werd aan ook naar bij uit',
}).map(([language, words]) => [language, new Set(words.split(' ').map(fold))] as const);

/** So many more of its small words than those of any other language tell it. */
const LEAD = 2;

/** The language that leads by the number of its small words; null where none does. */
export function languageBySmallWords(words: ReadonlySet<string>): string | null {
  const counts = SMALL.map(([language, small]) => [language, small.intersection(words).size] as const);
  const [first, second] = counts.toSorted(([, one], [, other]) => other - one);
  return first && second && first[1] - second[1] >= LEAD ? first[0] : null;
}
