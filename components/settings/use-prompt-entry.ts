import { useState } from 'react';
import { t } from '@/utils/browser/i18n';
import type { Effort } from '@/utils/kimi/model-traits';
import type { OwnPrompt } from '@/utils/prompts/own-prompt';
import type { ShelfChange } from '@/utils/prompts/shelf';
import { unknownVariables, VARIABLES } from '@/utils/prompts/variables';

/** A prompt as it is typed. */
interface Entry {
  readonly name: string;
  readonly text: string;
  /** Empty for that of the settings. */
  readonly model: string;
  readonly effort: Effort | null;
}

/** The content of the form of a prompt, null for a new one; once it was tried to be saved, with what is wrong. */
export function usePromptEntry(
  prompt: OwnPrompt | null,
  onSave: (change: ShelfChange) => Promise<boolean>,
  onClose: () => void,
) {
  const { name = '', text = '', model = '', effort = null } = prompt ?? {};
  const [entry, setEntry] = useState<Entry>({ name, text, model, effort });
  const [isTried, setTried] = useState(false);
  const found = errorsIn(entry);

  async function save(): Promise<void> {
    setTried(true);
    if (found.name !== null || found.text !== null) return;
    const written: OwnPrompt = {
      id: prompt?.id ?? crypto.randomUUID(),
      name: entry.name.trim(),
      text: entry.text.trim(),
      ...(entry.model !== '' && { model: entry.model }),
      ...(entry.effort && { effort: entry.effort }),
    };
    if (await onSave({ type: 'written', prompt: written })) onClose();
  }

  return {
    entry,
    errors: isTried ? found : { name: null, text: null },
    edit: (change: Partial<Entry>) => setEntry((before) => ({ ...before, ...change })),
    save,
  };
}

function errorsIn({ name, text }: Entry): Readonly<Record<'name' | 'text', string | null>> {
  return { name: name.trim() === '' ? t('prompt_needs_name') : null, text: errorInText(text) };
}

function errorInText(text: string): string | null {
  if (text.trim() === '') return t('prompt_needs_text');
  const [unknown] = unknownVariables(text);
  if (unknown === undefined) return null;
  return t('unknown_variable', unknown, VARIABLES.map((one) => `{{${one}}}`).join(' '));
}
