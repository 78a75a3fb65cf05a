import { ArrowDown, ArrowUp, Pin, SquareMenu } from 'lucide-react';
import { t } from '@/utils/browser/i18n';
import type { ListedPrompt } from '@/utils/panel/choose-prompt';
import type { PromptPlace, PromptShelf, ShelfChange } from '@/utils/prompts/shelf';
import { IconButton } from '../kit/IconButton';

interface PromptRowProps {
  readonly prompt: ListedPrompt;
  readonly prompts: PromptShelf;
  readonly onEdit: () => void;
  readonly onChange: (change: ShelfChange) => void;
}

/** A prompt: its name, which opens its form if it is the user's own, its order, and its places. */
export function PromptRow({ prompt: { id, name, own }, prompts, onEdit, onChange }: PromptRowProps) {
  const index = prompts.own.findIndex((one) => one.id === id);
  const place = (where: PromptPlace) => ({
    'aria-pressed': prompts[where].includes(id),
    onClick: () => onChange({ type: 'placed', id, place: where, isThere: !prompts[where].includes(id) }),
  });
  return (
    <div className="prompt-row">
      {own ? (
        <button type="button" className="prompt-row-name" data-prompt={id} dir="auto" onClick={onEdit}>
          {name}
        </button>
      ) : (
        <span className="prompt-row-name" dir="auto">
          {name}
        </span>
      )}
      {own && (
        <>
          <IconButton
            icon={ArrowUp}
            label={t('move_prompt_up', name)}
            aria-disabled={index === 0}
            onClick={() => onChange({ type: 'moved', id, by: -1 })}
          />
          <IconButton
            icon={ArrowDown}
            label={t('move_prompt_down', name)}
            aria-disabled={index === prompts.own.length - 1}
            onClick={() => onChange({ type: 'moved', id, by: 1 })}
          />
        </>
      )}
      <IconButton icon={Pin} label={t('pin_prompt', name)} {...place('pinned')} />
      <IconButton icon={SquareMenu} label={t('prompt_in_menu', name)} {...place('inMenu')} />
    </div>
  );
}
