import type { KimiError } from './errors';

/**
 * The optional parameter of `sent` (wire names, such as `thinking`) that the server refused, or null when it refused
 * the request for another reason. Servers name it in several ways: a `param` member (OpenAI), the place of an extra
 * field (FastAPI), or a sentence, such as Moonshot's "invalid thinking: only type=enabled is allowed for this model".
 */
export function refusedParameter(error: KimiError, sent: readonly string[]): string | null {
  if (!MAY_BE_PARAMETER.has(error.kind)) return null;
  const { message, raw = '' } = error;
  const inSentence = sent.find((name) => isRefused(name, message));
  if (inSentence !== undefined) return inSentence;
  const places = [...raw.matchAll(PLACE)].map(([, param = '', location = '']) => param + location);
  return sent.find((name) => places.some((place) => word(name).test(place))) ?? null;
}

/**
 * The errors that may mean a parameter. "… is not supported by this model" reads as if the model were unknown, and
 * "max_tokens is too large" as if the conversation were too long.
 */
const MAY_BE_PARAMETER: ReadonlySet<string> = new Set(['bad-request', 'unknown-model', 'too-long']);

/** `"param": "thinking.type"`, or `"loc": ["body", "thinking"]`, in JSON that may be cut or escaped. */
const PLACE = /\\*"param\\*"\s*:\s*\\*"([^"\\]*)|\\*"loc\\*"\s*:\s*\[([^\]]*)/g;

/** The words before the name, with nothing but these between. */
const BEFORE =
  /(?:invalid|illegal|unrecognized|unknown|unsupported|unexpected|extra|additional|deprecated|not (?:support|allow|accept|recognize|permit)(?:ed)?|无效的?|不支持的?|未知的?)(?:\s*(?:request|body|keyword|input|inputs|arguments?|args?|parameters?|params?|fields?|keys?|values?|property|properties|options?|supplied|provided|for|of|in|type|the|参数|字段|值))*[\s:："'`[(]*$/i;

/** The words after it, in the same sentence. */
const AFTER =
  /^["'`\])]*[^!?;。]{0,60}?(?:not (?:be )?(?:supported|allowed|permitted|accepted|recognized|available|valid|found)|unsupported|unknown|unrecognized|unexpected|invalid|forbidden|must (?:be|not)|should be|cannot be|can(?:not|'t) be|too (?:large|big|high|small|long)|exceeds?|extra (?:fields?|inputs?)|only .{0,30}(?:allowed|supported)|deprecated|不支持|无效|不允许|未知|非法)/i;

/** The sentences of servers that require the user's message last, so that an answer cannot continue an assistant's. */
const LAST_IS_USER = /prefill|(?:last|final) (?:message|role)\b.{0,60}\buser|end with a user message/i;

function isRefused(name: string, message: string): boolean {
  const found = [...message.matchAll(word(name, 'g'))].some(
    ({ index }) =>
      BEFORE.test(message.slice(0, index)) || AFTER.test(afterName(message.slice(index + name.length))),
  );
  return found || (name === 'partial' && LAST_IS_USER.test(message));
}

/** The words about this name: up to the next sentence, and past what may be part of it (`thinking.type`). */
function afterName(rest: string): string {
  return rest.replace(/^[.[]\w+\]?/, '').split(/[.!?](?:\s|$)/, 1)[0] ?? '';
}

/** Matches the name standing alone: `kimi-k2-thinking` and `max_completion_tokens` hold none. */
function word(name: string, flags = ''): RegExp {
  return new RegExp(`(?<![\\w-])${name.replace(/[^\w]/g, '\\$&')}(?![\\w-])`, flags);
}
