import { expect, test } from 'vitest';
import type { CitableText } from '@/utils/cite/citable';
import { withSources } from '@/utils/cite/with-sources';
import { passagesOf } from '@/utils/prompt/passages';

const text = 'The Moon pulls.\n\nThe Sun pulls too.';
const passages = passagesOf(text);
const texts: readonly CitableText[] = [
  {
    source: 1,
    page: { url: 'https://example.com/tides', title: 'Tides', byline: null, published: null },
    text,
    passages,
    numbers: passages.map((_, index) => index + 1),
    isSent: passages.map(() => true),
  },
];

test('citations become links to their passages, which are quoted below', () => {
  expect(withSources('It pulls [1], says the page[2].', texts, 'Sources')).toBe(
    'It pulls [\\[1\\]](https://example.com/tides#:~:text=The%20Moon%20pulls.), says the page[\\[2\\]](https://example.com/tides#:~:text=The%20Sun%20pulls%20too.).\n\n' +
      '**Sources**\n\n' +
      '- \\[1\\] “The Moon pulls.” — [Tides](https://example.com/tides#:~:text=The%20Moon%20pulls.)\n' +
      '- \\[2\\] “The Sun pulls too.” — [Tides](https://example.com/tides#:~:text=The%20Sun%20pulls%20too.)\n',
  );
});

test.each(['Use arr[1] and items[0].', '`a` [0] and matrix[2][1] here', '```\n[1]\n```'])(
  'an index of a program stays as it is: %j',
  (answer) => {
    expect(withSources(answer, texts, 'Sources')).toBe(answer);
  },
);
