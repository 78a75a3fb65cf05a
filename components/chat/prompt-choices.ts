import { pagesInTalk } from '@/utils/chat/conversation-pages';
import type { PanelState } from '@/utils/panel/panel-state';
import { PRESETS, type Preset } from '@/utils/prompts/presets';
import { fold } from '@/utils/text/fold';

/** True if the prompt has something to be about: a page or a selection, and two pages to compare them. */
function isFitting(preset: Preset, pages: number, hasSelection: boolean): boolean {
  return preset === 'compare' ? pages > 1 : hasSelection || pages > 0;
}

/** The prompts that come with Sidenote and fit the next question, in their order. */
export function fittingPresets(state: PanelState): readonly Preset[] {
  const pages = pagesInTalk(state).length;
  return PRESETS.filter((preset) => isFitting(preset, pages, state.draft.selection !== null));
}

/** True if all words of `query` are in the name, however they are written. */
export function isNamed(name: string, query: string): boolean {
  const folded = fold(name);
  return fold(query)
    .split(/\s+/u)
    .every((word) => folded.includes(word));
}
