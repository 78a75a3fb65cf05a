import { describe, expect, it } from 'vitest';
import { compose } from './compose.ts';
import { deltasOf } from './deltas.ts';
import { miscite } from './miscite.ts';
import { paragraphsOf } from './paragraphs.ts';
import { readPrompt } from './prompt.ts';

const GARDENS = `# The Hanging Gardens

The Hanging Gardens of Babylon were one of the Seven Wonders of the Ancient World. They were a remarkable feat of engineering, with an ascending series of tiered gardens that held a wide variety of trees, shrubs and vines. The gardens looked like a large green mountain built of mud bricks.

## Location

The Hanging Gardens are the only one of the Seven Wonders for which no location has been established. No Babylonian text mentions the gardens, and no archaeological evidence has been found in Babylon. One theory holds that the gardens were built by the Assyrian king Sennacherib in his capital Nineveh.

\`\`\`
not_prose()
\`\`\`

- Water was raised by screws from the river [Euphrates](https://example.com).
- Trees grew on terraces of stone.`;

const CATS = `# 猫

猫は、食肉目ネコ科に分類される小型の哺乳類です。世界中で広く飼育されている愛玩動物で、鼠を捕るために人間と暮らし始めたと考えられています。猫の聴覚は非常に鋭く、人間には聞こえない高い音を聞き取ります。

## 行動

猫は一日の大半を眠って過ごします。夜行性の狩猟動物であるため、短い眠りを何度も繰り返します。人間と暮らす猫は、飼い主の生活に合わせて眠る時間を変えることがあります。`;

const PANDAS = `# 大熊猫

大熊猫是中国特有的哺乳动物,主要栖息在四川、陕西和甘肃的山区。野生大熊猫的数量约为一千九百只。大熊猫每天用十几个小时吃竹子,竹子占它们食物的绝大部分。

## 保护

中国建立了许多自然保护区来保护大熊猫和它们的栖息地。保护区让野生大熊猫的数量逐渐增加。`;

const page = (text: string, title = 'Page') =>
  `<page title=${JSON.stringify(title)} url="https://example.com/">\n${text}\n</page>`;
const answer = (
  content: string,
  system = 'Answer in English (en), unless the user asks for another language.',
) =>
  compose(
    readPrompt([
      { role: 'system', content: system },
      { role: 'user', content },
    ]),
  );
const SUMMARISE = 'Summarise this page: one sentence, then its main points as a list. (Summarise this page)';

