/** The variables of a prompt, as they are written in braces: `{{page}}`. */
export const VARIABLES = ['page', 'selection', 'title', 'url', 'language', 'input'] as const;

export type Variable = (typeof VARIABLES)[number];

/** Everything that looks like a variable. */
const WRITTEN = /\{\{\s*([\p{L}\p{N}_-]+)\s*\}\}/gu;

function isVariable(name: string): name is Variable {
  return VARIABLES.some((one) => one === name);
}

/** The variables in a prompt's text, known or not, each once. */
function variablesIn(text: string): readonly string[] {
  return [...new Set(Array.from(text.matchAll(WRITTEN), ([, name = '']) => name))];
}

/** The variables in a prompt's text that there are none of. */
export function unknownVariables(text: string): readonly string[] {
  return variablesIn(text).filter((name) => !isVariable(name));
}

export function usesVariable(text: string, variable: Variable): boolean {
  return variablesIn(text).includes(variable);
}

/**
 * The text with the values in the place of its variables. A value is not looked through once more: what is written like
 * a variable in it stays as it is.
 */
export function fillVariables(text: string, values: Readonly<Record<Variable, string>>): string {
  return text.replace(WRITTEN, (written, name: string) => (isVariable(name) ? values[name] : written));
}
