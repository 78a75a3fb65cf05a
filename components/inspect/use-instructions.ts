import { instructionsFor } from '@/utils/prompt/instructions';
import { useSettings } from '../state/panel-context';

/** The user's standing instructions that go with a question about the page at `url`; empty where there are none. */
export function useInstructions(url: string): string {
  return useSettings(({ settings }) => instructionsFor(settings, [url]));
}
