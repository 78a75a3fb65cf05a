import Defuddle from 'defuddle/full';

export function read(document: Document, url: string): string {
  // Its asynchronous part asks services on other hosts.
  return new Defuddle(document, { url, markdown: true, useAsync: false }).parse().content;
}
