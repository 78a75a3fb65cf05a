/** Tests that attack Sidenote, by who does it. */
export interface Attacks {
  readonly by: string;
  readonly runner: 'unit' | 'browser';
  /** The project of the browser's tests. */
  readonly project?: 'working' | 'hostile';
  readonly files: readonly string[];
  /** Only the tests whose title matches. */
  readonly grep?: string;
}

export const ATTACKS: readonly Attacks[] = [
  {
    by: 'a hostile page, in the browser',
    runner: 'browser',
    project: 'working',
    files: [
      'ink',
      'highlight',
      'secrets',
      'readings',
      'reach',
      'frames',
      'page-preview',
      'site-rules',
      'changes',
    ],
  },
  {
    by: 'a hostile page, in its text',
    runner: 'unit',
    files: [
      'tests/utils/prompt/boundary.test.ts',
      'tests/utils/prompt/escape-tags.test.ts',
      'tests/utils/prompt/page-facts.test.ts',
      'tests/utils/text/faceless.test.ts',
      'tests/utils/text/secrets.test.ts',
      'tests/utils/pdf/unseen-text.test.ts',
    ],
  },
  { by: 'a page that the model obeys', runner: 'browser', project: 'hostile', files: ['hostile/injection'] },
  {
    by: 'a hostile answer',
    runner: 'browser',
    project: 'hostile',
    files: ['hostile/hostile', 'hostile/whole', 'hostile/stored', 'hostile/diagrams', 'hostile/bidi'],
  },
  {
    by: 'a hostile gateway',
    runner: 'browser',
    project: 'working',
    files: ['gateways', 'bounds', 'silence'],
  },
  {
    by: 'another extension, or a script in a page',
    runner: 'browser',
    project: 'working',
    files: ['manifest', 'errors'],
    grep: 'commands|permissions|nobody asked|origin',
  },
  {
    by: 'someone with the disk, or a file',
    runner: 'unit',
    files: [
      'tests/utils/backup/hostile-backup.test.ts',
      'tests/utils/backup/backup-file.test.ts',
      'tests/utils/storage/salvage.test.ts',
      'tests/utils/lock/lock.test.ts',
      'tests/utils/vault/attempts.test.ts',
      'tests/kept.test.ts',
    ],
  },
  {
    by: 'someone with the disk, after a private window, or locked',
    runner: 'browser',
    project: 'working',
    files: ['private', 'lock'],
  },
];
