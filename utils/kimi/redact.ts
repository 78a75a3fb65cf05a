/** Below this length, the last four characters would give away too much of a token. */
const MIN_LENGTH_TO_NAME = 9;

/** Below this length a token is no secret but a word, which may stand anywhere. */
const MIN_LENGTH = 4;

/** All that no form of writing changes: such a token stands everywhere as it is. */
const PLAIN = /^[\w.~-]*$/;

/**
 * Takes the token out of `text`, wherever it stands, also as JSON and addresses write it; its last four characters
 * remain to tell which it was.
 */
export function redact(text: string, token: string): string {
  if (token.length < MIN_LENGTH) return text;
  const mark = token.length < MIN_LENGTH_TO_NAME ? '…' : `…${token.slice(-4)}`;
  return formsOf(token).reduce(
    (safe, form) => (safe.includes(form) ? safe.replaceAll(form, () => mark) : safe),
    text,
  );
}

function formsOf(token: string): readonly string[] {
  if (PLAIN.test(token)) return [token];
  const json = JSON.stringify(token).slice(1, -1);
  return [token, json, json.replaceAll('/', '\\/'), encodeURIComponent(token.toWellFormed())];
}

/** A local server is often given a word for a token, such as `ollama`: an answer may use it. */
const SECRET = /^(?=.*\d).{8,}|.{24,}/;

/**
 * Takes the token out of an answer that comes in pieces, unless it is a word. `push` holds back only what may turn out
 * to be the token, which `flush` returns at the end.
 */
export function createRedactor(token: string) {
  const forms = SECRET.test(token) ? [...new Set(formsOf(token))] : [];
  let held = '';

  const passes = (piece: string) => held === '' && forms.every((form) => !hasAny(piece, form));

  return {
    /** True if a piece can have nothing of the token: it needs no `push`. */
    passes,

    push(piece: string): string {
      if (passes(piece)) return piece;
      const text = held + piece;
      // The end of a whole token may read like its beginning.
      const rest = text.slice(Math.max(...forms.map((form) => endOfLast(text, form))));
      const kept = Math.max(...forms.map((form) => lengthOfBeginning(rest, form)));
      held = rest.slice(rest.length - kept);
      return redact(text.slice(0, text.length - kept), token);
    },

    flush(): string {
      const rest = held;
      held = '';
      return rest;
    },
  };
}

/** True if a text holds the token in this form, or ends with its beginning. */
function hasAny(text: string, form: string): boolean {
  return text.includes(form) || lengthOfBeginning(text, form) > 0;
}

function endOfLast(text: string, form: string): number {
  const start = text.lastIndexOf(form);
  return start < 0 ? 0 : start + form.length;
}

/** The number of characters at the end of `text` that are a beginning of `token`, but not all of it. */
function lengthOfBeginning(text: string, token: string): number {
  const first = token.charAt(0);
  for (
    let at = text.indexOf(first, text.length - token.length + 1);
    at >= 0;
    at = text.indexOf(first, at + 1)
  ) {
    const isAnother = at + 1 < text.length && text.charCodeAt(at + 1) !== token.charCodeAt(1);
    if (!isAnother && token.startsWith(text.slice(at))) return text.length - at;
  }
  return 0;
}
