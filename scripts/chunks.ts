import { fileURLToPath } from 'node:url';

/** The bundler's facts about a module. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const PANEL = fileURLToPath(new URL('../entrypoints/sidepanel/main.tsx', import.meta.url));
const BACKGROUND = fileURLToPath(new URL('../entrypoints/background/index.ts', import.meta.url));

/**
 * The icons' package, which is not followed: its index leads to every icon there is, and the ones that are used find
 * their own way.
 */
const ICONS = /[\\/]lucide-react[\\/]/;

/** Makes a bundler's path plain: forward slashes on Windows too, and without a query at its end. */
const plain = (id: string) => id.replaceAll('\\', '/').replace(/\?.*$/, '');

/** Everything that runs before the first line of `entry`, as plain paths. */
function reachOf(entry: string, modules: Modules): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [entry];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (reached.has(plain(id)) || ICONS.test(id)) continue;
    reached.add(plain(id));
    waiting.push(...(modules.getModuleInfo(id)?.importedIds ?? []));
  }
  return reached;
}

/** The chunk that a module belongs to; null lets the bundler choose. */
function placesIn(modules: Modules) {
  const panel = reachOf(PANEL, modules);
  const background = reachOf(BACKGROUND, modules);
  return (id: string) => {
    // The entry starts the panel wherever it is loaded: the other pages load what they share with it, and not that.
    if (plain(id) === plain(PANEL) || !panel.has(plain(id))) return null;
    return background.has(plain(id)) ? 'common' : 'panel';
  };
}

/**
 * Makes the rules by which the pages' code is split: everything that a panel opens with is one chunk, except the part
 * that the background needs as well, which is another, so that the background loads no React. The rest comes in chunks
 * of its own when a screen is opened. By itself, the bundler would split off whatever two screens share, and a panel
 * would open with two dozen files.
 */
export function createChunks() {
  let placeOf: ((id: string) => string | null) | undefined;

  return [
    {
      name(id: string, modules: Modules): string | null {
        placeOf ??= placesIn(modules);
        return placeOf(id);
      },
    },
    // Icons that several screens show.
    { name: 'icons', test: ICONS, minShareCount: 2 },
  ];
}
