// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { readSite } from '@/utils/sites/read-site';
import type { SitePage } from '@/utils/sites/site-page';
import { samplePage, sampleText } from './site-fixtures';

interface Sample {
  readonly name: string;
  readonly url: string;
  readonly page: Partial<SitePage>;
  readonly has: readonly string[];
  readonly hasNot: readonly string[];
}

const SAMPLES: readonly Sample[] = [
  {
    name: 'wikipedia.html',
    url: 'https://en.wikipedia.org/wiki/Varnholm_Lighthouse',
    page: {
      title: 'Varnholm Lighthouse',
      site: 'Wikipedia',
      byline: null,
      published: '2009-05-02T11:08:12Z',
    },
    has: [
      '- **Location**: Varnholm, [Outer Skerries](https://en.wikipedia.org/wiki/Outer_Skerries)\n',
      '- **Constructed**: 1871[^1]\n',
      'since 1871.[^1] Its keeper',
      '\n## History\n',
      'fuel for eleven weeks.[^2]',
      '![Section through the tower with its four floors](https://upload.wikimedia.org/plan.png)',
      "The builder's plan of 1869",
      '\n### Keepers\n',
      '| Ingrid Brandt | 1898 | 1914 |\n| Ingrid Brandt | 1919 | 1931 |',
      '\n## Optics\n',
      '$d\\approx 3.57{\\sqrt {h}}$',
      '- [List of lighthouses](https://en.wikipedia.org/wiki/List_of_lighthouses)',
      '\n[^1]: Halvorsen, Marte (1988). Lights of the Skerries. p. 41.\n[^2]: "The winter of 1709". <https://example.org/winter-1709>',
    ],
    hasNot: [
      'edit',
      'additional citations',
      'Norholm Light',
      '## References',
      'Deutsch',
      'Talk',
      'last edited',
    ],
  },
  {
    name: 'arxiv-abstract.html',
    url: 'https://arxiv.org/abs/2601.04217',
    page: {
      title: 'How Lighthouse Keepers Count Ships: A Study of Invented Logbooks',
      site: 'arXiv',
      byline: 'Marte Halvorsen, Chidi Okonkwo',
      published: '2026-01-08',
    },
    has: [
      'Authors: Marte Halvorsen, Chidi Okonkwo\n',
      'last revised 11 Feb 2026',
      '## Abstract\n\nKeepers of lighthouses wrote down every ship that passed. We show',
      '- **Subjects:** Computation and Language (cs.CL); History and Overview (math.HO)',
      '- [v2] Wed, 11 Feb 2026 17:40:02 UTC (815 KB)',
    ],
    hasNot: ['arXivLabs', 'View PDF', 'NASA ADS', 'endorsers', 'Abstract:', 'Donate', 'DataCite'],
  },
  {
    name: 'arxiv-html.html',
    url: 'https://arxiv.org/html/2601.04217v2',
    page: { byline: 'Marte Halvorsen, Chidi Okonkwo', published: '11 Feb 2026', site: 'arXiv' },
    has: [
      '## Abstract\n\nKeepers of lighthouses',
      '$n\\sim t^{-0.7}$',
      'to look at [1]. Most of them counted[^1], and',
      '\n### 2.1 The law of the night\n',
      '$$\nn(t)=n_{0}\\,t^{-0.7} \\tag{1}\n$$',
      'of Table 1 show.',
      'Table 1: Ships counted in one winter.',
      '| Varnholm | 1,204 |',
      '- [1] A. Brandt, “Notes of a keeper”',
      '\n[^1]: One of them counted clouds instead.',
    ],
    hasNot: ['experimental', 'Report', 'LaTeXML', 'Why HTML', '#bib', 'Institute'],
  },
  {
    name: 'github-repository.html',
    url: 'https://github.com/skerries/logbook',
    page: { title: 'skerries/logbook', site: 'GitHub', byline: 'skerries' },
    has: [
      'Read and count ships in lighthouse logbooks\n\n- MIT license\n- 348 stars\n\nTopics: ocr, history',
      '- `docs/` · Say what a night is · 2026-02-11\n- `src/` · Count ships that pass twice only once · 2026-03-01\n- `README.md` ·',
      '\n## README\n\n### logbook\n',
      '\n#### Install\n\n```shell\npip install skerries-logbook\n```',
      '```python\nfrom logbook import read\n',
      '| stained | 1.9 |',
    ],
    hasNot: ['Sign in', 'Pricing', 'Go to file', 'Terms', 'Fork', 'Pull requests', 'Latest commit'],
  },
  {
    name: 'github-file.html',
    url: 'https://github.com/skerries/logbook/blob/main/src/night.py',
    page: { title: 'src/night.py · skerries/logbook, main' },
    has: [
      '```py\nfrom dataclasses import dataclass\n\n\n@dataclass\nclass Night:\n',
      'return self.ships / self.hours if self.hours > 0 else 0.0\n```',
    ],
    hasNot: ['Symbols', 'Raw', 'Blame', '267 Bytes', 'Terms'],
  },
  {
    name: 'github-issue.html',
    url: 'https://github.com/skerries/logbook/issues/31',
    page: {
      title: 'Ships that turn round are counted twice #31',
      byline: 'agnes-lund',
      published: '2026-02-20T07:41:00.000Z',
    },
    has: [
      'Closed · opened by agnes-lund · 2026-02-20 07:41\n\nLabels: bug, margins\n\n## What happens\n',
      '```python\nread("1871-11-02.png").ships  # 18, should be 17\n```',
      '## Comments (2)\n\n[… 14 items not loaded by the page …]\n\n### marteh · 2026-02-20 09:05\n\nThe keeper wrote “turned”',
      '[#12](https://github.com/skerries/logbook/issues/12)',
      '### agnes-lund · 2026-03-01 08:20\n\nSeventeen now. Thank you!\n\n- [x] 1871-11-02\n- [ ] 1872-01-30',
    ],
    hasNot: ['New issue', 'Sign up', 'Assignees', 'No projects', 'edited by', 'avatars', '👍'],
  },
  {
    name: 'github-pull.html',
    url: 'https://github.com/skerries/logbook/pull/33',
    page: { title: 'Count ships that pass twice only once #33', byline: 'marteh' },
    has: [
      'Merged · opened by marteh · 2026-02-28 16:00\n\nLabels: bug\n\nCloses [#31]',
      '### chidi-o · 2026-02-28 18:31 · on `src/night.py`\n\nWhy sixty?',
      '### marteh · 2026-02-28 19:02 · on `src/night.py`\n\nFair. It is `120` now.',
      '### keeper-bot · 2026-02-28 19:10\n\nAll 214 logbooks',
    ],
    hasNot: ['Nothing to preview', 'Reviewers', 'window = 60', 'Conversation', 'added 2 commits'],
  },
  {
    name: 'github-discussion.html',
    url: 'https://github.com/skerries/logbook/discussions/40',
    page: { title: 'How do you read a logbook in fog? #40', byline: 'tor-e' },
    has: [
      'Answered · opened by tor-e · 2026-03-05 10:00\n\nHalf of our pages',
      '## Answers and comments (3)\n\n### marteh · 2026-03-05 11:20 · marked as answer\n\nNothing:',
      '### tor-e · 2026-03-05 11:45 · reply\n\nThat explains our averages.',
      '### chidi-o · 2026-03-06 09:00\n\nWe fill fog',
    ],
    hasNot: ['Sign up', 'Terms', 'selected by', 'Upvote'],
  },
  {
    name: 'stack-overflow.html',
    url: 'https://stackoverflow.com/questions/90210001/how-do-i-count-a-ship-that-passes-twice-only-once',
    page: {
      title: 'How do I count a ship that passes twice only once?',
      byline: 'Agnes Lund',
      published: '2026-02-20T07:41:00Z',
    },
    has: [
      'Asked by Agnes Lund · 2026-02-20 07:41 · score 12\n\nTags: python, counting\n',
      '```python\nsightings = [("Sylvia", 10), ("Sylvia", 40)]\n```',
      '## Comments\n\n- **Tor E. · 2026-02-20 07:55 · score 5:** Is the list sorted by `time`?\n\n## Answers (2)\n\n### poke-the-fog · 2026-02-20 08:30 · score 21 · accepted answer\n',
      'count += time - last.get(name, -61) > 60',
      '#### Comments\n\n- **Agnes Lund · 2026-02-20 08:41:** Nice trick with −61.',
      '### quickfix · 2026-02-21 12:00 · score -1\n\nUse `set()`.',
    ],
    hasNot: [
      'Milan',
      'Your Answer',
      'Related',
      'clouds',
      'Share',
      'Follow',
      'terms of service',
      '317',
      'Ask Question',
    ],
  },
  {
    name: 'hacker-news-item.html',
    url: 'https://news.ycombinator.com/item?id=41000001',
    page: {
      title: 'Lighthouse keepers counted ships for 300 years',
      site: 'Hacker News',
      byline: 'marteh',
      published: '2026-03-04T09:00:00Z',
    },
    has: [
      '[Lighthouse keepers counted ships for 300 years](https://skerries.example/counting)\n\n214 points · by marteh · 2026-03-04 09:00 · 4 comments\n\n## Comments\n',
      '- **tor_e · 2026-03-04 09:20**\n  My grandfather kept one of these logbooks. He counted only ships with *three* masts.\n\n  Everything else',
      '\n  - **chidi · 2026-03-04 09:31**\n    That would explain',
      '    ```\n    if masts < 3: continue\n    ```',
      '\n    - **tor_e · 2026-03-04 09:40**\n      Ha, exactly.',
      '\n- **agnesl · 2026-03-04 10:02**\n  Has anyone checked',
    ],
    hasNot: ['reply', 'favorite', 'login', 'Guidelines', '[–]', 'parent', 'Search'],
  },
  {
    name: 'hacker-news-front.html',
    url: 'https://news.ycombinator.com/',
    page: { title: 'Hacker News' },
    has: [
      '1. [Lighthouse keepers counted ships for 300 years](https://skerries.example/counting)\n   214 points · by marteh · 2026-03-04 09:00 · 4 comments\n2. [Ask HN: What do you count?](https://news.ycombinator.com/item?id=2)\n',
      '3. [Varnholm Light (YC S71) is hiring a keeper](https://jobs.example/keeper)\n   2026-03-04 06:00',
    ],
    hasNot: ['hide', 'Guidelines', 'More'],
  },
  {
    name: 'reddit.html',
    url: 'https://www.reddit.com/r/oddarchives/comments/1zz0001/what_did_your_town_count_that_nobody_else_does/',
    page: {
      title: 'What did your town count that nobody else does?',
      site: 'Reddit, r/oddarchives',
      byline: 'EelCounter',
    },
    has: [
      'r/oddarchives · u/EelCounter · 2026-03-04 23:03 · 48 points\n\nOurs kept a book of **eels**',
      '## Comments (4 of 5 on the page)\n\n- **lamp_oil · 2026-03-05 00:10 · 31 points**\n  Ships. Every keeper here wrote down every ship.\n\n  - three masts: a cross\n  - fewer: a dot\n',
      '\n  - **EelCounter · 2026-03-05 00:20 · 12 points**\n    And in fog?\n    - **lamp_oil · 2026-03-05 00:31 · 1 point**\n      A question mark.',
      '\n- **[deleted] · 2026-03-05 02:00 · 4 points**\n  Storks.',
    ],
    hasNot: ['Reply', 'Share', 'Log In', 'members', 'Popular', 'Read more', 'Sort by'],
  },
  {
    name: 'reddit-old.html',
    url: 'https://old.reddit.com/r/oddarchives/comments/1zz0001/what_did_your_town_count_that_nobody_else_does/',
    page: { title: 'What did your town count that nobody else does?', byline: 'EelCounter' },
    has: [
      'r/oddarchives · u/EelCounter · 2026-03-04 23:03 · 48 points\n\nOurs kept a book of **eels**',
      '## Comments\n\n- **lamp_oil · 2026-03-05 00:10 · 31 points**\n  Ships.',
      '\n  - **EelCounter · 2026-03-05 00:20 · 12 points**\n    > every ship\n\n    And in fog?',
      '\n- **[deleted] · 2026-03-05 02:00**\n  Storks.',
    ],
    hasNot: ['permalink', 'reply', 'Be kind', 'blog', '30 points', '11 points', 'sorted by'],
  },
  {
    name: 'notion.html',
    url: 'https://handbook.varnholm.example/start',
    page: { title: 'Handbook of the light', site: 'Notion' },
    has: [
      '- **Status:** In use\n\nRead this before your first night.',
      '**All of it.** The bell is at `deck 2`, and [the stores](https://handbook.varnholm.example/stores-1a) are below.',
      '\n## Every evening\n\n- Wind the clockwork\n  - ninety turns\n- Trim the wick\n\n1. Look north\n2. Write down what you saw\n',
      '\n### In fog\n\n- [x] Bell oiled\n- [ ] Horn tested\n\n> Ring until somebody answers.\n',
      '\n> Never ring on Sundays.\n',
      '```python\nfor ship in night:\n    count += 1\n```',
      '**If the light goes out**\n\nDo not run. Light the *small* lamp first.',
      '| December | 9',
      '[Stores](https://handbook.varnholm.example/Stores-1a2b)',
    ],
    hasNot: ['Owner', 'Getting started', 'Share', 'Copy', '•', '◦', 'Help'],
  },
  {
    name: 'google-docs.html',
    url: 'https://docs.google.com/document/d/1LightPlanInvented_0001/edit?tab=t.0',
    page: { title: 'Plan for the light', site: 'Google Docs' },
    has: [
      'They are below, with [the list of stores](https://skerries.example/stores).',
      '## Before the ice\n\n- Bring the boat in\n  - first the oars\n  - then the boat\n- Count the barrels\n',
      '| December | 9',
      'eight are enough[1].',
      '[1] There has been no mild winter.',
    ],
    hasNot: ['Screen reader', 'Docs home', 'File', 'Normal text', 'google.com/url'],
  },
];

