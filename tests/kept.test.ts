import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutComments } from './import-graph';

test('local storage is written at three places, which write nothing for private windows', () => {
  const writes = globSync('{entrypoints,components,utils}/**/*.{ts,tsx}').filter((file) =>
    /['"`]local:|storage\.local\.set\b|storage\.sync|localStorage/.test(
      withoutComments(readFileSync(file, 'utf8')),
    ),
  );
  expect(writes.map((file) => file.replaceAll('\\', '/')).toSorted()).toEqual([
    'utils/panel/opening-look.ts',
    'utils/settings/kept-item.ts',
    'utils/settings/rewrite-kept.ts',
  ]);
});
