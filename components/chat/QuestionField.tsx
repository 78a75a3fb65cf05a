import { Suspense, type RefObject } from 'react';
import { t, type MessageKey } from '@/utils/browser/i18n';
import type { Draft } from '@/utils/chat/draft';
import { dropped } from '@/utils/diagnostics/log';
import { GrowingField } from '../kit/GrowingField';
import { optional } from '../kit/optional';
import { usePanel, useServices } from '../state/panel-context';
import { EDIT_PROMPTS, type PromptListState } from './use-prompt-list';

// Few questions are prompts.
const PromptList = optional(async () => (await import('./PromptList')).PromptList);
const FilledPrompt = optional(async () => (await import('./FilledPrompt')).FilledPrompt);

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
  const { panel, settings, openSettings } = useServices();
  const filling = usePanel((state) => state.filling);
  const draft = usePanel((state) => state.draft);
  const { text } = draft;
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);

  function choose(id: string) {
    prompts.close();
    if (id === EDIT_PROMPTS) {
      if (prompts.isTyped) panel.edit('');
      return openSettings('prompts');
    }
    if (!mayAsk) return onHeld();
    if (prompts.isTyped) panel.edit('');
    // Loaded with the list, which the user has just seen.
    import('@/utils/panel/choose-prompt')
      .then(({ choosePrompt }) => choosePrompt(panel, settings.getState(), id))
      .catch(dropped('panel', 'not-loaded'));
  }

  return (
    <>
      {prompts.query !== null && (
        <Suspense>
          <PromptList {...prompts.shown} query={prompts.query} onChoose={choose} />
        </Suspense>
      )}
      {filling && <Filling name={filling.name} fieldRef={fieldRef} />}
      <GrowingField
        label={t('question')}
        placeholder={filling ? t('prompt_input', filling.name) : t(placeholder(draft, isReadable, hasTurns))}
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
        {...(filling && { onEscape: () => panel.fill(null) })}
        onBlur={() => {
          // A window that loses the focus keeps it in this field.
          if (document.activeElement !== fieldRef.current) prompts.close();
        }}
      />
    </>
  );
}

interface FillingProps extends Pick<QuestionFieldProps, 'fieldRef'> {
  readonly name: string;
}

function Filling({ name, fieldRef }: FillingProps) {
  const { panel } = useServices();
  return (
    <Suspense>
      <FilledPrompt
        name={name}
        onRemove={() => {
          panel.fill(null);
          fieldRef.current?.focus();
        }}
      />
    </Suspense>
  );
}

function placeholder(
  { selection, pictures, file }: Draft,
  isReadable: boolean,
  hasTurns: boolean,
): MessageKey {
  if (file) return 'ask_about_file';
  if (pictures) return 'ask_about_picture';
  if (selection) return 'ask_about_selection';
  if (hasTurns) return 'ask_further';
  return isReadable ? 'ask_about_page' : 'ask_anything';
}
