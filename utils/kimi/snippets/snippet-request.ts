/** A request to be made again elsewhere. */
export interface SnippetRequest {
  readonly url: string;
  /** JSON, as a value. */
  readonly body: unknown;
}
