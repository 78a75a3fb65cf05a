import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as v from 'valibot';

const METRICS = ['shingle4', 'word', 'snippets'] as const;

/** The ways to compare a page's text with its truth; `extract-score.ts` has the definitions. */
export type Metric = (typeof METRICS)[number];

const strings = v.optional(v.array(v.string()), []);

const Line = v.object({
  id: v.string(),
  /** The page, relative to the set's folder; gzipped or not. */
  file: v.string(),
  /** The address to serve the page at. */
  url: v.optional(v.string(), ''),
  metric: v.optional(v.picklist(METRICS)),
  type: v.optional(v.string(), 'unknown'),
  language: v.optional(v.string()),
  truth: v.optional(v.string(), ''),
  /** The text that must be there, and the text that must not. */
  with: strings,
  without: strings,
});

/** A page with its ground truth. */
export interface Case extends Omit<v.InferOutput<typeof Line>, 'metric' | 'language'> {
  readonly set: string;
  readonly folder: string;
  readonly metric: Metric;
  readonly language: string | null;
}

/** The sets in a folder: each folder in it that has a `cases.jsonl`, or the folder itself. */
export function findSets(corpus: string): readonly string[] {
  if (existsSync(join(corpus, 'cases.jsonl'))) return [corpus];
  return readdirSync(corpus)
    .map((name) => join(corpus, name))
    .filter((folder) => existsSync(join(folder, 'cases.jsonl')))
    .toSorted();
}

/** Reads the cases of a set: one JSON object a line. Throws at the first that has no id or no page. */
export function readCases(folder: string): readonly Case[] {
  const lines = readFileSync(join(folder, 'cases.jsonl'), 'utf8').split('\n').filter(Boolean);
  return lines.map((line, index): Case => {
    const entry = v.parse(Line, JSON.parse(line));
    const url = URL.canParse(entry.url) ? entry.url : `https://page-${index}.invalid/`;
    const metric = entry.metric ?? (entry.truth ? 'word' : 'snippets');
    return Object.assign(entry, {
      url,
      metric,
      language: entry.language ?? null,
      set: basename(folder),
      folder,
    });
  });
}

/** The page's bytes as they were served. */
export function readPage({ folder, file }: Case): Buffer {
  const bytes = readFileSync(join(folder, file));
  return bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
}
