/**
 * A turn of the first version as the second has it: what was counted then was the server's own count. It takes
 * what it is given, since what comes from disk may be damaged; what is no turn is none afterwards.
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

/** A turn of the second version as the third has it: a page was its main text then, and sent from its beginning on. */
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
