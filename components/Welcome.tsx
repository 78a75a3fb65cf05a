import { BookOpenText, MessagesSquare, TextQuote, type LucideIcon } from 'lucide-react';
import { t, type MessageKey } from '@/utils/i18n';
import { Button } from './Button';
import { Mark } from './Mark';
import { TokenForm } from './TokenForm';
import { useServices, useSettings } from './panel-context';
import './Welcome.css';

const LINES: readonly { readonly icon: LucideIcon; readonly key: MessageKey }[] = [
  { icon: BookOpenText, key: 'welcome_summarise' },
  { icon: TextQuote, key: 'welcome_selection' },
  { icon: MessagesSquare, key: 'welcome_chat' },
];

/** The first run: what Sidenote does, and the token it needs. */
export function Welcome() {
  const { settings, openSettings, openHistory } = useServices();
  const baseUrl = useSettings((state) => state.settings.baseUrl);
  return (
    <main className="welcome">
      <Mark size={44} />
      <h1 className="welcome-title">{t('welcome_title')}</h1>
      <ul className="welcome-lines">
        {LINES.map(({ icon: Icon, key }) => (
          <li key={key}>
            <Icon size={16} aria-hidden="true" />
            <span>{t(key)}</span>
          </li>
        ))}
      </ul>
      <div className="welcome-token">
        <TokenForm baseUrl={baseUrl} onCheck={settings.saveToken} hasFocus />
      </div>
      <p className="welcome-privacy">{t('welcome_privacy')}</p>
      <Button look="quiet" onClick={() => openSettings('baseUrl')}>
        {t('use_another_address')}
      </Button>
      <Button look="quiet" data-leads-to="history" onClick={openHistory}>
        {t('conversations')}
      </Button>
    </main>
  );
}
