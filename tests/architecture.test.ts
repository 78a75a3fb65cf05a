import { existsSync, globSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readImports, ringsOf, runTimeReach, withoutComments, type Import } from './import-graph';
import { LONG_FILES, LONG_FUNCTIONS, REASONS_OF_A_GROUP } from './long';
import { readFunctions, type FoundFunction } from './read-functions';
import { ROOMS } from './rooms';

/** The rooms whose code runs in any JavaScript engine, so that it can be tested and measured alone. */
const PURE =
  /^utils\/(?:diagnostics|text|vault|kimi|answer|page|picture|sites|pdf|locate|diagram|chat|prompt|cite|storage|backup|export)\//;

/** The lines above which a file, and a function, needs a reason: tests/long.ts holds the reasons. */
const MAX_FILE = 300;
const MAX_FUNCTION = 60;

const glob = (pattern: string) =>
  globSync(pattern, { exclude: ['tests/fixtures/**', '**/node_modules/**'] }).map((file) =>
    file.split(sep).join('/'),
  );
const product = glob('{entrypoints,components,utils}/**/*.{ts,tsx}').toSorted();
const everything = [...product, ...glob('{scripts,tests}/**/*.{ts,tsx,mjs}').toSorted()];
const styles = glob('{entrypoints,components,tests}/**/*.css').toSorted();

const sourceOf = (file: string) => readFileSync(file, 'utf8');
const codes = new Map(everything.map((file) => [file, withoutComments(sourceOf(file))]));
const codeOf = (file: string) => codes.get(file) ?? '';
const graph = new Map(product.map((file) => [file, readImports(file, sourceOf(file))]));
const importsOf = (file: string): readonly Import[] => graph.get(file) ?? [];

