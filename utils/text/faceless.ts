/** Characters that show nothing by themselves, controls, and the empty cell of Braille. Line ends and tabs show. */
const FACELESS = /(?:[\p{Default_Ignorable_Code_Point}\u2800]|(?![\t\n\r])\p{Cc})+/gu;

/** Of these, those that take up room on the page: a word does not go on across them. */
const BLANK = /[\u115f\u1160\u3164\uffa0\u2800]/u;

/** Scripts in which a joiner, or its opposite, tells one word from another. */
const JOINING =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Mongolian}\p{Script=Mandaic}\p{Script=Adlam}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}]\p{M}*$/u;

const ZWNJ = '\u200c';
const ZWJ = '\u200d';

/** An emoji that another may be joined to, as far as its last visible character. */
const EMOJI_BEFORE = /\p{Extended_Pictographic}\p{Emoji_Modifier}?$/u;
const EMOJI_AFTER = /^(?:\p{Extended_Pictographic}|[♀♂])/u;

/** Choices between the text form and the emoji form of a sign, and between the forms of Han, Mongolian and mathematics. */
const EMOJI_FORM = /^[\ufe0e\ufe0f]/u;
const HAN_FORM = /^[\ufe00-\ufe02\u{e0100}-\u{e01ef}]$/u;
const MONGOLIAN_FORM = /^[\u180b-\u180d\u180f]$/u;

/** The letters of a flag of a region, behind a black flag. */
const FLAG = /^[\u{e0061}-\u{e007a}\u{e0030}-\u{e0039}]{2,6}\u{e007f}$/u;

/** Characters on each side of a run that are looked at. */
const AROUND = 12;

/**
 * Removes the characters of a text that show nothing and that models read all the same: tags, fillers, marks of
 * direction, joiners and variation selectors. Those that a script or an emoji needs stay.
 */
export function withoutFaceless(text: string): string {
  return text.replace(FACELESS, (run: string, offset: number) => {
    const before = text.slice(Math.max(0, offset - AROUND), offset);
    const after = text.slice(offset + run.length, offset + run.length + AROUND);
    return neededOf(run, before, after) ?? (BLANK.test(run) ? ' ' : '');
  });
}

/** The part of a run that is needed where it stands; null where none is. */
function neededOf(run: string, before: string, after: string): string | null {
  if (before.endsWith('\u{1f3f4}') && FLAG.test(run)) return run;
  if (/\p{Emoji}$/u.test(before) && EMOJI_FORM.test(run)) {
    const joiner = run.includes(ZWJ) && EMOJI_AFTER.test(after) ? ZWJ : '';
    return `${run.charAt(0)}${joiner}`;
  }
  if (run.includes(ZWJ) && EMOJI_BEFORE.test(before) && EMOJI_AFTER.test(after)) return ZWJ;
  if (/\p{Script=Han}$/u.test(before) && HAN_FORM.test(run)) return run;
  if (/\p{Sm}$/u.test(before) && run === '\ufe00') return run;
  if (/\p{Script=Mongolian}$/u.test(before) && MONGOLIAN_FORM.test(run)) return run;
  if (JOINING.test(before)) return run.includes(ZWNJ) ? ZWNJ : run.includes(ZWJ) ? ZWJ : null;
  return null;
}
