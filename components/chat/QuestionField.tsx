import { Suspense, type RefObject } from 'react';
import { t, type MessageKey } from '@/utils/browser/i18n';
import type { Draft } from '@/utils/chat/draft';
import { dropped } from '@/utils/diagnostics/log';
import { GrowingField } from '../kit/GrowingField';
import { optional } from '../kit/optional';
import { usePanel, useServices } from '../state/panel-context';
import { EDIT_PROMPTS, type FieldListState } from './use-field-list';

// Few questions are prompts.
const PromptList = optional(async () => (await import('./PromptList')).PromptList);
// Few questions are about several tabs.
const TabList = optional(async () => (await import('./TabList')).TabList);
const FilledPrompt = optional(async () => (await import('./FilledPrompt')).FilledPrompt);

interface QuestionFieldProps {
  readonly fieldRef: RefObject<HTMLTextAreaElement | null>;
  readonly prompts: FieldListState;
  readonly tabs: FieldListState;
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
  tabs,
  mayAsk,
  isReadable,
  onEnter,
  onHeld,
}: QuestionFieldProps) {
  const { panel } = useServices();
  const filling = usePanel((state) => state.filling);
  const draft = usePanel((state) => state.draft);
  const { text } = draft;
  const hasTurns = usePanel((state) => (state.conversation?.turns.length ?? 0) > 0);

  // A prompt's name may have an @ in it.
  const shown = prompts.query === null ? tabs : prompts;

  return (
    <>
      <FieldList prompts={prompts} tabs={tabs} mayAsk={mayAsk} onHeld={onHeld} />
      {filling && <Filling name={filling.name} fieldRef={fieldRef} />}
      <GrowingField
        label={t('question')}
        placeholder={filling ? t('prompt_input', filling.name) : t(placeholder(draft, isReadable, hasTurns))}
        value={text}
        hasFocus
        fieldRef={fieldRef}
        list={shown.list}
        takeKey={shown.takeKey}
        onChange={(next) => {
          prompts.type(next);
          tabs.type(next);
          panel.edit(next);
        }}
        onEnter={onEnter}
        {...(filling && { onEscape: () => panel.fill(null) })}
        onBlur={() => {
          // A window that loses the focus keeps it in this field.
          if (document.activeElement === fieldRef.current) return;
          prompts.close();
          tabs.close();
        }}
      />
    </>
  );
}

type FieldListProps = Pick<QuestionFieldProps, 'prompts' | 'tabs' | 'mayAsk' | 'onHeld'>;

/** The list above the field: of prompts, or of tabs. */
function FieldList({ prompts, tabs, mayAsk, onHeld }: FieldListProps) {
  const { panel, settings, openSettings } = useServices();

  function choose(id: string) {
    if (id === EDIT_PROMPTS) {
      panel.edit(prompts.take());
      return openSettings('prompts');
    }
    if (!mayAsk) {
      prompts.close();
      return onHeld();
    }
    panel.edit(prompts.take());
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
      {prompts.query === null && tabs.query !== null && (
        <Suspense>
          <TabList
            {...tabs.shown}
            query={tabs.query}
            onChoose={(tab) => {
              panel.edit(tabs.take());
              panel.addTabs([tab]);
            }}
          />
        </Suspense>
      )}
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
  { selection, pictures, tabs, file }: Draft,
  isReadable: boolean,
  hasTurns: boolean,
): MessageKey {
  if (tabs) return 'ask_about_pages';
  if (file) return 'ask_about_file';
  if (pictures) return 'ask_about_picture';
  if (selection) return 'ask_about_selection';
  if (hasTurns) return 'ask_further';
  return isReadable ? 'ask_about_page' : 'ask_anything';
}
