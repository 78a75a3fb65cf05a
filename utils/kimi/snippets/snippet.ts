import { toCurl } from './curl';
import { toJava } from './java';
import { toJavaScript } from './javascript';
import { toPython } from './python';
import type { SnippetRequest } from './snippet-request';

export type SnippetLanguage = 'curl' | 'python' | 'javascript' | 'java';

/**
 * Writes a request as a program that sends it and shows the answer as it streams. The token is replaced by the
 * environment variable `KIMI_TOKEN`.
 */
export function snippetFor(language: SnippetLanguage, request: SnippetRequest): string {
  switch (language) {
    case 'curl':
      return toCurl(request);
    case 'python':
      return toPython(request);
    case 'javascript':
      return toJavaScript(request);
    case 'java':
      return toJava(request);
  }
}
