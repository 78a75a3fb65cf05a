/**
 * An answer that a hostile page may talk a model into. Anything in it that runs sets the global `owned`, and anything
 * that loads comes from `evil.example`.
 */
export interface HostileAnswer {
  /** The attack, in one sentence. */
  readonly tries: string;
  readonly text: string;
}
