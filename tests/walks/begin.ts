import { createWalk, type Walk } from './walk';
import { createWorld } from './world';

/** Two windows with two tabs each, and a panel in the first. */
export async function begin(): Promise<Walk> {
  const world = await createWorld();
  for (const windowId of [1, 2]) {
    world.tabs.open(windowId, 'https://example.com/tides');
    world.tabs.open(windowId, 'https://example.com/waves');
  }
  world.openPanel(1);
  await world.rest();
  return createWalk(world);
}
