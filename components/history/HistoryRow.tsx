import { EllipsisVertical, Pin } from 'lucide-react';
import { memo, Suspense, useRef, useState } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import { t } from '@/utils/browser/i18n';
import { formatMoment } from '../kit/format-stored';
import { IconButton } from '../kit/IconButton';
import { optional } from '../kit/optional';
import { Highlighted } from './Highlighted';
import { RenameField } from './RenameField';
import type { RowActions } from './row-actions';
import { askedIn, nameOf } from './summary-name';
import './HistoryRow.css';

const RowMenu = optional(async () => (await import('./RowMenu')).RowMenu);

interface HistoryRowProps {
  readonly summary: ConversationSummary;
  readonly now: number;
  /** True if it is the one that the panel shows. */
  readonly isShown: boolean;
  /** Null while none can be selected. */
  readonly isSelected: boolean | null;
  readonly isRenamed: boolean;
  readonly actions: RowActions;
}

/** A conversation in the list: its subject, the words that were found, and the time of its last question. */
export const HistoryRow = memo(function HistoryRow(props: HistoryRowProps) {
  const { summary, now, isShown, isSelected, isRenamed, actions } = props;
  const { title, site, excerpt, updatedAt, isOpen, isPinned } = summary;
  const question = askedIn(summary);
  const name = nameOf(summary);
  const text = name === question ? (summary.name === '' ? '' : title) : question;

  if (isRenamed) return <RenameField summary={summary} actions={actions} />;
  return (
    <li className="history-row">
      <button
        type="button"
        className="history-row-open"
        data-id={summary.id}
        {...(isShown && { 'aria-current': 'true' })}
        {...(isSelected !== null && { role: 'checkbox', 'aria-checked': isSelected })}
        onClick={() => (isSelected === null ? actions.open(summary) : actions.toggle(summary))}
      >
        <span className="history-row-title" dir="auto">
          {isPinned && <Pin className="history-row-pin" size={13} aria-label={t('pinned')} />}
          {name}
        </span>
        {(excerpt !== null || text !== '') && (
          <span className="history-row-text" dir="auto">
            {excerpt?.isOfPage && <span className="history-row-source">{t('in_the_page')} </span>}
            {excerpt ? <Highlighted excerpt={excerpt} /> : text}
          </span>
        )}
        <span className="history-row-facts">
          {isOpen && <span className="history-row-answering">{t('answering')}</span>}
          <span>{formatMoment(updatedAt, now)}</span>
          {site !== '' && <span className="history-row-site">{site}</span>}
        </span>
      </button>
      {isSelected === null && <MenuButton summary={summary} name={name} actions={actions} />}
    </li>
  );
});

interface MenuButtonProps {
  readonly summary: ConversationSummary;
  readonly name: string;
  readonly actions: RowActions;
}

function MenuButton({ summary, name, actions }: MenuButtonProps) {
  const [isOpen, setOpen] = useState(false);
  const [isWanted, setWanted] = useState(false);
  const [isByKeyboard, setByKeyboard] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);

  return (
    <div className="history-row-menu" data-open={isOpen}>
      <IconButton
        ref={trigger}
        icon={EllipsisVertical}
        label={t('more_for', name)}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={(event) => {
          setWanted(true);
          // A click by the keyboard has a count of 0.
          setByKeyboard(event.detail === 0);
          setOpen(!isOpen);
        }}
      />
      {isWanted && (
        <Suspense>
          <RowMenu
            summary={summary}
            name={name}
            actions={actions}
            isOpen={isOpen}
            isByKeyboard={isByKeyboard}
            onOpenChange={setOpen}
            returnFocus={() => trigger.current?.focus()}
          />
        </Suspense>
      )}
    </div>
  );
}
