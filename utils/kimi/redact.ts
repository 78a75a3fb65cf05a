/** Below this length, the last four characters would give away too much of a token. */
const MIN_LENGTH_TO_NAME = 9;

/** Below this length a token is no secret but a word, which may stand anywhere. */
const MIN_LENGTH = 4;

/** Takes the token out of `text`, wherever it stands; its last four characters remain to tell which it was. */
export function redact(text: string, token: string): string {
  if (token.length < MIN_LENGTH || !text.includes(token)) return text;
  return text.replaceAll(token, token.length < MIN_LENGTH_TO_NAME ? '…' : `…${token.slice(-4)}`);
}
