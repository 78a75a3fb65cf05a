/** The passphrase was not entered yet, or a time of rest has locked what is stored. Nothing was read or written. */
export class Locked extends Error {
  override readonly name = 'Locked';
}
