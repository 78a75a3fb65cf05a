import type { Effort } from '../kimi/model-traits';
import type { Preset } from '../prompts/presets';

/** The way in which a question is asked, where it is not the usual one. */
export interface AskedAs {
  /** The prompt of Sidenote's own that it is. */
  readonly preset?: Preset;
  /** The effort of thinking that its prompt names. */
  readonly effort?: Effort;
}

/** The way in which something was asked, without members that are not set. */
export function askedAs({
  preset,
  effort,
}: { readonly [Name in keyof AskedAs]: AskedAs[Name] | undefined }): AskedAs {
  return { ...(preset && { preset }), ...(effort && { effort }) };
}
