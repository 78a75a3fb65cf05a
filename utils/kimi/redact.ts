/** Shorter than this, what follows from a token's end is too much of it. */
const MIN_LENGTH_TO_NAME = 9;

/** Shorter than this it is no secret but a word, that may stand anywhere. */
const MIN_LENGTH = 4;

/** `text` with the token taken out, wherever it stands; its last four characters tell which it was. */
export function redact(text: string, token: string): string {
  if (token.length < MIN_LENGTH || !text.includes(token)) return text;
  return text.replaceAll(token, token.length < MIN_LENGTH_TO_NAME ? '…' : `…${token.slice(-4)}`);
}