describe('marks', () => {
  it('follow the sentences of the passages that were sent with them, and quotes', () => {
    const marked =
      '[1] Tides rise because the moon pulls the sea.\n\n- [2·7] Rivers carry the silt of the hills.';
    expect(answer(`${page(marked)}\n\nWhy do tides rise?`).text).toContain(
      '> “Tides rise because the moon pulls the sea.” [1]',
    );
    expect(answer(`${page(marked)}\n\n${SUMMARISE}`).text).toMatch(/of the hills\.”? \[2·7\]/);
    expect(answer(`${page(GARDENS)}\n\n${SUMMARISE}`).text).not.toMatch(/\[\d/);
  });

  it.each([
    ['absent', /\[9999\]/],
    ['misquote', /“every lighthouse[^”]*” \[1\]/],
    ['unrelated', /Bananas[^.]* \[1\]/],
    ['none', /^[^[]*$/],
  ] as const)('are wrong on request: %s', (how, expected) => {
    expect(miscite('Tides rise [1]. Rivers fall [2].', how)).toMatch(expected);
  });
});

describe('a summary', () => {
  it.each([
    ['English', 'en', GARDENS, 'practice server', /^- \*\*/m],
    ['Japanese', 'ja', CATS, '練習用サーバー', /^- /m],
    ['Simplified Chinese', 'zh-Hans', PANDAS, '练习服务器', /^- /m],
  ])('in %s is made of sentences of the page, in its order', (language, code, text, introduction, bullet) => {
    const reply = answer(
      `${page(text, 'A > "title"')}\n\n${SUMMARISE}`,
      `Answer in ${language} (${code}), unless …`,
    );
    expect(reply.text).toContain(introduction);
    expect(reply.text).toMatch(/^### .*A \\> "title"$/m);
    expect(reply.text).toMatch(bullet);
    const prose = paragraphsOf(text)
      .map((paragraph) => paragraph.text)
      .join('\n');
    const points = reply.text
      .split('\n')
      .filter((line) => line.startsWith('- '))
      .map((line) => prose.indexOf(line.slice(2).replaceAll(/[\\*]/g, '')));
    expect(points.length).toBeGreaterThanOrEqual(3);
    expect(points).not.toContain(-1);
    expect(points).toEqual(points.toSorted((a, b) => a - b));
  });

  it('has the page’s brackets as they are: neither as marks of ours, nor as a formula', () => {
    const { text } = answer(`${page('The tide [sic] turned.')}\n\n${SUMMARISE}`);
    expect(text).toContain(String.raw`> The tide \[sic] turned.`);
  });

  it('of a page of a few words is the page', () => {
    expect(answer(`${page('Nothing here.')}\n\n${SUMMARISE}`).text).toContain('> Nothing here.');
  });
});

describe('an answer to a question', () => {
  it.each([
    ['Who built the gardens in Nineveh?', GARDENS, 'Sennacherib'],
    ['How was water raised?', GARDENS, 'screws from the river Euphrates'],
    ['猫の聴覚はどうですか?', CATS, '聴覚は非常に鋭く'],
    ['大熊猫每天吃什么竹子?', PANDAS, '吃竹子'],
  ])('quotes the passage that fits: %s', (question, text, quote) => {
    const reply = answer(`${page(text)}\n\n${question}`);
    expect(reply.text.split('\n').find((line) => line.startsWith('> '))).toContain(quote);
    expect(reply.reasoning).toContain(question);
  });

  it('about a selection quotes the passages around its subject', () => {
    const selection = '<selection under="Location">\nthe Assyrian king Sennacherib\n</selection>';
    const reply = answer(
      `${page(GARDENS)}\n\n${selection}\n\nExplain the selection in the language you answer in. (Explain)`,
    );
    expect(reply.text).toContain('your selection');
    expect(reply.text).toContain('his capital Nineveh');
  });

  it('finds the page in an earlier message', () => {
    const reply = compose(
      readPrompt([
        { role: 'user', content: `${page(GARDENS)}\n\n${SUMMARISE}` },
        { role: 'assistant', content: 'A summary.' },
        { role: 'user', content: 'Where did trees grow?' },
      ]),
    );
    expect(reply.text).toContain('> Trees grew on terraces of stone.');
  });

  it('names the sections when no passage fits', () => {
    const reply = answer(`${page(GARDENS)}\n\nWhat about quantum chromodynamics?`);
    expect(reply.text).toContain('- Location');
    expect(reply.text).not.toContain('\n> ');
  });

  it('says what it needs when there is no page', () => {
    expect(answer('Hello').text).toContain('No page was sent');
  });
});

describe('the deltas of a reply', () => {
  const reply = { reasoning: ' I think 🦊 so.\n\nそれで要約します。', text: ` ${GARDENS}\n\n${CATS}` };

  it.each([undefined, 1, 7, 300, 100_000])('are the reply again when %s are asked for', (pieces) => {
    const deltas = deltasOf(reply, pieces);
    expect(deltas.map(({ reasoning = '' }) => reasoning).join('')).toBe(reply.reasoning);
    expect(deltas.map(({ content = '' }) => content).join('')).toBe(reply.text);
    expect(deltas.every(({ content = '', reasoning = '' }) => (content + reasoning).isWellFormed())).toBe(
      true,
    );
    expect(
      deltas.filter(({ content, reasoning }) => content !== undefined && reasoning !== undefined),
    ).toHaveLength(1);
  });

  it('are a few words long', () => {
    const lengths = deltasOf(reply).map(({ content = '' }) => content.length);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(24);
    expect(deltasOf(reply).length).toBeGreaterThan(50);
  });
});

describe('a long page', () => {
  it('has what is rare in a part in its summary, and no words of ours', () => {
    const common = Array.from(
      { length: 40 },
      (_, i) => `The boats of the harbour went out ${'again '.repeat(i % 4)}that day.`,
    );
    const part = [...common.slice(0, 20), 'Quenlaith fell silent.', ...common.slice(20)].join(' ');
    const { text } = answer(
      `<page part="Chapter 3">\n${part}\n</page>\n\nSummarise this part of a long page. Others sum up.`,
    );
    expect(text).toContain('- Quenlaith fell silent.');
    expect(text).not.toContain('practice server');
  });

  it('is quoted without its outline and the marks of what is left out', () => {
    const outline =
      '[Only parts of this page are given. Its outline (✓: given below, §: number of the section):]\n- ✓ §1 Tides\n  - §2 Moon tides';
    const mark = '[… 900 characters left out here; what follows stands under “Tides” …]';
    const { text } = answer(
      `${page(`${outline}\n\n${mark}\n\nThe moon pulls the sea.`)}\n\nWhat pulls the tides and the moon?`,
    );
    expect(text).toContain('> The moon pulls the sea.');
    expect(text).not.toMatch(/✓|left out/);
  });
});
