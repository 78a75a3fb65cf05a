import { existsSync } from 'node:fs';
import { posix } from 'node:path';

export interface Import {
  readonly specifier: string;
  /** An import of types alone is gone once the code runs. */
  readonly isType: boolean;
  /** The file of ours that it leads to, from the project's root; null for a package. */
  readonly file: string | null;
}

/** The imports and re-exports of a file's source, static and dynamic. */
export function readImports(file: string, source: string): readonly Import[] {
  const code = withoutComments(source);
  const statements = code.matchAll(/^\s*(?:import|export)\s+(?:([^'"`;]*?)\s+from\s+)?['"]([^'"]+)['"]/gm);
  const calls = code.matchAll(/\b(import)\(\s*['"]([^'"]+)['"]/g);
  return [...statements, ...calls].map(([, clause = '', specifier = '']) => ({
    specifier,
    isType: isTypeOnly(clause.trim()),
    file: resolve(file, specifier),
  }));
}

/** Everything that runs when `file` does, itself included, each with the way that leads there. */
export function runTimeReach(
  file: string,
  importsOf: (file: string) => readonly Import[],
  before: readonly string[] = [],
  reached = new Map<string, string>(),
): ReadonlyMap<string, string> {
  if (reached.has(file)) return reached;
  const way = [...before, file];
  reached.set(file, way.join(' → '));
  for (const { isType, file: next } of importsOf(file)) {
    if (!isType && next !== null) runTimeReach(next, importsOf, way, reached);
  }
  return reached;
}

export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

/** `type X`, `type { X }` or `{ type X, type Y }`. */
function isTypeOnly(clause: string): boolean {
  if (/^type\s/.test(clause)) return true;
  const names = /^\{([^}]*)\}$/
    .exec(clause)?.[1]
    ?.split(',')
    .filter((name) => name.trim() !== '');
  return names !== undefined && names.every((name) => /^\s*type\s/.test(name));
}

function resolve(from: string, specifier: string): string | null {
  const [path] = specifier.split('?');
  if (path === undefined || !/^(?:@\/|\.)/.test(path)) return null;
  const target = path.startsWith('@/') ? path.slice(2) : posix.join(posix.dirname(from), path);
  const candidates = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => target + end);
  return candidates.find((file) => /\.\w+$/.test(file) && existsSync(file)) ?? target;
}
