import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface StartOptions {
  /** The page to open; null is the sample article. */
  readonly url: string | null;
  readonly headless: boolean;
  /** The file for the picture, as an absolute path. */
  readonly screenshot: string | null;
}

export const USAGE = `npm start                                  opens a browser with Sidenote on a sample article
npm start -- --url URL                     opens another page
npm start -- --headless                    summarises without a window and prints the answer
npm start -- --headless --screenshot FILE  also writes a picture of page and panel (PNG)

With KIMI_TOKEN in the environment, answers come from Kimi; without it, from the practice server.`;

/** Thrown for a mistake in the command line. Its message is for the user. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Reads the options of `npm start`; null asks for help. Throws `UsageError`. */
export function readStartOptions(args: readonly string[]): StartOptions | null {
  const values = parse(args);
  if (values.help) return null;
  if (values.screenshot !== undefined && !values.headless) {
    throw new UsageError('--screenshot goes with --headless.');
  }
  return {
    url: values.url === undefined ? null : webAddress(values.url),
    headless: values.headless ?? false,
    screenshot: values.screenshot === undefined ? null : resolve(values.screenshot),
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string' },
        headless: { type: 'boolean' },
        screenshot: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function webAddress(text: string): string {
  const address = URL.canParse(text) ? text : `https://${text}`;
  if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol)) {
    throw new UsageError(`--url takes the address of a web page; ${text} is none.`);
  }
  return address;
}
