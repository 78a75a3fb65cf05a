import { expect, test } from 'vitest';
import config from '../wxt.config';

const API_HOST = 'https://api.acedata.cloud/*';

async function manifestFor(mode: string, browser: string) {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is made by mode.');
  return manifest({ mode, browser, manifestVersion: 3, command: 'build' });
}

/** The hosts that Sidenote may reach without asking, built in this mode. */
async function hostsIn(mode: string) {
  return (await manifestFor(mode, 'chrome')).host_permissions;
}

test.each(['practice', 'development'])(
  'the practice server may be reached without asking: %s',
  async (mode) => {
    expect(await hostsIn(mode)).toEqual([API_HOST, 'http://127.0.0.1/*']);
  },
);

test.each(['production', 'anything else'])(
  'no more than the API may be reached without asking: %s',
  async (mode) => {
    expect(await hostsIn(mode)).toEqual([API_HOST]);
  },
);

test.each([
  ['chrome', 'split'],
  // It has no split; spanning would store what is private beside the rest.
  ['firefox', 'not_allowed'],
])(
  'private windows have a worker and a database of their own, or are left alone: %s',
  async (browser, way) => {
    expect((await manifestFor('production', browser)).incognito).toBe(way);
  },
);
