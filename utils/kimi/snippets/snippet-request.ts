/** A request to be repeated outside Sidenote. */
export interface SnippetRequest {
  readonly url: string;
  /** JSON, as a value. */
  readonly body: unknown;
}
