/** The beginning of one of our tags, also as a model may take it for one: with white space, or in full width. */
const TAG = /[<＜﹤](?=\s*[/／]?\s*(?:page|selection)(?![\p{L}\p{N}_]))/giu;

/** A token that parts the messages of a conversation, as services write it. */
const TOKEN = /[<＜](?=[|｜][\w▁.-]{1,40}[|｜][>＞])/gu;

/**
 * Escapes the text of a page as it is sent. A page cannot close its own tag, nor end the message that it stands in: the
 * tags and tokens are ours. The length stays.
 */
export function escapeTags(text: string): string {
  return text.replaceAll(TAG, '‹').replaceAll(TOKEN, '‹');
}
