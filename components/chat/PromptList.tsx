import { useMemo, type RefObject } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { t, type MessageKey } from '@/utils/browser/i18n';
import { missingOf, promptOf } from '@/utils/panel/choose-prompt';
import type { PanelState } from '@/utils/panel/panel-state';
import { PRESETS } from '@/utils/prompts/presets';
import type { PromptShelf } from '@/utils/prompts/shelf';
import { fold } from '@/utils/text/fold';
import { Suggestions } from '../kit/Suggestions';
import { useSuggestions, type Suggestion, type TakeKey } from '../kit/use-suggestions';
import { usePanel, useSettings } from '../state/panel-context';
import { EDIT_PROMPTS } from './use-field-list';

interface PromptListProps {
  readonly id: string;
  /** The words that a prompt's name is to have; empty shows all. */
  readonly query: string;
  readonly keys: RefObject<TakeKey | null>;
  readonly onActive: (optionId: string | null) => void;
  /** Called with the id of a prompt, or `EDIT_PROMPTS`. */
  readonly onChoose: (id: string) => void;
  readonly onClose: () => void;
}

const NEEDS: Readonly<Record<'page' | 'selection' | 'pages', MessageKey>> = {
  page: 'needs_page',
  selection: 'needs_selection',
  pages: 'needs_pages',
};

/** The prompts, above the composer's field: the user's own first, and last what cannot be asked here. */
export function PromptList({ id, query, ...rest }: PromptListProps) {
  const prompts = useSettings((state) => state.prompts);
  const missing = usePanel(useShallow((state) => missingOfAll(state, prompts)));
  const items = useMemo(() => listed(prompts, missing, query), [prompts, missing, query]);
  const active = useSuggestions({ id, items, ...rest });
  return <Suggestions id={id} label={t('prompts')} items={items} active={active} onChoose={rest.onChoose} />;
}

const idsOf = ({ own }: PromptShelf) => [...own.map(({ id }) => id), ...PRESETS];

function missingOfAll(state: PanelState, prompts: PromptShelf): readonly (keyof typeof NEEDS | null)[] {
  return idsOf(prompts).map((id) => {
    const prompt = promptOf(prompts, id);
    return prompt && missingOf(state, prompt);
  });
}

/** `missing` has an entry for each prompt. A built-in one that does not fit is left out; one’s own says why. */
function listed(
  prompts: PromptShelf,
  missing: ReturnType<typeof missingOfAll>,
  query: string,
): readonly Suggestion[] {
  const found = idsOf(prompts).flatMap((id, place): readonly Suggestion[] => {
    const prompt = promptOf(prompts, id);
    const needs = missing[place] ?? null;
    if (!prompt || !isNamed(prompt.name, query) || (needs !== null && !prompt.own)) return [];
    if (needs === null) return [{ id, label: prompt.name }];
    return [{ id, label: prompt.name, note: t(NEEDS[needs]), isDisabled: true }];
  });
  const edit = { id: EDIT_PROMPTS, label: t('edit_prompts'), isApart: true };
  const ordered = [
    ...found.filter(({ isDisabled }) => !isDisabled),
    ...found.filter(({ isDisabled }) => isDisabled),
  ];
  return query === '' || isNamed(edit.label, query) ? [...ordered, edit] : ordered;
}

/** True if all words of `query` are in the name, however they are written. */
function isNamed(name: string, query: string): boolean {
  const folded = fold(name);
  return fold(query)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
}
