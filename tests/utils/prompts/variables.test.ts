import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fillVariables, unknownVariables, usesVariable, VARIABLES } from '@/utils/prompts/variables';

const values = { page: 'P', selection: 'S', title: 'T', url: 'U', language: 'L', input: 'I' };

describe('the variables of a prompt', () => {
  test('are replaced wherever they stand, with spaces in the braces or without', () => {
    expect(fillVariables('{{input}} of {{ page }}, {{input}}', values)).toBe('I of P, I');
  });

  test('that there are none of are told, each once', () => {
    expect(unknownVariables('{{input}} {{author}} {{seite}} {{author}}')).toEqual(['author', 'seite']);
    expect(usesVariable('{{ title }}', 'title')).toBe(true);
    expect(usesVariable('{title} title', 'title')).toBe(false);
  });

  test('names of the language itself are no variables', () => {
    expect(fillVariables('{{constructor}} {{toString}}', values)).toBe('{{constructor}} {{toString}}');
    expect(unknownVariables('{{constructor}}')).toEqual(['constructor']);
  });

  test('in a value stay as they are, whatever the value is', () => {
    const hostile = fc.oneof(
      fc.string(),
      fc.constantFrom('{{page}}', '{{input}}', '$&', '$1', '{{', '}}', '{{{{page}}}}'),
      fc.array(fc.constantFrom(...VARIABLES, '{{', '}}', '$', '&')).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(hostile, hostile, (input, page) => {
        expect(fillVariables('a {{input}} b {{page}} c', { ...values, input, page })).toBe(
          `a ${input} b ${page} c`,
        );
      }),
    );
  });
});
