import { useMemo, type RefObject } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { t } from '@/utils/browser/i18n';
import { PRESET_NAMES } from '@/utils/prompts/presets';
import { Suggestions } from '../kit/Suggestions';
import { useSuggestions, type TakeKey } from '../kit/use-suggestions';
import { usePanel } from '../state/panel-context';
import { fittingPresets, isNamed } from './prompt-choices';

interface PromptListProps {
  readonly id: string;
  /** The words that a prompt's name is to have; empty shows all. */
  readonly query: string;
  readonly keys: RefObject<TakeKey | null>;
  readonly onActive: (optionId: string | null) => void;
  /** Called with the id of a prompt. */
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

/** The prompts that fit the next question, above the composer's field. */
export function PromptList({ id, query, ...rest }: PromptListProps) {
  const presets = usePanel(useShallow(fittingPresets));
  const items = useMemo(
    () =>
      presets
        .map((preset) => ({ id: preset, label: t(PRESET_NAMES[preset]) }))
        .filter(({ label }) => isNamed(label, query)),
    [presets, query],
  );
  const active = useSuggestions({ id, items, ...rest });
  return <Suggestions id={id} label={t('prompts')} items={items} active={active} onChoose={rest.onChoose} />;
}
