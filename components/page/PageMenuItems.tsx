import {
  Ban,
  Eye,
  Globe,
  History,
  Keyboard,
  MessageCircleDashed,
  Settings,
  SquarePen,
  Trash2,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { attachedPages } from '@/utils/chat/attached-texts';
import { conversationPage } from '@/utils/chat/conversation-pages';
import type { ShownPolicy } from '@/utils/panel/settings-store';
import { isTemporary } from '@/utils/chat/temporary';
import { t } from '@/utils/browser/i18n';
import { requestOrigin } from '@/utils/browser/permissions';
import { readHost } from '@/utils/text/hosts';
import { MenuItem } from '../kit/MenuList';
import { usePanel, useServices, useSettings } from '../state/panel-context';

interface PageMenuItemsProps {
  /** The page whose site could be allowed for good. */
  readonly closedUrl: string | null;
  readonly onStartOver: () => void;
  readonly onTemporary: () => void;
  /** Called with the conversation that is to be deleted. */
  readonly onDelete: (conversationId: string | null) => void;
  /** Returns the focus to the button that opened the menu. */
  readonly returnFocus: () => void;
}

/** The entries of the menu. */
export function PageMenuItems(props: PageMenuItemsProps) {
  const { closedUrl, onStartOver, onTemporary, onDelete, returnFocus } = props;
  const { openSettings, openHistory, openPreview, openShortcuts } = useServices();
  const shownId = usePanel(({ conversation }) => conversation?.id ?? null);
  const mayBeTemporary = useSettings(({ policy }) => !policy.featuresOff.includes('temporary'));
  const isInTemporary = usePanel(({ conversation }) => conversation !== null && isTemporary(conversation.id));
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);
  const wasRead = usePanel(
    ({ conversation }) =>
      conversation?.turns.some(({ attachment }) => attachedPages(attachment).length > 0) ?? false,
  );
  const isInConversation = usePanel((state) => conversationPage(state) !== null);
  return (
    <>
      <MenuItem icon={SquarePen} words={t('new_conversation')} disabled={!hasTurns} onSelect={onStartOver} />
      {mayBeTemporary && (
        <MenuItem
          icon={MessageCircleDashed}
          words={t('temporary_conversation')}
          disabled={isInTemporary}
          onSelect={onTemporary}
        />
      )}
      <MenuItem icon={History} words={t('conversations')} onSelect={openHistory} />
      {(wasRead || isInConversation) && (
        <MenuItem icon={Eye} words={t('what_kimi_sees')} onSelect={() => openPreview({ returnFocus })} />
      )}
      {closedUrl !== null && (
        <MenuItem
          icon={Globe}
          words={t('always_allow', new URL(closedUrl).host)}
          onSelect={() => void requestOrigin(closedUrl)}
        />
      )}
      <SiteRuleItem />
      <MenuItem icon={Keyboard} words={t('shortcuts')} onSelect={() => openShortcuts({ returnFocus })} />
      <MenuItem icon={Settings} words={t('settings')} onSelect={() => openSettings()} />
      <DropdownMenu.Separator className="menu-line" />
      <MenuItem
        icon={Trash2}
        words={t('delete_conversation')}
        isDanger
        disabled={!hasTurns}
        onSelect={() => onDelete(shownId)}
      />
    </>
  );
}

/** True if an organisation blocks a host, by its list or by that of the sites it allows. */
const isRuled = (host: string, { blockedSites }: ShownPolicy, neverRead: readonly string[]): boolean =>
  blockedSites.includes(host) || !neverRead.includes(host);

/** Puts the site beside the panel on the list of those that are never read, or takes it off; none without a site. */
function SiteRuleItem() {
  const { settings } = useServices();
  const page = usePanel((state) => state.page);
  const neverRead = useSettings((state) => state.settings.neverRead);
  const policy = useSettings((state) => state.policy);
  if (page?.type === 'listed') {
    const { hosts } = page;
    const others = neverRead.filter((host) => !hosts.includes(host));
    // What an organisation rules is not the user's to change.
    if (hosts.some((host) => isRuled(host, policy, neverRead))) return null;
    return (
      <MenuItem
        icon={Eye}
        words={t('read_site_again', hosts[0] ?? '')}
        onSelect={() => void settings.save({ neverRead: others })}
      />
    );
  }
  const host = page?.type === 'readable' ? readHost(page.url) : null;
  if (host === null) return null;
  return (
    <MenuItem
      icon={Ban}
      words={t('never_read_site', host)}
      onSelect={() => void settings.save({ neverRead: [...neverRead, host] })}
    />
  );
}
