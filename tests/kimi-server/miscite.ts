/** The error in the marks of an answer. */
export type Miscitation = 'absent' | 'misquote' | 'unrelated' | 'none';

const MARK = /\[(?:\d+·)?\d+\]/;

/** Writes an answer as by a model that does not keep to the page, or to the marks that it was asked for. */
export function miscite(text: string, how: Miscitation): string {
  const mark = MARK.exec(text)?.[0] ?? '[1]';
  switch (how) {
    case 'none':
      return text.replaceAll(/ ?\[(?:\d+·)?\d+\]/g, '');
    case 'absent':
      return text.replace(MARK, '[9999]');
    case 'misquote':
      return `${text}\n\nThe page says “every lighthouse keeper counted purple elephants before breakfast” ${mark}.`;
    case 'unrelated':
      return `${text}\n\nBananas ripen quickly inside cardboard boxes ${mark}.`;
  }
}
