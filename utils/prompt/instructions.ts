import type { Settings } from '../settings/settings';
import { hostsCovering } from '../text/hosts';

/** UTF-16 code units of a text of standing instructions: about a page, which goes with every question. */
export const LONGEST_INSTRUCTIONS = 4000;

type Instructions = Pick<Settings, 'instructions' | 'siteInstructions'>;

/** The user's standing instructions for a conversation about these addresses: those for all sites, then for these. */
export function instructionsFor(
  { instructions, siteInstructions }: Instructions,
  urls: readonly string[],
): string {
  const listed = Object.keys(siteInstructions);
  const hosts = new Set(urls.flatMap((url) => hostsCovering(url, listed)));
  const ofSites = listed.filter((host) => hosts.has(host)).map((host) => siteInstructions[host] ?? '');
  return [instructions, ...ofSites]
    .map((text) => text.trim())
    .filter(Boolean)
    .join('\n\n');
}

/** The most tokens that the standing instructions can take of a request about one page, as estimated. */
export function instructionTokens(
  { instructions, siteInstructions }: Instructions,
  estimateTokens: (text: string) => number,
): number {
  const ofSites = Object.values(siteInstructions).map(estimateTokens);
  return estimateTokens(instructions) + Math.max(0, ...ofSites);
}
