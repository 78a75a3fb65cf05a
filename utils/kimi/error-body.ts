import { firstText, isObject, parseJson, type JsonObject } from './json';

/** The findings in an error that a server sent. */
export interface ErrorBody {
  /** The candidates for the code, the most telling first. */
  readonly codes: readonly string[];
  /** The HTTP status named in the body. */
  readonly status: number | undefined;
  readonly message: string | undefined;
  readonly traceId: string | undefined;
}

/** The depth to which JSON inside strings inside JSON is read. No known server wraps an error deeper. */
const MAX_DEPTH = 5;

/** Other names of the sentence, where there is no `message`. */
const SENTENCES = ['msg', 'error_msg', 'status_msg', 'Message', 'error_description', 'title'] as const;

const NOTHING: ErrorBody = { codes: [], status: undefined, message: undefined, traceId: undefined };

/** True if a chunk, or a whole answer, reports a failure. `error: null` does not, nor does an empty `error`. */
export function isErrorBody(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const { error } = value;
  if (error && !(isObject(error) && Object.keys(error).length === 0)) return true;
  if (value['success'] === false || value['type'] === 'error' || value['object'] === 'error') return true;
  if (Array.isArray(value['choices'])) return false;
  if (isPresent(value['detail']) || isFailedResponse(value['base_resp'])) return true;
  const code = value['code'] ?? value['error_code'];
  return isPresent(code) && firstText(value['message'], value['error_msg']) !== undefined;
}

/** MiniMax has `base_resp` beside every answer too, with the code 0. */
function isFailedResponse(value: unknown): boolean {
  return isObject(value) && isPresent(value['status_code']) && value['status_code'] !== 0;
}

/**
 * Reads an error in any of the shapes that Kimi's servers and the proxies before them are known to send: `{error:
 * {code, message}, trace_id}`, `{error: "text"}`, `{error: {type, message}}`, `{code, message, data: null}`, `{type:
 * "error", status, code, message}`, `{detail}`, any of these as a string inside another (`metadata.raw`, `message`),
 * `{errors: [{code, message}]}`, `{statusCode, error, message}`, `{error_code, error_msg}`, `{base_resp: {status_code,
 * status_msg}}`, or plain text. The innermost wins.
 */
export function readErrorBody(value: unknown, depth = 0): ErrorBody {
  if (depth > MAX_DEPTH) return NOTHING;
  if (typeof value === 'string') return readText(value, depth);
  if (Array.isArray(value)) {
    // FastAPI lists what is wrong with each field.
    return value.map((item) => readErrorBody(item, depth + 1)).find(hasMessage) ?? NOTHING;
  }
  if (!isObject(value)) return NOTHING;
  const { metadata, type } = value;
  const code = value['code'] ?? value['error_code'] ?? value['__type'];
  const status = value['status'] ?? value['statusCode'];
  // A single word as `error` is its code or the status line where a sentence stands beside it: the sentence says more.
  const isWord =
    typeof value['error'] === 'string' && firstText(value['message'], value['detail']) !== undefined;
  const error = isWord ? undefined : value['error'];
  const own: ErrorBody = {
    codes: [code, isWord ? value['error'] : undefined, type].map(codeOf).filter((text) => text !== undefined),
    status: [status, code].map(statusOf).find((number) => number !== undefined),
    message: firstText(...SENTENCES.map((name) => value[name])),
    traceId: firstText(value['trace_id'], value['traceId'], value['request_id']),
  };
  const raw = isObject(metadata) ? metadata['raw'] : undefined;
  // From the outside in.
  return [value['base_resp'], value['message'], value['detail'], value['errors'], error, raw]
    .map((inner) => readErrorBody(inner, depth + 1))
    .reduce((outer, inner) => merge(inner, outer), own);
}

function readText(text: string, depth: number): ErrorBody {
  const trimmed = text.trim();
  if (isHtml(trimmed)) return NOTHING;
  const parsed = /^(?:[[{]|data:)/.test(trimmed) ? parseJson(trimmed.replace(/^data:/, '')) : undefined;
  const inner = parsed === undefined ? NOTHING : readErrorBody(parsed, depth + 1);
  return hasMessage(inner) ? inner : { ...inner, message: trimmed || undefined };
}

/** True if an answer is a web page (or XML) where JSON or an event stream should be. */
export function isHtml(text: string): boolean {
  return /^<[a-z!?]/i.test(text.trimStart());
}

function merge(inner: ErrorBody, outer: ErrorBody): ErrorBody {
  return {
    codes: [...inner.codes, ...outer.codes],
    status: inner.status ?? outer.status,
    message: inner.message ?? outer.message,
    traceId: inner.traceId ?? outer.traceId,
  };
}

function hasMessage(body: ErrorBody): boolean {
  return body.message !== undefined;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/**
 * A code as sent, a number as text. None for `"<nil>"`, which a Go server writes for no code, and for `error`, which
 * says nothing.
 */
function codeOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  const text = firstText(value);
  return text === 'error' || text === '<nil>' ? undefined : text;
}

function statusOf(value: unknown): number | undefined {
  const number = typeof value === 'string' ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 400 && number < 600
    ? number
    : undefined;
}
