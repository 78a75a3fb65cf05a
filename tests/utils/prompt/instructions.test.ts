import { describe, expect, test } from 'vitest';
import { instructionsFor, instructionTokens } from '@/utils/prompt/instructions';

const GIVEN = {
  instructions: ' Be brief. ',
  siteInstructions: { 'example.com': 'In feet.', 'docs.example.com': 'With code.', 'other.org': '' },
};

describe('the standing instructions', () => {
  test('for all sites come first, then those of the sites that it is about, subdomains too', () => {
    expect(instructionsFor(GIVEN, [])).toBe('Be brief.');
    expect(instructionsFor(GIVEN, ['https://www.example.com/tides'])).toBe('Be brief.\n\nIn feet.');
    const both = ['https://docs.example.com/', 'https://docs.example.com/next'];
    expect(instructionsFor(GIVEN, both)).toBe('Be brief.\n\nIn feet.\n\nWith code.');
    expect(instructionsFor(GIVEN, ['https://other.org/'])).toBe('Be brief.');
  });

  test('are not those of a site whose name only ends alike, or of no site', () => {
    expect(instructionsFor(GIVEN, ['https://badexample.com/', 'none', ''])).toBe('Be brief.');
  });

  test('are counted as long as they can be about one page', () => {
    expect(instructionTokens(GIVEN, (text) => text.length)).toBe(11 + 10);
    expect(instructionTokens({ instructions: '', siteInstructions: {} }, (text) => text.length)).toBe(0);
  });
});
