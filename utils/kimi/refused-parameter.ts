import type { KimiError } from './errors';

/**
 * The optional parameter of `sent` (wire names, such as `thinking`) that the server refused, or null when it refused
 * the request for another reason. Servers name it in several ways: a `param` member (OpenAI), the place of an extra
 * field (FastAPI), or a sentence, such as Moonshot's "invalid thinking: only type=enabled is allowed for this model".
 */
export function refusedParameter(error: KimiError, sent: readonly string[]): string | null {
  const { kind, message, raw = '' } = error;
  if (!MAY_BE_PARAMETER.has(kind)) {
    return sent.includes('tools') && MAY_BE_TOOLS.has(kind) && TOOLS.test(message) ? 'tools' : null;
  }
  const inSentence = sent.find((name) => isRefused(name, message));
  if (inSentence !== undefined) return inSentence;
  const places = [...raw.matchAll(PLACE)].map(([, param = '', location = '']) => param + location);
  const inPlace = sent.find((name) => places.some((place) => word(name).test(place)));
  if (inPlace !== undefined || !sent.includes('tools')) return inPlace ?? null;
  return [TOOLS, TOOL_ROLE, LOST].some((words) => words.test(message)) || places.some(isRole)
    ? 'tools'
    : null;
}

/**
 * The errors that may mean a parameter. "… is not supported by this model" reads as if the model were unknown, and
 * "max_tokens is too large" as if the conversation were too long.
 */
const MAY_BE_PARAMETER: ReadonlySet<string> = new Set(['bad-request', 'unknown-model', 'too-long']);

/** The further kinds that a sentence about tools comes under, such as llama.cpp's 500 and DeepInfra's 405. */
const MAY_BE_TOOLS: ReadonlySet<string> = new Set(['server', 'wrong-address']);

const TOOL_WORDS = '(?:tools?\\b|tool[ _-]?(?:use|choice|call(?:s|ing)?)|function[ _-]?call(?:s|ing)?)';

/**
 * The sentences of servers and models without tools, which name them in many ways: Ollama’s "… does not support tools",
 * OpenRouter’s "No endpoints found that support tool use", vLLM’s "“auto” tool choice requires
 * --enable-auto-tool-choice", llama.cpp’s "tools param requires --jinja flag".
 */
const TOOLS = new RegExp(
  [
    `${TOOL_WORDS}[^.!?;。]{0,60}?(?:(?:not|n't) (?:be )?(?:currently )?(?:supported|allowed|enabled|available|implemented|permitted)|unsupported|requires? (?:the )?\`?--)`,
    `(?:not|n't|without|never) (?:currently )?support(?:s|ed|ing)?(?: for)?\\b[^.!?;。]{0,30}?${TOOL_WORDS}`,
    `no [^.!?;。]{0,40}?\\bsupports?\\b[^.!?;。]{0,20}?${TOOL_WORDS}`,
    `unsupported[^.!?;。]{0,20}?${TOOL_WORDS}`,
    '(?:不支持|暂不支持|未启用)[^。]{0,12}?(?:工具|函数|tool|function)|(?:工具|函数)调用[^。]{0,16}?(?:不支持|未启用|不可用)',
  ].join('|'),
  'i',
);

/** The sentences of servers to which the role of a tool's result, or its place between the others, is unknown. */
const TOOL_ROLE =
  /\brole\b[^.!?]{0,80}(?:must be|one of|expected|invalid|unknown|unsupported|not supported)|(?:unexpected|invalid|unknown|unsupported) (?:message )?role\b|["'`]tool["'`][^.!?]{0,40}(?:not one of|role\b)|roles? must alternate/i;

/**
 * The sentences of a service behind a gateway that lost a part of the messages which calls need: the calls themselves,
 * their results, or the reasoning before them.
 */
const LOST =
  /reasoning_content is missing|tool_calls?['"`]? must be followed|must be a response to a prec|tool_call_id\b[^.!?]{0,40}\bnot found/i;

/** The place of a message's role. */
const isRole = (place: string) => word('role').test(place);

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
