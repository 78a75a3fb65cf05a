import { estimateTokens } from '@/utils/text/estimate-tokens';
import type { TabReading } from '@/utils/protocol/commands';
import { fitOf } from '@/utils/prompt/fit';
import type { Kept } from './page-share';

/** Counts what is left of a page without these sections, as it is counted when the question is asked. */
export function keptOf({ reading: { text }, room }: TabReading, omitted: readonly number[]): Kept {
  const { isWithin, sections, tokens } = fitOf({ text, omitted, budget: room.page, estimateTokens });
  return {
    isWithin,
    characters: sections.reduce((sum, { start, end }) => sum + end - start, 0),
    tokens,
  };
}
