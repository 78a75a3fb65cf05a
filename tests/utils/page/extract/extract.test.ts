// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { extractPage } from '@/utils/page/extract/extract';
import { fixturePage, pageOf, PAGE_URL } from '../page-fixtures';

interface Sample {
  readonly name: string;
  readonly has: readonly string[];
  readonly hasNot: readonly string[];
}

const SAMPLES: readonly Sample[] = [
  {
    name: 'article.html',
    has: [
      'The Moon pulls on the sea.',
      '## A pull that is not the same everywhere\n',
      '- **Neap tides.**',
      '### When a bay rings like a bell',
      '| Burntcoat Head, Bay of Fundy | 16 m |',
      'Diagram of the Earth with a tidal bulge',
      'Two bulges, greatly exaggerated',
      '> Time and tide wait for no man.',
      'sending away the very thing that makes them.',
    ],
    hasNot: [
      'Reader shop',
      'Sign in',
      'Recipes from the galley',
      'Oilskins',
      'Copy link',
      'Friday tide table',
      'newsletter',
      'Twelve ways to cook seaweed',
      'oldsalt52',
      'storm surges',
      'Most read',
      'Become a member',
      'Privacy policy',
      'All rights reserved',
      'cookies',
    ],
  },
  {
    name: 'article-ja.html',
    has: [
      'よく晴れた日の昼間',
      '## では、なぜ紫ではないのか',
      '2. 紫や紫外線の一部は',
      '| 赤',
      '思い浮かべてみてください。',
    ],
    hasNot: ['新着記事', '霜柱の育て方', '台風はなぜ曲がるのか', '会員登録', 'プライバシー', 'クッキー'],
  },
  {
    name: 'article-zh.html',
    has: ['往杯子里放几块冰', '## 四摄氏度的秘密', '| 冰', '- 冰和积雪像一床被子', '守住了湖底的春天。'],
    hasNot: ['视频课程', '肥皂泡', '沙发', '热门排行', '公众号', '隐私政策', 'Cookie'],
  },
  {
    name: 'docs.html',
    has: [
      '## Configure a queue\n',
      '```toml\n# One section for each queue\n[queue.default]',
      '```python\nfrom ferry import job\n',
      '    if invoice.sent_at:\n        return  # an earlier attempt',
      '```bash\nferry work --queue default',
      '| `backoff` | exponential | One of `exponential \\| linear \\| none`. |',
      '- An exception that leaves the job\n  - except `ferry.Discard`',
      'Why a job may run twice',
    ],
    hasNot: [
      'Pricing plans',
      'Scheduled jobs',
      'All guides',
      'Copy code',
      '¶',
      'Was this page helpful',
      'cookies',
    ],
  },
  {
    name: 'forum.html',
    has: ['lena_m', 'Torque Wrench Tom', 'mudguard', 'not a single skip', '> Measure the chain'],
    hasNot: ['Member list', 'Create account', 'Next topic', 'Contact the moderators', 'cookies'],
  },
];

describe.each(SAMPLES)('$name', ({ name, has, hasNot }) => {
  const { markdown } = extractPage(fixturePage(name), `https://example.com/${name}`);

  test.each(has)('has %j', (text) => expect(markdown).toContain(text));
  test.each(hasNot)('has no %j', (text) => expect(markdown).not.toContain(text));
});

test('a page without text has none', () => {
  expect(extractPage(fixturePage('empty.html'), PAGE_URL)).toMatchObject({
    title: 'Canvas',
    site: 'example.com',
    byline: null,
    published: null,
    language: 'en',
    excerpt: null,
    markdown: '',
    comments: '',
  });
});

test('a document without a body has no text', () => {
  const page = new DOMParser().parseFromString('<root>x</root>', 'application/xml');
  expect(extractPage(page, PAGE_URL).markdown).toBe('');
});

test('reading changes nothing on the page', () => {
  for (const { name } of SAMPLES) {
    const page = fixturePage(name);
    const before = page.documentElement.outerHTML;
    extractPage(page, PAGE_URL);
    expect(page.documentElement.outerHTML).toBe(before);
  }
});

test('what is typed into a form is not read', () => {
  const page = pageOf(
    '<main><p>Fill in the form below and send it to the office before Friday.</p><form><input value="my-password"><textarea>a secret</textarea></form></main>',
  );
  expect(extractPage(page, PAGE_URL).markdown).not.toMatch(/my-password|a secret/);
});

test('a list of links is read whole on a page that is no article', () => {
  const items = Array.from(
    { length: 12 },
    (_, index) => `<li><a href="/item/${index}">Result number ${index}, with a title of some length</a></li>`,
  );
  const page = pageOf(
    `<nav><a href="/">Home</a></nav><main><h1>Results</h1><ol>${items.join('')}</ol></main>`,
  );
  const { markdown } = extractPage(page, 'https://example.com/search?q=x');
  expect(markdown).toContain('[Result number 0, with a title of some length](https://example.com/item/0)');
  expect(markdown).toContain('Result number 11');
  expect(markdown).not.toContain('Home');
});

test('rows that stand outside a table are read', () => {
  const page = pageOf('<main></main>');
  const row = page.createElement('tr');
  row.append(page.createElement('td'), page.createElement('td'));
  row.children[0]?.append('left');
  row.children[1]?.append('right');
  page.querySelector('main')?.append(row);
  expect(extractPage(page, PAGE_URL).markdown).toBe('left\n\nright');
});
