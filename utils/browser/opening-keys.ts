import { browser } from '#imports';

/** The keys that open and close the panel, as the browser writes them; null where the user has taken them away. */
export async function openingKeys(): Promise<string | null> {
  const commands = await browser.commands.getAll();
  return commands.find(({ name }) => name === '_execute_action')?.shortcut || null;
}
