import { useCallback, useMemo } from 'react';
import type { AttachedPage, Conversation } from '@/utils/chat/conversation';
import { numberPages, pagesOf } from '@/utils/prompt/numbering';
import type { PageRoom } from '@/utils/protocol/messaging';
import { t } from '@/utils/browser/i18n';
import { usePanel, useServices } from '../state/panel-context';
import { SeenPage } from './SeenPage';
import { useLoaded } from '../kit/use-loaded';

interface SeenKnownProps {
  /** As the conversation was sent it last. */
  readonly page: AttachedPage;
  readonly room: PageRoom;
}

const NO_TURNS: Conversation['turns'] = [];
const NOTHING: readonly number[] = [];

/** The text that the next question keeps to, though the page has changed since. */
export function SeenKnown({ page, room }: SeenKnownProps) {
  const { actions } = useServices();
  const turns = usePanel((state) => state.conversation?.turns ?? NO_TURNS);
  const texts = useLoaded(useCallback(() => actions.pageTexts(), [actions]));
  const marks = useMemo(
    () => (texts === null || texts === 'failed' ? null : numberPages(pagesOf(turns), texts)),
    [turns, texts],
  );

  if (texts === null) return <p className="seen-dialog-note">{t('loading')}</p>;
  if (texts === 'failed') return <p className="seen-dialog-note">{t('storage_unreadable')}</p>;
  const text = texts.get(page.hash);
  if (text === undefined) return <p className="seen-dialog-note">{t('page_not_kept')}</p>;
  return (
    <SeenPage
      page={{ text, leftOut: page.leftOut }}
      marks={marks?.get(page.hash) ?? null}
      room={room}
      omitted={page.omitted ?? NOTHING}
    />
  );
}
