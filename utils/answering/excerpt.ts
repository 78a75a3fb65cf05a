type Event = readonly [after: number, payload: string];

/**
 * Keeps the first and the last of the events, as many as fit into `limit` characters: half for the beginning, half for
 * the end. An event longer than that is cut to its own beginning and end.
 */
export function createExcerpt(limit: number) {
  const half = Math.floor(limit / 2);
  const head: Event[] = [];
  const tail: Event[] = [];
  let headLength = 0;
  let tailLength = 0;
  let omittedEvents = 0;

  return {
    add(after: number, whole: string): void {
      const payload = shorten(whole, half);
      if (tail.length === 0 && omittedEvents === 0 && headLength + payload.length <= half) {
        head.push([after, payload]);
        headLength += payload.length;
        return;
      }
      tail.push([after, payload]);
      tailLength += payload.length;
      while (tailLength > half) {
        const [, dropped] = tail.shift() ?? [0, ''];
        tailLength -= dropped.length;
        omittedEvents += 1;
      }
    },

    take: () => ({ events: [...head, ...tail], omittedEvents }),
  };
}

function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const kept = Math.max(0, Math.floor((length - 1) / 2));
  return `${text.slice(0, kept)}…${text.slice(text.length - kept)}`;
}
