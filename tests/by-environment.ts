import { readFileSync } from 'node:fs';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Runs the test files that want a document after all others. A worker goes on with the next file only when that one
 * wants the same environment, and ends otherwise: in the order of their lengths, nearly every file would start a worker
 * and load everything anew.
 */
export class ByEnvironment extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const longestFirst = super.sort.bind(this);
    const wantsDocument = ({ moduleId }: TestSpecification) =>
      readFileSync(moduleId, 'utf8').startsWith('// @vitest-environment jsdom');
    const plain = files.filter((file) => !wantsDocument(file));
    return [...(await longestFirst(plain)), ...(await longestFirst(files.filter(wantsDocument)))];
  }
}
