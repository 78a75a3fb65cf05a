import { describe, expect, test } from 'vitest';
import { countPlaywright, countVitest } from '../../scripts/test-counts.ts';

describe('a Vitest report', () => {
  const green = { success: true, numPassedTests: 7, numFailedTests: 0, testResults: [] };

  test('gives its own numbers', () => {
    expect(countVitest(JSON.stringify(green))).toEqual({ passed: 7, failed: 0 });
    expect(countVitest(JSON.stringify({ ...green, success: false, numFailedTests: 2 }))).toEqual({
      passed: 7,
      failed: 2,
    });
  });

  test('counts a file that could not be loaded', () => {
    const testResults = [{ status: 'failed', assertionResults: [] }];
    expect(countVitest(JSON.stringify({ ...green, success: false, testResults }))).toEqual({
      passed: 7,
      failed: 1,
    });
  });

  test('is red when only something between the tests went wrong', () => {
    expect(countVitest(JSON.stringify({ ...green, success: false }))).toEqual({ passed: 7, failed: 1 });
  });
});

describe('a Playwright report', () => {
  const report = { stats: { expected: 5, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] };

  test('gives its own numbers', () => {
    expect(countPlaywright(JSON.stringify(report))).toEqual({ passed: 5, failed: 0 });
  });

  test('counts flaky tests and what went wrong outside them as failures', () => {
    const stats = { expected: 3, unexpected: 1, flaky: 1, skipped: 0 };
    expect(countPlaywright(JSON.stringify({ stats, errors: [{ message: 'no tests found' }] }))).toEqual({
      passed: 3,
      failed: 3,
    });
  });
});
