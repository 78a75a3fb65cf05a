import { t, uiLanguage } from '../browser/i18n';
import { languageName } from '../browser/language-name';
import { pagesInTalk } from '../chat/conversation-pages';
import { isAboutPage, missingFor, type OwnPrompt } from '../prompts/own-prompt';
import { isPreset, PRESET_NAMES, type Preset } from '../prompts/presets';
import type { PromptShelf } from '../prompts/shelf';
import { fillVariables, usesVariable } from '../prompts/variables';
import type { Settings } from '../settings/settings';
import type { PanelState, PromptedAs } from './panel-state';
import type { PanelStore } from './panel-store';

/** A prompt of either kind, as it is listed. */
export interface ListedPrompt {
  readonly id: string;
  readonly name: string;
  /** Null for one that comes with Sidenote. */
  readonly own: OwnPrompt | null;
}

/** A prompt by its id; null where it was deleted. */
export function promptOf({ own }: PromptShelf, id: string): ListedPrompt | null {
  if (isPreset(id)) return { id, name: t(PRESET_NAMES[id]), own: null };
  const prompt = own.find((one) => one.id === id);
  return prompt ? { id, name: prompt.name, own: prompt } : null;
}

/** The thing that a prompt needs and that is not there; null where it can be asked. */
export function missingOf(
  state: PanelState,
  { id, own }: ListedPrompt,
): 'page' | 'selection' | 'pages' | null {
  const { selection, file, tabs = [], without = [] } = state.draft;
  // A file is read like a page.
  const inTalk = pagesInTalk(state).filter(({ key }) => !without.includes(key));
  const keys = new Set([...inTalk, ...tabs].map(({ key }) => key));
  const pages = keys.size + (file ? 1 : 0);
  const hasSelection = selection !== null;
  if (own) return missingFor(own, { hasPage: pages > 0, hasSelection });
  if (id === 'compare') return pages > 1 ? null : 'pages';
  if (id === 'translate-page') return pages > 0 ? null : 'page';
  return hasSelection || pages > 0 ? null : 'page';
}

interface Choosing {
  readonly settings: Settings;
  readonly prompts: PromptShelf;
}

/**
 * Asks a prompt, or lets the composer's text go into it where it takes one. One that was deleted, or that needs what is
 * not there, does nothing.
 */
export function choosePrompt(panel: PanelStore, { settings, prompts }: Choosing, id: string): void {
  const prompt = promptOf(prompts, id);
  if (!prompt || missingOf(panel.getState(), prompt) !== null) return;
  if (isPreset(id)) void askPreset(panel, id);
  else if (prompt.own && usesVariable(prompt.own.text, 'input')) panel.fill(prompt.own);
  else if (prompt.own) void panel.ask('ask', questionOf(prompt.own, '', settings), askedAs(prompt.own));
}

function askPreset(panel: PanelStore, preset: Preset): Promise<boolean> {
  return panel.ask('ask', t(PRESET_NAMES[preset]), { preset });
}

/** Asks a prompt with the text that goes into it; resolves to false if it was refused. */
export function askFilled(
  panel: PanelStore,
  { settings }: Choosing,
  prompt: OwnPrompt,
  input: string,
): Promise<boolean> {
  return panel.ask('ask', questionOf(prompt, input, settings), { ...askedAs(prompt), input });
}

/**
 * The user's question that a prompt makes. What a website wrote is never in it, not even a title: the page and the
 * selection go along as data, and the question names them.
 */
function questionOf({ text }: OwnPrompt, input: string, { language }: Settings): string {
  return fillVariables(text, {
    page: t('variable_page'),
    selection: t('variable_selection'),
    title: t('variable_title'),
    url: t('variable_url'),
    language:
      language === 'page'
        ? t('variable_page_language')
        : languageName(language === 'auto' ? uiLanguage() : language),
    input,
  }).trim();
}

function askedAs(prompt: OwnPrompt): PromptedAs {
  const { model, effort } = prompt;
  return {
    ...(model !== undefined && { model }),
    ...(effort && { effort }),
    ...(isAboutPage(prompt) && { isAboutAll: true }),
  };
}
