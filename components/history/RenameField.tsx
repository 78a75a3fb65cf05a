import { useEffect, useRef, useState } from 'react';
import type { ConversationSummary } from '@/utils/storage/listed-conversations';
import { t } from '@/utils/browser/i18n';
import { LONGEST_NAME } from '@/utils/chat/conversation';
import type { RowActions } from './row-actions';
import { nameOf } from './summary-name';
import '../kit/Field.css';

interface RenameFieldProps {
  readonly summary: ConversationSummary;
  readonly actions: RowActions;
}

/** The field for another name, in place of a row. Enter keeps it, Escape leaves the name as it was. */
export function RenameField({ summary, actions }: RenameFieldProps) {
  const [text, setText] = useState(nameOf(summary).slice(0, LONGEST_NAME));
  const field = useRef<HTMLInputElement>(null);
  /** The field is gone once its text was taken, and what it loses with it means nothing. */
  const isOver = useRef(false);

  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);

  function end(name: string | null) {
    if (isOver.current) return;
    isOver.current = true;
    const isSame = name === nameOf(summary);
    actions.endRename(summary, isSame ? null : name);
  }

  return (
    <li className="history-row history-row-rename">
      <input
        ref={field}
        className="field"
        autoComplete="off"
        dir="auto"
        maxLength={LONGEST_NAME}
        aria-label={t('name_of_conversation')}
        aria-describedby="rename-hint"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => end(text.trim())}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') end(text.trim());
          else if (event.key === 'Escape') end(null);
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p id="rename-hint" className="history-row-facts">
        {t('rename_hint')}
      </p>
    </li>
  );
}
