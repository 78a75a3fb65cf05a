import { readBeside } from './support/reading.ts';
import { expect, test } from './support/test.ts';

interface Kind {
  readonly file: string;
  /** The text that is read, in this order. */
  readonly has: readonly (string | RegExp)[];
  /** The text around it that is not read. */
  readonly hasNot: readonly string[];
}

const KINDS: Readonly<Record<string, Kind>> = {
  'a product': {
    file: 'product.html',
    has: [
      '€84.00',
      'spun from one sheet of brass',
      '- Lens visible for two miles\n- Wick of 12 mm',
      /\| Weight +\| 1\.9 kg/,
    ],
    hasNot: ['Everything on sale', 'Add to basket', 'Storm matches', 'squeaking', 'Terms of sale'],
  },
  'words that only the layout sets apart': {
    file: 'apart.html',
    has: ['Wärter Anka Brel', '**担当者** 佐藤 海', '**מנורה** דלוקה', 'Frist Ende März', '`Docht`länge'],
    hasNot: [],
  },
  'a list of offers': {
    file: 'listing.html',
    has: [
      /## \[Assistant lighthouse keeper\]\(http:[^)]+\/jobs\/1\)\n\nVarnholm · €1,900 a month/,
      '[Tide gauge observer]',
      '€11 an hour',
      'Pilot boat engineer wanted',
    ],
    hasNot: ['Log in', 'With lodging', 'Save for later', 'Next page', 'Privacy notice'],
  },
  'a collection': {
    file: 'collection.html',
    has: [
      'laid by hand',
      'Hemp hawser, 24 mm',
      '€6.20',
      'Tarred marline, 3 mm',
      '€0.40',
      'Ratline stuff, 6 mm',
      '€0.80',
    ],
    hasNot: ['Lamps', 'Under 12 mm', 'Add to basket', 'Terms of sale'],
  },
  'a service': {
    file: 'service.html',
    has: [
      'listens to every buoy in the fairway',
      '### Compare\n\nEach position is held against the chart',
      /\| Harbour +\| 60 +\| €79/,
      'Does it work in fog?',
      'it does not look',
    ],
    hasNot: ['Sign in', 'cookies', 'Careers'],
  },
  'search results': {
    file: 'search.html',
    has: [
      'What is a spring tide?',
      'https://result1.example/page',
      'Sun and Moon pull in one line',
      'nothing to do with spring',
      'corrections for the pressure of the air',
    ],
    hasNot: ['Maps', 'king tide', 'About Lantern'],
  },
  'mail in a web client': {
    file: 'mail.html',
    has: [
      'The winch on the north pier',
      'Maren Oddvik',
      'Nobody should lift more than four hundred kilograms',
      'Tor Hallsund',
      '- one pawl, hardened\n- two springs',
      'a notice on the pier',
    ],
    hasNot: ['Drafts', 'Delete for good', 'about to answer'],
  },
  'a sheet made of roles': {
    file: 'sheet.html',
    has: [
      /\| Day +\| Boat +\| Litres +\| Engine hours/,
      /\| Tuesday +\| Sperling +\| 80 +\| 6\.0/,
      /\| Thursday +\| Kestrel/,
    ],
    hasNot: ['Insert column'],
  },
  'marks that only CSS draws, in several scripts': {
    file: 'marks.html',
    has: [
      '## 1. Zutritt',
      '- (a) ein Bett ist frei;\n- (b) die Gebühr ist bezahlt;\n  - i. im Winter,\n  - ii. bei Krankheit.',
      '- 1.1 Tor schließen\n- 1.2 Licht löschen',
      '3. Zweitens zuletzt\n2. Zuletzt',
      '- 一、 春の大潮\n- 二、 秋の大潮',
      '- ١. المد\n- ٢. الجزر',
      '- א. גאות\n- ב. שפל',
      '- Ruder ohne Nummer',
      '- ✓ Bett\n- ✗ 朝食\n- Ofen',
      'Schritt 1: Das Ventil öffnen.\n\nSchritt 2: Das Wasser abwarten.',
    ],
    hasNot: ['1. Ruder', '\\.'],
  },
  'lines, notes and first letters that only CSS sets': {
    file: 'lines.html',
    has: [
      'Die Pumpe steht jede Nacht',
      'ein Lotse [Wer das Fahrwasser kennt und vereidigt ist] an Bord',
      'mit Sand.[3: Gerichtsbuch von 1611, Seite 40.] Wer ertappt wurde',
      'am Rand [Das schrieb der Schreiber 1611.] des Blattes',
      'Was ich tat:\n1. Aus- und eingeschaltet.\n2. Sicherung gewechselt.',
      '02:14 E17 trocken gelaufen\n\nGruß',
      '満ち潮\n引き潮',
      '```\nif (a) {\n  b();\n}\n```',
      '```\n02:10 start\n  02:14 E17\n```',
      '```\nsieben\nacht\n```',
    ],
    hasNot: ['ie Pumpe steht\n'],
  },
  'a page from right to left': {
    file: 'rtl.html',
    has: ['הירח מושך את המים', '## גאות אביב', '`m`', '16 מטרים במפרץ Fundy', '> הזמן והגאות'],
    hasNot: ['דגים', 'צרו קשר'],
  },
  'a record in a form, with its details beside it': {
    file: 'record.html',
    has: [
      'Anrufer: Anka Brel',
      'Zustand: In Arbeit',
      'Kurz: Die Pumpe im Keller',
      '説明： 火曜日から止まる。',
      'ログは E17',
      '[x] Dem Eigner bekannt',
      'Notiz: Ersatz bestellt',
      'Der Schwimmer klemmte',
      'Zuständig\n\nJori Vik',
      'Vorrang\n\nHoch',
    ],
    hasNot: ['Neu', 'geheim', 'hunter2', '1111', 'f00dfeed', 'Speichern', 'Alle Vorgänge'],
  },
  'tabs, an accordion and texts that are shown cut': {
    file: 'folded.html',
    has: [
      '**Oak**\n\nFour screws',
      '**石**\n\nDrill eight holes',
      '**May I use nails?**\n\nOnly for a night',
      '**هل أستعمل الغراء؟**\n\nNever where',
      'and the keeper said that the resin was warm',
      '春になって 鐘とともに海へ落ち',
    ],
    hasNot: ['keeper…', 'Read more', '続きを読む', 'By mail'],
  },
  'a wiki': {
    file: 'wiki.html',
    has: [
      /\| Range +\| 4 miles/,
      'A **fog signal** is a sound',
      '## Kinds',
      'Reed horn',
      'Blown with air',
      'Halvorsen',
    ],
    hasNot: ['Random page', 'edit', 'Disclaimers'],
  },
};

for (const [name, { file, has, hasNot }] of Object.entries(KINDS)) {
  test(`${name} is read right`, async ({ sidenote, site }) => {
    const page = await sidenote.open(site.url(`kinds/${file}`));
    const panel = await sidenote.openPanel(page);
    const { text, leftOut } = await readBeside(panel, page);
    expect.soft(leftOut).not.toContainEqual({ type: 'lazy' });
    const places = has.map((words) => (typeof words === 'string' ? text.indexOf(words) : text.search(words)));
    for (const words of has) expect.soft(text, String(words)).toMatch(words);
    expect.soft(places).toEqual(places.toSorted((one, other) => one - other));
    for (const words of hasNot) expect.soft(text).not.toContain(words);
  });
}

test('what the reader types into a record, or has typed, is not read; what the page shows beside it is', async ({
  sidenote,
  site,
}) => {
  const page = await sidenote.open(site.url('kinds/record.html'));
  await page.getByLabel('Kurz').pressSequentially(' typed before');
  await page.getByLabel('Notiz').pressSequentially(' typed right now');
  const panel = await sidenote.openPanel(page);
  const { text } = await readBeside(panel, page);
  expect(text).toContain('Anrufer: Anka Brel');
  expect(text).not.toContain('typed');
});
