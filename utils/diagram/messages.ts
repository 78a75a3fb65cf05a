import * as v from 'valibot';

/** Characters of a diagram's code: a longer one is unreadable as a diagram. */
export const MOST_CHARACTERS = 20_000;

/** CSS pixels: a picture that is wider or higher is drawn smaller. */
export const LONGEST_SIDE = 8000;

export const Theme = v.picklist(['light', 'dark']);
export type Theme = v.InferOutput<typeof Theme>;

/** The panel's request to the page that draws. */
export const DrawRequest = v.strictObject({
  code: v.pipe(v.string(), v.maxLength(MOST_CHARACTERS)),
  theme: Theme,
});
export type DrawRequest = v.InferOutput<typeof DrawRequest>;

const Side = v.pipe(v.number(), v.minValue(1), v.maxValue(LONGEST_SIDE));

/** The page's answer. The picture itself stays there. */
export const DrawReply = v.variant('type', [
  /** In CSS pixels. */
  v.strictObject({ type: v.literal('drawn'), width: Side, height: Side }),
  /** The code is no diagram, or one with a mistake. */
  v.strictObject({ type: v.literal('mistaken') }),
  v.strictObject({ type: v.literal('too_large') }),
]);
export type DrawReply = v.InferOutput<typeof DrawReply>;
