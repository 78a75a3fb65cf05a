/** An answer as bytes, whatever was asked for. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Written one after the other, with a pause between them, so that they arrive apart. */
  readonly pieces: Iterable<string | Uint8Array>;
  /** Milliseconds between the pieces; by default they only arrive apart. 0 is as fast as they are taken. */
  readonly pauseMs?: number;
  /**
   * The end after the last piece: the body ends (the default), the connection breaks, or it stays open until the client
   * hangs up. `refused` breaks it before there are even headers.
   */
  readonly ending?: 'cut' | 'open' | 'refused';
}

/** The irregular answers by the name that a request asks for them with, without the prefix. */
export type RawAnswers = Readonly<Record<string, () => RawAnswer>>;

export const EVENT_STREAM = { 'content-type': 'text/event-stream; charset=utf-8' } as const;
const JSON_TYPE = { 'content-type': 'application/json' } as const;
const HTML_TYPE = { 'content-type': 'text/html; charset=utf-8' } as const;

/** An event stream that goes through to its last piece. */
export function stream(...pieces: readonly (string | Uint8Array)[]): RawAnswer {
  return { status: 200, headers: EVENT_STREAM, pieces };
}

/** One JSON document. */
export function json(status: number, body: unknown, headers: Readonly<Record<string, string>> = JSON_TYPE) {
  return { status, headers: { ...JSON_TYPE, ...headers }, pieces: [JSON.stringify(body)] };
}

/** A web page. */
export function html(status: number, title: string, headers: Readonly<Record<string, string>> = HTML_TYPE) {
  const page = `<!DOCTYPE html>\n<html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>\n`;
  return { status, headers, pieces: [page] };
}
