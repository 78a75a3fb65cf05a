/**
 * Turns a turn of the first version into one of the second: its counts were the server's own. Accepts
 * anything, since data from disk may be damaged; an invalid turn stays invalid.
 */
export function toSecondVersion(turn: unknown): unknown {
  if (!isObject(turn)) return turn;
  const [answer, earlier] = [turn['answer'], turn['earlier']];
  return {
    ...turn,
    answer: toSecondAnswer(answer),
    earlier: Array.isArray(earlier) ? earlier.map(toSecondEarlier) : earlier,
  };
}

/**
 * Turns a turn of the second version into one of the third: the page was then its main text, sent from its
 * beginning.
 */
export function toThirdVersion(turn: unknown): unknown {
  if (!isObject(turn)) return turn;
  const attachment = turn['attachment'];
  if (!isObject(attachment) || !isObject(attachment['page'])) return turn;
  const page = { ...attachment['page'], mode: 'main', leftOut: [], sections: null, coverage: 'whole' };
  return { ...turn, attachment: { ...attachment, page } };
}

function toSecondEarlier(version: unknown): unknown {
  return isObject(version) ? { ...version, answer: toSecondAnswer(version['answer']) } : version;
}

function toSecondAnswer(answer: unknown): unknown {
  if (!isObject(answer)) return answer;
  const usage = answer['usage'];
  return {
    ...answer,
    waiting: null,
    usage: isObject(usage) ? { ...usage, isEstimate: false } : usage,
    dropped: [],
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
