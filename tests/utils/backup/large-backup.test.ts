import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('a history larger than the memory is exported and imported, in parts of a few megabytes', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--max-old-space-size=24',
    '--import',
    './tests/bench/extensionless.ts',
    fileURLToPath(new URL('large-backup.ts', import.meta.url)),
    '40',
  ]);
  const { bytes, added, largestPart } = JSON.parse(stdout) as Readonly<Record<string, number>>;
  expect(bytes).toBeGreaterThan(30_000_000);
  expect(added).toBe(400);
  expect(largestPart).toBeLessThan(3_000_000);
});