const roomOf = (file: string) => (file.startsWith('entrypoints/') ? 'entrypoints' : posix.dirname(file));
const entrypointOf = (file: string) => /^entrypoints\/([^/]+)\//.exec(file)?.[1];
const isDiagnostics = (file: string) => file.startsWith('utils/diagnostics/');
const isKimi = (file: string | null) => file?.startsWith('utils/kimi/') ?? false;
/** The files about the look of a request, as text and as a program. They send nothing, so every page may import them. */
const TELLS_OF_REQUESTS = /^utils\/kimi\/(?:snippets\/[\w-]+|completions-path|logged-body|json)\.ts$/;
const isExtensionApi = ({ specifier, isType }: Import) =>
  !isType && /^(?:#imports|wxt(?:\/|$)|@wxt-dev\/|@webext-core\/)/.test(specifier);
const usesExtensionApi = (file: string) =>
  /\b(?:browser|chrome)\.[a-z]\w*\./i.test(codeOf(file)) || importsOf(file).some(isExtensionApi);

/** Every import that breaks a rule, as `file: specifier`. */
function breaches(
  files: readonly string[],
  isBreach: (found: Import, file: string) => boolean,
): readonly string[] {
  return files.flatMap((file) =>
    importsOf(file)
      .filter((found) => isBreach(found, file))
      .map(({ specifier }) => `${file}: ${specifier}`),
  );
}

/** Every way by which code that runs with `files` reaches a forbidden file. */
function ways(files: readonly string[], isForbidden: (reached: string) => boolean): readonly string[] {
  return files.flatMap((file) =>
    [...runTimeReach(file, importsOf)].filter(([reached]) => isForbidden(reached)).map(([, way]) => way),
  );
}

describe('imports', () => {
  test('are found at all', () => {
    expect(product.length).toBeGreaterThan(20);
    expect(breaches(product, ({ file }) => file !== null).length).toBeGreaterThan(20);
  });

  test('lead somewhere', () => {
    expect(breaches(product, ({ file }) => file !== null && !existsSync(file))).toEqual([]);
  });

  test('go up the list of rooms, and never back', () => {
    expect(product.filter((file) => !ROOMS.includes(roomOf(file)))).toEqual([]);
    const isBack = ({ file: target }: Import, file: string) =>
      target !== null && ROOMS.indexOf(roomOf(target)) > ROOMS.indexOf(roomOf(file));
    const isOutside = ({ file: target }: Import) => target !== null && !ROOMS.includes(roomOf(target));
    expect(breaches(product, isBack)).toEqual([]);
    expect(breaches(product, isOutside)).toEqual([]);
  });

  test('lead in no ring, types included', () => {
    expect(ringsOf(product, importsOf)).toEqual([]);
  });

  test('stay within an entrypoint', () => {
    const isForeign = ({ file: target }: Import, file: string) => {
      const other = target === null ? undefined : entrypointOf(target);
      return other !== undefined && other !== entrypointOf(file);
    };
    expect(breaches(product, isForeign)).toEqual([]);
  });

  test('of the wire that commands go over are for entrypoints', () => {
    const inside = product.filter((file) => roomOf(file) !== 'entrypoints');
    const isWire = ({ file }: Import) => file === 'utils/protocol/transport.ts';
    expect(breaches(product, isWire)).not.toEqual([]);
    expect(breaches(inside, isWire)).toEqual([]);
  });

  test('of React are for components and main.tsx', () => {
    const elsewhere = product.filter(
      (file) => !file.startsWith('components/') && !file.endsWith('/main.tsx'),
    );
    expect(
      breaches(elsewhere, ({ specifier }) =>
        /^(?:react|react-dom|radix-ui|lucide-react)(?:\/|$)/.test(specifier),
      ),
    ).toEqual([]);
  });

  test('of utils/kimi are eventsource-parser, the diagnostics and itself', () => {
    const isForeign = ({ specifier, file }: Import) =>
      file === null
        ? specifier.split('/')[0] !== 'eventsource-parser'
        : !isKimi(file) && !isDiagnostics(file);
    expect(breaches(product.filter(isKimi), isForeign)).toEqual([]);
  });

  test('of utils/kimi by utils/chat are types', () => {
    const chat = product.filter((file) => file.startsWith('utils/chat/'));
    expect(breaches(chat, ({ file, isType }) => isKimi(file) && !isType)).toEqual([]);
  });
});

describe('what runs where', () => {
  /** Everything but the background: pages, and scripts that are injected into pages. */
  const visible = product.filter(
    (file) => entrypointOf(file) !== undefined && entrypointOf(file) !== 'background',
  );

  test('only the background reaches Kimi, and the answering', () => {
    const isOfTheBackground = (file: string) =>
      (isKimi(file) && !TELLS_OF_REQUESTS.test(file)) || file.startsWith('utils/answering/');
    expect(ways(visible, isOfTheBackground)).toEqual([]);
  });

  test('only utils/kimi knows the wire format', () => {
    // Messages for the user have names of their own. `thinking` and `partial` are also our own words.
    const code = (file: string) => codeOf(file).replaceAll(/\bt\(\s*'\w+'/g, '');
    const isOnTheWire =
      /chat\\?\/completions|\[DONE\]|\b(?:max_tokens|max_completion_tokens|reasoning_effort|reasoning_content|finish_reason|prompt_tokens|stream_options)\b/;
    expect(product.filter(isKimi).filter((file) => isOnTheWire.test(code(file))).length).toBeGreaterThan(5);
    expect(product.filter((file) => !isKimi(file) && isOnTheWire.test(code(file)))).toEqual([]);
  });

  test('only the background reaches the tokens', () => {
    expect(ways(visible, (file) => file === 'utils/settings/tokens.ts')).toEqual([]);
  });

  test('only the background reaches the database, and what was learned of the models', () => {
    const isOfTheBackground = (file: string) =>
      file === 'utils/storage/database.ts' || file === 'utils/settings/model-facts.ts';
    expect(product.filter(isOfTheBackground)).toHaveLength(2);
    expect(ways(visible, isOfTheBackground)).toEqual([]);
  });

  test('what is to run anywhere knows no extension API', () => {
    const pure = product.filter((file) => PURE.test(file));
    expect(pure.length).toBeGreaterThan(10);
    expect(ways(pure, usesExtensionApi)).toEqual([]);
  });

  test('components touch neither the extension API nor the network', () => {
    const components = product.filter((file) => file.startsWith('components/'));
    expect(components.filter((file) => usesExtensionApi(file) || /\bfetch\(/.test(codeOf(file)))).toEqual([]);
  });
});

describe('every file', () => {
  test('is no barrel', () => {
    const reExports = /^export\s+(?:type\s+)?(?:\*|\{[^}]*\})\s*(?:as\s+\w+\s+)?from\b/m;
    expect(everything.filter((file) => reExports.test(codeOf(file)))).toEqual([]);
    expect(product.filter((file) => !file.startsWith('entrypoints/') && /\/index\.tsx?$/.test(file))).toEqual(
      [],
    );
  });

  test('is named after what it holds', () => {
    const KEBAB = /^[a-z][a-z0-9-]*$/;
    const PASCAL = /^[A-Z][A-Za-z]+$/;
    const isWell = (file: string) => {
      const name = posix.basename(file).replace(/(?:\.d|\.test|\.spec|\.config)?\.(?:tsx?|mjs)$/, '');
      if (/^(?:utils|helpers|types|common|misc)$/.test(name)) return false;
      if (file.startsWith('components/') && file.endsWith('.tsx')) return PASCAL.test(name);
      // A component's test has its name.
      return KEBAB.test(name) || (file.startsWith('tests/components/') && PASCAL.test(name));
    };
    expect(everything.filter((file) => !isWell(file))).toEqual([]);
  });

  test('keeps the checks on', () => {
    // In pieces, or this file would find itself.
    const suppressions = new RegExp(
      ['@ts-', '(?:ignore|nocheck|expect-error)|(?:ox|es)lint-', 'disable'].join(''),
    );
    expect(everything.filter((file) => suppressions.test(sourceOf(file)))).toEqual([]);
    expect(
      everything.filter((file) => /(?::|\bas|<|,)\s*any\s*(?:[;,)>=[\]|&]|$)/m.test(codeOf(file))),
    ).toEqual([]);
    expect(everything.filter((file) => /^\s*(?:export\s+)?(?:const\s+)?enum\s/m.test(codeOf(file)))).toEqual(
      [],
    );
  });

  test('fits on a few screens, or says why not', () => {
    const lines = (file: string) => sourceOf(file).split('\n').length - 1;
    const tooLong = [...everything, ...styles].filter(
      (file) => lines(file) > (LONG_FILES[file]?.lines ?? MAX_FILE),
    );
    expect(styles.length).toBeGreaterThan(10);
    expect(tooLong.map((file) => `${file}: ${lines(file)}`)).toEqual([]);
    const excused = Object.keys(LONG_FILES);
    expect(excused.filter((file) => !existsSync(file) || lines(file) <= MAX_FILE)).toEqual([]);
  });
});

describe('every function', () => {
  // A `describe` callback is not a function in this sense: its file's length is limited instead.
  const isGroup = (name: string) => /^(?:test\.)?describe\b/.test(name);
  const long: ReadonlyMap<string, FoundFunction> = new Map(
    everything.flatMap((file) =>
      readFunctions(file, sourceOf(file))
        .filter(({ name, lines }) => lines > MAX_FUNCTION && !isGroup(name))
        .map((found) => [`${file}: ${found.name}`, found] as const),
    ),
  );

  test('fits on a screen, or says why not', () => {
    const tooLong = [...long].filter(([key]) => LONG_FUNCTIONS[key] === undefined);
    expect(tooLong.map(([key, { lines }]) => `${key}: ${lines}`)).toEqual([]);
  });

  test('is excused only while it is long, and for what is true of it', () => {
    expect(Object.keys(LONG_FUNCTIONS).filter((key) => !long.has(key))).toEqual([]);
    const untrue = [...long].filter(
      ([key, { ownLines }]) => REASONS_OF_A_GROUP.has(LONG_FUNCTIONS[key] ?? '') && ownLines > MAX_FUNCTION,
    );
    expect(untrue.map(([key, { ownLines }]) => `${key}: ${ownLines} of its own`)).toEqual([]);
  });

  test('begins a docstring with what the thing is or does, and names who is meant', () => {
    const HEADLESS = /^(?:What(?:ever)?|Whether|Who(?:ever|m|se)?|How|Which|Where|When|Why)\b/;
    const NAMELESS = /\b(?:who(?:m)?ever|nobody|somebody)\b/i;
    const docstringsOf = (file: string) =>
      [...sourceOf(file).matchAll(/\/\*\*\s([\s\S]*?)\*\//g)].map(([, text = '']) =>
        text.replace(/^\s*\* ?/gm, '').trim(),
      );
    const docstrings = everything.flatMap((file) => docstringsOf(file).map((text) => ({ file, text })));
    expect(docstrings.length).toBeGreaterThan(2000);
    const odd = docstrings.filter(({ text }) => HEADLESS.test(text) || NAMELESS.test(text));
    expect(odd.map(({ file, text }) => `${file}: ${text}`)).toEqual([]);
  });
});
