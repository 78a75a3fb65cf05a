// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { readSite } from '@/utils/sites/read-site';

const ADDRESS = 'https://stackoverflow.com/questions/1/how-many-ships';

const answer = (name: string, attributes: string, body = 's-prose js-post-body'): string =>
  `<div ${attributes}><div class="${body}"><p>${name} counts them by their lamps.</p></div>` +
  `<div itemprop="author"><a>${name}</a></div></div>`;

function read(answers: string, shown = 2): ReturnType<typeof readSite> {
  const html =
    '<h1 itemprop="name">How many ships?</h1><div id="question"><div class="s-prose">Who counts them?</div></div>' +
    `<div id="answers"><div id="answers-header"><h2 data-answercount="${shown}">${shown} Answers</h2></div>${answers}</div>`;
  return readSite(new DOMParser().parseFromString(html, 'text/html'), ADDRESS);
}

test.each(['data-answerid="7"', 'itemprop="suggestedAnswer"', 'class="answer"'])(
  'all answers are read where they are marked by %s',
  async (mark) => {
    const page = await read(answer('Ada', mark) + answer('Ben', mark));
    expect(page?.markdown).toContain('## Answers (2)');
    expect(page?.markdown).toContain('### Ada\n\nAda counts them');
    expect(page?.markdown).toContain('### Ben\n\nBen counts them');
  },
);

test('the way of marking that finds most answers counts', async () => {
  const page = await read(
    answer('Ada', 'class="answer" data-answerid="7"') + answer('Ben', 'class="answer"'),
  );
  expect(page?.markdown).toContain('### Ben');
});

test('fewer answers than there are is said', async () => {
  const page = await read(answer('Ada', 'class="answer"'), 31);
  expect(page?.markdown).toContain('## Answers (1 of 31)');
});

test('a page whose answers or texts the rule cannot find is left to the general reading', async () => {
  expect(await read(answer('Ada', 'class="reply"'))).toBeNull();
  expect(await read(answer('Ada', 'class="answer"', 'new-prose'), 1)).toBeNull();
});
