// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { dropNotices } from '@/utils/page/extract/notices';
import { pageOf } from '../page-fixtures';

const TEXT = '<h2>A raft</h2><p>The raft was made of oak, and it held.</p>';

function after(end: string): string {
  const { body } = pageOf(`${TEXT}${end}`);
  dropNotices(body);
  return body.innerHTML.replace(TEXT, '');
}

test('what a site says about writing comments is left out after a text, with the heading over it, and a call to come back', () => {
  for (const end of [
    '<h3>3 comments</h3><p>You must be logged in to post a comment.</p>',
    '<h3>Kommentare</h3><div>Um einen Kommentar zu schreiben, müssen Sie eingeloggt sein.</div>',
    '<h2>コメント</h2><p>コメントを書くにはログインしてください。</p>',
    '<p>Leider sind keine Kommentare möglich.</p>',
    '<h3>Schreibe einen Kommentar</h3>',
    '<p><em>Do you want to hear of rafts? <a href="/x">Sign up here</a></em></p>',
    '<p><strong>Get the latest news straight to your phone.</strong></p>',
  ])
    expect(after(end)).toBe('');
});

test('the last words of a text stay, whatever they speak of', () => {
  for (const end of [
    '<p>The harbour master declined to comment.</p>',
    '<p>Log in to the harbour’s own page to see the tides.</p>',
    '<blockquote><p>You must be logged in to comment.</p></blockquote>',
    '<p>Get the latest tides before you put to sea.</p>',
    '<h2>Built for the sea</h2>',
    '<p>You must be logged in to comment.</p><p>So they told us, and we left.</p>',
  ])
    expect(after(end)).toBe(end);
});
