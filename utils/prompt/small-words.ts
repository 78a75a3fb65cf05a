/**
 * The small words of languages with spaces, and the words that questions are put with: they occur in any text and say
 * nothing about its subject. Of Vietnamese there are none: without their accents they are other words.
 */
import { fold } from '../text/fold';

const SMALL_WORDS = {
  en: 'a about after all also am an and any are as at be because been before being between both but by can could did do does doing during each for from had has have having he her here hers him his how i if in into is it its just me more most my no nor not of off on once only or other our out over own s same she should so some such t than that the their them then there these they this those through to too under until up us very was we were what when where which while who whom whose why will with would you your',
  de: 'aber alle als am an auch auf aus bei bin bis da das dass dein dem den der des die dies diese dieser dieses doch du durch ein eine einem einen einer eines er es fur hat hatte haben ich ihr ihre im in ist ja kann kein keine konnen man mehr mit nach nicht noch nur oder sein seine sich sie sind so uber um und uns unter vom von vor war waren warum was wegen welche welchem welchen welcher welches wem wen wenn wer werden wie wieso wird wir wo wurde wurden zu zum zur zwischen',
  es: 'al como con cual cuales cuando cuanto cuantos de del desde donde e el ella ellos en entre era es esta estaba este esto fue fueron ha han hay la las lo los mas me mi muy no nos o para pero por porque que quien quienes se ser si sin sobre son su sus tambien tiene un una uno unos y ya',
  fr: 'a ai au aux avec c ce ces cet cette combien comme comment d dans de des du elle elles en entre est et etait ete etre eu il ils j je l la le les leur leurs lui mais n ne nous on ont ou par pas plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans se ses si son sont sur tres un une vous y',
  it: 'a ai al alla alle anche che chi ci come con cosa da dal dalla dei del della delle di dove e era gli ha hanno i il in io la le lo loro ma mi ne nel nella non o per perche piu quale quali quando quanti quanto questa questo se si sono su sua suo tra un una uno',
  pt: 'a ao aos as com como da das de do dos e ela ele eles em entre era essa esta este eu foi foram ha isso ja mais mas na nao nas no nos o onde os ou para pela pelo por porque qual quais quando quantos que quem se sem ser seu sua sao sobre tambem um uma',
  ru: 'а без бы был была были было быть в вам вас во вот все всех вы где да для до его ее если есть еще же за и из или им их к как какая какие каким каких какого какое какой какую когда кого кому который которая которые которого кто куда ли между меня мне мы на над не него нет ни но о об он она они оно от по под почему при про с сколько со так также там то того тоже только тот у уже чего чем что чтобы эта эти это этого этот я',
  ar: 'في من على الى إلى عن مع ما ماذا متى من هو هي هم هل لماذا كيف كم أين اين أي اي التي الذي الذين هذا هذه ذلك تلك كان كانت أن ان إن أو او لا لم لن قد كل بين بعد قبل عند ثم و',
} as const;

const BY_LANGUAGE: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(SMALL_WORDS).map(([language, words]) => [language, new Set(words.split(' ').map(fold))]),
);

const NONE: ReadonlySet<string> = new Set();

/** The small words of the language that most of these folded words are small words of; none where there is none. */
export function smallWordsAmong(words: readonly string[]): ReadonlySet<string> {
  let best = { small: NONE, count: 0 };
  for (const small of BY_LANGUAGE.values()) {
    const count = words.filter((word) => small.has(word)).length;
    if (count > best.count) best = { small, count };
  }
  return best.small;
}
