import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { PRACTICE_BUILD } from './support/sidenote.ts';

/** Reports in one sentence a problem that every test would otherwise report in its own way. */
export default function globalSetup(): void {
  if (!existsSync(join(PRACTICE_BUILD, 'manifest.json'))) {
    throw new Error('There is no practice build. Make it with “npm run build:practice”.');
  }
}
