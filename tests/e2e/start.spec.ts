import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';

const START = fileURLToPath(new URL('../../scripts/start.ts', import.meta.url));

/** The first bytes of every PNG file. */
const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

test('npm start without a window prints a summary of the sample article and writes a picture', ({}, info) => {
  const picture = info.outputPath('panel.png');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [START, '--headless', '--screenshot', picture],
    {
      encoding: 'utf8',
    },
  );
  expect(stderr).toBe('');
  expect(stdout).toContain('How tides work, and why no two coasts agree');
  expect(stdout).toContain('Moon');
  expect(stdout).not.toContain('cookies');
  expect(status).toBe(0);
  expect(readFileSync(picture).subarray(0, PNG_SIGNATURE.length)).toEqual(PNG_SIGNATURE);
});

test('npm start says in a sentence what is wrong with its command line', () => {
  const { status, stderr } = spawnSync(process.execPath, [START, '--screenshot', 'panel.png'], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toContain('--screenshot goes with --headless.');
});
