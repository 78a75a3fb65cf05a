import { BookOpenText, MessagesSquare, TextQuote, type LucideIcon } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { Button } from './kit/Button';
import { Logo } from './kit/Logo';
import { isAceData } from './failure/links';
import { TokenForm } from './settings/TokenForm';
import { UnreadableRules } from './settings/UnreadableRules';
import { useServices, useSettings } from './state/panel-context';
import './Welcome.css';

const LINES: readonly { readonly icon: LucideIcon; readonly key: MessageKey }[] = [
  { icon: BookOpenText, key: 'welcome_summarise' },
  { icon: TextQuote, key: 'welcome_selection' },
  { icon: MessagesSquare, key: 'welcome_chat' },
];

/**
 * The first run: Sidenote's purpose, the service that answers, the price of a trial, and what is sent where.
 */
export function Welcome() {
  const { settings, openSettings, openHistory } = useServices();
  const baseUrl = useSettings((state) => state.settings.baseUrl);
  const policy = useSettings((state) => state.policy);
  const hasConversations = useHasConversations();
  const { host } = new URL(baseUrl);
  return (
    <main className="welcome">
      <Logo size={44} />
      <h1 className="welcome-title">{t('welcome_title')}</h1>
      <ul className="welcome-lines">
        {LINES.map(({ icon: Icon, key }) => (
          <li key={key}>
            <Icon size={16} aria-hidden="true" />
            <span>{t(key)}</span>
          </li>
        ))}
      </ul>
      <UnreadableRules settings={settings} />
      <p className="welcome-service">
        {isAceData(baseUrl) ? t('welcome_service') : t('welcome_service_other', host)}
      </p>
      <div className="welcome-token">
        <TokenForm baseUrl={baseUrl} hint={policy.tokenHint} onCheck={settings.saveToken} hasFocus />
      </div>
      <p className="welcome-privacy">{t('welcome_privacy', host)}</p>
      {policy.baseUrl === undefined && (
        <Button look="quiet" onClick={() => openSettings('baseUrl')}>
          {t('use_another_address')}
        </Button>
      )}
      {hasConversations && (
        <Button look="quiet" onClick={openHistory}>
          {t('conversations')}
        </Button>
      )}
    </main>
  );
}

/** True if any are stored, as for a user who removed the token. Where that is unknown, the list says why. */
function useHasConversations(): boolean {
  const { actions } = useServices();
  const [has, setHas] = useState(false);

  useEffect(() => {
    let isCurrent = true;
    const settle = (answer: boolean) => isCurrent && setHas(answer);
    actions.list({ pageKey: null, words: '', after: null }).then(
      ({ conversations }) => settle(conversations.length > 0),
      () => settle(true),
    );
    return () => {
      isCurrent = false;
    };
  }, [actions]);

  return has;
}
