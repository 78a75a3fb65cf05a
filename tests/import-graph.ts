import { existsSync } from 'node:fs';
import { posix } from 'node:path';

export interface Import {
  readonly specifier: string;
  /** True for an import of types alone, which is gone once the code runs. */
  readonly isType: boolean;
  /** The product's file that it leads to, from the project's root; null for a package. */
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

/** The files that lead to themselves by way of others, each ring in the order of the alphabet. */
export function ringsOf(
  files: readonly string[],
  importsOf: (file: string) => readonly Import[],
): readonly (readonly string[])[] {
  const reaches = new Map(files.map((file) => [file, reachOf(file, importsOf)]));
  const isMutual = (one: string, other: string) =>
    reaches.get(one)?.has(other) === true && reaches.get(other)?.has(one) === true;
  const rings = files.map((file) => files.filter((other) => isMutual(file, other)).toSorted());
  return rings.filter(({ 0: first }, index) => first === files[index]);
}

/** Every file that an import of `file` leads to, types included; `file` itself only by a way back. */
function reachOf(file: string, importsOf: (file: string) => readonly Import[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const waiting = [file];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const { file: next } of importsOf(from)) {
      if (next === null || reached.has(next)) continue;
      reached.add(next);
      waiting.push(next);
    }
  }
  return reached;
}

export function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`\\])\/\/.*$/gm, '$1');
}

/** True for `type X`, `type { X }` or `{ type X, type Y }`. */
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
