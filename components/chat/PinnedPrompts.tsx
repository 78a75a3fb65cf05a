import { useShallow } from 'zustand/react/shallow';
import { t } from '@/utils/browser/i18n';
import { choosePrompt, missingOf, promptOf } from '@/utils/panel/choose-prompt';
import { usePanel, useServices, useSettings } from '../state/panel-context';
import './PinnedPrompts.css';

interface PinnedPromptsProps {
  /** True if a question would be accepted at this moment. */
  readonly mayAsk: boolean;
  /** Called after a click: the next step may be a text for the prompt. */
  readonly onChosen: () => void;
}

/** A button for each prompt that the user pinned, in rows that scroll. */
export function PinnedPrompts({ mayAsk, onChosen }: PinnedPromptsProps) {
  const { panel, settings } = useServices();
  const prompts = useSettings((state) => state.prompts);
  const pinned = prompts.pinned.flatMap((id) => promptOf(prompts, id) ?? []);
  const isFitting = usePanel(
    useShallow((state) => pinned.map((prompt) => missingOf(state, prompt) === null)),
  );
  if (pinned.length === 0) return null;
  return (
    <ul className="pinned-prompts" aria-label={t('pinned_prompts')}>
      {pinned.map(({ id, name }, place) => (
        <li key={id}>
          <button
            type="button"
            className="composer-chip"
            disabled={!mayAsk || !isFitting[place]}
            onClick={() => {
              choosePrompt(panel, settings.getState(), id);
              onChosen();
            }}
          >
            <span className="pinned-prompt-name" dir="auto">
              {name}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
