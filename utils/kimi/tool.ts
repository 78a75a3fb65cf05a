import type { JsonObject } from './json';

/** A function that the model may ask for. */
export interface Tool {
  /** Begins with a letter; letters, digits, `_` and `-` follow (Moonshot refuses any other). */
  readonly name: string;
  readonly description: string;
  /** The JSON schema of its arguments, an object's. */
  readonly parameters: JsonObject;
}

/** The model's wish that a function be called. */
export interface ToolCall {
  /** As the server gave it, to be sent back unchanged with the result. */
  readonly id: string;
  readonly name: string;
  /** As the model wrote them: JSON, as a rule. */
  readonly arguments: string;
}
