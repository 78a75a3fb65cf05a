import { useEffect, useRef } from 'react';
import { t } from '@/utils/browser/i18n';
import type { RemovedPrompt } from '@/utils/prompts/shelf';
import { Button } from '../kit/Button';

interface PromptNoticeProps {
  /** True if the last change could not be stored. */
  readonly isFailed: boolean;
  readonly removed: RemovedPrompt | null;
  readonly onUndo: (id: string) => void;
}

/** The outcome of the last change of the prompts, with the way back for one that was removed. */
export function PromptNotice({ isFailed, removed, onUndo }: PromptNoticeProps) {
  const button = useRef<HTMLButtonElement>(null);
  // The form is gone, and its button with it.
  useEffect(() => {
    if (removed) button.current?.focus();
  }, [removed]);
  return (
    <>
      <p className="prompt-removed" role="status">
        {isFailed && t('prompts_failed')}
        {removed && t('prompt_deleted', removed.prompt.name)}
      </p>
      {removed && (
        <div>
          <Button ref={button} onClick={() => onUndo(removed.prompt.id)}>
            {t('undo')}
          </Button>
        </div>
      )}
    </>
  );
}