/** The only address that a rule for these pages asks for. */
const BASIC = 'https://docs.google.com/document/d/1LightPlanInvented_0001/mobilebasic?tab=t.0';

function answerOnlyBasic(): void {
  vi.stubGlobal('fetch', (address: URL) =>
    address.href === BASIC
      ? Promise.resolve(new Response(sampleText('google-docs-basic.html')))
      : Promise.reject(new Error(`${address.href} was asked for.`)),
  );
}

function faultsOf({ markdown }: { readonly markdown: string }, { has, hasNot }: Sample): readonly string[] {
  return [
    ...has.filter((text) => !markdown.includes(text)).map((text) => `lacks ${text}`),
    ...hasNot.filter((text) => markdown.includes(text)).map((text) => `has ${text}`),
  ];
}

describe.each(SAMPLES)('$name', (sample) => {
  test('is read right', async () => {
    answerOnlyBasic();
    const page = await readSite(samplePage(sample.name), sample.url);
    expect(page && faultsOf(page, sample)).toEqual([]);
    expect(page).toMatchObject(sample.page);
  });

  test('is not read right the general way, so the rule is needed', () => {
    expect(faultsOf(extractPage(samplePage(sample.name), sample.url), sample)).not.toEqual([]);
  });

  test('stays as it was', async () => {
    answerOnlyBasic();
    const document = samplePage(sample.name);
    const before = document.documentElement.outerHTML;
    await readSite(document, sample.url);
    expect(document.documentElement.outerHTML).toBe(before);
  });

  test('is left to the general way when the page has nothing that the rule knows', async () => {
    const empty = new DOMParser().parseFromString('<p>Please log in to go on.', 'text/html');
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    const page = await readSite(empty, sample.url);
    expect(page?.markdown ?? '').toBe('');
  });
});
