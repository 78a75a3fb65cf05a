import { defineContentScript } from '#imports';
import { t, uiLanguage } from '@/utils/browser/i18n';
import { isPrivate } from '@/utils/browser/private';
import { VISIBLE_TO_SCRIPTS } from '@/utils/page/dom/visible-dom';
import { createSelectionButton } from '@/utils/selection-button/selection-button';
import { anyShadowRoot } from '@/utils/tab/access-shadow';
import { onEnd, tellPress, type ButtonPress } from '@/utils/tab/button-signals';
import { injectedInto } from '@/utils/tab/injected';
import { readHost } from '@/utils/text/hosts';

/**
 * Shows a few buttons beside what the user selects; registered where the user turned that on in the settings. It reads
 * nothing and tells nothing until one of them is clicked. Private windows have none: they share what is registered, and
 * not what is set.
 */
export default defineContentScript({
  registration: 'runtime',
  // Firefox takes no message for a gesture, so no click in a page opens the panel.
  exclude: ['firefox'],
  // The page need not know.
  noScriptStartedPostMessage: true,
  main() {
    const host = readHost(location.href);
    if (isPrivate() || host === null) return;
    const injected = injectedInto(globalThis);
    injected.endSelectionButton?.();

    function press(button: ButtonPress): void {
      try {
        tellPress(button);
      } catch {
        // The extension was updated or removed, and this script is left over.
        end();
      }
    }
    const endButton = createSelectionButton(document, {
      words: {
        language: uiLanguage(),
        label: t('extension_name'),
        ask: t('ask_about_this'),
        explain: t('menu_explain'),
        translate: t('menu_translate'),
        more: t('button_more'),
        off: t('button_off', host),
      },
      visible: { ...VISIBLE_TO_SCRIPTS, shadowRootOf: anyShadowRoot },
      onPress: press,
    });
    const forget = onEnd(() => end());
    function end(): void {
      endButton();
      forget();
      delete injected.endSelectionButton;
    }
    injected.endSelectionButton = end;
  },
});
