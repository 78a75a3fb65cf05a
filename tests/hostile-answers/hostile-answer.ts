/**
 * An answer as a hostile page may talk a model into it. Whatever it manages to run sets the global `owned`,
 * whatever it manages to load comes from `evil.example`.
 */
export interface HostileAnswer {
  /** The attack, in one sentence. */
  readonly tries: string;
  readonly text: string;
}
