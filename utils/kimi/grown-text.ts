/** A text that grows by small pieces, and is hardly ever asked for: it is put together only then. */
export class GrownText {
  #pieces: string[] = [];
  /** In characters. */
  length = 0;

  add(piece: string): void {
    this.#pieces.push(piece);
    this.length += piece.length;
  }

  text(): string {
    if (this.#pieces.length > 1) this.#pieces = [this.#pieces.join('')];
    return this.#pieces[0] ?? '';
  }
}
