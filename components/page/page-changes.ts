import { changedSince, nextPage } from '@/utils/panel/next-page';
import type { PanelState } from '@/utils/panel/panel-state';
import { t } from '@/utils/browser/i18n';
import { formatCount } from '../kit/format';

/**
 * The notice that the page has changed since it was sent, and what will be sent of it now; null where none is
 * needed.
 */
export function changedWords(state: PanelState): string | null {
  const changed = changedSince(state);
  const { wantsNew } = state.reading;
  if (changed === 0) return null;
  if (nextPage(state).type === 'reading') {
    // A user who takes sections out has seen the page as it is, and sends that.
    return wantsNew === true ? t('new_text_goes') : null;
  }
  if (wantsNew === false) return t('old_text_stays');
  return changeInWords(changed);
}

/** The notice that a question waits, since the page was found to have changed; null where none does. */
export function heldWords({ reading: { held } }: PanelState): string | null {
  return held && t('question_waits', changeInWords(held.passages));
}

function changeInWords(passages: number): string {
  return passages === 1 ? t('page_changed_one') : t('page_changed', formatCount(passages));
}
