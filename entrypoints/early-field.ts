import { defineUnlistedScript } from '#imports';
import { t, uiLanguage } from '@/utils/browser/i18n';
import { readyEarlyField } from '@/utils/panel/early-field';
import { holdEarlyFiles } from '@/utils/panel/early-files';
import { keptOpeningLook } from '@/utils/panel/opening-look';

/**
 * Makes the field that stands in the panel's own HTML ready, and holds what is dropped, while the rest of the panel's code loads: a small script,
 * since all that it takes is waited for.
 */
export default defineUnlistedScript(() => {
  const look = keptOpeningLook();
  if (look) document.documentElement.dataset['theme'] = look.theme;
  document.documentElement.lang = uiLanguage();
  holdEarlyFiles(document);
  const ready = () =>
    readyEarlyField(document, {
      isOffered: look?.hasField ?? true,
      label: t('question'),
      placeholder: t('ask_about_page'),
    });
  // It may be there before the field is.
  if (document.readyState === 'loading') document.addEventListener('readystatechange', ready, { once: true });
  else ready();
});
