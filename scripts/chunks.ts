import { fileURLToPath } from 'node:url';

/** What the bundler tells of a module. */
interface Modules {
  getModuleInfo(id: string): { readonly importedIds: readonly string[] } | null;
}

const PANEL = fileURLToPath(new URL('../entrypoints/sidepanel/main.tsx', import.meta.url));
const BACKGROUND = fileURLToPath(new URL('../entrypoints/background/index.ts', import.meta.url));

/** Its index leads to every icon there is; the ones that are used find their own way. */
const ICONS = /[\\/]lucide-react[\\/]/;

/** A bundler's path has forward slashes on Windows too, and may end with a query. */
const plain = (id: string) => id.replaceAll('\\', '/').replace(/\?.*$/, '');

/** Everything that runs before the first line of `entry` does, as plain paths. */
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

/** The piece that a module belongs to; null where the bundler is to choose. */
function placesIn(modules: Modules) {
  const panel = reachOf(PANEL, modules);
  const background = reachOf(BACKGROUND, modules);
  return (id: string) => {
    if (!panel.has(plain(id))) return null;
    return background.has(plain(id)) ? 'common' : 'panel';
  };
}

/**
 * How the pages' code is cut: all that a panel opens with is one piece, but what the background needs as well is
 * another, so that this loads no React. The rest comes in pieces of its own when a screen is asked for. Left to
 * itself, the bundler would cut out whatever two screens share, and a panel would open with two dozen files.
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
