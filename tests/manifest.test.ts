import { expect, test } from 'vitest';
import config from '../wxt.config';

const API_HOST = 'https://api.acedata.cloud/*';

/** The hosts that Sidenote may reach without asking, built in this mode. */
async function hostsIn(mode: string) {
  const { manifest } = config;
  if (typeof manifest !== 'function') throw new Error('The manifest is made by mode.');
  const made = await manifest({ mode, browser: 'chrome', manifestVersion: 3, command: 'build' });
  return made.host_permissions;
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
