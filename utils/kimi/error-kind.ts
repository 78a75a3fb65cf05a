import type { KimiErrorKind } from './errors';

/**
 * Codes of AceData Cloud (docs.acedata.cloud), Moonshot (platform.kimi.ai/docs/api/errors) and OpenAI that identify the
 * problem by themselves, whatever the status beside them.
 */
const KINDS: ReadonlyMap<string, KimiErrorKind> = new Map([
  ['no_token', 'no-token'],
  ['invalid_token', 'unauthorized'],
  ['token_expired', 'unauthorized'],
  ['invalid_authentication_error', 'unauthorized'],
  ['incorrect_api_key_error', 'unauthorized'],
  ['invalid_api_key', 'unauthorized'],
  ['authentication_error', 'unauthorized'],
  ['permission_error', 'forbidden'],
  ['token_mismatched', 'token-mismatched'],
  ['used_up', 'used-up'],
  ['exceeded_current_quota_error', 'used-up'],
  ['insufficient_quota', 'used-up'],
  ['insufficient_balance', 'used-up'],
  ['insufficient_user_quota', 'used-up'],
  ['billing_hard_limit_reached', 'used-up'],
  ['payment_required', 'used-up'],
  ['disabled', 'forbidden'],
  ['forbidden', 'forbidden'],
  ['permission_denied_error', 'forbidden'],
  ['content_filter', 'content-filter'],
  ['api_not_implemented', 'wrong-address'],
  ['no_api', 'wrong-address'],
  ['resource_not_found_error', 'unknown-model'],
  ['model_not_found', 'unknown-model'],
  ['invalid_model', 'unknown-model'],
  ['model_not_supported', 'unknown-model'],
  ['request_entity_too_large', 'too-long'],
  ['content_too_large', 'too-long'],
  ['context_length_exceeded', 'too-long'],
  ['string_above_max_length', 'too-long'],
  ['request_too_large', 'too-long'],
  ['too_many_requests', 'rate-limited'],
  ['rate_limit_reached_error', 'rate-limited'],
  ['rate_limit_exceeded', 'rate-limited'],
  ['rate_limit_error', 'rate-limited'],
  ['engine_overloaded_error', 'server'],
  ['overloaded_error', 'server'],
  ['api_error', 'server'],
  ['server_error', 'server'],
  ['internal_server_error', 'server'],
  ['unexpected_output', 'server'],
  ['server_unavailable', 'server'],
  ['service_unavailable', 'server'],
  ['busy', 'server'],
  ['timeout', 'timeout'],
]);

/** Codes that only repeat that the request was at fault: the status, if any, says more. */
const VAGUE_CODES: ReadonlySet<string> = new Set(['bad_request', 'invalid_request_error']);

/** Sentences that stand in for a code when the conversation does not fit. */
const TOO_LONG =
  /exceeded model token limit|token length too long|context length|context_length|maximum context|too many tokens|prompt is too long/i;

/** Sentences that stand in for a code when the model does not exist. */
const UNKNOWN_MODEL =
  /not found the model|(?:unknown|unsupported|no such) model|\bmodel\b.{0,80}(?:not found|not exist|not supported|not available|be one of)/i;

/**
 * Classifies a server's error: by the first of `codes` that is known, else by `status` (an HTTP status; 200 when the
 * error came inside an answer), and, where these leave it open, by the `message`. `isHtml` means that the body was a
 * web page: then a proxy answered, not the API.
 */
export function errorKind(error: {
  readonly status: number;
  readonly codes: readonly string[];
  readonly message: string;
  readonly isHtml: boolean;
}): KimiErrorKind {
  const { status, codes, message, isHtml } = error;
  const kind = codes.map((code) => KINDS.get(code.toLowerCase())).find((known) => known !== undefined);
  const found = kind ?? byStatus(status, isHtml) ?? (codes.some(isVague) ? 'bad-request' : 'server');
  if (found !== 'bad-request' && found !== 'wrong-address' && found !== 'server') return found;
  if (TOO_LONG.test(message)) return 'too-long';
  if (UNKNOWN_MODEL.test(message)) return 'unknown-model';
  return found;
}

function isVague(code: string): boolean {
  return VAGUE_CODES.has(code.toLowerCase());
}

function byStatus(status: number, isHtml: boolean): KimiErrorKind | undefined {
  if (status === 404) return 'wrong-address';
  if (status === 413) return 'too-long';
  if (status === 429) return 'rate-limited';
  if (status === 504) return 'timeout';
  if (isHtml) return 'gateway';
  if (status === 401) return 'unauthorized';
  if (status === 402) return 'used-up';
  if (status === 403) return 'forbidden';
  if (status === 408 || status === 524) return 'timeout';
  if (status >= 500) return 'server';
  if (status >= 400) return 'bad-request';
  // A redirect that leads nowhere ends here.
  if (status >= 300) return 'gateway';
  return undefined;
}
