import { join } from 'node:path';
import { install, isInstalled, ROOT } from './packages.mjs';

const RIVALS = join(ROOT, 'tests', 'rivals');

if (!isInstalled(RIVALS))
  await install(
    RIVALS,
    'Installing what Sidenote is compared with (tests/rivals), once; this takes half a minute …',
  );
