import type { SnippetRequest } from './snippet-request';

/**
 * Writes a command for bash, zsh and other POSIX shells. The body is in a here-document: nothing in it needs quoting,
 * and it may be longer than an argument, which Linux limits to 128 KiB.
 */
export function toCurl({ url, body }: SnippetRequest): string {
  return `curl -N ${quote(url)} \\
  -H "Authorization: Bearer $KIMI_TOKEN" \\
  -H 'Content-Type: application/json' \\
  --data-binary @- <<'JSON'
${hereDocument(body)}
JSON
`;
}

/** Writes JSON as a here-document: indented lines of JSON never equal the delimiter that ends it. */
function hereDocument(body: unknown): string {
  // An interactive zsh expands a "!" into an earlier command, even here.
  return JSON.stringify(body, null, 2).replaceAll('!', String.raw`\u0021`);
}

/** Quotes text for a shell, which takes everything between single quotes literally except the single quote. */
function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
