import {
  CERTAIN_CODES,
  GENERAL_CODES,
  STATUSES,
  VAGUE_CODES,
  WORDINGS,
  type Wording,
} from './error-evidence';
import type { KimiErrorKind } from './errors';

/** The evidence for the kind of an error. */
export interface ErrorEvidence {
  /** An HTTP status; 200 when the error came inside an answer. */
  readonly status: number;
  readonly codes: readonly string[];
  /** The server's sentence; empty where it said none. */
  readonly message: string;
  /** True for a web page in the place of an answer. */
  readonly isHtml: boolean;
  /** The place that answered. */
  readonly from: 'our-service' | 'local' | 'elsewhere';
}

/** A kind; a guess if a sentence or a status told it, and no code. */
export interface JudgedKind {
  readonly kind: KimiErrorKind;
  readonly isGuess: boolean;
}

const CERTAIN = byCode(CERTAIN_CODES);
const GENERAL = byCode(GENERAL_CODES);

/**
 * Judges what went wrong. In this order: a code that is certain, a web page, a sentence that is known, a code
 * that only names the direction, the status.
 */
export function errorKind(evidence: ErrorEvidence): JudgedKind {
  const codes = evidence.codes.map((code) => code.toLowerCase());
  const certain = firstIn(CERTAIN, codes);
  // Its limit is stated beside it: waiting helps against a throttle, not against this.
  const overLimit = byWording(evidence, (wording) => wording.isOverLimit === true);
  if (overLimit !== undefined) return { kind: overLimit, isGuess: true };
  if (certain !== undefined) return { kind: certain, isGuess: false };
  const general = firstIn(GENERAL, codes);
  const said = evidence.isHtml ? undefined : byWording(evidence, () => true);
  if (said !== undefined) return { kind: said, isGuess: said !== general };
  if (general !== undefined) return { kind: general, isGuess: false };
  const known = byStatus(evidence);
  const isVague = codes.some((code) => VAGUE_CODES.includes(code));
  return { kind: known ?? (isVague ? 'bad-request' : 'server'), isGuess: true };
}

function byWording(
  evidence: ErrorEvidence,
  isMeant: (wording: Wording) => boolean,
): KimiErrorKind | undefined {
  const { message, status } = evidence;
  const fits = ({ all, on, notOn = [], isOverLimit }: Wording) =>
    (on?.includes(status) ?? !notOn.includes(status)) &&
    all.every((words) => words.test(message)) &&
    (isOverLimit === undefined || asksForMoreThanThereIs(message));
  return message === '' ? undefined : WORDINGS.find((wording) => isMeant(wording) && fits(wording))?.kind;
}

/** The most that an account may send. What counts minutes or times is no count of tokens. */
const LIMIT = /(?:\blimit(?:ed)?|上限|限制)(?: ?(?:to|of|is|为|是))?[:：]? ?\(?([\d,]+)(?![\d,]| ?[分秒次])/i;

/** The size of the request. */
const REQUESTED =
  /(?:\brequest(?:ed|s)?(?: (?:of|tokens?|needs|requires))*|\bneeds|\brequires|请求(?:了|的)?)[:：]? ?(?:about )?([\d,]+)(?![\d,]| ?[分秒次])/i;

/** "Limit 30000, Requested 45000": it never fits, however long one waits. */
function asksForMoreThanThereIs(message: string): boolean {
  const limit = count(LIMIT.exec(message));
  const requested = count(REQUESTED.exec(message));
  return limit !== null && requested !== null && requested > limit;
}

function count(match: RegExpExecArray | null): number | null {
  return match ? Number(match[1]?.replaceAll(',', '')) : null;
}

function byStatus({ status, isHtml, message, from }: ErrorEvidence): KimiErrorKind | undefined {
  if (isHtml) return byPage(status, from);
  // Ollama answers a page or extension whose origin it was not told of with nothing at all.
  if (status === 403 && from === 'local' && /^(?:forbidden\.?)?$/i.test(message)) return 'origin-refused';
  const known = STATUSES.get(status);
  if (known !== undefined) return known;
  if (status >= 500) return 'server';
  if (status >= 400) return 'bad-request';
  // A redirect that leads nowhere.
  return status >= 300 ? 'gateway' : undefined;
}

/** A page is a proxy's, or a network's; with 200 at an address of one's own it is a site that has its API elsewhere. */
function byPage(status: number, from: ErrorEvidence['from']): KimiErrorKind {
  if (status === 404 || status === 405) return 'wrong-address';
  if (status === 413) return 'too-long';
  if (status === 429) return 'rate-limited';
  if (status === 504) return 'timeout';
  return status < 300 && from !== 'our-service' ? 'web-page' : 'gateway';
}

function byCode(kinds: typeof CERTAIN_CODES): ReadonlyMap<string, KimiErrorKind> {
  const entries = Object.entries(kinds) as [KimiErrorKind, readonly string[]][];
  return new Map(entries.flatMap(([kind, codes]) => codes.map((code) => [code, kind] as const)));
}

function firstIn(kinds: ReadonlyMap<string, KimiErrorKind>, codes: readonly string[]) {
  return codes.map((code) => kinds.get(code)).find((kind) => kind !== undefined);
}
