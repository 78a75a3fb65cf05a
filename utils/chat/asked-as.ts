import type { Effort } from '../kimi/model-traits';
import type { Preset } from '../prompts/presets';

/** The way in which a question is asked, where it is not the usual one. */
export interface AskedAs {
  /** The prompt of Sidenote's own that it is. */
  readonly preset?: Preset;
  /** The effort of thinking that its prompt names. */
  readonly effort?: Effort;
  /** The language that a page is translated into, BCP 47. */
  readonly into?: string;
}

/** The way in which something was asked, without members that are not set. */
export function askedAs({
  preset,
  effort,
  into,
}: { readonly [Name in keyof AskedAs]: AskedAs[Name] | undefined }): AskedAs {
  return { ...(preset && { preset }), ...(effort && { effort }), ...(into && { into }) };
}
