import type { Turn } from '../chat/conversation';
import type { Preset } from '../prompts/presets';

/** The prompts that ask for a summary, an explanation or a list of what is there. */
const LIGHT: ReadonlySet<Preset | undefined> = new Set<Preset>([
  'one-line',
  'main-points',
  'long-summary',
  'simply',
  'terms',
  'actions',
  'figures',
]);

/** True for a summary, an explanation or a translation, which take little thinking; a question may take much. */
export function isLightTask({ action, preset }: Pick<Turn, 'action' | 'preset'>): boolean {
  return action !== 'ask' || LIGHT.has(preset);
}
