import { Suspense, type RefObject } from 'react';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { isPreset, PRESET_NAMES } from '@/utils/prompts/presets';
import { GrowingField } from '../kit/GrowingField';
import { optional } from '../kit/optional';
import { usePanel, useServices } from '../state/panel-context';
import type { PromptListState } from './use-prompt-list';

// Few questions are prompts.
const PromptList = optional(async () => (await import('./PromptList')).PromptList);

interface QuestionFieldProps {
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly prompts: PromptListState;
  /** True if a question would be accepted at this moment. */
  readonly mayAsk: boolean;
  readonly isReadable: boolean;
  readonly onEnter: () => void;
  /** Called when a prompt was chosen that cannot be asked now. */
  readonly onHeld: () => void;
}

/** The field of the question, with the list of prompts above it. */
export function QuestionField({
  fieldRef,
  prompts,
  mayAsk,
  isReadable,
  onEnter,
  onHeld,
}: QuestionFieldProps) {
  const { panel } = useServices();
  const { text, selection, pictures } = usePanel((state) => state.draft);
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);

  function choose(id: string) {
    prompts.close();
    if (!mayAsk) return onHeld();
    if (!isPreset(id)) return undefined;
    if (prompts.isTyped) panel.edit('');
    void panel.ask('ask', t(PRESET_NAMES[id]), id);
  }

  return (
    <>
      {prompts.query !== null && (
        <Suspense>
          <PromptList {...prompts.shown} query={prompts.query} onChoose={choose} />
        </Suspense>
      )}
      <GrowingField
        label={t('question')}
        placeholder={t(
          pictures ? 'ask_about_picture' : placeholder(selection !== null, isReadable, hasTurns),
        )}
        value={text}
        hasFocus
        fieldRef={fieldRef}
        list={prompts.list}
        takeKey={prompts.takeKey}
        onChange={(next) => {
          prompts.type(next);
          panel.edit(next);
        }}
        onEnter={onEnter}
        onBlur={() => {
          // A window that loses the focus keeps it in this field.
          if (document.activeElement !== fieldRef.current) prompts.close();
        }}
      />
    </>
  );
}

function placeholder(hasSelection: boolean, isReadable: boolean, hasTurns: boolean): MessageKey {
  if (hasSelection) return 'ask_about_selection';
  if (hasTurns) return 'ask_further';
  return isReadable ? 'ask_about_page' : 'ask_anything';
}
