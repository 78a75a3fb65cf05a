import { useId, useState } from 'react';
import type { Settings } from '@/utils/settings/settings';
import type { SettingsStore } from '@/utils/panel/settings-store';
import { LONGEST_INSTRUCTIONS } from '@/utils/prompt/instructions';
import { failureSentence } from '../failure/failure-words';
import { Field } from '../kit/Field';
import { useSave } from '../state/use-save';

interface InstructionsFieldProps {
  readonly settings: SettingsStore;
  readonly label: string;
  readonly hint?: string;
  readonly saved: string;
  /** The settings with these instructions in them. */
  readonly changeOf: (text: string) => Partial<Settings>;
}

/** A text of standing instructions, saved when its field is left. */
export function InstructionsField({ settings, label, hint, saved, changeOf }: InstructionsFieldProps) {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const { isSaved, failure, save } = useSave(settings);

  function commit() {
    if (draft === null || draft.trim() === saved) return setDraft(null);
    void save(changeOf(draft.trim())).then((works) => works && setDraft(null));
  }

  return (
    <Field label={label} id={id} hint={hint} error={failure && failureSentence(failure)} isSaved={isSaved}>
      <textarea
        id={id}
        className="field instructions-field"
        rows={3}
        dir="auto"
        maxLength={LONGEST_INSTRUCTIONS}
        aria-describedby={hint === undefined && !failure ? undefined : `${id}-hint`}
        value={draft ?? saved}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={commit}
      />
    </Field>
  );
}
