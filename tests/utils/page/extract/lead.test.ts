// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { textOf } from '@/utils/page/dom/text-length';
import { extractPage } from '@/utils/page/extract/extract';
import { keepLead } from '@/utils/page/extract/lead';
import { PAGE_URL, pageOf } from '../page-fixtures';

const HEAD =
  '<meta property="og:type" content="article"><meta property="article:published_time" content="2026-03-01">';
const TEXT = `<div class="text">${'<p>The tide comes in twice a day, and goes out as often, whatever the weather may be.</p>'.repeat(8)}</div>`;

const read = (html: string): string => extractPage(pageOf(html, HEAD), PAGE_URL).markdown;

test.each([
  [
    'German',
    'Die Flut kommt zweimal am Tag, und ebenso oft geht sie wieder. Warum das so ist, weiß im Hafen jedes Kind; warum sie an manchen Tagen höher steigt, wissen nur wenige, und noch weniger sagen es.',
  ],
  [
    'Japanese',
    '潮は一日に二度満ち、同じだけ引いていく。なぜそうなるのかは港の子どもなら誰でも知っているが、なぜ日によって高さが違うのかを知る人は少ない。その理由を、三十年にわたり記録を続けてきた元港長に聞いた。',
  ],
  [
    'Arabic',
    'يأتي المد مرتين في اليوم ويذهب مثلهما مهما كان الطقس. يعرف كل طفل في الميناء سبب ذلك، أما سبب ارتفاعه في بعض الأيام أكثر من غيرها فلا يعرفه إلا القليل، وقد سألنا عنه من يسجل ارتفاعه منذ ثلاثين عاما.',
  ],
])('the lead in the head of a page belongs to its article, in %s', (_language, lead) => {
  const markdown = read(
    `<header><h1>The tide</h1><p class="intro">${lead}</p></header><nav>Home</nav><main>${TEXT}</main>`,
  );
  expect(markdown.startsWith(lead)).toBe(true);
  expect(markdown.split(lead)).toHaveLength(2);
});

/** The text of an article with what `keepLead` finds for it before the same text in a page. */
function withLead(before: string): string {
  const article = pageOf(TEXT).body;
  keepLead(article, pageOf(`<header><h1>The tide</h1>${before}</header><main>${TEXT}</main>`).body);
  return textOf(article);
}

const LONG =
  'Ada has written about the sea for this paper since the harbour was built, and lives beside it. '.repeat(2);

test.each([
  ['a second title', '<p>Twice a day, and as often back.</p>'],
  ['a caption', `<figure><figcaption><p>${LONG}</p></figcaption></figure>`],
  ['words about the author', `<div class="author-info"><p>${LONG}</p></div>`],
  ['a layer over the page', `<div class="pushlayer"><p>${LONG}</p></div>`],
  ['the links to other articles', `<p><a href="/more">${LONG}</a></p>`],
  ['the beginning of something else', `<p>${LONG}</p>`.repeat(4)],
])('%s is no lead', (_what, before) => {
  expect(withLead(before)).toBe(textOf(pageOf(TEXT).body));
  expect(withLead(`${before}<p>${LONG}</p>`).startsWith('Ada')).toBe(!before.startsWith('<p>Ada'));
});

test('a lead stands under the last title before the text', () => {
  expect(withLead(`<p>${LONG}</p><h1>The tide</h1>`)).toBe(textOf(pageOf(TEXT).body));
});
