import type { ShownCitation } from '@/utils/cite/citations';
import type { Doubt } from '@/utils/cite/doubts';
import { t, uiLanguage } from '@/utils/browser/i18n';
import { FIRST } from '@/utils/prompt/numbered-text';

/**
 * The name of a citation, for a screen reader: the passage, and what speaks against it. `from` is the number that the
 * answer gives, where the citation was moved from there.
 */
export function nameOf(number: string, words: string, shown: ShownCitation, from: string | null): string {
  if (shown.type === 'absent') return t('mark_name_absent', number);
  return [t('mark_name', number, words), saysOf(shown, from)].filter(Boolean).join(' ');
}

/** The matter with a citation, in a sentence or two; empty where there is none. */
export function saysOf(shown: ShownCitation, from: string | null): string {
  const moved = from === null ? '' : t('mark_moved', from);
  return [moved, matterWith(shown)].filter(Boolean).join(' ');
}

/** The name of the button that moves a citation to a passage, or back to the one that the answer names. */
export function moveTo(number: string, isBack: boolean): string {
  return isBack ? t('move_back', number) : t('move_to', number);
}

/** The matter with a statement of the answer, in a sentence; empty where nothing speaks against it. */
export function matterWith(shown: ShownCitation | Doubt['reason']): string {
  switch (shown.type) {
    case 'fine':
      return '';
    case 'absent':
      return t('mark_absent');
    case 'number':
      return shown.page === null
        ? t('mark_number', shown.says)
        : t('mark_number_page', shown.says, shown.page);
    case 'opposite':
      return t('mark_number_page', shown.says, shown.page);
    case 'denied':
      return t('mark_denied', shown.word);
    case 'elsewhere': {
      const { source, passage } = shown;
      return t('mark_elsewhere', source === FIRST ? String(passage) : `${source}·${passage}`);
    }
    case 'partly':
      return t('mark_partly', new Intl.ListFormat(uiLanguage(), { type: 'unit' }).format(shown.missing));
    case 'nowhere':
      return t('mark_nowhere');
    case 'unchecked':
      return t('mark_unchecked');
    case 'likely':
      return t('mark_likely');
    case 'misquoted':
      return t('mark_misquoted');
  }
}
