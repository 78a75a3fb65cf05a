import { isObject } from './json';

/** Tokens as the server counted them; a detail the server left out is null. */
export interface Usage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly cachedTokens: number | null;
  readonly reasoningTokens: number | null;
}

/**
 * The `usage` member of a completion or of a chunk. Null when it is missing, null or without a
 * single count. Moonshot has the cached count beside the others, AceData Cloud and OpenAI have it
 * among the details, and the details may be empty objects.
 */
export function parseUsage(value: unknown): Usage | null {
  if (!isObject(value)) return null;
  const prompt = count(value['prompt_tokens']);
  const completion = count(value['completion_tokens']);
  const total = count(value['total_tokens']);
  if (prompt === null && completion === null && total === null) return null;
  return {
    promptTokens: prompt ?? Math.max(0, (total ?? 0) - (completion ?? 0)),
    completionTokens: completion ?? Math.max(0, (total ?? 0) - (prompt ?? 0)),
    cachedTokens: count(value['cached_tokens']) ?? detail(value['prompt_tokens_details'], 'cached_tokens'),
    reasoningTokens:
      count(value['reasoning_tokens']) ?? detail(value['completion_tokens_details'], 'reasoning_tokens'),
  };
}

function detail(details: unknown, name: string): number | null {
  return isObject(details) ? count(details[name]) : null;
}

function count(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : null;
}

/** Tokens a character is worth, by what it is. */
const ASCII_TOKENS = 1 / 4;
const CJK_TOKENS = 0.67;
const OTHER_TOKENS = 0.3;

/**
 * About how many tokens `text` is, to be shown as "≈" until the reply's own usage replaces it.
 *
 * No package ships Kimi's vocabulary, so this is a rule of thumb that was fitted against
 * `o200k_base`, which counts the English samples of AceData Cloud's guide to within two tokens:
 * `ceil(ascii / 4 + 0.67 × CJK + 0.3 × other)`, in code points; CJK is Han, kana, hangul and their
 * punctuation. Within ±20 % for prose in English, Chinese, Japanese and Korean; program code comes
 * out about 20 % too high, JSON about 30 % too low.
 */
export function estimateTokens(text: string): number {
  let ascii = 0;
  let cjk = 0;
  let other = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) ascii++;
    else if (isCjk(unit)) cjk++;
    // The second half of a pair was counted with the first.
    else if (unit < 0xdc00 || unit > 0xdfff) other++;
  }
  return Math.ceil(ascii * ASCII_TOKENS + cjk * CJK_TOKENS + other * OTHER_TOKENS);
}

/** Whether a UTF-16 unit is, or begins, a Chinese, Japanese or Korean character. */
function isCjk(unit: number): boolean {
  return (
    (unit >= 0x2e80 && unit <= 0x9fff) || // radicals, CJK punctuation, kana, bopomofo, Han
    (unit >= 0xac00 && unit <= 0xd7af) || // hangul syllables
    (unit >= 0xf900 && unit <= 0xfaff) || // compatibility ideographs
    (unit >= 0xff00 && unit <= 0xffef) || // full-width forms
    (unit >= 0x1100 && unit <= 0x11ff) || // hangul jamo
    (unit >= 0xd840 && unit <= 0xd88d) // first halves of the supplementary Han planes
  );
}
