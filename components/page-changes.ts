import type { ReadingState } from '@/utils/chat/page-reader';
import { t } from '@/utils/i18n';
import { formatCount } from './format';

/** That the page has changed since it was sent, and what will be sent of it now; null where there is nothing to say. */
export function changedWords({ tab, wantsNew, omitted }: ReadingState): string | null {
  const changed = tab?.changed ?? 0;
  // Who takes sections out has seen the page as it is, and sends that.
  if (changed === 0 || omitted.length > 0) return null;
  switch (wantsNew) {
    case true:
      return t('new_text_goes');
    case false:
      return t('old_text_stays');
    case null:
      return changed === 1 ? t('page_changed_one') : t('page_changed', formatCount(changed));
  }
}
