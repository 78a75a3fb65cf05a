import { t } from '@/utils/browser/i18n';
import { openingKeys } from '@/utils/browser/opening-keys';
import { useLoaded } from '../kit/use-loaded';
import { keysOf, SHORTCUTS } from './shortcut-keys';
import './ShortcutList.css';

/** All keys, with their actions. */
export function ShortcutList() {
  const opening = useLoaded(openingKeys);
  const rows: readonly (readonly [words: string, keys: string])[] = [
    ...(opening !== null && opening !== 'failed' ? [[t('key_open'), opening] as const] : []),
    [t('send'), 'Enter'],
    [t('key_line'), 'Shift+Enter'],
    [t('prompts'), '/'],
    ...SHORTCUTS.map(({ shortcut, words }) => [t(words), keysOf(shortcut)] as const),
    [t('key_back'), 'Esc'],
    [t('key_sheet'), '?'],
  ];
  return (
    <>
      <dl className="shortcuts">
        {rows.map(([words, keys]) => (
          <div key={words} className="shortcuts-row">
            <dt>{words}</dt>
            <dd>
              <kbd>{keys}</kbd>
            </dd>
          </div>
        ))}
      </dl>
      <p className="shortcuts-note">{t('shortcuts_note')}</p>
    </>
  );
}
