import type { MessageKey } from '../browser/i18n';

/** The prompts that Sidenote brings along, by the id that a turn keeps. */
export type Preset =
  | 'one-line'
  | 'main-points'
  | 'long-summary'
  | 'simply'
  | 'terms'
  | 'actions'
  | 'for-and-against'
  | 'quiz'
  | 'figures'
  | 'missing'
  | 'compare'
  | 'translate-page';

/** Their names, which are also the user's question, in the order of the list. */
export const PRESET_NAMES: Readonly<Record<Preset, MessageKey>> = {
  'one-line': 'prompt_one_line',
  'main-points': 'prompt_main_points',
  'long-summary': 'prompt_long_summary',
  simply: 'prompt_simply',
  terms: 'prompt_terms',
  actions: 'prompt_actions',
  'for-and-against': 'prompt_for_and_against',
  quiz: 'prompt_quiz',
  figures: 'prompt_figures',
  missing: 'prompt_missing',
  compare: 'prompt_compare',
  'translate-page': 'prompt_translate_page',
};

export function isPreset(id: string): id is Preset {
  return Object.hasOwn(PRESET_NAMES, id);
}

export const PRESETS: readonly Preset[] = Object.keys(PRESET_NAMES).filter(isPreset);
