import type { Preset, Turn } from '../chat/conversation';

/** The suggested questions that ask for a summary or an explanation. */
const LIGHT: ReadonlySet<Preset | undefined> = new Set<Preset>(['main-points', 'simply']);

/** True for a summary, an explanation or a translation, which take little thinking; a question may take much. */
export function isLightTask({ action, preset }: Pick<Turn, 'action' | 'preset'>): boolean {
  return action !== 'ask' || LIGHT.has(preset);
}
